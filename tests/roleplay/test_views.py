"""The pages of role-play, by all four of the cast, with and without script."""

from uuid import uuid4

import pytest
from django.urls import reverse

from roleplay import services
from roleplay.models import Conversation
from roleplay.protocol import Command
from tests.roleplay.conftest import KEY

pytestmark = pytest.mark.django_db
CAST = ["alice", "bob", "carol", "dave"]


def url(name, talk=None):
    return reverse(f"roleplay:{name}", args=[talk.pk] if talk else [])


@pytest.mark.parametrize("name", CAST)
def test_everybody_may_practise(parcel, cast, signed_in, name):
    client = signed_in(cast[name])
    assert "The parcel that never came" in client.get(url("lobby")).content.decode()
    assert client.get(reverse("roleplay:scenario", args=[KEY])).status_code == 200


@pytest.mark.parametrize("page", ["lobby", "room", "debrief"])
def test_a_visitor_is_asked_to_sign_in(talk, client, page):
    response = client.get(url(page, None if page == "lobby" else talk))
    assert response.status_code == 302
    assert "login" in response.url


@pytest.mark.parametrize("name", ["bob", "carol", "dave"])
@pytest.mark.parametrize("page", ["room", "debrief"])
def test_a_talk_of_somebody_else_is_not_there(talk, cast, signed_in, name, page):
    assert signed_in(cast[name]).get(url(page, talk)).status_code == 404


@pytest.mark.parametrize("name", ["bob", "carol", "dave"])
@pytest.mark.parametrize("kind", ["say", "pause", "resume", "stop", "end"])
def test_nobody_acts_in_a_talk_of_somebody_else(talk, cast, signed_in, name, kind):
    assert signed_in(cast[name]).post(url(kind, talk), {"text": "Hello", "ref": "a"}).status_code == 404
    assert talk.events.count() == 2


def test_the_page_before_a_talk_says_what_happened_and_what_may_be_offered(parcel, alice, signed_in):
    page = signed_in(alice).get(reverse("roleplay:scenario", args=[KEY])).content.decode()
    for words in (
        parcel.what_happened,
        "Redelivery tomorrow before noon",
        "Full refund",
        parcel.content_note,
    ):
        assert words.replace("'", "&#x27;")[:40] in page


def test_starting_opens_a_room_with_the_level_chosen(parcel, alice, signed_in):
    response = signed_in(alice).post(reverse("roleplay:scenario", args=[KEY]), {"abuse": "1"})
    talk = Conversation.objects.get(user=alice)
    assert response.url == url("room", talk)
    assert talk.events.first().payload["brief"]["abuse"] == 1


@pytest.mark.parametrize("abuse", ["", "4", "-1", "x", "1e3"])
def test_a_level_that_does_not_exist_opens_no_room(parcel, alice, signed_in, abuse):
    response = signed_in(alice).post(reverse("roleplay:scenario", args=[KEY]), {"abuse": abuse})
    assert response.status_code == 200
    assert not Conversation.objects.exists()


def test_an_unknown_scenario_is_not_there(alice, signed_in):
    assert signed_in(alice).get(reverse("roleplay:scenario", args=[uuid4()])).status_code == 404


def test_without_script_a_talk_goes_on_by_form(talk, alice, signed_in):
    client = signed_in(alice)
    said = client.post(url("say", talk), {"text": "Hello, this is Anna.", "ref": "one"}, follow=True)
    assert "Hello, this is Anna." in said.content.decode()
    again = client.post(url("say", talk), {"text": "Hello, this is Anna.", "ref": "one"})
    assert again.status_code == 302
    assert talk.events.filter(kind="said").count() == 1


@pytest.mark.parametrize(
    ("text", "sentence"), [("", "Nothing was written yet"), ("a" * 2001, "too long for one message")]
)
def test_a_refused_message_keeps_what_was_typed(talk, alice, signed_in, text, sentence):
    response = signed_in(alice).post(url("say", talk), {"text": text, "ref": "one"})
    assert response.status_code == 400
    assert sentence in response.content.decode()
    assert text in response.content.decode()


@pytest.mark.parametrize("text", ["a\0b", "<script>alert(1)</script>", "\ufdfa" * 60, "Hello 😀"])
def test_odd_text_is_shown_as_text(talk, alice, signed_in, text):
    response = signed_in(alice).post(url("say", talk), {"text": text, "ref": "one"}, follow=True)
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_pausing_and_going_on_without_script(talk, alice, signed_in):
    client = signed_in(alice)
    paused = client.post(url("pause", talk), follow=True).content.decode()
    assert "The customer waits" in paused
    client.post(url("resume", talk))
    assert list(talk.events.values_list("kind", flat=True))[-2:] == ["paused", "resumed"]


def test_stopping_asks_no_question_and_is_not_scored(talk, alice, signed_in):
    page = signed_in(alice).post(url("stop", talk), follow=True).content.decode()
    assert "That is always fine" in page
    assert "The six criteria" not in page


def test_ending_too_early_says_what_to_do(talk, alice, signed_in):
    response = signed_in(alice).post(url("end", talk))
    assert "It is too early to end the call" in response.content.decode()


def test_a_room_goes_on_when_its_scenario_is_unpublished(talk, parcel, alice, signed_in):
    parcel.unpublish()
    client = signed_in(alice)
    assert client.get(url("room", talk)).status_code == 200
    assert client.post(url("say", talk), {"text": "Hello.", "ref": "a"}).status_code == 302


def test_hidden_facts_and_needs_never_reach_the_browser(talk, alice, signed_in):
    page = signed_in(alice).get(url("room", talk)).content.decode()
    brief = talk.events.first().payload["brief"]
    for fact in brief["facts"]:
        assert not any(answer in page for answer in fact["answers"])
    assert not any(need["label"] in page for need in brief["needs"])


def test_the_debrief_shows_outcome_picture_acts_criteria_and_needs(finished, alice, signed_in):
    page = signed_in(alice).get(url("debrief", finished)).content.decode()
    for words in ("The six criteria", "What the customer needed", "Where it turned", "Apology", "Play again"):
        assert words in page
    assert f"<b>{finished.score}</b>" in page
    assert page.count("<polyline") == 2


def test_the_debrief_waits_for_the_end(talk, alice, signed_in):
    assert signed_in(alice).get(url("debrief", talk)).url == url("room", talk)


def test_after_acute_distress_support_is_on_the_page_and_nothing_is_scored(
    talk, alice, signed_in, monkeypatch
):
    from roleplay import reading
    from roleplay.engine.acts import Reading

    acute = Reading.from_json(
        {"sentences": [{"text": "x", "acts": [{"act": "meta"}]}], "distress": "acute", "model": "test"}
    )
    monkeypatch.setattr(reading, "read", lambda *a, **k: acute)
    services.act(talk.pk, alice, Command("say", "a", "I cannot go on like this"))
    page = signed_in(alice).get(url("room", talk)).content.decode()
    assert "You come first" in page
    assert "data-support hidden" not in page


@pytest.mark.parametrize("language", ["bg", "zh-hans"])
def test_every_page_opens_in_every_language(finished, alice, signed_in, language):
    client = signed_in(alice)
    for page in ("lobby", "room", "debrief"):
        address = url(page, None if page == "lobby" else finished).replace("/en/", f"/{language}/", 1)
        assert client.get(address).status_code == 200
