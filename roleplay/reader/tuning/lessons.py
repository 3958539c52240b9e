"""What the encoder learns from: sentences with their acts, sentences of distress, pairs of replies; never the held-out ones."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from roleplay.reader import corpus
from roleplay.reader.corpus import HELD_OUT, Pair, Row

T = TypeVar("T")

ACTS, DISTRESS, PAIRS = 48, 12, 10
"""Rows of one step. Sentences of distress are often whole messages, pairs always are: they cost more."""

SORTED_OVER = 8
"""Rows of so many steps are sorted by length together, so that little is padding."""


TARGETS, EXAMPLES, STRANGERS = 12, 4, 12
"""A step of topics: so many needs and facts of one scenario, so many wordings of each, and sentences about none of them."""


@dataclass(frozen=True)
class Topic:
    """One wording of a need or fact. Wordings of one `target` of one `scenario` mean the same, in whatever language."""

    scenario: str
    target: str
    text: str


@dataclass(frozen=True)
class Step:
    """What one step of learning sees; pairs are long, so they come in one step of three, topics in the others."""

    acts: Sequence[Row]
    distress: Sequence[Row] = ()
    pairs: Sequence[Pair] = ()
    topics: Sequence[Topic] = ()


@dataclass(frozen=True)
class Lessons:
    """All that may be learnt from."""

    acts: Sequence[Row]
    distress: Sequence[Row]
    pairs: Sequence[Pair]
    topics: Sequence[Topic] = ()

    @classmethod
    def of_the_corpus(cls, topics: Sequence[Topic] = ()) -> Lessons:
        """The corpus files without their held-out fifth, and the scenarios' examples. Raises BadCorpus."""
        return cls(
            [row for row in corpus.training_rows() if row.fold != HELD_OUT],
            [row for row in corpus.distress_rows() if row.fold != HELD_OUT],
            [pair for pair in corpus.pairs() if pair.fold != HELD_OUT],
            topics,
        )

    def steps(self, epochs: float, seed: int, *, with_topics: bool = True) -> list[Step]:
        """The whole course, shuffled by `seed`: each sentence of an act once an epoch."""
        chance = random.Random(seed)
        worries, pairs = _endless(_even(self.distress), chance), _endless(self.pairs, chance)
        batches = [rows for _ in range(math.ceil(epochs)) for rows in _batches(self.acts, chance)]
        found: list[Step] = []
        for rows in batches[: round(len(batches) * epochs / math.ceil(epochs))]:
            found.append(
                Step(
                    rows,
                    [next(worries) for _ in range(DISTRESS) if self.distress],
                    [next(pairs) for _ in range(PAIRS)] if self.pairs and len(found) % 3 == 0 else [],
                    self._topics(chance) if with_topics and self.topics and len(found) % 3 else [],
                )
            )
        return found

    def _topics(self, chance: random.Random) -> list[Topic]:
        """Some targets of one scenario in several wordings, and sentences that are about none of them."""
        scenario = chance.choice(sorted({topic.scenario for topic in self.topics}))
        wordings: dict[str, list[Topic]] = {}
        for topic in self.topics:
            if topic.scenario == scenario:
                wordings.setdefault(topic.target, []).append(topic)
        targets = chance.sample(sorted(wordings), min(TARGETS, len(wordings)))
        strangers = chance.sample(self.acts, STRANGERS)
        return [
            *(
                one
                for name in targets
                for one in chance.sample(wordings[name], min(EXAMPLES, len(wordings[name])))
            ),
            *(Topic("", f"{row.label}/{row.meaning}/{row.language}", row.text) for row in strangers),
        ]


def _batches(rows: Sequence[Row], chance: random.Random) -> list[list[Row]]:
    """Every row once, in batches of rows of about one length, in a random order."""
    shuffled = chance.sample(rows, len(rows))
    found = []
    for start in range(0, len(shuffled), ACTS * SORTED_OVER):
        part = sorted(shuffled[start : start + ACTS * SORTED_OVER], key=lambda row: len(row.text))
        found += [part[at : at + ACTS] for at in range(0, len(part), ACTS)]
    return chance.sample(found, len(found))


def _even(rows: Sequence[Row]) -> list[Row]:
    """Distress as often as what only looks like it: its rows are fewer, so each comes more often."""
    grave = [row for row in rows if row.label != "none"]
    return [*rows, *grave[: max(0, len(rows) - 2 * len(grave))]]


def _endless(items: Sequence[T], chance: random.Random) -> Iterator[T]:
    while items:
        yield from chance.sample(items, len(items))
