"""How feelings show: band, heard low or high, expression of the face, a natural pause before typing ends."""

from __future__ import annotations

import random

from roleplay.engine import ledger
from roleplay.engine.codes import Band, Expression
from roleplay.engine.dynamics import numbers
from roleplay.engine.state import Feelings, State

_BANDS = numbers("bands")
_ENDS = numbers("ends")
_LINES = numbers("lines")
_FACES = {
    Band.FURIOUS: Expression.FURIOUS,
    Band.ANGRY: Expression.ANGRY,
    Band.FRUSTRATED: Expression.FRUSTRATED,
    Band.WARY: Expression.WARY,
    Band.RESIGNED: Expression.RESIGNED,
    Band.CALMING: Expression.CALM,
    Band.SATISFIED: Expression.RELIEVED,
}
_MAY_CRY = frozenset({Band.FURIOUS, Band.ANGRY, Band.FRUSTRATED, Band.RESIGNED})


def heat(feelings: Feelings) -> float:
    """0..1, the mean of anger and arousal: what the room's meter shows."""
    return (feelings.anger + feelings.arousal) / 2


def band(state: State) -> Band:
    """The customer's manner now. Satisfied only with nothing open: lines never contradict the ledger."""
    feelings, warmth = state.feelings, heat(state.feelings)
    if _given_up(feelings):
        return Band.RESIGNED
    for name in (Band.FURIOUS, Band.ANGRY, Band.FRUSTRATED):
        if warmth >= _BANDS[name.value]:
            return name
    settled = state.brief is not None and not ledger.open_needs(state.brief, state.ledger.met)
    if settled and warmth <= _BANDS["satisfied"] and feelings.trust >= _ENDS["calm_trust"]:
        return Band.SATISFIED
    return Band.WARY if feelings.trust < _BANDS["wary_trust"] else Band.CALMING


def heard(state: State) -> str:
    return "high" if state.feelings.heard >= _BANDS["heard_high"] else "low"


def expression(state: State, shown: Band) -> Expression:
    """The face: tears instead of anger for a persona that cries, relief when settled."""
    tearfulness = state.brief.persona.tearfulness if state.brief else 0.0
    if shown in _MAY_CRY and tearfulness * heat(state.feelings) >= _BANDS["tearful"]:
        return Expression.TEARFUL
    return _FACES[shown]


def typing_ms(line: str, state: State, chance: random.Random) -> int:
    """Milliseconds of typing before the line shows: longer for long lines, shorter when agitated."""
    chinese = state.brief is not None and state.brief.language.startswith("zh")
    size = (
        len(line) * _LINES["typing_character_ms"] if chinese else len(line.split()) * _LINES["typing_word_ms"]
    )
    pause = (
        (_LINES["typing_base_ms"] + size) * (1.3 - 0.6 * state.feelings.arousal) * chance.uniform(0.9, 1.1)
    )
    return round(max(_LINES["typing_least_ms"], min(_LINES["typing_most_ms"], pause)))


def _given_up(feelings: Feelings) -> bool:
    low = feelings.hope < _BANDS["resigned_hope"] or feelings.patience < _BANDS["resigned_patience"]
    return low and feelings.arousal < _BANDS["resigned_arousal"]
