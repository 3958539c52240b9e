"""One line of the customer under the eye: does it answer, does it keep to the ledger, does it stay in its role?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from roleplay.engine.bank import bank
from roleplay.engine.brief import Brief
from roleplay.engine.codes import Move
from roleplay.engine.events import Event, Kind
from roleplay.engine.state import Ledger, State, fold
from roleplay.evaluation.leaks import leaks
from roleplay.evaluation.rows import OWN

ALIKE = 0.85
_LETTERS = {
    "en": re.compile(r"[A-Za-z]"),
    "bg": re.compile(r"[\u0400-\u04ff]"),
    "zh-hans": re.compile(r"[\u3400-\u9fff]"),
}
_ANY_LETTER = re.compile(r"[^\W\d_]")
_QUOTED = re.compile(r"[“„\"«「][^”“\"»」]*[”“\"»」]")
_ANSWERLESS = frozenset({Move.NONE.value, Move.SILENCE_BREAK.value})


@dataclass(frozen=True)
class Line:
    """One reply of a talk. `heard`: acts read, and what they were taken for, in the message it answers · `state`:
    the talk right after it · `before`: the ledger before that message."""

    text: str
    payload: Mapping[str, Any]
    heard: frozenset[str]
    state: State
    before: Ledger

    @property
    def brief(self) -> Brief:
        if self.state.brief is None:
            raise ValueError("a line without a talk")
        return self.state.brief


def lines(events: Sequence[Event]) -> Iterator[Line]:
    """The customer's replies to messages, in order; the opening answers nothing."""
    state, before, heard = State.new(), Ledger(), frozenset[str]()
    for event in events:
        if event.kind == Kind.SAID:
            before, heard = state.ledger, frozenset()
        state = fold(state, event)
        if event.kind == Kind.READ:
            heard |= {use["act"] for sentence in event.payload["sentences"] for use in sentence["acts"]}
        elif event.kind == Kind.FELT:
            heard |= set(event.payload["notes"])
        elif event.kind == Kind.REPLIED and event.payload["turn"]:
            yield Line(str(event.payload["line"]), event.payload, heard, state, before)


def to_the_point(line: Line) -> bool:
    """Whether its words were written for what was just heard, for an open need, for a fact or need that has just come
    to the ledger, or for how the talk ends; judged by the authored pieces, not by what the plan says of itself."""
    pieces = set(line.payload["pieces"])
    return any(pieces & set(group) for group in _apt(line))


def contradicts(line: Line) -> bool:
    """Whether it asks for what the customer has, thanks for what they do not have, or tells a fact untold."""
    pieces, ledger = set(line.payload["pieces"]), line.state.ledger
    for need in line.brief.needs:
        mine, has = {text for lines in need.asks.values() for text in lines}, need.id in ledger.met
        if pieces & (mine if has else set(need.met)):
            return True
    told = set(ledger.told)
    return any(pieces & set(fact.answers) for fact in line.brief.facts if fact.id not in told)


def out_of_role(line: Line, attack: str = "") -> tuple[str, ...]:
    """Why it is not a customer's line, in codes; empty where it is. The trainee's own words, quoted, are left out."""
    own = _QUOTED.sub(" ", line.text)
    language = line.brief.language
    found = [kind for kind, patterns in _patterns(language).items() if any(p.search(own) for p in patterns)]
    found += leaks(own, line.state, attack)
    if not line.text.strip("… "):
        found.append("silent")
    elif _foreign(own, language):
        found.append("language")
    return tuple(found)


def alike(one: str, other: str) -> bool:
    """Nearly the same wording."""
    matcher = SequenceMatcher(None, one, other)
    return matcher.real_quick_ratio() > ALIKE and matcher.quick_ratio() > ALIKE and matcher.ratio() > ALIKE


def _apt(line: Line) -> Iterator[Sequence[str]]:
    """Groups of authored lines, any of which would be to the point here."""
    payload, brief, ledger = line.payload, line.brief, line.state.ledger
    words = bank(brief.language, brief.persona.temper)
    for book in (words, words.get("overlay", {})):
        for name in line.heard:
            yield _all(book.get("react", {}).get(name, {}))
        if payload["move"] not in _ANSWERLESS:
            yield _all(book.get("move", {}).get(payload["move"], {}))
    for need in brief.needs:
        if need.id not in ledger.met:
            yield [text for lines in need.asks.values() for text in lines]
        elif need.id not in line.before.met:
            yield need.met
    for fact in brief.facts:
        if fact.id in ledger.told:
            yield fact.answers
    yield tuple(brief.goodbyes.get(payload["move"], ()))


def _all(cells: Any) -> tuple[str, ...]:
    """Every line anywhere in this part of a bank."""
    if isinstance(cells, str):
        return (cells,)
    inner = cells.values() if isinstance(cells, Mapping) else cells
    return tuple(text for cell in inner for text in _all(cell))


def _foreign(text: str, language: str) -> bool:
    """Fewer than half of its letters are of its language's script."""
    letters = _ANY_LETTER.findall(text)
    return bool(letters) and len(_LETTERS[language].findall(text)) < 0.5 * len(letters)


@cache
def _patterns(language: str) -> Mapping[str, Sequence[re.Pattern[str]]]:
    kinds = tomllib.loads((OWN / "out-of-role.toml").read_text(encoding="utf-8"))[language]
    return {kind: [re.compile(text, re.IGNORECASE) for text in texts] for kind, texts in kinds.items()}
