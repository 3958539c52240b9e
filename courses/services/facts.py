"""Stamping what was done. First completions are written once; whatever happens later, they stay."""

from collections.abc import Iterable
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from courses import content
from courses.completion import Place, progress
from courses.models import Enrolment, ModuleCompletion, StepCompletion
from courses.services import rollup
from courses.services.calendar import today_of


def places_done(enrolment: Enrolment) -> set[Place]:
    return set(enrolment.steps.values_list("lesson_key", "block_id"))


def complete_steps(
    enrolment: Enrolment, lesson: content.Lesson, block_ids: Iterable[UUID], locale: str
) -> bool:
    """Stamp steps of a lesson as done. True if one of them was not done before. Call inside a transaction."""
    today = today_of(enrolment.user)
    made = [
        StepCompletion.objects.get_or_create(
            enrolment=enrolment,
            lesson_key=lesson.key,
            block_id=block_id,
            defaults={
                "lesson_title": lesson.title[:255],
                "locale": locale,
                "edition": lesson.page.live_revision_id,
                "completed_at": timezone.now(),
                "completed_on": today,
            },
        )[1]
        for block_id in block_ids
    ]
    return any(made)


def settle(enrolment: Enrolment, catalogue: content.Catalogue) -> None:
    """Stamp modules and course if all their required steps are done by now, and refresh the roll-up on commit."""
    course = catalogue.course(enrolment.course_key)
    if course:
        done = places_done(enrolment)
        today = max(today_of(enrolment.user), enrolment.started_on)
        for module in course.modules:
            _settle_module(enrolment, module, done)
        if enrolment.completed_on is None and progress(content.required(course.lessons), done).complete:
            enrolment.completed_on = today
            enrolment.save(update_fields=["completed_on"])
    # a roll-up can be made again at any time, so its failure must never undo the learner's answer
    transaction.on_commit(partial(rollup.refresh, enrolment.pk), robust=True)


def _settle_module(enrolment: Enrolment, module: content.Module, done: set[Place]) -> None:
    if progress(content.required(module.lessons), done).complete:
        ModuleCompletion.objects.get_or_create(
            enrolment=enrolment,
            module_key=module.key,
            defaults={"title": module.title[:255], "completed_on": today_of(enrolment.user)},
        )
