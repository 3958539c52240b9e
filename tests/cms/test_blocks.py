"""Every block is drawn in every language, for a visitor, before an answer, after it, and when it could not be taken."""

import pytest
from django.utils.html import strip_tags
from django.utils.translation import override

from cms.blocks import StepBlock
from tests.cms.conftest import BLOCKS, LANGUAGES, Step, bound, drawn

STEPS = {name: block for name, block in BLOCKS.items() if isinstance(block, StepBlock)}
ANSWERS = {
    "choice": {"chosen": []},
    "reflection": {"text": "Monday's call"},
    "confidence": {"ratings": {}},
    "breathing": {"done": True},
    "practice": {"text": "A whole day at home!"},
    "roleplay": {"conversation": "6c3a719b-d3de-4f83-828d-40bf4dda030f"},
}

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_is_drawn_for_a_visitor(name, language):
    with override(language):
        html = drawn(bound(name))
    # the sample of a picture has none chosen yet, so it rightly draws nothing
    assert bool(strip_tags(html).strip()) == (name != "image")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", STEPS)
def test_a_step_is_drawn_with_a_stored_answer(name, language):
    with override(language):
        html = drawn(bound(name), Step(answer=ANSWERS[name], done=True))
    assert "badge-good" in html


@pytest.mark.parametrize("name", STEPS)
def test_a_step_shows_its_rule(name):
    assert str(STEPS[name].rule)[:20] in drawn(bound(name), Step())


@pytest.mark.parametrize("name", set(STEPS) - {"roleplay"})
def test_a_step_says_why_an_answer_was_not_taken(name):
    html = drawn(bound(name), Step(error="Please look again.", typed={"text": "half a thought"}))
    assert 'role="alert">Please look again.' in html


@pytest.mark.parametrize("name", set(STEPS) - {"roleplay"})
def test_a_step_is_a_plain_form(name):
    step = Step(action="/learn/1/2/")
    html = drawn(bound(name), step)
    assert 'method="post" action="/learn/1/2/"' in html
    assert f'name="ref" value="{step.ref}"' in html
    assert "csrfmiddlewaretoken" in html
    assert f'data-step="{step.block_id}"' in html
    assert f'id="step-{step.block_id}"' in html


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_explains_itself_in_the_chooser(name):
    meta = BLOCKS[name].meta
    assert meta.icon
    assert meta.description
    assert BLOCKS[name].is_previewable


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_has_no_inline_style_or_script(name):
    html = drawn(bound(name), Step())
    assert "style=" not in html
    assert "<script" not in html
    assert " on" + "click" not in html


def test_what_was_typed_is_escaped():
    html = drawn(bound("reflection"), Step(typed={"text": "</textarea><script>x</script>"}, error="No."))
    assert "<script>" not in html
