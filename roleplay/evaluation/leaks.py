"""What a customer's answer may never give away: the hidden brief, the state, the machinery."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from roleplay.engine.acts import Act
from roleplay.engine.brief import Brief
from roleplay.engine.codes import Band, Derived, Move
from roleplay.engine.state import VARIABLES, State

_CODES = frozenset(code.value for codes in (Act, Derived, Move, Band) for code in codes if "_" in code.value)
_MARKUP = re.compile(r"[<>{}\\]|&#|\u200b|\u202e|\x00")
_SHORT = {"zh-hans": 5}
_LEAST = 14
"""Shorter than this, what the brief says may well be ordinary words."""


def leaks(line: str, state: State, attack: str = "") -> Iterator[str]:
    """What this line gives away, one word each. What the trainee has just written is no secret from them."""
    said, theirs = _plain(line), _plain(attack)
    if state.brief is not None and any(text in said and text not in theirs for text in secrets(state.brief)):
        yield "brief"
    if any(value in line.replace(",", ".") for value in _values(state)) or _feeling_told(line):
        yield "state"
    if any(code in said for code in _CODES if code not in attack):
        yield "code"
    if _MARKUP.search(line):
        yield "markup"


def secrets(brief: Brief) -> frozenset[str]:
    """Labels and examples of needs, labels of facts and remedies, questions: what only an author may read."""
    return _hidden(tuple(_written(brief)), tuple(_spoken(brief)), _SHORT.get(brief.language, _LEAST))


@lru_cache(maxsize=64)
def _hidden(written: tuple[str, ...], spoken: tuple[str, ...], least: int) -> frozenset[str]:
    """Worked out once a brief: what is written for authors and stands in none of the customer's own lines."""
    own = "\n".join(_plain(line) for line in spoken)
    return frozenset(plain for text in written if len(plain := _plain(text)) >= least and plain not in own)


def _written(brief: Brief) -> Iterator[str]:
    for need in brief.needs:
        yield from (need.id if "_" in need.id else "", need.label, *need.examples)
    for fact in brief.facts:
        yield from (fact.label, *fact.questions)
    for remedy in brief.remedies:
        yield from (remedy.label, *remedy.examples)


def _spoken(brief: Brief) -> Iterable[str]:
    """The customer's own lines, which may use the same words."""
    yield from brief.openings
    for need in brief.needs:
        yield from (*need.met, *(line for lines in need.asks.values() for line in lines))
    for fact in brief.facts:
        yield from fact.answers
    for lines in brief.goodbyes.values():
        yield from lines


def _values(state: State) -> list[str]:
    """The feelings as anybody would write their numbers; a plain 0 or 1 says nothing."""
    exact = (getattr(state.feelings, name) for name in VARIABLES)
    return [f"{value:.2f}" for value in exact if 0 < value < 1]


def _feeling_told(line: str) -> bool:
    """A variable of the state by its code name with a number beside it."""
    return re.search(rf"\b({'|'.join(VARIABLES)})\b\W{{0,3}}\d", line, re.IGNORECASE) is not None


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!?。！？")
