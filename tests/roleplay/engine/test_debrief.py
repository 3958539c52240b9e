"""What the trainee sees afterwards."""

import json
from dataclasses import fields

import pytest

from roleplay.engine import codes
from roleplay.engine.acts import Act, ActUse
from roleplay.engine.criteria import RUBRIC
from roleplay.engine.debrief import Debrief, summarise
from roleplay.engine.remarks import _GOOD, _MISSING, _WRONG
from roleplay.engine.rules import End, Relabel, Stop
from tests.roleplay.engine.talks import DELIVERED, REFUNDED, Talk, said


def good_talk():
    talk = Talk()
    talk.say(said("Hello.", "greet"), said("A day lost, that is hard.", "acknowledge", fresh=True))
    talk.say(said("So it never came.", "paraphrase", fresh=True), said("Your number?", "ask", asks=["order"]))
    talk.say(
        said("We got it wrong.", "validate", fresh=True),
        said("Sorry we missed you.", "apologise", fresh=True),
    )
    talk.say(said("The van was full.", "explain_cause"), said("I stay on it.", "own"))
    talk.say(DELIVERED, said("You get a text first.", "explain_next"))
    talk.say(REFUNDED)
    talk.say(said("Is that all right?", "check"))
    if talk.state.status == "open":
        talk.say(said("Anything else?", "check"), said("Goodbye.", "close"))
    return talk


def bad_talk():
    talk = Talk()
    talk.say(said("Hi.", "greet"))
    talk.say(said("It is only a parcel.", "dismiss"))
    talk.say(said("We will see.", "vague"))
    talk.say(said("Hm.", "other"))
    talk.do(End())
    return talk


def test_a_good_talk_scores_high_and_a_bad_one_low():
    assert summarise(good_talk().events).score >= 90
    assert summarise(bad_talk().events).score <= 35


def test_it_is_deterministic_and_fits_json():
    events = good_talk().events
    assert summarise(events) == summarise(list(events))
    shown = json.loads(json.dumps(summarise(events).to_json()))
    assert set(shown) == {field.name for field in fields(Debrief)}


def test_the_curve_has_a_point_a_turn_with_its_acts():
    debrief = summarise(bad_talk().events)
    assert [point.turn for point in debrief.curve] == [0, 1, 2, 3, 4]
    assert debrief.curve[2].acts == ("dismiss",)


def test_it_turned_where_it_hurt_and_where_it_healed():
    talk = good_talk()
    better = summarise(talk.events).turning_points
    assert len(better) == 2
    worse = next(point for point in summarise(bad_talk().events).turning_points if point.direction == "worse")
    assert (worse.turn, worse.quote) == (2, "It is only a parcel.")


def test_one_strength_and_at_most_two_changes_with_quote_effect_and_alternative():
    debrief = summarise(bad_talk().events)
    first, second = debrief.changes
    assert (first.quote, first.principle, first.alternative) == (
        "It is only a parcel.",
        "name_the_feeling",
        "acknowledge",
    )
    assert first.effect["anger"] > 0
    assert (second.act, second.alternative) == ("vague", "solve")
    assert summarise(good_talk().events).strength.effect


def test_every_check_quotes_its_turns():
    named = {check.code: check for item in summarise(good_talk().events).criteria for check in item.checks}
    assert named["named_the_feeling"].turns == (1,)
    assert named["named_the_feeling"].quotes == ("A day lost, that is hard.",)
    assert named["met_all_needs"].turns == (5, 6)


def test_checks_that_do_not_apply_are_dropped():
    codes_seen = {check.code for item in summarise(bad_talk().events).criteria for check in item.checks}
    assert not codes_seen & {"asked_nothing_twice", "limit_when_abused", "stayed_within_authority"}


def test_facts_met_missed_and_over_promised():
    talk = Talk()
    talk.say(said("50 euro for you.", "solve", meets=["refund"], amounts=("50",)))
    debrief = summarise(talk.events)
    assert {need.id: need.status for need in debrief.needs} == {
        "refund": "over_promised",
        "delivery": "missed",
    }
    assert debrief.changes[0].principle == "stay_within_authority"


def test_hostility_caps_the_score():
    talk = good_talk_until_hostile()
    assert summarise(talk.events).score <= 25


def good_talk_until_hostile():
    talk = Talk()
    talk.say(said("A day lost.", "acknowledge", fresh=True))
    talk.say(DELIVERED, REFUNDED)
    talk.say(said("Happy now, genius?", "hostile", quality=0.3))
    if talk.state.status == "open":
        talk.do(End())
    return talk


def test_stopped_and_unfinished_talks_have_no_score():
    talk = Talk()
    talk.say("ask")
    assert summarise(talk.events).score is None
    talk.do(Stop())
    assert summarise(talk.events).score is None
    assert summarise(talk.events).outcome == "stopped"


def test_distress_is_neither_scored_nor_quoted():
    talk = Talk()
    talk.say(said("I cannot go on.", "meta"), distress="acute")
    assert "I cannot go on." not in json.dumps(summarise(talk.events).to_json())


def test_what_was_not_rated_is_listed():
    assert [(item.turn, item.quote) for item in summarise(bad_talk().events).not_rated] == [(4, "Hm.")]


def test_a_trainers_correction_changes_the_debrief_and_not_the_feelings():
    talk = bad_talk()
    before = talk.feelings
    talk.do(Relabel(2, 0, (ActUse(Act.ACKNOWLEDGE),), "bob"))
    debrief = summarise(talk.events)
    assert talk.feelings == before
    assert "dismiss" not in {change.act for change in debrief.changes}
    assert debrief.curve[2].acts == ("acknowledge",)


def test_a_talk_never_opened_has_no_debrief():
    with pytest.raises(ValueError, match="never opened"):
        summarise([])


def test_every_criterion_and_check_is_in_the_rubric_once():
    checks = [check for criterion in RUBRIC.values() for check in criterion]
    assert set(RUBRIC) == set(codes.Criterion)
    assert sorted(checks) == sorted(codes.Check)
    assert all(3 <= len(criterion) <= 5 for criterion in RUBRIC.values())


def test_every_principle_is_reachable():
    reachable = set(_GOOD.values()) | {principle for principle, _ in (*_WRONG.values(), *_MISSING.values())}
    assert reachable == set(codes.Principle)
