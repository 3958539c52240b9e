"""From the sum of all effects of a message to the feelings after it: what goes on, caps, drift, drain, floor and ceiling."""

from __future__ import annotations

from collections.abc import Iterator

from roleplay.engine.dynamics import numbers
from roleplay.engine.persona import Persona
from roleplay.engine.state import VARIABLES, Feelings

_TURN = numbers("turn")
_ANGER, _AROUSAL, _HEARD, _TRUST, _HOPE, _PATIENCE = range(6)


def pushed(total: list[float], previous: Feelings, persona: Persona) -> list[float]:
    """The sum, part of the last push going on, and no more than the caps of one turn."""
    share = _TURN["inertia_share"] * persona.inertia
    going_on = (
        change + share * getattr(previous, name) for change, name in zip(total, VARIABLES, strict=True)
    )
    return [_capped(at, change) for at, change in enumerate(going_on)]


def _capped(at: int, change: float) -> float:
    cap = _TURN["cap_bad"] if is_bad(at, change) else _TURN["cap_good"]
    return max(-cap, min(cap, change))


def settled(raw: list[float], persona: Persona, share: float) -> Iterator[float]:
    """Drift of arousal, the turn's drain on patience, the floor under anger, the ceiling over hope."""
    values = [unit(value) for value in raw]
    gap = values[_ANGER] - values[_AROUSAL]
    values[_AROUSAL] += gap * (_TURN["cool_down"] if gap < 0 else _TURN["warm_up"])
    values[_PATIENCE] -= persona.drain * (1 + values[_AROUSAL])
    values[_ANGER] = max(values[_ANGER], persona.anger_floor * (1 - share))
    if share < 1:
        values[_HOPE] = min(values[_HOPE], _TURN["hope_cap"] + _TURN["hope_cap_share"] * share)
    return (unit(value) for value in values)


def is_bad(at: int, change: float) -> bool:
    """Anger and arousal are bad to raise, the rest bad to lower."""
    return change > 0 if at <= _AROUSAL else change < 0


def unit(value: float) -> float:
    return 0.0 if value < 0 else 1.0 if value > 1 else value
