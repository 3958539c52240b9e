"""Commands, refusals, replay."""

from itertools import pairwise

import pytest

from roleplay.engine import rules
from roleplay.engine.acts import Act, ActUse, Reading
from roleplay.engine.codes import RefusalCode
from roleplay.engine.rules import (
    End,
    Open,
    Pause,
    Refused,
    Relabel,
    Resume,
    Say,
    Wait,
    chance_for,
    decide,
    value,
)
from roleplay.engine.state import State, fold, fold_all
from tests.roleplay.engine.talks import DELIVERED, NOW, REFUNDED, Talk, brief, said


def refusal(talk, command):
    with pytest.raises(Refused) as refused:
        talk.do(command)
    return refused.value.code


def hello(text="Hello.", ref=""):
    return Say(text, Reading((said(text, "greet"),)), ref)


def test_every_kind_of_event_is_described():
    assert all(f"\n{kind.value} " in rules.__doc__ for kind in rules.Kind)


def test_nothing_can_be_said_before_the_talk_is_open():
    state = State.new()
    with pytest.raises(Refused) as refused:
        decide(state, hello(), NOW, chance_for(state))
    assert refused.value.code == RefusalCode.TALK_NOT_OPEN


def test_wrong_commands_are_refused_by_code():
    talk = Talk()
    assert refusal(talk, Open(brief())) == RefusalCode.TALK_ALREADY_OPEN
    assert refusal(talk, Resume()) == RefusalCode.TALK_NOT_PAUSED
    assert refusal(talk, End()) == RefusalCode.TALK_TOO_EARLY
    assert refusal(talk, hello("  \n")) == RefusalCode.TEXT_EMPTY
    assert refusal(talk, hello("a" * (rules.MOST_TEXT + 1))) == RefusalCode.TEXT_TOO_LONG
    assert refusal(talk, Say("Hello.", Reading(()))) == RefusalCode.READING_EMPTY
    assert refusal(talk, Relabel(1, 0, (ActUse(Act.ASK),))) == RefusalCode.SENTENCE_UNKNOWN


def test_the_same_ref_is_not_taken_twice():
    talk = Talk()
    talk.do(hello(ref="r1"))
    assert refusal(talk, hello(ref="r1")) == RefusalCode.REF_REPEATED


def test_a_pause_holds_the_talk_until_resumed():
    talk = Talk()
    talk.do(Pause())
    assert talk.do(Pause()) == ()
    assert refusal(talk, hello()) == RefusalCode.TALK_PAUSED
    talk.do(Resume())
    talk.do(hello())


def test_a_silence_is_broken_once_and_moves_nothing():
    talk = Talk()
    before = talk.feelings
    assert [str(event.kind) for event in talk.do(Wait())] == ["replied"]
    assert talk.last("replied")["move"] == "silence_break"
    assert talk.do(Wait()) == ()
    assert talk.feelings == before


def test_an_ended_talk_takes_nothing_more():
    talk = Talk()
    talk.do(rules.Stop())
    assert refusal(talk, hello()) == RefusalCode.TALK_ENDED
    assert refusal(talk, Resume()) == RefusalCode.TALK_ENDED


def full_talk(seed=7):
    talk = Talk(seed=seed)
    talk.say("greet", said("Your order?", "ask", asks=["order"]))
    talk.say(said("A day lost.", "acknowledge", fresh=True), "paraphrase")
    talk.say("validate", DELIVERED)
    talk.say("explain_cause", REFUNDED)
    talk.say("check")
    if talk.state.status == "open":
        talk.do(End())
    return talk


def test_the_same_input_gives_the_same_events():
    assert full_talk().events == full_talk().events


def test_another_seed_says_other_things():
    assert len({full_talk(seed).last("replied")["line"] for seed in range(6)}) > 1
    assert len({Talk(seed=seed).last("replied")["line"] for seed in range(9)}) == 2


def test_replay_gives_the_state_and_every_prefix_too():
    talk = full_talk()
    assert fold_all(talk.events) == talk.state
    folds = [fold_all(talk.events[:count]) for count in range(len(talk.events) + 1)]
    assert all(
        fold(before, event) == after
        for (before, after), event in zip(pairwise(folds), talk.events, strict=True)
    )


def test_a_trainees_words_stand_where_they_can_be_erased_and_no_fold_needs_them():
    talk = full_talk()
    blank = [type(event)(event.kind, erased(event)) for event in talk.events]
    assert fold_all(blank).mind == talk.state.mind
    assert fold_all(blank).ledger == talk.state.ledger
    assert "A day lost" not in repr(blank)


def erased(event):
    if event.kind == "said":
        return {**event.payload, "text": ""}
    if event.kind == "replied":
        return {**event.payload, "line": ""}
    if event.kind == "read":
        return {
            **event.payload,
            "sentences": [{**item, "text": "", "slots": {}} for item in event.payload["sentences"]],
        }
    return event.payload


def test_acute_distress_shows_support_and_touches_no_feeling():
    talk = Talk()
    before = talk.feelings
    new = talk.say("meta", distress="acute")
    assert [str(event.kind) for event in new] == ["said", "read", "supported", "paused"]
    assert talk.feelings == before
    talk.do(Resume())
    for _ in range(3):
        talk.say("ask")
    talk.do(End())
    assert talk.last("ended")["scored"] is False


def test_value_rises_with_good_turns_and_falls_with_harm():
    talk = Talk()
    start = value(talk.state)
    talk.say(said("A day lost.", "acknowledge", fresh=True), "paraphrase")
    better = value(talk.state)
    talk.say("dismiss", "blame")
    assert 0 <= value(talk.state) < start < better <= 1
