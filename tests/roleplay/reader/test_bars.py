"""What the shipped reader must not fall below, on text by another author. Each bar stands a little under the measured figure."""

import pytest

from roleplay.engine.acts import HARMFUL
from roleplay.evaluation.replies import won
from roleplay.reader import batch, corpus, read
from roleplay.reader.words import LANGUAGES

SAMPLE = 3
"""Every third row: minutes are saved, and the sample is the same each time."""


def share(found):
    found = list(found)
    return sum(found) / len(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_better_of_two_replies_is_worth_more(language):
    pairs = [pair for pair in corpus.examined_pairs() if pair.language == language][::SAMPLE]
    rated = [
        won(*(batch.rate(reply, pair.customer, language) for reply in (pair.better, pair.worse)))
        for pair in pairs
    ]
    assert share(rated) >= 0.87


@pytest.mark.parametrize("language", LANGUAGES)
def test_acts_are_read_as_they_were_meant_and_harm_is_seldom_seen_where_there_is_none(language):
    rows = [row for row in corpus.examined_rows() if row.language == language][::SAMPLE]
    said = [{use.act.value for use in read(row.text, language=language).uses} for row in rows]
    assert share(bool(set(row.labels) & acts) for row, acts in zip(rows, said, strict=True)) >= 0.8
    harmless = [acts for row, acts in zip(rows, said, strict=True) if not HARMFUL & set(row.labels)]
    assert share(bool(HARMFUL & acts) for acts in harmless) <= 0.05


@pytest.mark.parametrize("language", LANGUAGES)
def test_distress_is_noticed_and_look_alikes_are_left_alone(language):
    rows = [row for row in corpus.examined_distress() if row.language == language][::SAMPLE]
    seen = [(row.label, read(row.text, language=language).distress) for row in rows]
    assert share(found != "none" for label, found in seen if label != "none") >= 0.8
    assert share(found != "none" for label, found in seen if label == "none") <= 0.05
