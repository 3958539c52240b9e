"""Who was given a course, who has begun, who has finished. Dates and nothing else: no scores, no confidence, no hours."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Team, User
from accounts.visibility import Data, Viewer
from courses import content
from courses.reports.base import Column


class Status(TextChoices):
    LATE = "late", _("Late")
    STARTED = "started", _("In progress")
    ASSIGNED = "assigned", _("Not started")
    COMPLETED = "completed", _("Finished")
    NONE = "none", _("Not assigned")


@dataclass(frozen=True)
class Row:
    """One person's line; each date is a day, or None for not yet."""

    name: str
    team: str
    assigned_on: date | None
    due_on: date | None
    started_on: date | None
    completed_on: date | None
    status: Status


COLUMNS: list[Column[Row]] = [
    Column("name", _("Name"), lambda row: row.name, "name", Data.NAME),
    Column("team", _("Team"), lambda row: row.team, "team_name", Data.NAME),
    Column("assigned", _("Assigned on"), lambda row: row.assigned_on, "assigned_on", Data.ASSIGNED),
    Column("due", _("Due by"), lambda row: row.due_on, "due_on", Data.DUE),
    Column("started", _("Started on"), lambda row: row.started_on, "started_on", Data.STARTED),
    Column("completed", _("Finished on"), lambda row: row.completed_on, "completed_on", Data.COMPLETED),
    Column("status", _("Status"), lambda row: row.status.label, "status_order", Data.COMPLETED),
]


def columns_for(viewer: Viewer) -> list[Column[Row]]:
    """What this viewer may see of a person: the table of accounts.visibility decides."""
    return [column for column in COLUMNS if column.may_show(viewer)]


@dataclass(frozen=True)
class Question:
    """What is asked: whose teams, which course or module of it, and how to narrow and order the people."""

    teams: Sequence[Team]
    course: content.Course
    module: content.Module | None = None
    root: Team | None = None
    name: str = ""
    status: str = ""
    order: str = "name"
    descending: bool = False


def people(question: Question, today: date) -> QuerySet[User]:
    """Trainees of these teams, each once, with dates and status: one query however many they are."""
    found = User.objects.in_teams(question.teams).filter(is_active=True)
    if question.name:
        found = found.filter(name__icontains=question.name)
    return _with_status(_with_dates(found, question), today)


def _with_dates(found: QuerySet[User], question: Question) -> QuerySet[User]:
    course, inside = question.course.key, question.teams
    team = Membership.objects.filter(user=OuterRef("pk"), role=Membership.Role.TRAINEE, team__in=inside)
    found = found.annotate(
        given=FilteredRelation("assignments", condition=Q(assignments__course_key=course)),
        team_name=Subquery(team.order_by("team__path").values("team__name")[:1]),
        assigned_on=F("given__assigned_on"),
        due_on=F("given__due_on"),
    )
    if question.module:
        part = Q(learner_modules__module_key=question.module.key)
        found = found.annotate(unit=FilteredRelation("learner_modules", condition=part))
    else:
        found = found.annotate(
            unit=FilteredRelation("enrolments", condition=Q(enrolments__course_key=course))
        )
    return found.annotate(started_on=F("unit__started_on"), completed_on=F("unit__completed_on"))


def _with_status(found: QuerySet[User], today: date) -> QuerySet[User]:
    cases = [
        When(completed_on__isnull=False, then=Value(Status.COMPLETED.value)),
        When(due_on__lt=today, then=Value(Status.LATE.value)),
        When(started_on__isnull=False, then=Value(Status.STARTED.value)),
        When(assigned_on__isnull=False, then=Value(Status.ASSIGNED.value)),
    ]
    order = [When(status=status.value, then=Value(place)) for place, status in enumerate(Status)]
    status = Case(*cases, default=Value(Status.NONE.value), output_field=CharField())
    return found.annotate(status=status).annotate(status_order=Case(*order))


def summary(found: QuerySet[User]) -> dict[str, int]:
    """How many people there are of each status: one query."""
    return found.aggregate(**{status.value: Count("pk", filter=Q(status=status.value)) for status in Status})


def narrowed(found: QuerySet[User], question: Question) -> QuerySet[User]:
    """Only the wanted status, in the wanted order; those without a date come last either way."""
    if question.status:
        found = found.filter(status=question.status)
    fields: dict[str, Any] = {column.key: F(column.order) for column in COLUMNS}
    field = fields.get(question.order, F("name"))
    ordered = field.desc(nulls_last=True) if question.descending else field.asc(nulls_last=True)
    return found.order_by(ordered, "name", "pk")


def rows(found: QuerySet[User]) -> Iterator[Row]:
    columns = ("name", "team_name", "assigned_on", "due_on", "started_on", "completed_on", "status")
    for values in found.values_list(*columns).iterator(chunk_size=1000):
        *facts, status = values
        yield Row(*facts, status=Status(status))
