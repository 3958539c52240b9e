"""What the trainee sees afterwards: `summarise(events) -> Debrief`. Codes and quotes only, never sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from roleplay.engine.events import Event


@dataclass(frozen=True)
class CurvePoint:
    """Feelings after a turn (turn 0: at the start) and the acts of that turn."""

    turn: int
    anger: float
    heard: float
    acts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Turning:
    """A turn where it turned: `direction` better or worse, by `change` (of anger down and heard up)."""

    turn: int
    direction: str
    change: float
    acts: tuple[str, ...]
    quote: str


@dataclass(frozen=True)
class Remark:
    """A strength or a change: the quote, its effect per variable, the act, the principle, and another act to try."""

    turn: int
    sentence: int
    quote: str
    act: str
    effect: Mapping[str, float]
    principle: str
    alternative: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class CheckResult:
    """One yes/no check: `passed`, and the turns it quotes."""

    code: str
    passed: bool
    turns: tuple[int, ...] = ()
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True)
class CriterionResult:
    """One criterion: share of its applicable checks passed, 0..1; without applicable checks it is left out."""

    code: str
    share: float
    checks: tuple[CheckResult, ...]


@dataclass(frozen=True)
class NeedResult:
    """One need at the end: `status` is met, missed or over_promised; the turn and quote that met it."""

    id: str
    label: str
    status: str
    required: bool = True
    turn: int | None = None
    quote: str = ""


@dataclass(frozen=True)
class NotRated:
    """A sentence the reader was not sure of, or that talks about the exercise."""

    turn: int
    sentence: int
    quote: str
    act: str = "other"


@dataclass(frozen=True)
class Debrief:
    """The whole debrief. `score` 0..100, None when the talk is not scored (stopped, acute distress, unfinished).

    parts: process, outcome, conduct, each 0..1 · notes: codes.Derived of the whole talk · turns: how many.
    """

    outcome: str | None
    justified: bool | None
    score: int | None
    parts: Mapping[str, float]
    turns: int
    curve: tuple[CurvePoint, ...]
    turning_points: tuple[Turning, ...]
    strength: Remark | None
    changes: tuple[Remark, ...]
    criteria: tuple[CriterionResult, ...]
    needs: tuple[NeedResult, ...]
    facts_told: tuple[str, ...]
    not_rated: tuple[NotRated, ...]

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def summarise(events: Iterable[Event]) -> Debrief:
    """The debrief of a talk from its events; deterministic."""
    raise NotImplementedError
