"""The evaluation's own files: tab-separated, a header, one row a line. Whatever is wrong is named with file and line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from roleplay.reader.words import DATA

OWN = DATA / "evaluation"


class BadData(ValueError):  # noqa: N818 - the name says what happened
    """A data file of the evaluation that cannot be used; the message names the file and the place in it."""


def table(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """(line number, cells) of every row; blank lines are passed over. Raises BadData."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadData(f"{path.name} cannot be read: {error}") from error
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if len(cells) != len(columns):
            raise BadData(
                f"{path.name} line {number}: expected {', '.join(columns)}, found {len(cells)} cells"
            )
        yield number, cells
