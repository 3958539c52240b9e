"""What every measure gives: figures beside their bars, tables of detail, remarks. Nothing is hidden when it is missed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

REACHED, MISSED, UNMEASURED = "reached", "MISSED", "not measured"
_NEARLY = 1e-9


@dataclass(frozen=True)
class Bar:
    """What a figure must reach: at least `limit`, or at most when `ceiling`."""

    limit: float
    ceiling: bool = False

    def holds(self, value: float) -> bool:
        return value <= self.limit + _NEARLY if self.ceiling else value >= self.limit - _NEARLY


def at_least(limit: float) -> Bar:
    return Bar(limit)


def at_most(limit: float) -> Bar:
    return Bar(limit, ceiling=True)


@dataclass(frozen=True)
class Figure:
    """One measured value. `of`: what it was counted over; None as value: there was nothing to measure.

    A share is 0..1; a whole number (`count`) is printed without decimals.
    """

    name: str
    value: float | None
    bar: Bar | None = None
    of: int | None = None
    count: bool = False

    @property
    def verdict(self) -> str:
        """Reached, missed or not measured; empty without a bar."""
        if self.bar is None:
            return ""
        if self.value is None:
            return UNMEASURED
        return REACHED if self.bar.holds(self.value) else MISSED


@dataclass(frozen=True)
class Table:
    """Detail behind the figures, every cell as text."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Section:
    """One bar of the design, measured. `remarks`: one line each, such as the worst confusions."""

    bar: str
    title: str
    figures: Sequence[Figure] = field(default_factory=tuple)
    tables: Sequence[Table] = field(default_factory=tuple)
    remarks: Sequence[str] = field(default_factory=tuple)

    @property
    def missed(self) -> tuple[Figure, ...]:
        return tuple(figure for figure in self.figures if figure.verdict == MISSED)


def share(name: str, right: float, of: int, bar: Bar | None = None) -> Figure:
    """`right` of `of`; nothing measured where `of` is 0."""
    return Figure(name, right / of if of else None, bar, of)


def number(name: str, value: int, of: int, bar: Bar | None = None) -> Figure:
    """A plain count among `of`; nothing measured where `of` is 0."""
    return Figure(name, float(value) if of else None, bar, of, count=True)


def shown(value: float | None, *, count: bool = False) -> str:
    """A value as people read it: three decimals, or a whole number, or a dash."""
    if value is None:
        return "–"
    return f"{value:.0f}" if count else f"{value:.3f}"
