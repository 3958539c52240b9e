import pytest

from cms.blocks import InvalidAnswer
from tests.cms.conftest import Step, bound, drawn


def test_saying_so_completes_it():
    item = bound("breathing")
    answer = item.block.read_answer(item.value, {"done": "yes"})
    assert item.block.mark(item.value, answer).completed


@pytest.mark.parametrize("data", [{}, {"done": ""}, {"done": "60"}, {"seconds": "60"}])
def test_time_alone_completes_nothing(data):
    item = bound("breathing")
    with pytest.raises(InvalidAnswer):
        item.block.read_answer(item.value, data)


def test_the_words_are_there_without_script():
    html = drawn(bound("breathing"), Step())
    assert "Breathe in and count to four." in html
    assert 'data-in="4" data-hold="0" data-out="6"' in html
    assert "5 rounds, 50 seconds" in html
