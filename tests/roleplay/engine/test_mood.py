"""Bands and faces follow the feelings."""

import pytest

from roleplay.engine import mood
from roleplay.engine.codes import Band, Expression
from roleplay.engine.persona import Persona
from roleplay.engine.state import Feelings, Ledger, Mind, State
from tests.roleplay.engine.talks import brief

ALL_MET = Ledger(met=("delivery", "refund"))


def state(anger, arousal, trust=0.5, hope=0.5, patience=0.7, ledger=ALL_MET, tearfulness=0.0):
    feelings = Feelings(anger, arousal, 0.5, trust, hope, patience)
    about = brief(persona=Persona(tearfulness=tearfulness))
    return State(brief=about, mind=Mind(feelings), ledger=ledger)


@pytest.mark.parametrize(
    ("now", "band"),
    [
        (state(0.9, 0.9), Band.FURIOUS),
        (state(0.6, 0.6), Band.ANGRY),
        (state(0.5, 0.4), Band.FRUSTRATED),
        (state(0.3, 0.3, trust=0.2), Band.WARY),
        (state(0.3, 0.3, ledger=Ledger()), Band.CALMING),
        (state(0.1, 0.1), Band.SATISFIED),
        (state(0.6, 0.3, hope=0.1), Band.RESIGNED),
    ],
)
def test_bands(now, band):
    assert mood.band(now) is band


def test_nobody_is_satisfied_while_a_need_is_open():
    assert mood.band(state(0.0, 0.0, ledger=Ledger(met=("refund",)))) is Band.CALMING


def test_a_tearful_persona_cries_where_others_rage():
    heated = state(0.8, 0.8, tearfulness=0.8)
    assert mood.expression(heated, mood.band(heated)) is Expression.TEARFUL
    relieved = state(0.1, 0.1, tearfulness=0.8)
    assert mood.expression(relieved, mood.band(relieved)) is Expression.RELIEVED
