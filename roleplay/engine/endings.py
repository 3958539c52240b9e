"""When and how a talk ends. The customer's "fine" ends nothing; `check` or `close` after the needs are met does."""

from __future__ import annotations

from dataclasses import dataclass

from roleplay.engine import ledger
from roleplay.engine.acts import Act
from roleplay.engine.codes import Outcome
from roleplay.engine.dynamics import numbers
from roleplay.engine.state import Feelings, State

_ENDS = numbers("ends")
_ABUSE = numbers("abuse")


@dataclass(frozen=True)
class Ending:
    """An end; `justified` only says something for ended_by_agent."""

    outcome: Outcome
    justified: bool | None = None


def too_early(turn: int) -> bool:
    """None but hostility ends a talk before turn 3."""
    return turn < _ENDS["earliest_turn"]


def after_message(state: State, acts: frozenset[Act], *, given: bool) -> Ending | None:
    """The end this message brings, if any; `state` already holds its feelings and ledger. `given`: it met a need or got a
    question answered, and nobody leaves for the manager over that."""
    if Act.HOSTILE in acts and _drives_away(state):
        return Ending(Outcome.HANG_UP)
    if too_early(state.turn):
        return None
    return _when_met(state, acts) if _all_met(state) else _when_open(state, acts, given)


def by_agent(state: State) -> Ending:
    """The end when the trainee ends the talk for good."""
    if _all_met(state):
        return Ending(Outcome.RESOLVED if is_calm(state.feelings) else Outcome.RESOLVED_COLD)
    return _unmet(state)


def closes_early(state: State, acts: frozenset[Act], met: tuple[str, ...]) -> bool:
    """Closing while needs are open, with nothing that would justify it. The customer objects, once."""
    if Act.CLOSE not in acts or state.brief is None or not ledger.open_needs(state.brief, met):
        return False
    return not state.escalated and Act.ESCALATE not in acts and not justified(state)


def warns_of_manager(state: State) -> bool:
    """Whether the customer now threatens, once, to ask for the manager."""
    return (
        state.warned is None and not too_early(state.turn) and not _all_met(state) and _wants_manager(state)
    )


def is_calm(feelings: Feelings) -> bool:
    """The feelings `resolved` asks for."""
    return (
        feelings.anger <= _ENDS["calm_anger"]
        and feelings.heard >= _ENDS["calm_heard"]
        and feelings.trust >= _ENDS["calm_trust"]
    )


def justified(state: State) -> bool:
    """A respectful limit, a warning, and abuse that went on after the warning."""
    needed = int(_ABUSE["limits_needed"])
    return len(state.limits_at) >= needed and any(
        turn >= state.limits_at[needed - 1] for turn in state.abused_at
    )


def _when_met(state: State, acts: frozenset[Act]) -> Ending | None:
    if is_calm(state.feelings) and acts & {Act.CHECK, Act.CLOSE}:
        return Ending(Outcome.RESOLVED)
    if Act.CLOSE in acts or _exhausted(state):
        return Ending(Outcome.RESOLVED_COLD)
    return None


def _when_open(state: State, acts: frozenset[Act], given: bool) -> Ending | None:
    if state.escalated and (Act.CLOSE in acts or state.warned is not None or _abused_on(state)):
        return Ending(Outcome.HANDED_OVER)
    if Act.CLOSE in acts and (state.protested or justified(state) or _exhausted(state)):
        return _unmet(state)
    if (
        not given
        and state.warned is not None
        and state.turn - state.warned >= _ENDS["manager_grace"]
        and _wants_manager(state)
    ):
        return Ending(Outcome.DEMANDS_MANAGER)
    return _gives_up(state) if _exhausted(state) else None


def _unmet(state: State) -> Ending:
    """The trainee has ended it with needs open: what is it, seen from the customer?"""
    if state.escalated:
        return Ending(Outcome.HANDED_OVER)
    if justified(state) or _abused_on(state):
        return Ending(Outcome.ENDED_BY_AGENT, justified(state))
    feelings = state.feelings
    if feelings.anger >= _ENDS["complain_anger"]:
        return Ending(Outcome.ESCALATED_COMPLAINT)
    if feelings.hope < _ENDS["resign_hope"] or feelings.patience < _ENDS["resign_patience"]:
        return Ending(Outcome.RESIGNED)
    return Ending(Outcome.ENDED_BY_AGENT, justified=False)


def _gives_up(state: State) -> Ending:
    """Out of patience: what the customer does hangs on how angry they still are."""
    if state.feelings.anger >= _ENDS["hang_up_anger"]:
        return Ending(Outcome.HANG_UP)
    if state.feelings.anger >= _ENDS["complain_anger"]:
        return Ending(Outcome.ESCALATED_COMPLAINT)
    return Ending(Outcome.RESIGNED)


def _drives_away(state: State) -> bool:
    return state.harsh >= _ENDS["hostile_most"] or state.feelings.anger >= _ENDS["hostile_anger"]


def _wants_manager(state: State) -> bool:
    feelings = state.feelings
    return feelings.anger >= _ENDS["manager_anger"] and feelings.trust <= _ENDS["manager_trust"]


def _exhausted(state: State) -> bool:
    return state.feelings.patience <= _ENDS["out_of_patience"]


def _abused_on(state: State) -> bool:
    """Abuse went on after at least one respectful limit."""
    return bool(state.limits_at) and any(turn >= state.limits_at[0] for turn in state.abused_at)


def _all_met(state: State) -> bool:
    return state.brief is not None and not ledger.open_needs(state.brief, state.ledger.met)
