"""The supervisor's desk: own branch, dates only, few queries however many people."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Membership, User
from accounts.visibility import Data
from courses import content, services
from courses.models import Assignment, ConfidenceRating, Enrolment, LearnerModule
from tests.courses.test_progress_service import do_all

DESK, CSV = "/en/desk/", "/en/desk/completion.csv"


def crowd(team, count):
    people = User.objects.bulk_create(
        User(email=f"p{number}@composure.example", name=f"Person {number:04}") for number in range(count)
    )
    Membership.objects.bulk_create(Membership(user=person, team=team, role="trainee") for person in people)
    return people


def read_csv(response):
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(("who", "status"), [("alice", 403), ("bob", 403), ("carol", 200), ("dave", 403)])
@pytest.mark.parametrize("address", [DESK, CSV])
def test_only_a_supervisor_opens_the_desk(world, cast, signed_in, address, who, status):
    assert signed_in(cast[who]).get(address).status_code == status


def test_a_visitor_is_asked_to_sign_in(world, client):
    response = client.get(DESK)
    assert response.status_code == 302
    assert "next=/en/desk/" in response["Location"]


def test_the_desk_shows_own_branch_only(world, cast, signed_in):
    page = signed_in(cast["carol"]).get(DESK).content.decode()
    assert "Alice" in page
    assert "Dave" not in page


def test_a_team_of_another_branch_is_not_found(world, cast, other_team, signed_in):
    client = signed_in(cast["carol"])
    assert client.get(DESK, {"team": other_team.pk}).status_code == 404
    assert client.get(DESK, {"team": "x"}).status_code == 404
    assert client.get(DESK, {"of": "00000000-0000-0000-0000-000000000000"}).status_code == 404


def test_a_supervisor_of_the_whole_company_sees_both_branches(world, company, cast, signed_in):
    Membership.objects.create(user=cast["bob"], team=company, role="supervisor")
    page = signed_in(cast["bob"]).get(DESK).content.decode()
    assert "Alice" in page
    assert "Dave" in page


def test_a_finished_module_is_seen_with_its_day(world, cast, signed_in, django_capture_on_commit_callbacks):
    services.assign([cast["alice"]], world.course.translation_key, by=cast["carol"])
    with django_capture_on_commit_callbacks(execute=True):
        do_all(cast["alice"], world)
    (row,) = read_csv(signed_in(cast["carol"]).get(CSV, {"of": str(world.module.translation_key)}))
    today = services.today_of(cast["alice"]).isoformat()
    assert (row["Started on"], row["Finished on"], row["Status"]) == (today, today, "Finished")
    (whole,) = read_csv(signed_in(cast["carol"]).get(CSV))
    assert (whole["Finished on"], whole["Status"]) == ("", "In progress")


def test_no_confidence_answer_or_hour_reaches_the_desk(world, cast, signed_in):
    do_all(cast["alice"], world)
    ConfidenceRating.objects.update(value=90)
    client = signed_in(cast["carol"])
    page = client.get(DESK).content.decode()
    file = b"".join(client.get(CSV).streaming_content).decode()
    for text in (page, file):
        assert "A call from Monday" not in text
        assert ">90<" not in text
    assert ":" not in file
    assert set(client.get("/en/api/v1/completions/").json()["people"][0]) == {
        *("name", "team", "assigned_on", "due_on", "started_on", "completed_on", "status")
    }


@pytest.mark.parametrize("count", [10, 1000])
@pytest.mark.parametrize("module", [False, True])
def test_the_desk_takes_eight_queries_at_any_size(world, team, carol, signed_in, count, module):
    crowd(team, count)
    client = signed_in(carol)
    asked = {"of": str(world.module.translation_key)} if module else {}
    client.get(DESK, asked)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(DESK, asked).status_code == 200
    assert len(queries) <= 8, [query["sql"][:150] for query in queries]


def test_status_words_follow_dates(world, team, carol, signed_in):
    today = timezone.localdate()
    people = crowd(team, 5)
    key = world.course.translation_key
    long_ago, soon = today - timedelta(days=9), today + timedelta(days=9)
    for person, due in zip(people[:4], (long_ago, soon, soon, long_ago), strict=True):
        Assignment.objects.create(user=person, course_key=key, assigned_on=long_ago, due_on=due)
    Enrolment.objects.create(user=people[2], course_key=key, started_on=today)
    Enrolment.objects.create(user=people[3], course_key=key, started_on=today, completed_on=today)
    rows = read_csv(signed_in(carol).get(CSV))
    assert [row["Status"] for row in rows] == [
        "Late",
        "Not started",
        "In progress",
        "Finished",
        "Not assigned",
    ]


def test_filter_search_and_sort_agree_with_the_file(world, team, carol, signed_in):
    people = crowd(team, 60)
    services.assign(people[:3], world.course.translation_key, due_on=timezone.localdate())
    client = signed_in(carol)
    asked = {"status": "assigned", "sort": "-name", "name": "person"}
    page = client.get(DESK, asked)
    assert [row.name for row in page.context["rows"]] == ["Person 0002", "Person 0001", "Person 0000"]
    assert [row["Name"] for row in read_csv(client.get(CSV, asked))] == [
        "Person 0002",
        "Person 0001",
        "Person 0000",
    ]


def test_people_come_fifty_a_page_and_none_twice(world, team, carol, signed_in):
    crowd(team, 120)
    client = signed_in(carol)
    names = [row.name for number in (1, 2, 3) for row in client.get(DESK, {"page": number}).context["rows"]]
    assert len(names) == len(set(names)) == 120


@pytest.mark.parametrize(
    "asked", [{"page": "x"}, {"page": "-1"}, {"sort": "password"}, {"status": "?"}, {"name": "\0" * 9}]
)
def test_odd_questions_still_get_the_desk(world, cast, signed_in, asked):
    assert signed_in(cast["carol"]).get(DESK, asked).status_code == 200


def test_a_person_in_two_teams_is_one_row(world, company, team, cast, signed_in):
    below = company.get_children().get(pk=team.pk).add_child(name="Night")
    Membership.objects.create(user=cast["alice"], team=below, role="trainee")
    assert len(read_csv(signed_in(cast["carol"]).get(CSV))) == 1


def test_formulas_in_names_are_made_harmless(world, cast, signed_in):
    User.objects.filter(pk=cast["alice"].pk).update(name="=HYPERLINK(1)")
    response = signed_in(cast["carol"]).get(CSV)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    (row,) = read_csv(response)
    assert row["Name"] == "'=HYPERLINK(1)"


def test_the_file_begins_with_the_mark_spreadsheets_need(world, cast, signed_in):
    response = signed_in(cast["carol"]).get(CSV)
    assert b"".join(response.streaming_content).startswith(b"\xef\xbb\xbf")


def test_rollups_of_others_are_untouched_by_one_learner(world, cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        do_all(cast["alice"], world)
    assert set(LearnerModule.objects.values_list("user", flat=True)) == {cast["alice"].pk}
    assert content.catalogue().module(world.module.translation_key).title == "Angry customers"


def test_a_column_the_table_of_visibility_hides_is_shown_nowhere(world, cast, signed_in, monkeypatch):
    monkeypatch.setattr("courses.reports.base.may_see", lambda viewer, data: data != Data.DUE)
    client = signed_in(cast["carol"])
    assert "Due by" not in client.get(DESK).content.decode()
    assert "Due by" not in read_csv(client.get(CSV))[0]
