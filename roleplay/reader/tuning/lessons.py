"""What the encoder learns from: sentences with their acts, sentences of distress, pairs of replies; never the held-out ones."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from roleplay.reader import corpus
from roleplay.reader.corpus import HELD_OUT, Pair, Row
from roleplay.reader.tuning import sloppy

T = TypeVar("T")

ACTS, DISTRESS, PAIRS = 48, 16, 10
"""Rows of one step. Sentences of distress are often whole messages, pairs always are: they cost more."""

SORTED_OVER = 8
"""Rows of so many steps are sorted by length together, so that little is padding."""


TARGETS, EXAMPLES, STRANGERS = 10, 4, 8
"""A step of topics: so many needs and facts of one scenario, so many wordings of each; and so many near misses, and so many
sentences of anything, that are about none of them."""

NEAR_MISS = "none"

GREETED = 0.3
"""In so many pairs both replies begin with the same greeting: to name oneself makes an answer neither better nor worse."""


@dataclass(frozen=True)
class Topic:
    """One wording of a need or fact. Wordings of one `target` of one `scenario` mean the same, in whatever language;
    those of the target `none` only sound like some of them, and mean nothing in common."""

    scenario: str
    target: str
    text: str


@dataclass(frozen=True)
class Step:
    """What one step of learning sees; pairs are long, so they come in one step of three."""

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

    def steps(self, epochs: float, seed: int) -> list[Step]:
        """The whole course, shuffled by `seed`: each sentence of an act once an epoch, a quarter of them sloppily typed."""
        chance = random.Random(seed)
        worries, pairs = _endless(_even(self.distress), chance), _endless(self.pairs, chance)
        greetings = self._greetings()
        batches = [rows for _ in range(math.ceil(epochs)) for rows in _batches(self.acts, chance)]
        found: list[Step] = []
        for rows in batches[: round(len(batches) * epochs / math.ceil(epochs))]:
            found.append(
                Step(
                    [_typed(row, chance) for row in rows],
                    [_typed(next(worries), chance) for _ in range(DISTRESS) if self.distress],
                    [_greeted(next(pairs), greetings, chance) for _ in range(PAIRS)]
                    if self.pairs and len(found) % 3 == 0
                    else [],
                    self._topics(chance) if self.topics else [],
                )
            )
        return found

    def _greetings(self) -> Mapping[str, Sequence[str]]:
        """What is said in greeting, in each language."""
        found: dict[str, list[str]] = {}
        for row in self.acts:
            if row.label == "greet":
                found.setdefault(row.language, []).append(row.text)
        return found

    def _topics(self, chance: random.Random) -> list[Topic]:
        """Some targets of one scenario in several wordings, and sentences that are about none of them."""
        scenario = chance.choice(sorted({topic.scenario for topic in self.topics}))
        wordings: dict[str, list[Topic]] = {}
        for topic in self.topics:
            if topic.scenario == scenario:
                wordings.setdefault(topic.target, []).append(topic)
        misses = wordings.pop(NEAR_MISS, [])
        targets = chance.sample(sorted(wordings), min(TARGETS, len(wordings)))
        told = [one for name in targets for one in _several(wordings[name], EXAMPLES, chance)]
        near = [replace(one, target=one.text) for one in _several(misses, STRANGERS, chance)]
        far = [Topic("", row.text, row.text) for row in chance.sample(self.acts, STRANGERS)]
        return [replace(one, text=sloppy.perhaps(one.text, chance)) for one in (*told, *near, *far)]


def _greeted(pair: Pair, greetings: Mapping[str, Sequence[str]], chance: random.Random) -> Pair:
    if chance.random() >= GREETED:
        return pair
    greeting = chance.choice(greetings[pair.language])
    return replace(pair, better=f"{greeting} {pair.better}", worse=f"{greeting} {pair.worse}")


def _several(topics: Sequence[Topic], most: int, chance: random.Random) -> list[Topic]:
    return chance.sample(topics, min(most, len(topics)))


def _typed(row: Row, chance: random.Random) -> Row:
    return replace(row, text=sloppy.perhaps(row.text, chance))


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
