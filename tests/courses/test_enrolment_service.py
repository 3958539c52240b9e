from datetime import date, timedelta

import pytest
from django.utils import timezone

from courses import content, services
from courses.errors import Refused
from courses.models import Assignment, Enrolment


def test_enrolling_twice_is_one_enrolment(world, alice):
    course = content.catalogue().course(world.course.translation_key)
    assert services.enrol(alice, course) == services.enrol(alice, course)
    assert Enrolment.objects.get().title == "Course"


def test_the_day_of_enrolling_is_the_persons_own(world, alice, monkeypatch):
    alice.timezone = "Pacific/Kiritimati"
    noon = timezone.datetime(2026, 3, 1, 12, tzinfo=timezone.get_fixed_timezone(0))
    monkeypatch.setattr(timezone, "now", lambda: noon)
    assert services.today_of(alice) == date(2026, 3, 2)


def test_an_unknown_time_zone_stops_nobody(alice):
    alice.timezone = "Moon/Far_side"
    assert services.today_of(alice) == timezone.localdate()


def test_assigning_again_moves_only_the_due_date(world, alice, dave):
    key, today = world.course.translation_key, timezone.localdate()
    assert services.assign([alice, dave], key, due_on=today) == 2
    Assignment.objects.update(assigned_on=today - timedelta(days=5))
    services.assign([alice], key, due_on=today + timedelta(days=7))
    mine = Assignment.objects.get(user=alice)
    assert (mine.assigned_on, mine.due_on) == (today - timedelta(days=5), today + timedelta(days=7))
    assert services.due_dates(alice) == {key: today + timedelta(days=7)}


def test_a_due_date_that_has_passed_is_refused(world, alice):
    with pytest.raises(Refused) as refusal:
        services.assign([alice], world.course.translation_key, due_on=date(2020, 1, 1))
    assert refusal.value.code == "assignment.due_passed"
    assert not Assignment.objects.exists()
