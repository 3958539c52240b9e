"""A lesson is taken away, or has no translation yet, while somebody learns."""

from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.e2e.steps import DONE, open_lesson, save, steps_of
from tests.e2e.words import THOUGHT

UNPUBLISH = """
from cms.models import LessonPage
for page in LessonPage.objects.filter(slug={slug!r}, locale__language_code__in={languages!r}):
    page.unpublish()
"""
PUBLISH = """
from cms.models import LessonPage
for page in LessonPage.objects.filter(slug={slug!r}, locale__language_code__in={languages!r}):
    page.save_revision().publish()
"""
LESSON = "how-much-is-too-much"


@contextmanager
def unpublished(site, *languages):
    site.run(UNPUBLISH.format(slug=LESSON, languages=languages))
    try:
        yield
    finally:
        site.run(PUBLISH.format(slug=LESSON, languages=languages))


@pytest.fixture
def lesson(site, sign_in, newcomer):
    """Somebody in the Bulgarian lesson, the first of the module on stress."""
    page = sign_in(newcomer, "bg")
    open_lesson(page, site, "bg", lesson=0, module=1)
    assert LESSON in page.url
    return page


def test_an_answer_to_a_lesson_that_was_taken_away_is_kept_and_told_kindly(site, lesson):
    choice, _, thought = steps_of(lesson)
    choice.locator("input[name=option]").first.check()
    save(choice)
    expect(choice).to_have_class(DONE)
    with unpublished(site, "en", "bg", "zh-hans"):
        thought.locator("textarea").fill(THOUGHT["bg"])
        save(thought)
        expect(thought.locator("[data-status]")).to_have_class("step-status step-status-kept")
        expect(thought.locator("textarea")).to_have_value(THOUGHT["bg"])
        assert lesson.reload().status == 404
        expect(lesson.get_by_role("heading", level=1)).to_be_visible()
        expect(lesson.locator("main a.button")).to_be_visible()
    lesson.reload()
    expect(choice).to_have_class(DONE)


def test_a_lesson_without_translation_comes_in_english_with_a_note(site, lesson):
    choice = steps_of(lesson)[0]
    bulgarian = choice.locator("legend").inner_text()
    with unpublished(site, "bg"):
        assert lesson.reload().status == 200
        expect(lesson.locator("main")).to_have_attribute("lang", "en")
        expect(lesson.locator("main .notice[lang=bg]").first).to_be_visible()
        expect(choice.locator("legend")).not_to_have_text(bulgarian)
        choice.locator("input[name=option]").first.check()
        save(choice)
        expect(choice).to_have_class(DONE)
    lesson.reload()
    expect(choice.locator("legend")).to_have_text(bulgarian)
    expect(choice).to_have_class(DONE)
