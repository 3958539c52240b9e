"""The door: e-mail and password, one button a role in the demo, nothing given away to those who guess."""

import pytest
from django.urls import reverse

from accounts.models import User
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db
SIGN_IN = "/en/accounts/login/"


def test_a_person_signs_in_with_an_address_in_any_case(client, alice):
    answer = client.post(SIGN_IN, {"login": "ALICE@composure.example", "password": PASSWORD})
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(alice.pk)


def test_each_person_lands_in_their_own_language(client, alice):
    alice.language = "bg"
    alice.save()
    assert client.post(SIGN_IN, {"login": alice.email, "password": PASSWORD})["Location"] == "/bg/"


def test_a_wrong_password_and_an_unknown_address_read_the_same(client, alice):
    wrong = client.post(SIGN_IN, {"login": alice.email, "password": "not this"})
    unknown = client.post(SIGN_IN, {"login": "nobody@composure.example", "password": "not this"})
    assert wrong.context["form"].errors == unknown.context["form"].errors
    assert wrong.context["form"].errors


def test_what_was_typed_is_kept_but_never_the_password(client, alice):
    page = client.post(SIGN_IN, {"login": alice.email, "password": "not this"}).content.decode()
    assert alice.email in page
    assert "not this" not in page


def test_guessing_is_stopped_and_the_page_says_how_long(client, alice):
    for _ in range(9):
        answer = client.post(SIGN_IN, {"login": alice.email, "password": "guess"})
    assert answer.status_code == 429
    assert "fifteen minutes" in answer.content.decode()
    assert client.post(SIGN_IN, {"login": alice.email, "password": PASSWORD}).status_code == 429


def test_nobody_signs_up_by_themselves(client):
    client.post(
        "/en/accounts/signup/", {"email": "x@composure.example", "password1": PASSWORD, "password2": PASSWORD}
    )
    assert not User.objects.filter(email="x@composure.example").exists()


@pytest.mark.parametrize("role", ["trainee", "trainer", "supervisor", "administrator"])
def test_the_demo_has_one_button_a_role(client, settings, role):
    settings.DEMO = True
    person = User.objects.create_user(f"{role}@demo.example", name=role.title())
    assert reverse("accounts:demo_sign_in", args=[role]) in client.get(SIGN_IN).content.decode()
    assert client.post(f"/en/demo/{role}/")["Location"] == "/en/"
    assert client.session["_auth_user_id"] == str(person.pk)


def test_outside_the_demo_there_is_no_such_button_and_no_such_door(client, settings):
    settings.DEMO = False
    User.objects.create_user("trainee@demo.example", name="Trainee")
    assert "/demo/" not in client.get(SIGN_IN).content.decode()
    assert client.post("/en/demo/trainee/").status_code == 404


def test_a_new_password_is_asked_for_by_mail_in_the_reader_s_language(client, alice, mailoutbox):
    answer = client.post("/bg/accounts/password/reset/", {"email": alice.email}, follow=True)
    assert answer.status_code == 200
    assert "/bg/accounts/password/reset/key/" in mailoutbox[0].body
    assert "Composure" in mailoutbox[0].subject


def test_an_unknown_address_gets_no_mail_and_reads_the_same(client, alice, mailoutbox):
    known = client.post("/en/accounts/password/reset/", {"email": alice.email}, follow=True)
    unknown = client.post("/en/accounts/password/reset/", {"email": "nobody@composure.example"}, follow=True)
    assert len(mailoutbox) == 1
    assert known.content == unknown.content


def test_the_link_in_the_mail_sets_the_password(client, alice, mailoutbox):
    client.post("/en/accounts/password/reset/", {"email": alice.email})
    link = next(line for line in mailoutbox[0].body.splitlines() if "/reset/key/" in line).partition("/en/")[
        2
    ]
    form = client.get(f"/en/{link}", follow=True)
    new = {"password1": "another calm word", "password2": "another calm word"}
    client.post(form.request["PATH_INFO"], new)
    alice.refresh_from_db()
    assert alice.check_password("another calm word")


def test_nobody_gives_themselves_another_address(signed_in, alice, carol):
    answer = signed_in(alice).post("/en/accounts/email/", {"email": carol.email, "action_add": ""})
    assert answer.status_code == 404
    assert not alice.emailaddress_set.exists()
