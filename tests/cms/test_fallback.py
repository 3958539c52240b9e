"""A missing translation is the default-language page with a kind note; a missing page is a kind page."""

import pytest

from tests.cms.conftest import in_language

NOTE = "notice reading"


def test_a_page_without_a_translation_comes_in_the_default_language(client, small_site):
    in_language(small_site.home, "bg")
    response = client.get("/bg/course/angry/")
    html = response.content.decode()
    assert response.status_code == 200
    assert NOTE in html
    assert '<main id="main" tabindex="-1" lang="en">' in html
    assert '<html lang="bg">' in html


def test_a_site_without_any_translation_falls_back_whole(client, small_site):
    assert client.get("/zh-hans/course/").status_code == 200


def test_links_of_a_page_that_fell_back_stay_in_the_readers_language(client, small_site):
    html = client.get("/bg/course/").content.decode()
    assert 'href="/bg/course/angry/"' in html


def test_a_translated_page_has_no_note(client, small_site):
    in_language(small_site.home, "bg")
    in_language(small_site.course, "bg")
    html = client.get("/bg/course/").content.decode()
    assert NOTE not in html
    assert "Course (bg)" in html


def test_a_translation_that_was_unpublished_falls_back(client, small_site):
    in_language(small_site.home, "bg")
    in_language(small_site.course, "bg").unpublish()
    html = client.get("/bg/course/").content.decode()
    assert NOTE in html
    assert "Course (bg)" not in html


@pytest.mark.parametrize("language", ["en", "bg"])
def test_an_unpublished_lesson_says_that_answers_are_kept(signed_in, alice, small_site, language):
    small_site.lesson.unpublish()
    response = signed_in(alice).get(f"/{language}/course/angry/reason/")
    assert response.status_code == 404
    assert 'class="button" href="/' in response.content.decode()


def test_a_deleted_lesson_is_a_kind_page(signed_in, alice, small_site):
    small_site.lesson.delete()
    response = signed_in(alice).get("/en/course/angry/reason/")
    assert response.status_code == 404
    assert "Your progress and answers are kept." in response.content.decode()


def test_an_address_that_never_was_is_a_kind_page(client, small_site):
    assert "This page is not here" in client.get("/en/nowhere/at/all/").content.decode()
