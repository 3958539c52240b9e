"""A figure beside its bar says reached, missed or not measured, and never hides."""

import pytest

from roleplay.evaluation.figures import Figure, Section, at_least, at_most, number, share


@pytest.mark.parametrize(
    ("value", "bar", "verdict"),
    [
        (0.9, at_least(0.9), "reached"),
        (0.899, at_least(0.9), "MISSED"),
        (0, at_most(0), "reached"),
        (1, at_most(0), "MISSED"),
        (None, at_least(0.9), "not measured"),
        (0.1, None, ""),
    ],
)
def test_the_verdict_follows_the_bar(value, bar, verdict):
    assert Figure("share", value, bar).verdict == verdict


def test_nothing_counted_is_nothing_measured_not_a_success():
    assert share("right", 0, 0, at_least(0.9)).verdict == "not measured"
    assert number("wrong", 0, 0, at_most(0)).verdict == "not measured"


def test_a_section_knows_what_it_missed():
    bad, good = share("bad", 1, 2, at_least(0.9)), share("good", 2, 2, at_least(0.9))
    assert Section("B1", "title", [bad, good]).missed == (bad,)
