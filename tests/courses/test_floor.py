"""An attacker who knows the whole and all that is shown must not learn about fewer people than the floor."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.reports.floor import hidden

sizes = st.dictionaries(st.integers(0, 30), st.integers(0, 40), max_size=12)
floors = st.integers(1, 12)


@given(sizes, floors)
def test_no_shown_group_is_smaller_than_the_floor(groups, floor):
    shown = groups.keys() - hidden(groups, floor)
    assert all(groups[key] >= floor for key in shown)


@given(sizes, floors)
def test_the_whole_minus_what_is_shown_is_never_a_small_group(groups, floor):
    lost = [groups[key] for key in hidden(groups, floor) if groups[key]]
    everyone = [size for size in groups.values() if size]
    assert (
        not lost
        or lost == everyone
        or sorted(lost) == sorted(everyone)
        or (len(lost) > 1 and sum(lost) >= floor)
    )


@given(sizes, floors)
def test_nothing_is_hidden_without_need(groups, floor):
    if all(size >= floor for size in groups.values()):
        assert hidden(groups, floor) == frozenset()


@given(sizes, floors)
def test_a_higher_floor_never_shows_more(groups, floor):
    assert hidden(groups, floor) <= hidden(groups, floor + 1)


@given(sizes, floors)
def test_the_same_question_has_the_same_answer(groups, floor):
    assert hidden(groups, floor) == hidden(dict(reversed(groups.items())), floor)


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ({"a": 9, "b": 3, "c": 6}, {"b", "c"}),
        ({"a": 9, "b": 5}, set()),
        ({"a": 2, "b": 2, "c": 9}, {"a", "b", "c"}),
        ({"a": 4, "b": 4, "c": 9}, {"a", "b"}),
        ({"a": 0, "b": 7}, {"a"}),
        ({"a": 3}, {"a"}),
        ({}, set()),
    ],
)
def test_a_small_group_is_hidden_with_a_sibling(groups, expected):
    assert hidden(groups, 5) == expected


def test_a_floor_below_one_is_a_mistake():
    with pytest.raises(ValueError, match="at least 1"):
        hidden({}, 0)
