"""No code of the engine or the room is without words, and nobody is told what they feel."""

import pytest

from roleplay import forms, labels, labels_debrief
from roleplay.engine import remarks
from roleplay.engine.acts import Act
from roleplay.engine.codes import Check, Criterion, Derived, Expression, Outcome, Principle, RefusalCode
from roleplay.engine.state import VARIABLES
from roleplay.errors import RoomCode


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (Outcome, labels.OUTCOMES),
        (Act, labels.ACTS),
        (Act, labels.EFFECTS),
        (Derived, labels.NOTES),
        (Criterion, labels.CRITERIA),
        (Principle, labels.PRINCIPLES),
        (Expression, labels.EXPRESSIONS),
        ([*RefusalCode, *RoomCode], labels.REFUSALS),
        (Check, labels_debrief.CHECKS),
        (remarks._MISSING, labels_debrief.MISSING),
        ([(name, up) for name in VARIABLES for up in (True, False)], labels_debrief.CHANGES),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_every_code_has_words_and_no_word_is_without_a_code(codes, words):
    assert set(words) == set(codes)
    assert all(str(word) for word in words.values())


def test_every_act_that_may_be_advised_has_an_example():
    advised = {alternative for _, alternative in (*remarks._WRONG.values(), *remarks._MISSING.values())}
    assert advised <= set(labels.EXAMPLES)


def test_an_outcome_is_one_sentence():
    assert labels.outcome("ended_by_agent", justified=True) != labels.outcome(
        "ended_by_agent", justified=False
    )
    assert labels.outcome(None) == str(labels.NOT_FINISHED)
    assert labels.outcome("hang_up") == str(labels.OUTCOMES["hang_up"])


def test_the_levels_of_abuse_are_0_to_3():
    assert [level for level, _ in forms.ABUSE_LEVELS] == [0, 1, 2, 3]
