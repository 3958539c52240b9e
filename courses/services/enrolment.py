"""Who learns what: enrolling oneself by opening a lesson, and being given a course."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Team, User
from courses import content
from courses.errors import Refused
from courses.models import Assignment, Enrolment
from courses.services import practice
from courses.services.calendar import today_of


def enrolment_of(user: User, course_key: UUID) -> Enrolment | None:
    return Enrolment.objects.filter(user=user, course_key=course_key).first()


@transaction.atomic
def enrol(user: User, course: content.Course) -> Enrolment:
    """The person's one enrolment on the course, made if need be; role-plays finished earlier count at once."""
    enrolment, created = Enrolment.objects.get_or_create(
        user=user,
        course_key=course.key,
        defaults={"title": course.title[:255], "started_on": today_of(user)},
    )
    if created:
        practice.count_earlier_practice(enrolment, course)
    return enrolment


def touch(enrolment: Enrolment, lesson_key: UUID) -> None:
    """Remember the lesson opened last, so that any device goes on there. Writes only when it changed."""
    if enrolment.last_lesson_key != lesson_key:
        enrolment.last_lesson_key = lesson_key
        enrolment.save(update_fields=["last_lesson_key"])


def assign(
    people: Iterable[User],
    course_key: UUID,
    *,
    by: User | None = None,
    team: Team | None = None,
    due_on: date | None = None,
) -> int:
    """Give a course to people, from today on; who has it already gets the new due date. How many people it was.

    Raises Refused `assignment.due_passed` for a due date before today.
    """
    today = timezone.localdate()
    if due_on and due_on < today:
        raise Refused("assignment.due_passed", _("This date has passed. Choose today or a later day."))
    rows = [
        Assignment(
            user=person, course_key=course_key, team=team, assigned_by=by, assigned_on=today, due_on=due_on
        )
        for person in people
    ]
    Assignment.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["user", "course_key"], update_fields=["due_on"]
    )
    return len(rows)


def due_dates(user: User) -> dict[UUID, date | None]:
    """The courses a person was given, each with the day it is due."""
    return dict(Assignment.objects.filter(user=user).values_list("course_key", "due_on"))
