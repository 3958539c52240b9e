"""Words: they answer the last act or push for an open need, and nothing is said twice."""

import random
import re

import pytest

from roleplay.engine import lines
from roleplay.engine.codes import Move
from roleplay.engine.echo import echo, quoted
from roleplay.engine.persona import Persona
from roleplay.engine.plan import SpeechPlan
from tests.roleplay.engine.talks import DELIVERED, REFUNDED, Talk, brief, said

BANK = {
    "react": {
        "acknowledge": {"hot": {"low": ["You bet I am.", "“{echo}”, indeed."], "high": ["Thank you."]}},
        "solve": {"cool": {"any": ["Fine by me."]}, "furious": ["Is it now?"]},
        "other": {"hot": {"any": ["Go on.", "And?"]}, "warm": {"any": ["All right, {name}."]}},
    },
    "move": {"hang_up": {"hot": {"any": ["That's it. Goodbye."]}}},
    "abuse": {"1": ["What a clown."], "2": ["Useless, the lot of you."]},
    "tic": {"owner": {"any": ["Look."]}},
}


def plan(reaction, band="furious", heard="low", **changes):
    return SpeechPlan(band, heard, reaction, **changes)


def reply(speech, talk=None, seed=1, bank=BANK):
    return lines.reply((talk or Talk()).state, speech, bank, random.Random(seed))


def test_a_line_comes_from_the_cell_of_act_mood_and_heard():
    assert reply(plan("acknowledge")).line == "You bet I am."
    assert reply(plan("acknowledge", heard="high")).line == "Thank you."


def test_an_exact_band_counts_as_much_as_its_group():
    assert reply(plan("solve")).line == "Is it now?"


def test_a_missing_cell_falls_back_to_a_near_mood_then_to_any_answer():
    assert reply(plan("solve", band="angry")).line == "Fine by me."
    assert reply(plan("close")).line in {"Go on.", "And?"}


def test_what_follows_belongs_to_what_it_asks_about():
    for sentences, about in (
        (("paraphrase", "check"), "paraphrase"),
        (("choice", "ask"), "choice"),
        (("escalate", "own"), "escalate"),
        (("solve", "check"), "check"),
    ):
        talk = Talk(brief(persona=Persona(anger=0.5, arousal=0.3)))
        talk.say(*sentences)
        assert talk.last("replied")["reaction"] == about


def test_which_one_after_a_choice_asks_for_no_fact():
    talk = Talk()
    talk.say(said("Refund or replacement?", "choice"), said("Which one?", "ask", asks=["order"]))
    assert talk.all("learned") == []


def test_a_need_that_is_met_is_heard_whatever_else_was_said():
    for other in ("ask", "instruct", "apologise"):
        talk = Talk()
        talk.say(DELIVERED, other)
        assert set(talk.last("replied")["pieces"]) & set(brief().need("delivery").met)
    talk = Talk()
    talk.say(DELIVERED, "hostile")
    assert not set(talk.last("replied")["pieces"]) & set(brief().need("delivery").met)


def test_an_empty_bank_invents_nothing():
    speech = plan("solve", move=Move.DEMAND.value, need="delivery")
    assert reply(speech, bank={}).line in brief().need("delivery").asks["hot"]
    assert reply(plan("close"), bank={}).line == "…"


def test_a_line_is_never_used_twice_in_a_talk():
    talk = Talk()
    talk.state = lines_used(talk.state, "Go on.", "And?")
    assert reply(plan("close"), talk).line == "…"


def lines_used(state, *used):
    return type(state)(**{**vars(state), "lines": used})


def test_lines_of_earlier_talks_come_seldom():
    talk = Talk(recent=("Go on.",))
    said = [reply(plan("close"), talk, seed).line for seed in range(200)]
    assert said.count("Go on.") < 60


def test_a_slot_is_filled_or_the_line_is_left_alone():
    speech = plan("acknowledge", answers="A day off for nothing, I see that.")
    assert {reply(speech, seed=seed).line for seed in range(9)} == {
        "You bet I am.",
        "“A day off for nothing”, indeed.",
    }
    named = Talk()
    named.say(said("Anna here.", "greet", names=("Anna",)))
    assert reply(plan("close", band="calming"), named).line == "All right, Anna."


def test_a_met_need_and_an_asked_fact_have_lines_of_their_own():
    assert reply(plan("solve", met=("delivery",))).line in brief().need("delivery").met
    assert reply(plan("ask", told=("address",))).line == "Elm Street 4."


def test_abuse_of_the_planned_level_is_said_and_counted():
    spoken = reply(plan("close", abuse=2))
    assert spoken.line.startswith("Useless")
    assert spoken.abuse == 2
    assert reply(plan("close", abuse=2), bank={}).abuse == 0


def test_a_reply_stays_within_forty_words():
    long = tuple(" ".join([word] * 30) for word in ("one", "two", "six"))
    talk = Talk(brief(needs=(brief().needs[0].__class__("delivery", asks={"hot": long}, met=long),)))
    speech = plan("solve", met=("delivery",), move=Move.DEMAND.value, need="delivery")
    assert len(reply(speech, talk).line.split()) <= 40


def test_chinese_is_joined_without_a_space():
    bank = {
        "react": {"solve": {"hot": {"any": ["好吧。"]}}},
        "move": {"demand": {"hot": {"any": ["那什么时候到？"]}}},
    }
    talk = Talk(brief(language="zh-hans", needs=brief().needs[1:]))
    speech = plan("solve", move=Move.DEMAND.value, need="none")
    assert reply(speech, talk, bank=bank).line in {"好吧。那什么时候到？"}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("A day off for nothing, of course you are very upset about it.", "en", "A day off for nothing"),
        ("Прав сте, ние сбъркахме.", "bg", "ние сбъркахме"),
        ("白请了一天假，您生气很正常。", "zh-hans", "白请了一天假"),
        ("So first they said yes.", "en", "first they said yes"),
        ("I agree, that should never have happened.", "en", None),
        ("You are quite right.", "en", None),
        ("It is there by 16:05 tomorrow.", "en", None),
        ("Does that do you?", "en", None),
        ("Имате усещането, че никой не Ви слуша.", "bg", "никой не Ви слуша"),
        ("Съжалявам, че Ви оставихме така.", "bg", None),
        ("i az bih se iznervila", "bg", None),
        ("但是没有热水。", "zh-hans", "没有热水"),
        ("非常抱歉，我理解您。", "zh-hans", None),
        ("<b>bold</b> {echo}", "en", None),
        ("", "en", None),
    ],
)
def test_the_echo_is_a_whole_short_clause_of_plain_words(text, language, expected):
    assert echo(text, language) == expected


def test_quotation_marks_are_added_once():
    assert quoted("{echo}?", "ние сбъркахме", "bg") == "„Ние сбъркахме“?"
    assert quoted("„{echo}“?", "ние сбъркахме", "bg") == "„Ние сбъркахме“?"
    assert quoted("Е, {echo}?", "ние сбъркахме", "bg") == "Е, „ние сбъркахме“?"


def test_a_met_need_is_never_asked_for_again_and_an_open_one_never_conceded():
    for seed in range(8):
        talk = Talk(seed=seed)
        talk.say(DELIVERED)
        for act in ("ask", "own", "thank"):
            talk.say(act)
        later = [payload for payload in talk.all("replied") if payload["turn"] >= 1]
        assert all(payload["need"] != "delivery" for payload in later)
        assert "ask:delivery" in later[-1]["plan"]["must_not"]
        assert "concede:refund" in later[-1]["plan"]["must_not"]


def test_the_typing_pause_is_natural_and_the_face_follows_the_band():
    talk = Talk()
    talk.say(DELIVERED, REFUNDED)
    for payload in talk.all("replied"):
        assert 600 <= payload["typing_ms"] <= 3200
        assert re.fullmatch(
            r"calm|wary|frustrated|angry|furious|tearful|resigned|relieved", payload["expression"]
        )
