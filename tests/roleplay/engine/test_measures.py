"""What the measures of the customer's words count, and what they let pass."""

import re
from dataclasses import replace

import pytest

from roleplay.engine import measures
from roleplay.engine.measures import Spoken
from tests.roleplay.engine.talks import DELIVERED, REFUNDED, Talk, brief, said


def first(*sentences, about=None):
    talk = Talk(about)
    talk.say(*sentences)
    return next(measures.spoken(talk.events))


def with_pieces(spoken, *pieces, **changes):
    return replace(spoken, reply={**spoken.reply, "pieces": list(pieces), **changes})


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("That doesn't tell me anything at all.", "That doesn't tell me anything at all!", True),
        ("That doesn't tell me anything.", "And when is it here?", False),
        ("等了这么久还没有消息。", "等了这么久还没有消息！", True),
        ("等了这么久还没有消息。", "那我什么时候能拿到？", False),
    ],
)
def test_near_duplicates_share_most_of_their_pairs(one, other, near):
    assert (measures.likeness(one, other) >= measures.NEAR) is near
    assert measures.near_duplicates([one, other]) == ([(other, one)] if near else [])


def test_an_exact_repeat_is_counted_once_and_is_no_near_duplicate():
    lines = ["Where is it?", "And now?", "Where is it?"]
    assert measures.repeats(lines) == 1
    assert measures.near_duplicates(lines) == []


def test_the_opening_answers_nothing_and_is_left_out():
    talk = Talk()
    talk.say("ask")
    assert len(list(measures.spoken(talk.events))) == 1


def test_a_line_for_the_act_or_an_open_need_is_to_the_point_and_small_talk_is_not():
    spoken = first("vague")
    assert measures.to_the_point(spoken)
    assert measures.to_the_point(with_pieces(spoken, "When is it here?"))
    assert not measures.to_the_point(with_pieces(spoken, "Yes, and? I'm still waiting."))


def test_the_ledger_is_contradicted_by_asking_for_what_is_met():
    spoken = first(DELIVERED)
    assert measures.contradictions(spoken) == ()
    assert measures.contradictions(with_pieces(spoken, "Give me a time!")) == ("asks:delivery",)


def test_the_ledger_is_contradicted_by_accepting_what_is_open():
    spoken = first("own")
    assert measures.contradictions(with_pieces(spoken, "That I can plan.")) == ("accepts:delivery",)
    closing = "That's all I needed. Thanks, and goodbye."
    assert measures.contradictions(with_pieces(spoken, closing)) == ("settled",)


def test_a_settled_customer_may_say_so():
    spoken = first(DELIVERED, REFUNDED)
    closing = "That's all I needed. Thanks, and goodbye."
    assert measures.contradictions(with_pieces(spoken, closing)) == ()


def test_a_fact_nobody_asked_for_and_one_told_twice_as_new_are_contradictions():
    assert measures.contradictions(with_pieces(first("own"), "It is 4711.")) == ("tells:order",)
    talk = Talk()
    for _ in range(2):
        talk.say(said("What is your order number?", "ask", asks=["order"]))
    again = list(measures.spoken(talk.events))[-1]
    assert measures.contradictions(again) == ()
    assert measures.contradictions(with_pieces(again, "4711.", reaction="ask")) == ("again:order",)


def test_a_reply_outside_a_talk_is_an_error():
    with pytest.raises(ValueError, match="never opened"):
        _ = Spoken({}, Talk().state.ledger, replace(Talk().state, brief=None)).brief


@pytest.mark.parametrize(
    ("line", "language", "codes"),
    [
        ("So? What have you got for me?", "en", ()),
        ("…", "en", ("silent",)),
        ("Thank you, {name}.", "en", ("slot",)),
        ("*sighs* Fine.", "en", ("stage",)),
        ("（叹气）好吧。", "zh-hans", ("stage",)),
        ("Well, добре.", "en", ("language",)),
        ("Добре, 谢谢。", "bg", ("language",)),
        ("“{echo}” and <b>“системата”</b>?", "en", ()),
        ("How can I help you?", "en", ("words",)),
    ],
)
def test_out_of_role_names_what_no_customer_says(line, language, codes):
    agent = re.compile(r"how can i help you", re.IGNORECASE)
    assert measures.out_of_role(line.replace("{echo}", "x"), language, [agent]) == codes


def test_a_chinese_talk_is_measured_by_its_own_bank():
    talk = Talk(brief(language="zh-hans", needs=(brief().needs[1].__class__("refund"),)))
    talk.say("vague")
    spoken = next(measures.spoken(talk.events))
    assert measures.to_the_point(spoken)
    assert measures.out_of_role(spoken.reply["line"], "zh-hans") == ()
