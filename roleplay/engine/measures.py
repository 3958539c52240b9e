"""What can be measured on the customer's words alone: repetition (B4), point and ledger (B5), role (B6).

Every function is pure and takes what a talk leaves behind: lines, or its events. The bars stand in the design
("Bars"): exact repeats 0, near-duplicates at most 2%, to the point at least 95%, contradictions 0, out of role 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from roleplay.engine.bank import bank
from roleplay.engine.brief import Brief
from roleplay.engine.codes import Move
from roleplay.engine.events import Event, Kind
from roleplay.engine.ledger import open_needs
from roleplay.engine.state import Ledger, State, fold

NEAR = 0.8  # Jaccard similarity from which two lines of one talk are near-duplicates; a designer's choice
_WORDS = re.compile(r"\w+")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_STAGE = re.compile(r"\*[^*]+\*|\((?:[a-z]+s|sighs?|crying)\)|（[^）]*）|\[[^\]]*\]")
_QUOTE = re.compile(r"[“„«][^”“»]*[”“»]")
_FOREIGN: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(r"[\u0400-\u04ff\u3400-\u9fff]"),
    "bg": re.compile(r"[\u3400-\u9fff]|[A-Za-z]{4,} [A-Za-z]{2,}"),
    "zh-hans": re.compile(r"[\u0400-\u04ff]|[A-Za-z]{4,} [A-Za-z]{2,}"),
}


@dataclass(frozen=True)
class Spoken:
    """One reply, with the ledger before the message it answers and the talk's state after it."""

    reply: Mapping[str, Any]
    before: Ledger
    after: State

    @property
    def brief(self) -> Brief:
        """Raises ValueError for a reply outside any talk."""
        if self.after.brief is None:
            raise ValueError("a reply of a talk that was never opened")
        return self.after.brief

    @property
    def pieces(self) -> frozenset[str]:
        """The authored lines it was made from."""
        return frozenset(self.reply["pieces"])


def spoken(events: Iterable[Event]) -> Iterator[Spoken]:
    """The customer's answers in a talk, in order; the opening answers nothing and is left out."""
    state, before = State.new(), Ledger()
    for event in events:
        if event.kind == Kind.SAID:
            before = state.ledger
        state = fold(state, event)
        if event.kind == Kind.REPLIED and event.payload["turn"]:
            yield Spoken(event.payload, before, state)


def likeness(one: str, other: str) -> float:
    """0..1: the Jaccard index of word pairs, or of character pairs where a line is Chinese; 1 for equal lines."""
    first, second = _pairs(one), _pairs(other)
    return len(first & second) / len(first | second) if first | second else float(one == other)


def repeats(lines: Sequence[str]) -> int:
    """How many lines of one talk were said before in it, word for word."""
    return len(lines) - len(set(lines))


def near_duplicates(lines: Sequence[str]) -> list[tuple[str, str]]:
    """(line, earlier line) of one talk wherever the likeness reaches NEAR without being an exact repeat; one a line."""
    found = (
        (line, next((old for old in lines[:at] if old != line and likeness(line, old) >= NEAR), None))
        for at, line in enumerate(lines)
    )
    return [(line, old) for line, old in found if old is not None]


def to_the_point(said: Spoken) -> bool:
    """Whether the reply is made of words written for the act it answers, for a need that is open or just met, for a
    fact just asked for, or for how the talk ends. A line for "anything" (`other`) only counts where nothing was said."""
    reply, brief = said.reply, said.brief
    words = bank(brief.language, brief.persona.temper)
    cells = [_written(words, "react", reply["reaction"])]
    if reply["move"] != Move.NONE:
        cells += [_written(words, "move", reply["move"]), frozenset(brief.goodbyes.get(reply["move"], ()))]
    needs = [need for need in brief.needs if need.id not in said.before.met]
    cells += [frozenset((*need.met, *_asks(need.asks))) for need in needs]
    cells += [frozenset(fact.answers) for fact in brief.facts if fact.id in said.after.ledger.told]
    return any(said.pieces & cell for cell in cells)


def contradictions(said: Spoken) -> tuple[str, ...]:
    """Codes of what the reply says against the ledger: `asks:<need>` that is met, `accepts:<need>` that is open,
    `tells:<fact>` nobody asked for, `again:<fact>` told before and told as if it were new, `settled` with needs open."""
    found, ledger, brief = list[str](), said.after.ledger, said.brief
    for need in brief.needs:
        if need.id in ledger.met and said.pieces & set(_asks(need.asks)):
            found.append(f"asks:{need.id}")
        if need.id not in ledger.met and said.pieces & set(need.met):
            found.append(f"accepts:{need.id}")
    found += _untold(said) + _told_again(said)
    if open_needs(brief, ledger.met) and said.pieces & _settled(brief):
        found.append("settled")
    return tuple(found)


def out_of_role(line: str, language: str, patterns: Iterable[re.Pattern[str]] = ()) -> tuple[str, ...]:
    """Codes of what no customer would say: `silent`, `slot` (unfilled), `stage` (a stage direction), `language` (another
    script), and `words` for any of `patterns` (coaching, talk of a simulation, an agent's phrases; data, not code).
    What is quoted from the trainee does not count."""
    own = _QUOTE.sub(" ", line)
    checks = {
        "silent": not line.strip("…. "),
        "slot": bool(re.search(r"[{}]", line)),
        "stage": bool(_STAGE.search(own)),
        "language": bool(_FOREIGN[language].search(own)) if language in _FOREIGN else False,
        "words": any(pattern.search(own) for pattern in patterns),
    }
    return tuple(code for code, wrong in checks.items() if wrong)


def _pairs(line: str) -> frozenset[str]:
    """Neighbouring words, or neighbouring characters of Chinese; of a line of one word, the word."""
    parts = _CHINESE.findall(line) if _CHINESE.search(line) else _WORDS.findall(line.casefold())
    return frozenset(f"{one} {two}" for one, two in pairwise(parts)) or frozenset(parts)


def _written(words: Mapping[str, Any], kind: str, name: str) -> frozenset[str]:
    """All lines of one act or move, in any mood, the temper's own and the common ones."""
    books = (words.get("overlay", {}), words)
    return frozenset(line for book in books for line in _flat(book.get(kind, {}).get(name, {})))


def _flat(cell: Any) -> Iterator[str]:
    if isinstance(cell, str):
        yield cell
        return
    for inner in cell.values() if isinstance(cell, Mapping) else cell:
        yield from _flat(inner)


def _asks(asks: Mapping[str, Sequence[str]]) -> Iterator[str]:
    return (line for lines in asks.values() for line in lines)


def _untold(said: Spoken) -> list[str]:
    told = set(said.after.ledger.told)
    return [
        f"tells:{fact.id}"
        for fact in said.brief.facts
        if fact.id not in told and said.pieces & set(fact.answers)
    ]


def _told_again(said: Spoken) -> list[str]:
    """A fact told once more is announced as such by the reaction `reasked`."""
    if said.reply["reaction"] == "reasked":
        return []
    told = [fact for fact in said.brief.facts if fact.id in said.before.told]
    return [f"again:{fact.id}" for fact in told if said.pieces & set(fact.answers)]


def _settled(brief: Brief) -> frozenset[str]:
    """Lines that say all is settled: those of the cells a customer only reaches with nothing open."""
    words = bank(brief.language, brief.persona.temper)
    closing = (Move.SATISFIED_CLOSE, Move.COLD_CLOSE)
    cells = [_written(words, "move", move.value) for move in closing]
    reactions = [
        cell for book in (words, words.get("overlay", {})) for cell in book.get("react", {}).values()
    ]
    return frozenset().union(*cells, *(frozenset(_flat(cell.get("satisfied", ()))) for cell in reactions))
