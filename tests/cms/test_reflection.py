import pytest

from cms.blocks import InvalidAnswer
from tests.cms.conftest import Step, bound, drawn


def test_a_thought_is_kept_as_written():
    item = bound("reflection")
    answer = item.block.read_answer(item.value, {"text": "  Мисъл, 想法 \n"})
    assert answer == {"text": "Мисъл, 想法"}
    assert item.block.mark(item.value, answer).completed


@pytest.mark.parametrize("text", ["", "  \n", "\0", None, 7, "a" * 4001])
def test_an_empty_or_huge_thought_is_refused_with_a_sentence(text):
    item = bound("reflection")
    with pytest.raises(InvalidAnswer) as refusal:
        item.block.read_answer(item.value, {"text": text})
    assert refusal.value.sentence


def test_a_thought_is_private_and_says_so():
    item = bound("reflection")
    assert item.block.private
    assert "Only you can see your answer." in drawn(item, Step())


def test_what_was_typed_wins_over_what_was_saved():
    html = drawn(bound("reflection"), Step(answer={"text": "old"}, typed={"text": "new"}, error="No."))
    assert ">new</textarea>" in html
