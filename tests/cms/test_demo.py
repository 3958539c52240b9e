"""The demo's content loads whole, in three languages, and loading it again changes nothing."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from cms.demo import load, read
from cms.models import LessonPage, ScenarioPage
from tests.cms.conftest import LANGUAGES


@pytest.fixture
def loaded(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return load.load()


def test_everything_loads_in_every_language_and_only_once(loaded, signed_in, alice, monkeypatch):
    assert loaded > 0
    assert load.load() == 0
    assert nothing_is_untranslated()
    assert every_page_is_live_in_every_language()
    assert_lessons_are_the_same_in_every_language()
    assert_every_lesson_is_served(signed_in(alice))
    assert_scenarios_make_briefs()
    assert_only_a_changed_word_changes(monkeypatch)


def nothing_is_untranslated():
    counts = [translation.get_progress() for translation in Translation.objects.all()]
    return (
        counts
        and all(total == done for total, done in counts)
        and not StringTranslation.objects.filter(has_error=True).exists()
    )


def every_page_is_live_in_every_language():
    pages = Page.objects.filter(depth__gt=1)
    keys = {
        language: {page.translation_key for page in pages if page.locale.language_code == language}
        for language in LANGUAGES
    }
    return keys["en"] == keys["bg"] == keys["zh-hans"] and all(page.live for page in pages)


def assert_lessons_are_the_same_in_every_language():
    for lesson in LessonPage.objects.filter(locale__language_code="en"):
        for other in lesson.get_translations():
            assert [block.id for block in other.body] == [block.id for block in lesson.body]
            assert other.slug == lesson.slug
            assert other.title != lesson.title
            assert [step.value["required"] for step in other.steps()] == [
                step.value["required"] for step in lesson.steps()
            ]


def assert_every_lesson_is_served(client):
    for lesson in LessonPage.objects.all():
        response = client.get(lesson.url)
        assert response.status_code == 200, lesson.url


def assert_scenarios_make_briefs():
    briefs = [page.as_brief() for page in ScenarioPage.objects.all()]
    for brief in briefs:
        same = [other for other in briefs if other["scenario_key"] == brief["scenario_key"]]
        assert len(same) == len(LANGUAGES)
        for other in same:
            assert [need["id"] for need in other["needs"]] == [need["id"] for need in brief["needs"]]
            assert [need["accept"] for need in other["needs"]] == [need["accept"] for need in brief["needs"]]
            assert other["persona"] == brief["persona"]


def assert_only_a_changed_word_changes(monkeypatch):
    true_read = read.read

    def changed(*parts):
        words = true_read(*parts)
        if parts == ("course", "words", "bg", "skills.yaml"):
            data = dict(words.data)
            data["recover"] = {**data["recover"], "about": "Нови думи."}
            return read.Words(data, words.where)
        return words

    monkeypatch.setattr(load, "read", changed)
    assert load.load() == 1


@pytest.mark.django_db
def test_a_missing_file_stops_the_command_with_its_name(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(read, "HERE", tmp_path)
    with pytest.raises(CommandError, match=r"pages\.yaml: this file is missing"):
        call_command("load_content")
