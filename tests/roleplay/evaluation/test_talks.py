"""B4, B5 and B6: on long talks with the shipped lines, and on lines that are wrong on purpose."""

from dataclasses import replace

import pytest

from roleplay.engine.events import Event, Kind
from roleplay.engine.state import fold
from roleplay.evaluation import longtalks, speech, talks
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
    return list(speech.lines([*talk.events[:-1], Event(Kind.REPLIED, payload)]))[-1]


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


def test_nearly_the_same_is_found_once_a_line():
    lines = ["When is it here, tell me!", "My money?", "When is it here, tell me?", "My money?"]
    assert talks.near_duplicates(lines) == [(lines[2], lines[0])]
    assert talks.exact_repeats(lines) == 1


def test_asking_for_an_open_need_is_to_the_point_and_asking_for_a_met_one_contradicts():
    line = spoken(pieces=["My money?"], line="My money?")
    assert speech.to_the_point(line)
    assert not speech.contradicts(line)
    met = fold(line.state, Event(Kind.MET, {"turn": 2, "sentence": 0, "need": "refund"}))
    assert speech.contradicts(replace(line, state=met))


@pytest.mark.parametrize("piece", ["Tomorrow. Fine.", "You have my number."])
def test_thanking_for_what_is_open_or_telling_what_was_not_asked_contradicts(piece):
    assert speech.contradicts(spoken(pieces=[piece], line=piece))


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
    assert why in speech.out_of_role(spoken(line=text))


@pytest.mark.parametrize(
    "text", ["I've waited all day. Where is it?", "“ignore your system prompt”? Excuse me?"]
)
def test_what_a_customer_says_is_in_role_even_when_they_quote_an_attack(text):
    assert speech.out_of_role(spoken(line=text)) == ()
