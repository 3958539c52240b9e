"""Answering through the address people use: with script, without it, with bad input, by all of the cast."""

from uuid import uuid4

import pytest

from courses.models import Answer, Enrolment, StepCompletion
from tests.courses.conftest import publish

JSON = {"Accept": "application/json"}


def address(page, block_id, language="en"):
    return f"/{language}/learn/{page.translation_key}/{block_id}/"


def post(client, world, data, block_id=None, **extra):
    data = {"ref": str(uuid4()), **data}
    return client.post(address(world.lesson, block_id or world.thought), data, **extra)


@pytest.mark.parametrize("who", ["alice", "bob", "carol", "dave"])
def test_every_member_may_learn_and_has_an_own_record(world, cast, signed_in, who):
    assert post(signed_in(cast[who]), world, {"text": "Mine"}, headers=JSON).json()["saved"]
    assert StepCompletion.objects.get().enrolment.user == cast[who]


def test_a_visitor_is_sent_to_the_door(world, client):
    assert post(client, world, {"text": "x"}).status_code == 302
    assert not Answer.objects.exists()


def test_someone_in_no_team_is_refused(world, django_user_model, signed_in):
    stranger = django_user_model.objects.create_user("eve@composure.example", name="Eve")
    assert post(signed_in(stranger), world, {"text": "x"}).status_code == 403


def test_without_script_one_lands_on_the_step_again(world, alice, signed_in):
    response = post(signed_in(alice), world, {"text": "Monday"})
    assert response.status_code == 302
    assert response["Location"].endswith(f"/first-lesson/#step-{world.thought}")


def test_with_script_the_step_comes_back_drawn_with_the_numbers(world, alice, signed_in):
    told = post(signed_in(alice), world, {"text": "Monday"}, headers=JSON).json()
    assert told["saved"]
    assert told["done"]
    assert "Monday" in told["html"]
    assert told["lesson"]["percent"] == 33
    assert told["lesson"]["words"] == "1 of 3 steps done"
    assert told["lesson"]["next"] == f"step-{world.before}"


def test_the_same_ref_twice_over_the_wire_is_stored_once(world, alice, signed_in):
    client, ref = signed_in(alice), str(uuid4())
    first = post(client, world, {"text": "Monday", "ref": ref}, headers=JSON)
    again = post(client, world, {"text": "Monday", "ref": ref}, headers=JSON)
    assert first.json()["lesson"] == again.json()["lesson"]
    assert Answer.objects.count() == 1
    other = post(client, world, {"text": "Tuesday", "ref": ref}, headers=JSON)
    assert (other.status_code, other.json()["code"]) == (422, "answer.ref_reused")


def test_without_script_what_was_typed_stays_with_a_sentence(world, alice, signed_in):
    long = "calm " * 900
    response = post(signed_in(alice), world, {"text": long})
    page = response.content.decode()
    assert response.status_code == 422
    assert long.strip() in page
    assert "longer than 4,000 characters" in page
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"text": ""}, "answer.invalid"),
        ({}, "answer.invalid"),
        ({"text": "x" * 200_000}, "answer.too_long"),
        ({"text": "fine", "more": "x" * 30_000}, "answer.too_long"),
        ({"text": "fine", "ref": "not a number"}, "answer.no_ref"),
        ({"text": "fine", "ref": ""}, "answer.no_ref"),
    ],
)
def test_what_cannot_be_taken_is_said_in_a_sentence(world, alice, signed_in, data, code):
    response = post(signed_in(alice), world, data, headers=JSON)
    assert response.status_code == 422
    assert response.json()["code"] == code
    assert response.json()["sentence"].endswith(".")
    assert not Answer.objects.exists()


def test_nul_and_surrogates_are_taken_out_and_the_rest_is_kept(world, alice, signed_in):
    raw = f"ref={uuid4()}&text=calm%00+word%ED%A0%80"
    response = signed_in(alice).post(
        address(world.lesson, world.thought), raw, "application/x-www-form-urlencoded", headers=JSON
    )
    assert response.json()["saved"]
    assert "\0" not in Answer.objects.get().answer["text"]


def test_a_megabyte_is_told_kindly(world, alice, signed_in):
    response = post(signed_in(alice), world, {"text": "x" * 3_000_000}, headers=JSON)
    assert response.status_code == 413
    assert not Answer.objects.exists()


def test_an_answer_is_never_run_as_markup(world, alice, signed_in):
    told = post(signed_in(alice), world, {"text": "<script>alert(1)</script>"}, headers=JSON).json()
    assert "<script>" not in told["html"]


def test_a_lesson_taken_down_meanwhile_keeps_the_answer_and_says_so(world, alice, signed_in):
    client = signed_in(alice)
    client.get(world.lesson.url)
    world.lesson.unpublish()
    told = post(client, world, {"text": "Still mine"}, headers=JSON).json()
    assert told["saved"]
    assert told["gone"]
    assert Answer.objects.get().sent == {"text": ["Still mine"]}
    response = post(client, world, {"text": "Without script"}, follow=True)
    assert "What you gave is kept" in response.content.decode()


def test_a_step_taken_away_meanwhile_keeps_the_answer(world, alice, signed_in):
    client = signed_in(alice)
    client.get(world.lesson.url)
    world.lesson.body = [block for block in world.lesson.body.raw_data if block["id"] != str(world.thought)]
    publish(world.lesson)
    assert post(client, world, {"text": "Still mine"}, headers=JSON).json()["gone"]


def test_a_lesson_nobody_ever_had_is_not_found(world, alice, signed_in):
    response = signed_in(alice).post(f"/en/learn/{uuid4()}/{uuid4()}/", {"ref": str(uuid4()), "text": "x"})
    assert response.status_code == 404


def test_who_only_looks_is_led_to_the_step(world, alice, signed_in):
    response = signed_in(alice).get(address(world.lesson, world.thought))
    assert response["Location"].endswith(f"/first-lesson/#step-{world.thought}")
    assert not Enrolment.objects.exists()
