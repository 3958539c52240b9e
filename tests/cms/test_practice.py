import pytest

from cms.blocks import InvalidAnswer
from tests.cms.conftest import Step, bound, drawn


def test_an_answer_in_own_words_completes_it():
    item = bound("practice")
    answer = item.block.read_answer(item.value, {"text": "A whole day, for nothing."})
    assert item.block.mark(item.value, answer).completed
    assert item.block.needs_reader


def test_a_reading_comes_from_the_reader_and_never_from_the_form():
    item = bound("practice")
    assert "reading" not in item.block.read_answer(item.value, {"text": "x", "reading": "{}"})
    read = item.block.read_answer(item.value, {"text": "x", "reading": {"sentences": []}})
    assert read["reading"] == {"sentences": []}


def test_silence_is_refused():
    item = bound("practice")
    with pytest.raises(InvalidAnswer):
        item.block.read_answer(item.value, {"text": " "})


def test_answers_that_work_are_shown_only_afterwards():
    item = bound("practice")
    example = item.value["example_answers"][0]
    assert example not in drawn(item, Step())
    assert example in drawn(item, Step(answer={"text": "x"}, done=True))
