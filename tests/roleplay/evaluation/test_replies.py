"""B1 on made-up pairs whose figure is known."""

from roleplay.evaluation import replies
from roleplay.reader.corpus import Pair

VALUES = {"kind": 0.8, "cold": 0.2, "same": 0.5}


def pair(language, better, worse, hard=False):
    return Pair(language, 1, hard, "Where is it?", better, worse)


def rate(reply, _customer, _language):
    return VALUES[reply]


def figures(*pairs):
    return {figure.name: figure for figure in replies.measure(pairs, rate).figures}


def test_shares_are_those_of_the_pairs_with_the_better_one_rated_higher():
    found = figures(
        pair("en", "kind", "cold"), pair("bg", "kind", "cold"), pair("bg", "cold", "kind", hard=True)
    )
    assert found["all languages"].value == 2 / 3
    assert found["en"].value == 1
    assert found["bg"].value == 0.5
    assert found["hard pairs"].value == 0
    assert [figure.verdict for figure in found.values()] == ["MISSED", "reached", "MISSED", "MISSED"]


def test_a_tie_counts_half():
    assert figures(pair("en", "same", "same"))["all languages"].value == 0.5


def test_pairs_picked_wrongly_are_shown_furthest_first():
    section = replies.measure([pair("en", "same", "kind"), pair("en", "cold", "kind")], rate)
    assert [row[2] for row in section.tables[-1].rows] == ["cold", "same"]


def test_without_pairs_nothing_is_measured():
    assert {figure.verdict for figure in figures().values()} == {"not measured"}
