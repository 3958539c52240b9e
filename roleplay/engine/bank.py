"""The authored lines of one language, and the cells a line may come from, nearest first."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from roleplay.engine.acts import Act
from roleplay.engine.codes import Band, Derived
from roleplay.engine.dynamics import DATA
from roleplay.engine.persona import ANGRY

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
# In a temper's overlay one cell may serve hot, cool and resigned: such a customer is tense in much the same words.
TENSE = "tense"
# A common line borrowed for a tempered customer is never a furious one: the cool ones stand in for the hot.
_SOFT: Mapping[str, tuple[str, ...]] = {
    "hot": ("cool", "resigned"),
    "cool": ("cool", "resigned"),
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
def bank(language: str, temper: str = ANGRY) -> Bank:
    """The bank of one language; empty when the language has none (the brief's own lines remain). For another temper
    than angry, `overlay` in it holds that temper's lines, which come before the common ones."""
    common, overlay = _read(language), _read(f"{language}.{temper}") if temper != ANGRY else {}
    return {**common, "overlay": overlay} if overlay else common


def reactions(bank: Bank, reaction: str, band: str, heard: str) -> Iterator[tuple[str, ...]]:
    """Lines that answer an act as it was taken, nearest cell first; then lines that answer the act itself, then
    lines that answer anything in that mood."""
    for name in dict.fromkeys((reaction, _PLAIN.get(reaction, reaction), "other")):
        yield from _tiers(bank, ("react", name), band, heard)


def moves(bank: Bank, move: str, band: str, heard: str) -> Iterator[tuple[str, ...]]:
    """Lines for a step of the customer, nearest cell first; at last those of any mood."""
    yield from _tiers(bank, ("move", move), band, heard)
    special, common = _cells(bank.get("overlay", {}), "move", move), _cells(bank, "move", move)
    yield tuple(line for lines in special.values() for line in _lines(lines, heard))
    groups = _NEAR if "overlay" not in bank else _SOFT["hot"] + _SOFT["warm"]
    yield tuple(line for group in groups for line in _lines(common.get(group, {}), heard))


def own(lines: Mapping[str, tuple[str, ...]], band: str) -> Iterator[tuple[str, ...]]:
    """A brief's lines by band group, nearest group first."""
    for group in _NEAR[GROUPS[band]]:
        yield tuple(lines.get(group, ()))
    yield tuple(line for group in lines.values() for line in group)


def abuse(bank: Bank, level: int) -> tuple[str, ...]:
    """Lines of one abuse level, 1..3; a temper may have its own."""
    lines = bank.get("overlay", {}).get("abuse") or bank.get("abuse", {})
    return tuple(lines.get(str(level), ()))


def tics(bank: Bank, names: tuple[str, ...]) -> tuple[str, ...]:
    """Short openers of a persona."""
    cells = (bank.get("tic", {}).get(name, {}) for name in names)
    return tuple(line for cell in cells for line in _lines(cell, "low"))


def cell(bank: Bank, kind: str, name: str, band: str, heard: str) -> tuple[str, ...]:
    """The lines a customer in this mood draws from first, `kind` react or move; empty when nobody wrote them."""
    special = _at(_cells(bank.get("overlay", {}), kind, name), band, heard)
    common = _cells(bank, kind, name)
    soft = _lines(common.get(_SOFT[GROUPS[band]][0], {}), heard)
    return special or (soft if "overlay" in bank else _at(common, band, heard))


def _tiers(bank: Bank, place: tuple[str, str], band: str, heard: str) -> Iterator[tuple[str, ...]]:
    common, group = _cells(bank, *place), GROUPS[band]
    if "overlay" not in bank:
        yield _at(common, band, heard)
        for near in _NEAR[group][1:]:
            yield _lines(common.get(near, {}), heard)
        return
    special = _cells(bank["overlay"], *place)
    yield _at(special, band, heard)
    for near in _SOFT[group]:
        yield _lines(special.get(near, {}), heard)
        yield _lines(common.get(near, {}), heard)


def _cells(bank: Bank, kind: str, name: str) -> Mapping[str, Any]:
    cells: Mapping[str, Any] = bank.get(kind, {}).get(name, {})
    return cells


def _at(cells: Mapping[str, Any], band: str, heard: str) -> tuple[str, ...]:
    """What was written for this band, its group and, in an overlay, for every tense mood at once."""
    names = (band, GROUPS[band], *((TENSE,) if GROUPS[band] != "warm" else ()))
    return tuple(line for name in names for line in _lines(cells.get(name, {}), heard))


@cache
def _read(name: str) -> Bank:
    path = DATA / "lines" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _lines(cell: Any, heard: str) -> tuple[str, ...]:
    """A cell is {any, low, high} or a plain list."""
    if isinstance(cell, Mapping):
        return tuple(cell.get("any", ())) + tuple(cell.get(heard, ()))
    return tuple(cell)
