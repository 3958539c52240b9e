import pytest
from wagtail.models import Locale

from cms.blocks import InvalidAnswer
from cms.models import Skill
from tests.cms.conftest import Step, bound, drawn


@pytest.fixture
def skills(db):
    locale, _ = Locale.objects.get_or_create(language_code="en")
    return [Skill.objects.create(slug=slug, name=slug, locale=locale) for slug in ("calm", "limit")]


@pytest.fixture
def rating(skills):
    return bound("confidence", skills=skills, when="after")


def form(skills, *answers):
    return {f"skill-{skill.translation_key}": answer for skill, answer in zip(skills, answers, strict=True)}


def test_ratings_are_kept_by_the_key_of_the_skill(rating, skills):
    answer = rating.block.read_answer(rating.value, form(skills, "30", "unsaid"))
    keys = [skill.translation_key for skill in skills]
    assert rating.block.ratings(rating.value, answer) == [(keys[0], 30), (keys[1], None)]
    assert rating.block.mark(rating.value, answer).completed
    assert rating.block.moment(rating.value) == "after"


@pytest.mark.parametrize("answer", [None, "", "35", "-10", "110", "lots", "0.0"])
def test_only_eleven_stops_and_silence_are_answers(rating, skills, answer):
    with pytest.raises(InvalidAnswer):
        rating.block.read_answer(rating.value, form(skills, "30", answer))


def test_each_skill_has_eleven_stops_and_one_way_not_to_say(rating):
    html = drawn(rating, Step())
    assert html.count('type="radio"') == 2 * 12
    assert html.count("<fieldset") == 2


def test_stored_ratings_are_shown(rating, skills):
    keys = [str(skill.translation_key) for skill in skills]
    html = drawn(rating, Step(answer={"ratings": {keys[0]: 0, keys[1]: None}}))
    assert 'value="0" checked' in html
    assert 'value="unsaid" checked' in html


def test_half_filled_lines_stay_and_the_open_one_is_marked(rating, skills):
    html = drawn(rating, Step(typed=form(skills, "40", ""), error="Some lines have no answer yet."))
    assert 'value="40" checked' in html
    assert html.count("rating-open") == 1


def test_every_other_block_rates_nothing():
    item = bound("reflection")
    assert item.block.ratings(item.value, {"text": "x"}) == []
    assert item.block.moment(item.value) is None
