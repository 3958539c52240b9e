"""What a learner sees of their own progress in a lesson and around it."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.models import Enrolment
from tests.courses.conftest import publish, reflection
from tests.courses.test_progress_service import do_all, give


def test_a_lesson_asks_a_visitor_to_sign_in(world, client):
    response = client.get(world.lesson.url)
    assert response.status_code == 302
    assert "/accounts/login/" in response["Location"]


def test_the_first_visit_enrols_once_and_remembers_the_place(world, alice, signed_in):
    client = signed_in(alice)
    client.get(world.lesson.url)
    client.get(world.second.url)
    enrolment = Enrolment.objects.get()
    assert enrolment.last_lesson_key == world.second.translation_key


@pytest.mark.parametrize("steps", [1, 57])
def test_a_lesson_takes_at_most_fifteen_queries_however_long(world, alice, signed_in, steps):
    world.lesson.body = [*world.lesson.body.raw_data, *(reflection(uuid4()) for _ in range(steps))]
    publish(world.lesson)
    give(alice, world.lesson, world.thought, {"text": "Monday"})
    client = signed_in(alice)
    client.get(world.lesson.url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(world.lesson.url).status_code == 200
    assert len(queries) <= 15, "\n".join(query["sql"] for query in queries)


def test_what_was_answered_is_there_again(world, alice, signed_in):
    give(alice, world.lesson, world.thought, {"text": "A call from Monday"})
    page = signed_in(alice).get(world.lesson.url).content.decode()
    assert "A call from Monday" in page
    assert "1 of 3 steps done" in page


def test_another_person_never_sees_it(world, alice, dave, signed_in):
    give(alice, world.lesson, world.thought, {"text": "A call from Monday"})
    assert "A call from Monday" not in signed_in(dave).get(world.lesson.url).content.decode()


def test_switching_language_keeps_place_and_progress(world, alice, signed_in):
    world.translate("bg", "zh-hans")
    client = signed_in(alice)
    client.get(world.lesson.url)
    give(alice, world.lesson, world.thought, {"text": "A call from Monday"})
    for language in ("bg", "zh-hans"):
        response = client.get(world.in_language(world.lesson, language).url)
        assert response.context["progress"].percent == 33
        assert "A call from Monday" in response.content.decode()
        resume = client.get(f"/{language}/me/").context["courses"][0][0].resume
        assert resume.url.startswith(world.in_language(world.lesson, language).url)
    assert Enrolment.objects.count() == 1


def test_one_goes_on_where_one_stopped(world, alice, signed_in):
    client = signed_in(alice)
    client.get(world.second.url)
    resume = client.get("/en/me/").context["courses"][0][0].resume
    assert resume.lesson.key == world.second.translation_key
    do_all(alice, world)
    resume = client.get("/en/me/").context["courses"][0][0].resume
    assert resume.lesson.key == world.far.translation_key


def test_course_and_module_pages_work_for_visitors(world, client):
    for page in (world.course, world.module):
        assert client.get(page.url).status_code == 200


def test_a_preview_shows_the_lesson_without_a_record(world, alice, rf):
    request = rf.get("/")
    request.user, request.is_preview = alice, True
    response = world.lesson.make_preview_request(request, "")
    assert response.status_code == 200
    assert not Enrolment.objects.exists()


@pytest.mark.parametrize("who", ["alice", "bob", "carol", "dave"])
def test_ones_own_page_shows_ones_own_numbers_only(world, cast, signed_in, who):
    do_all(cast["alice"], world)
    response = signed_in(cast[who]).get("/en/me/")
    assert bool(response.context["changes"]) == (who == "alice")
    percent = response.context["courses"][0][0].parts[0].percent
    assert percent == (100 if who == "alice" else 0)


def test_ones_own_page_has_a_picture_with_a_table_beside_it(world, alice, signed_in):
    do_all(alice, world)
    page = signed_in(alice).get("/en/me/").content.decode()
    assert 'role="img"' in page
    assert "Calm myself" in page
    assert "You rated this higher than before." in page


def test_a_visitor_of_ones_own_page_is_asked_to_sign_in(world, client):
    assert client.get("/en/me/").status_code == 302


def test_own_progress_over_the_api(world, alice, dave, signed_in, client):
    assert client.get("/en/api/v1/me/progress/").status_code in (401, 403)
    do_all(alice, world)
    first = signed_in(alice).get("/en/api/v1/me/progress/").json()["modules"][0]
    assert (first["percent"], first["done"], first["required"]) == (100, 4, 4)
    assert signed_in(dave).get("/en/api/v1/me/progress/").json()["modules"][0]["percent"] == 0


@pytest.mark.parametrize(("who", "status"), [("alice", 403), ("bob", 403), ("carol", 200), ("dave", 403)])
def test_the_api_lists_people_to_their_supervisor_only(world, cast, signed_in, who, status):
    response = signed_in(cast[who]).get("/en/api/v1/completions/")
    assert response.status_code == status
    if status == 200:
        assert [row["name"] for row in response.json()["people"]] == ["Alice"]
