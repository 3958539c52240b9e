"""What role-play tells learning: that a talk was finished, never how it went."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.models import User
from courses import content
from courses.models import Enrolment, PracticeRecord
from courses.services import facts


@transaction.atomic
def record_practice(user: User, *, scenario_key: UUID, conversation_id: UUID, finished_at: datetime) -> int:
    """Remember a finished conversation and complete every step that asks for its scenario.

    Told twice about the same conversation, it counts once. Returns how many of the person's courses it moved on.
    """
    PracticeRecord.objects.get_or_create(
        user=user,
        conversation_id=conversation_id,
        defaults={"scenario_key": scenario_key, "finished_at": finished_at},
    )
    catalogue = content.catalogue()
    enrolments = Enrolment.objects.select_for_update(of=("self",)).filter(user=user).select_related("user")
    return sum(_count(enrolment, catalogue, [scenario_key]) for enrolment in enrolments)


def count_earlier_practice(enrolment: Enrolment, course: content.Course) -> None:
    """Someone who practised before enrolling has done those steps."""
    scenarios = set(PracticeRecord.objects.filter(user=enrolment.user).values_list("scenario_key", flat=True))
    if scenarios:
        _count(enrolment, content.catalogue(), scenarios)


def _count(enrolment: Enrolment, catalogue: content.Catalogue, scenario_keys: Iterable[UUID]) -> bool:
    course = catalogue.course(enrolment.course_key)
    steps: dict[content.Lesson, list[UUID]] = defaultdict(list)
    for lesson, block_id in content.steps_practising(scenario_keys, course.lessons if course else ()):
        steps[lesson].append(block_id)
    language = enrolment.user.language
    moved = [facts.complete_steps(enrolment, lesson, ids, language) for lesson, ids in steps.items()]
    if any(moved):
        facts.settle(enrolment, catalogue)
    return any(moved)
