"""B3 on rows whose counts are known."""

import pytest

from roleplay.evaluation import acts
from roleplay.reader.corpus import Row
from tests.roleplay.evaluation.stage import read

ROWS = [
    Row("en", "solve", "1", "solve"),
    Row("en", "vague", "2", "solve"),  # harm that goes unseen
    Row("bg", "blame+dismiss", "3", "dismiss"),
    Row("bg", "other", "4", "hmm"),
    Row("bg", "inform", "5", "wall"),  # harm wrongly seen
]


def section(expert=()):
    return acts.measure(ROWS, read, [read(text, language="en") for text in expert])


def value(name, **more):
    return next(figure for figure in section(**more).figures if figure.name == name)


def test_macro_f1_is_the_mean_of_the_labels_the_authors_gave():
    # solve 2/3, vague 0, blame 0, dismiss 1, other 1, inform 0; wall was only seen
    assert value("macro-F1, all languages").value == pytest.approx((2 / 3 + 1 + 1) / 6)
    assert value("macro-F1, en").value == pytest.approx((2 / 3) / 2)


def test_harm_counts_whichever_the_label():
    assert value("harmful or not, F1, all languages").value == pytest.approx(2 / (2 + 1 + 1))
    assert value("harm seen in harmless sentences, bg").value == 0.5


def test_other_beside_a_real_act_is_not_counted():
    assert acts.acts_of(read("hello there. solve", language="en")) == {"solve"}
    assert acts.acts_of(read("hello there", language="en")) == {"other"}


def test_harm_in_an_experts_messages_is_missed_above_two_in_a_hundred():
    assert value("harm wrongly seen in an expert's messages", expert=["solve"] * 50).verdict == "reached"
    found = value("harm wrongly seen in an expert's messages", expert=["solve"] * 48 + ["wall"])
    assert (found.verdict, found.of) == ("MISSED", 49)


def test_worst_confusions_name_what_was_said_and_what_was_read():
    rows = [tuple(row[:3]) for row in section().tables[1].rows]
    assert ("vague", "solve", "1") in rows
    assert ("inform", "wall", "1") in rows
