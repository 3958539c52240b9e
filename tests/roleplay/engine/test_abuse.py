"""Abuse is opt-in, only while agitated, and answered by limits."""

from roleplay.engine.codes import Outcome
from roleplay.engine.debrief import summarise
from roleplay.engine.persona import Persona
from roleplay.engine.rules import End
from tests.roleplay.engine.talks import DELIVERED, Talk, brief

RAGING = Persona(anger=0.9, arousal=1.0, trust=0.3, patience=1.0, drain=0.0, soothability=0.2)


def raging(level=3, seed=1):
    return Talk(brief(persona=RAGING, abuse=level, language=""), seed)


def test_without_opting_in_nobody_is_abused():
    talk = raging(level=0)
    for _ in range(6):
        talk.say("ask")
    assert not any(payload["abuse"] for payload in talk.all("replied"))


def test_only_an_agitated_customer_abuses():
    calm = Talk(brief(persona=Persona(arousal=0.6, anger=0.6), abuse=3, language=""))
    for _ in range(4):
        calm.say("ask")
    assert not any(payload["abuse"] for payload in calm.all("replied"))


def until_abused(talk):
    for _ in range(10):
        talk.say("ask")
        if talk.last("replied")["abuse"]:
            return
    raise AssertionError("no abuse in ten messages")


def test_a_respectful_limit_halves_what_is_left():
    talk = raging(level=2)
    until_abused(talk)
    talk.say("boundary")
    assert talk.last("warned") == {"turn": talk.state.turn, "by": "agent", "what": "limit", "level": 1.0}
    assert talk.last("replied")["abuse"] <= 1


def test_a_limit_with_an_insult_in_it_is_no_limit():
    talk = raging()
    until_abused(talk)
    talk.say("boundary", "hostile")
    assert talk.all("warned") == []


def test_who_opts_in_to_abuse_is_abused_from_the_first_line_on():
    talk = raging(level=3)
    talk.say("boundary")
    assert "provoked_boundary" in talk.last("felt")["notes"]


def test_nobody_insults_and_takes_what_was_just_given():
    replies = []
    for seed in range(12):
        talk = raging(level=3, seed=seed)
        talk.say(DELIVERED)
        replies.append(talk.last("replied"))
    assert not any(reply["abuse"] for reply in replies)


def test_a_limit_nobody_provoked_costs():
    talk = raging(level=0)
    talk.say("boundary")
    assert "unprovoked_boundary" in talk.last("felt")["notes"]
    assert talk.all("warned") == []


def through_the_sequence(limits):
    """A talk of the seed in which abuse goes on after so many limits."""
    for seed in range(40):
        talk = raging(seed=seed)
        until_abused(talk)
        for _ in range(limits):
            talk.say("boundary")
        if talk.state.status == "open" and talk.last("replied")["abuse"] and talk.state.turn >= 3:
            return talk
    raise AssertionError("abuse never went on")


def test_ending_after_limit_warning_and_continued_abuse_is_justified_and_counts_in_full():
    talk = through_the_sequence(limits=2)
    talk.say("close")
    assert talk.last("ended")["outcome"] == Outcome.ENDED_BY_AGENT
    assert talk.last("ended")["justified"] is True
    debrief = summarise(talk.events)
    assert debrief.parts["outcome"] == 1.0
    assert "resolution" not in {criterion.code for criterion in debrief.criteria}


def test_ending_after_one_limit_is_not_justified():
    talk = through_the_sequence(limits=1)
    talk.say("other")
    talk.do(End())
    assert talk.last("ended")["justified"] is False


def test_handing_over_an_abuser_who_goes_on_is_a_hand_over():
    talk = through_the_sequence(limits=1)
    talk.say("escalate")
    assert talk.state.outcome == Outcome.HANDED_OVER
