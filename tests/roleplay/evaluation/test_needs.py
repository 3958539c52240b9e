"""Needs and facts on made-up paraphrases whose counts are known; slips in the data are named."""

import pytest

from roleplay.evaluation import needs
from roleplay.evaluation.needs import Paraphrase
from roleplay.evaluation.rows import BadData
from roleplay.evaluation.scripts import Place
from tests.roleplay.evaluation.stage import made_up_scene, read

HERE = Place("made-up", "en")


def said(kind, ids, text):
    return Paraphrase(HERE, kind, frozenset(filter(None, ids.split("+"))), text)


def measured(*items):
    section = needs.measure(items, lambda slug, language: made_up_scene(language).brief, read)
    return {figure.name: figure for figure in section.figures}


def test_precision_and_recall_of_needs_and_facts():
    found = measured(
        said("need", "delivery", "solve:delivery"),
        said("need", "refund", "own"),  # missed
        said("fact", "phone", "ask?phone. solve:refund"),  # taken for a need as well
        said("fact", "order+address", "ask?order. ask?address"),
        said("none", "", "greet"),
    )
    assert (found["needs, precision"].value, found["needs, recall"].value) == (0.5, 0.5)
    assert (found["facts, precision"].value, found["facts, recall"].value) == (1, 1)
    assert found["needs, recall"].verdict == "MISSED"
    assert found["matched although it says neither"].value == 0


def test_a_sentence_that_says_neither_must_match_nothing():
    found = measured(said("none", "", "ask?phone"), said("fact", "phone", "ask?phone"))
    assert found["facts, precision"].value == 0.5
    assert found["matched although it says neither"].value == 1


def test_an_id_the_scenario_does_not_have_is_named():
    with pytest.raises(BadData, match=r"made-up \(en\) has no need refnud"):
        measured(said("need", "refnud", "solve"))


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("wish\tdelivery\ttext", "line 2: the kind"),
        ("need\t\ttext", "line 2: a text"),
        ("need\tdelivery", "line 2: expected"),
    ],
)
def test_a_broken_row_is_named(tmp_path, row, complaint):
    (tmp_path / "parcel.en.tsv").write_text(f"kind\tid\ttext\n{row}\n", encoding="utf-8")
    with pytest.raises(BadData, match=complaint):
        needs.paraphrases(["en"], tmp_path)
