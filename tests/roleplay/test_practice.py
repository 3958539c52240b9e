"""A practice reply in a lesson: read at once, kept in any case, its effect shown in words."""

from uuid import uuid4

import pytest
from django.urls import reverse

from courses.models import Answer
from roleplay import practice, reading
from roleplay.engine.acts import Reading
from roleplay.errors import Refused, RoomCode
from tests.courses.conftest import World, publish

pytestmark = pytest.mark.django_db
REPLY = "You waited all day for nothing, of course you are upset. Now calm down."


@pytest.fixture
def step(db):
    """A lesson with a practice step: the addresses of lesson and step."""
    world, block_id = World(), uuid4()
    value = {
        "situation": "A parcel did not come.",
        "customer_line": "I waited all day!",
        "prompt": "What do you say?",
        "example_answers": [{"type": "item", "id": str(uuid4()), "value": "Of course you are upset."}],
        "principle": "First the feeling.",
        "required": True,
    }
    world.lesson.body = [{"type": "practice", "id": str(block_id), "value": value}]
    publish(world.lesson)
    return world.lesson.translation_key, block_id


def send(client, step, text=REPLY, ref=None, **headers):
    address = reverse("roleplay:practice_reply", args=step)
    return client.post(address, {"text": text, "ref": str(ref or uuid4())}, headers=headers)


def test_a_reply_is_read_recorded_and_its_effect_shown(step, alice, signed_in):
    answer = send(signed_in(alice), step, accept="application/json").json()
    assert answer["saved"]
    assert answer["done"]
    for words in ("Naming the feeling", "Making it small", "heats the talk up"):
        assert words in answer["html"]
    stored = Answer.objects.get()
    assert stored.answer["text"] == REPLY
    assert [s["acts"][0]["act"] for s in stored.answer["reading"]["sentences"]] == ["acknowledge", "dismiss"]


def test_without_script_the_lesson_comes_back_with_the_effect(step, alice, signed_in):
    response = send(signed_in(alice), step)
    assert response.status_code == 302
    assert Answer.objects.filter(enrolment__user=alice).exists()


def test_the_same_ref_is_recorded_once(step, alice, signed_in):
    client, ref = signed_in(alice), uuid4()
    for _ in range(2):
        assert send(client, step, ref=ref, accept="application/json").json()["saved"]
    assert Answer.objects.count() == 1


def test_an_empty_reply_is_refused_in_words(step, alice, signed_in):
    response = send(signed_in(alice), step, text=" ", accept="application/json")
    assert response.status_code == 422
    assert response.json()["sentence"]


def test_a_reply_is_kept_when_the_reader_has_no_time(step, alice, signed_in, monkeypatch):
    def busy(*args, **named):
        raise Refused(RoomCode.READER_BUSY)

    monkeypatch.setattr(reading, "read", busy)
    assert send(signed_in(alice), step, accept="application/json").json()["saved"]
    assert "reading" not in Answer.objects.get().answer


def test_distress_is_not_rated_and_shows_support(monkeypatch):
    acute = Reading.from_json(
        {"sentences": [{"text": "x", "acts": [{"act": "meta"}]}], "distress": "acute", "model": "test"}
    )
    monkeypatch.setattr(reading, "read", lambda *a, **k: acute)
    assert practice.read_reply("I cannot go on", "en") == {"support": True, "sentences": []}


@pytest.mark.parametrize("text", ["", "  ", "a" * 100_000])
def test_what_is_no_reply_is_not_read(text):
    assert practice.read_reply(text, "en") is None
