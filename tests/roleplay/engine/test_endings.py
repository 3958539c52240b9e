"""Every end with its conditions."""

from dataclasses import replace

import pytest

from roleplay.engine.codes import Outcome
from roleplay.engine.persona import Persona
from roleplay.engine.rules import End, Pause, Stop
from tests.roleplay.engine.talks import DELIVERED, REFUNDED, Talk, brief, said

GENTLE = Persona(anger=0.5, arousal=0.4, heard=0.4, trust=0.5, patience=0.95, anger_floor=0.2)
FIERCE = Persona(anger=0.9, arousal=0.9, trust=0.1, reactivity=1.4, asymmetry=2.0, patience=0.9)


def with_persona(persona, **changes):
    return Talk(brief(persona=persona, **changes))


def to_turn_three(talk):
    talk.say("ask")
    talk.say("paraphrase")


def outcome(talk):
    return talk.state.outcome


def test_resolved_needs_facts_calm_and_a_check():
    talk = with_persona(GENTLE)
    talk.say(DELIVERED)
    talk.say(REFUNDED)
    talk.say("paraphrase", "validate")
    assert outcome(talk) is None
    talk.say("check")
    assert outcome(talk) == Outcome.RESOLVED
    assert talk.last("replied")["move"] == "satisfied_close"


def test_met_but_still_cold_is_resolved_cold():
    talk = with_persona(FIERCE)
    talk.say(DELIVERED)
    talk.say(REFUNDED)
    talk.say("close")
    assert outcome(talk) == Outcome.RESOLVED_COLD


def test_calm_without_facts_is_never_resolved():
    talk = with_persona(GENTLE)
    for act in ("acknowledge", "paraphrase", "validate", "check", "own", "check"):
        talk.say(act)
    talk.do(End())
    assert outcome(talk) not in {Outcome.RESOLVED, Outcome.RESOLVED_COLD}


def test_closing_early_is_protested_once_then_accepted():
    talk = with_persona(GENTLE)
    to_turn_three(talk)
    talk.say("close")
    assert talk.last("warned")["what"] == "early_close"
    assert talk.last("replied")["need"] == "delivery"
    assert outcome(talk) is None
    talk.say("close")
    assert outcome(talk) in {Outcome.RESIGNED, Outcome.ENDED_BY_AGENT, Outcome.ESCALATED_COMPLAINT}


def test_ending_without_a_reason_is_not_justified():
    talk = with_persona(GENTLE)
    to_turn_three(talk)
    talk.say("own")
    talk.do(End())
    assert talk.last("ended")["outcome"] == Outcome.ENDED_BY_AGENT
    assert talk.last("ended")["justified"] is False


def test_an_angry_customer_left_alone_complains():
    talk = with_persona(replace(GENTLE, anger=0.9))
    to_turn_three(talk)
    talk.say("vague")
    talk.do(End())
    assert outcome(talk) == Outcome.ESCALATED_COMPLAINT


def test_a_tired_customer_left_alone_resigns():
    talk = with_persona(replace(GENTLE, hope=0.2))
    to_turn_three(talk)
    talk.say("vague")
    talk.do(End())
    assert outcome(talk) == Outcome.RESIGNED
    assert talk.last("replied")["move"] == "resigned_close"


def test_the_manager_is_threatened_first_and_demanded_later():
    talk = with_persona(replace(FIERCE, trust=0.0, patience=1.0, drain=0.0))
    talk.say("other")
    talk.say("other")
    talk.say("other")
    assert talk.last("warned")["what"] == "manager"
    assert outcome(talk) is None
    talk.say("other")
    assert outcome(talk) is None
    talk.say("other")
    assert outcome(talk) == Outcome.DEMANDS_MANAGER


def test_nobody_threatens_with_the_manager_or_leaves_over_a_question_that_was_answered():
    asked = said("What is your address?", "ask", asks=["address"])
    talk = with_persona(replace(FIERCE, trust=0.0, patience=1.0, drain=0.0))
    for act in ("other", "other", asked):
        talk.say(act)
    assert talk.all("warned") == []
    for act in ("other", "other", said("And your phone?", "ask", asks=["phone"])):
        talk.say(act)
    assert talk.last("warned")["what"] == "manager"
    assert outcome(talk) is None
    talk.say("other")
    assert outcome(talk) == Outcome.DEMANDS_MANAGER


def test_a_warm_hand_over_ends_as_one():
    talk = with_persona(GENTLE)
    to_turn_three(talk)
    talk.say("escalate")
    assert outcome(talk) is None
    talk.say("close")
    assert outcome(talk) == Outcome.HANDED_OVER


def test_patience_runs_out():
    talk = with_persona(replace(GENTLE, patience=0.5))
    for _ in range(8):
        if outcome(talk) is None:
            talk.say("hold")
    assert outcome(talk) in {Outcome.RESIGNED, Outcome.ESCALATED_COMPLAINT, Outcome.HANG_UP}


@pytest.mark.parametrize("acts", [("close",), ("check", "close"), ("wall", "dismiss"), ("escalate", "close")])
def test_nothing_but_hostility_ends_a_talk_before_turn_three(acts):
    talk = with_persona(FIERCE)
    talk.say(*acts)
    talk.say(*acts)
    assert outcome(talk) is None


def test_hostility_may_end_it_at_once():
    talk = with_persona(FIERCE)
    talk.say("hostile")
    assert outcome(talk) == Outcome.HANG_UP


def test_stop_always_works_and_is_never_scored():
    talk = Talk()
    talk.do(Pause())
    talk.do(Stop())
    assert talk.last("ended")["outcome"] == Outcome.STOPPED
    assert talk.state.scored is False
    assert talk.do(Stop()) == ()
