"""The authored lines of one language, and the cells a line may come from, nearest first."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from roleplay.engine.acts import Act
from roleplay.engine.codes import Band, Derived
from roleplay.engine.dynamics import DATA

Bank = Mapping[str, Any]
GROUPS: Mapping[str, str] = {
    Band.FURIOUS: "hot",
    Band.ANGRY: "hot",
    Band.FRUSTRATED: "cool",
    Band.WARY: "cool",
    Band.RESIGNED: "resigned",
    Band.CALMING: "warm",
    Band.SATISFIED: "warm",
}
# Where a line may be borrowed from when a mood has none left; never a warm line for a hot customer or the reverse.
_NEAR: Mapping[str, tuple[str, ...]] = {
    "hot": ("hot", "cool"),
    "cool": ("cool", "resigned", "hot"),
    "resigned": ("resigned", "cool"),
    "warm": ("warm", "cool"),
}
# The act behind a reaction, for a bank without lines of its own for it.
_PLAIN: Mapping[str, str] = {
    Derived.WORN_EMPATHY: Act.ACKNOWLEDGE,
    Derived.REPEAT_APOLOGY: Act.APOLOGISE,
    Derived.EXCUSE: Act.EXPLAIN_CAUSE,
    Derived.PROVOKED_BOUNDARY: Act.BOUNDARY,
    Derived.UNPROVOKED_BOUNDARY: Act.BOUNDARY,
    Derived.INSTRUCT_WHILE_HOT: Act.INSTRUCT,
    Derived.EARLY_SOLUTION: Act.SOLVE,
    Derived.RELATIONAL_OVERLOAD: Act.ACKNOWLEDGE,
    Derived.EARLY_CLOSE: Act.CLOSE,
    Derived.REASKED: Act.ASK,
    Derived.BROKEN_PROMISE: Act.DECLINE,
}


@cache
def bank(language: str) -> Bank:
    """The bank of one language; empty when the language has none (the brief's own lines remain)."""
    path = DATA / "lines" / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def reactions(bank: Bank, reaction: str, band: str, heard: str) -> Iterator[tuple[str, ...]]:
    """Lines that answer an act as it was taken, nearest cell first; then lines that answer the act itself, then
    lines that answer anything in that mood."""
    for name in dict.fromkeys((reaction, _PLAIN.get(reaction, reaction), "other")):
        yield from _tiers(bank.get("react", {}).get(name, {}), band, heard)


def moves(bank: Bank, move: str, band: str, heard: str) -> Iterator[tuple[str, ...]]:
    """Lines for a step of the customer, nearest cell first."""
    cells = bank.get("move", {}).get(move, {})
    yield from _tiers(cells, band, heard)
    yield tuple(line for cell in cells.values() for line in _lines(cell, heard))


def own(lines: Mapping[str, tuple[str, ...]], band: str) -> Iterator[tuple[str, ...]]:
    """A brief's lines by band group, nearest group first."""
    for group in _NEAR[GROUPS[band]]:
        yield tuple(lines.get(group, ()))
    yield tuple(line for group in lines.values() for line in group)


def abuse(bank: Bank, level: int) -> tuple[str, ...]:
    """Lines of one abuse level, 1..3."""
    return tuple(bank.get("abuse", {}).get(str(level), ()))


def tics(bank: Bank, names: tuple[str, ...]) -> tuple[str, ...]:
    """Short openers of a persona."""
    cells = (bank.get("tic", {}).get(name, {}) for name in names)
    return tuple(line for cell in cells for line in _lines(cell, "low"))


def _tiers(cells: Mapping[str, Any], band: str, heard: str) -> Iterator[tuple[str, ...]]:
    group = GROUPS[band]
    yield _lines(cells.get(band, {}), heard) + _lines(cells.get(group, {}), heard)
    for near in _NEAR[group][1:]:
        yield _lines(cells.get(near, {}), heard)


def _lines(cell: Any, heard: str) -> tuple[str, ...]:
    """A cell is {any, low, high} or a plain list."""
    if isinstance(cell, Mapping):
        return tuple(cell.get("any", ())) + tuple(cell.get(heard, ()))
    return tuple(cell)
