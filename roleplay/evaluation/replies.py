"""B1: is the better of two replies rated higher, by the state the customer is in after it?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from roleplay.evaluation.figures import Bar, Figure, Section, Table, at_least, share, shown
from roleplay.reader import batch
from roleplay.reader.corpus import Pair

ALL, EACH, HARD = at_least(0.90), at_least(0.87), at_least(0.80)
WORST = 12
Rate = Callable[[str, str, str], float]
"""reply, what the customer said, language -> value 0..1."""

Rated = tuple[Pair, float, float]


def measure(pairs: Iterable[Pair], rate: Rate = batch.rate) -> Section:
    """Share of pairs with the better reply rated higher; a tie counts half."""
    found = [
        (
            pair,
            rate(pair.better, pair.customer, pair.language),
            rate(pair.worse, pair.customer, pair.language),
        )
        for pair in pairs
    ]
    languages = list(dict.fromkeys(pair.language for pair, _, _ in found))
    hard = [item for item in found if item[0].hard]
    return Section(
        "B1",
        "Better of two replies picked, on pairs never trained on",
        [
            _figure("all languages", found, ALL),
            *(_figure(code, _of(found, code), EACH) for code in languages),
            _figure("hard pairs", hard, HARD),
        ],
        [_by_hardness(found, languages), _worst(found)],
        [f"Ties, counted half: {sum(better == worse for _, better, worse in found)}"],
    )


def won(better: float, worse: float) -> float:
    """1 where the better one is rated higher, 0 where the worse one is, half for a tie."""
    return 0.5 if better == worse else float(better > worse)


def _figure(name: str, found: Sequence[Rated], bar: Bar | None = None) -> Figure:
    return share(name, sum(won(better, worse) for _, better, worse in found), len(found), bar)


def _of(found: Sequence[Rated], language: str) -> list[Rated]:
    return [item for item in found if item[0].language == language]


def _by_hardness(found: Sequence[Rated], languages: Sequence[str]) -> Table:
    rows = []
    for code in languages:
        split = [[item for item in _of(found, code) if item[0].hard is hard] for hard in (False, True)]
        rows.append([code, *(f"{shown(_figure('', part).value)} of {len(part)}" for part in split)])
    return Table("Plain and hard pairs", ("language", "plain", "hard"), rows)


def _worst(found: Sequence[Rated]) -> Table:
    """The pairs that went wrong furthest."""
    wrong = sorted((item for item in found if item[2] > item[1]), key=lambda item: item[1] - item[2])
    rows = [
        [pair.language, f"{better - worse:.3f}", pair.better, pair.worse]
        for pair, better, worse in wrong[:WORST]
    ]
    return Table("Picked wrongly, furthest first", ("language", "by", "better", "worse"), rows)
