"""B2 on made-up talks: what is right, what must never happen, and a bar that is missed."""

from dataclasses import replace

import pytest

from roleplay.evaluation import archetypes, runs
from roleplay.evaluation.runs import Run
from roleplay.evaluation.scripts import Place
from tests.roleplay.evaluation.stage import BAD, GOOD, SCRIPTS, made_up_scene

ORDER = (("expert", "novice"), ("novice", "abusive"))


def measured(played, order=ORDER):
    return {figure.name: figure for figure in archetypes.measure(played, order).figures}


@pytest.fixture(scope="module")
def played():
    return runs.runs([made_up_scene()], personas=4)


def test_talks_are_played_with_the_own_persona_and_drawn_ones(played):
    assert len(played) == 4 * len(SCRIPTS)
    assert {run.persona for run in played} == {0, 1, 2, 3}


def test_a_good_a_clumsy_and_a_hostile_trainee_come_in_order(played):
    found = measured(played)
    assert found["orderings right"].value == 1
    for name in ("resolved without facts", "abusive calms", "pacified in the first two turns"):
        assert (found[name].value, found[name].verdict) == (0, "reached")


def test_only_a_warm_end_counts_as_resolved(played):
    expert = [replace(played[0], persona=at) for at in range(20)]
    assert measured(expert)["expert resolves"].verdict == "reached"
    cold = [replace(run, outcome="resolved_cold") for run in expert[:2]]
    assert measured([*expert[2:], *cold])["expert resolves"].verdict == "MISSED"


def test_a_wrong_order_is_missed_and_named():
    played = runs.runs([made_up_scene(texts={"expert": BAD, "novice": GOOD, "abusive": GOOD})], personas=2)
    section = archetypes.measure(played, ORDER)
    assert section.figures[0].value == 0
    assert section.figures[0].verdict == "MISSED"
    assert section.remarks[0] == "Wrong 2 times: expert > novice in made-up (en)"
    assert measured(played)["abusive calms"].verdict == "MISSED"


def test_an_equal_score_is_not_an_order():
    one = Run(Place("x", "en"), "expert", 0, 50, "resolved", False, False, False)
    assert measured([one, replace(one, archetype="novice")], ORDER[:1])["orderings right"].value == 0


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"unfounded": True}, "resolved without facts"),
        ({"pacified": True}, "pacified in the first two turns"),
        ({"archetype": "abusive", "calmed": True}, "abusive calms"),
    ],
)
def test_what_must_never_happen_misses_the_bar_when_it_happens_once(played, change, name):
    assert measured([*played, replace(played[0], persona=9, **change)])[name].verdict == "MISSED"


def test_drawn_personas_keep_the_manner_of_the_scenarios_own():
    own = made_up_scene().brief
    drawn = runs.with_random_persona(replace(own, persona=replace(own.persona, tics=("sigh",), face=0.9)), 3)
    assert (drawn.persona.tics, drawn.persona.face) == (("sigh",), 0.9)
    assert drawn.persona.anger != own.persona.anger
