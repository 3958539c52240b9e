import pytest
from django.utils.translation import override

from tests.cms.conftest import LANGUAGES, in_language


@pytest.mark.parametrize("path", ["", "support/", "course/", "course/angry/"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_open_to_visitors_in_every_language(client, small_site, language, path):
    for page in (small_site.home, small_site.support, small_site.course, small_site.module):
        for code in LANGUAGES[1:]:
            in_language(page, code)
    assert client.get(f"/{language}/{path}").status_code == 200


def test_a_lesson_asks_to_sign_in(client, small_site):
    response = client.get("/en/course/angry/reason/")
    assert response.status_code == 302
    assert "login" in response["Location"]


def test_a_lesson_shows_its_steps_to_a_learner(signed_in, alice, small_site):
    html = signed_in(alice).get("/en/course/angry/reason/").content.decode()
    step = small_site.lesson.steps()[0]
    assert f'id="step-{step.id}"' in html
    assert f'data-lesson="{small_site.lesson.translation_key}"' in html
    assert "0 of 1 step done" in html


def test_a_lesson_is_drawn_in_the_editors_preview(small_site, rf):
    request = rf.get("/")
    with override("en"):
        response = small_site.lesson.make_preview_request(request)
    assert response.status_code == 200
    assert "Which call?" in response.rendered_content


def test_required_steps_are_those_the_editor_marked(small_site):
    lesson = small_site.lesson
    assert [step.id for step in lesson.required_steps()] == [step.id for step in lesson.steps()]
    assert lesson.step(lesson.steps()[0].id).block.is_step
    assert lesson.step("nobody") is None


def test_what_is_not_translated_is_listed_in_the_default_language(small_site):
    in_language(small_site.home, "bg")
    in_language(small_site.course, "bg")
    module = in_language(small_site.module, "bg")
    assert [lesson.title for lesson in module.lessons()] == ["Anger has a reason"]
    in_language(small_site.lesson, "bg")
    assert [lesson.title for lesson in module.lessons()] == ["Anger has a reason (bg)"]
