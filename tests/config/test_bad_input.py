"""What no form can take: refused kindly, in the reader's language, before any view sees it."""

import pytest

pytestmark = pytest.mark.django_db
SIGN_IN = "/en/accounts/login/"


def test_nul_and_lone_surrogates_are_dropped(client, alice):
    form = "login=alice%00@composure.example&password=%ED%A0%80%00x"
    answer = client.generic("POST", SIGN_IN, form, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 200
    assert "\0" not in answer.content.decode()


def test_a_form_too_large_gets_a_sentence(client):
    answer = client.post(SIGN_IN, {"login": "x" * 3_000_000})
    assert answer.status_code == 413
    assert "more text than we can take" in answer.content.decode()


def test_markup_comes_back_as_text(client):
    page = client.post(SIGN_IN, {"login": '"><script>alert(1)</script>', "password": "x"}).content.decode()
    assert "<script>alert(1)" not in page


def test_an_unknown_page_is_told_kindly_in_the_reader_s_language(client):
    answer = client.get("/bg/no-such-page/")
    assert answer.status_code == 404
    assert 'lang="bg"' in answer.content.decode()


def test_every_page_has_a_strict_policy(client):
    policy = client.get(SIGN_IN)["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
