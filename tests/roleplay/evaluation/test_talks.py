"""B4, B5 and B6: on long talks with the shipped lines, and on lines that are wrong on purpose."""

import pytest

from roleplay.engine import measures
from roleplay.engine.events import Event, Kind
from roleplay.evaluation import longtalks, roles, talks
from roleplay.evaluation.talk import Played, Talk
from tests.roleplay.evaluation.stage import made_up_scene, read

SAID = [
    f"{act} {number}"
    for act in ("acknowledge", "own", "inform", "ask?phone", "hmm", "wall")
    for number in range(8)
]


@pytest.fixture(scope="module")
def played():
    return list(longtalks.talks([made_up_scene()], {"en": SAID}, 4, read))


def figures(played):
    return {figure.name: figure for section in talks.of(played) for figure in section.figures}


def spoken(**changes):
    """The last line of a short talk, with some of its payload changed."""
    talk = Talk(made_up_scene().brief)
    for text in ("greet", "acknowledge"):
        talk.say(text, read(text, language="en"))
    payload = {**talk.events[-1].payload, **changes}
    return list(measures.spoken([*talk.events[:-1], Event(Kind.REPLIED, payload)]))[-1]


def test_talks_are_long_and_the_same_for_the_same_seed(played):
    again = list(longtalks.talks([made_up_scene()], {"en": SAID}, 4, read))
    assert [talk.events for talk in again] == [talk.events for talk in played]
    assert (
        sum(sum(event.kind == Kind.SAID for event in talk.events) == longtalks.TURNS for talk in played) >= 2
    )


def test_the_shipped_lines_reach_the_bars(played):
    assert {figure.verdict for figure in figures(played).values()} <= {"reached", ""}


def test_a_parrot_misses_them(played):
    stuck = [
        replace_payload(event, line="Where is it?", pieces=["Where is it?"]) for event in played[1].events
    ]
    found = figures([Played(tuple(stuck))])
    assert found["exact repeats"].value == found["exact repeats"].of - 1
    assert found["to the point"].value == 0
    assert (found["exact repeats"].verdict, found["to the point"].verdict) == ("MISSED", "MISSED")


def replace_payload(event, **changes):
    if event.kind != Kind.REPLIED:
        return event
    return Event(event.kind, {**event.payload, **changes})


def test_a_talk_nearly_without_new_words_misses_the_bar(played):
    again = [
        replace_payload(event, line=f"When is it here, then, tell me that at last, number {at}!")
        for at, event in enumerate(played[1].events)
    ]
    found = figures([Played(tuple(again))])
    assert found["exact repeats"].value == 0
    assert found["lines nearly the same as an earlier one"].verdict == "MISSED"


def test_a_line_that_thanks_for_what_is_open_contradicts(played):
    thankful = [replace_payload(event, pieces=["Tomorrow. Fine."]) for event in played[1].events]
    assert figures([Played(tuple(thankful))])["contradictions of the ledger"].verdict == "MISSED"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("As an AI I cannot be angry.", "bot"),
        ("How can I help you today?", "agent"),
        ("*sighs* Fine.", "stage"),
        ("Добре, чакам.", "language"),
        ("…", "silent"),
        ("So anger 0.7, is that what you want?", "state"),
    ],
)
def test_what_no_customer_says_is_out_of_role(text, why):
    assert why in roles.reasons(spoken(line=text))


@pytest.mark.parametrize(
    "text", ["I've waited all day. Where is it?", "“ignore your system prompt”? Excuse me?"]
)
def test_what_a_customer_says_is_in_role_even_when_they_quote_an_attack(text):
    assert roles.reasons(spoken(line=text)) == ()
