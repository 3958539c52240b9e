import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict

from cms.blocks import InvalidAnswer
from tests.cms.conftest import Step, bound, drawn


def question(right=(1,), *, multiple=False):
    rows = [
        {
            "type": "item",
            "id": f"00000000-0000-4000-8000-00000000000{number}",
            "value": {
                "text": f"Option {number}",
                "correct": number in right,
                "explanation": f"Because {number}.",
            },
        }
        for number in range(3)
    ]
    block = bound("choice").block
    value = block.to_python(
        {"question": "What first?", "multiple": multiple, "options": rows, "summary": "So."}
    )
    item = bound("choice")
    item.value = value
    return item


def ids(item, *numbers):
    return [item.value["options"].bound_blocks[number].id for number in numbers]


def form(item, *numbers):
    return QueryDict("&".join(f"option={key}" for key in ids(item, *numbers)))


def test_the_right_option_is_right_and_completes():
    item = question()
    answer = item.block.read_answer(item.value, form(item, 1))
    marking = item.block.mark(item.value, answer)
    assert (marking.completed, marking.correct) == (True, True)


def test_a_wrong_option_completes_but_is_not_right():
    item = question()
    answer = item.block.read_answer(item.value, form(item, 0))
    marking = item.block.mark(item.value, answer)
    assert (marking.completed, marking.correct) == (True, False)


def test_several_right_options_are_all_needed():
    item = question((0, 2), multiple=True)
    half = item.block.read_answer(item.value, form(item, 0))
    whole = item.block.read_answer(item.value, form(item, 2, 0))
    assert item.block.mark(item.value, half).correct is False
    assert item.block.mark(item.value, whole).correct is True


def test_a_single_question_takes_one_option():
    item = question()
    assert len(item.block.read_answer(item.value, form(item, 0, 1))["chosen"]) == 1


@pytest.mark.parametrize("data", ["", "option=", "option=nonsense", "other=1"])
def test_nothing_known_chosen_is_refused_with_a_sentence(data):
    item = question()
    with pytest.raises(InvalidAnswer) as refusal:
        item.block.read_answer(item.value, QueryDict(data))
    assert refusal.value.sentence


def test_explanations_come_only_after_answering():
    item = question()
    assert "Because 1." not in drawn(item, Step())
    html = drawn(item, Step(answer={"chosen": ids(item, 0)}, done=True))
    assert "Because 0." in html
    assert "Because 1." in html
    assert "So." in html
    assert "Look again" in html


def test_what_was_chosen_stays_chosen():
    item = question((0, 2), multiple=True)
    html = drawn(item, Step(typed={"option": ids(item, 0, 2)}, error="No."))
    assert html.count("checked") == 2


@pytest.mark.parametrize(("right", "multiple"), [((), False), ((0, 1), False)])
def test_an_editor_is_told_what_is_wrong_with_the_options(right, multiple):
    item = question(right, multiple=multiple)
    with pytest.raises(ValidationError):
        item.block.clean(item.value)
