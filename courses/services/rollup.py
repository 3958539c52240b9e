"""Progress of each learner in each module, worked out from the facts alone, so that it can be made again at will."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from courses import content
from courses.completion import Place, progress
from courses.models import Enrolment, LearnerModule, ModuleCompletion, StepCompletion

CHUNK = 500


@transaction.atomic
def refresh(enrolment_id: int) -> None:
    """Make one learner's rows again; locks that enrolment, so the last to write has seen every fact."""
    _replace(Enrolment.objects.filter(pk=enrolment_id))


def rebuild() -> int:
    """Make all rows again from the facts, a chunk of learners at a time. How many rows there are then."""
    keys = list(Enrolment.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        with transaction.atomic():
            _replace(Enrolment.objects.filter(pk__in=keys[start : start + CHUNK]))
    return LearnerModule.objects.count()


def _replace(enrolments: QuerySet[Enrolment]) -> None:
    chosen = list(enrolments.select_for_update())
    rows = list(_rows(chosen, content.catalogue()))
    kept = {(row.enrolment_id, row.module_key) for row in rows}
    stale = LearnerModule.objects.filter(enrolment__in=chosen).values_list("pk", "enrolment_id", "module_key")
    LearnerModule.objects.filter(pk__in=[pk for pk, *key in stale if tuple(key) not in kept]).delete()
    LearnerModule.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["user", "module_key"],
        update_fields=["enrolment", "done", "required", "started_on", "completed_on"],
    )


def _rows(enrolments: Sequence[Enrolment], catalogue: content.Catalogue) -> Iterator[LearnerModule]:
    steps, completions = _steps_of(enrolments), _completions_of(enrolments)
    for enrolment in enrolments:
        course = catalogue.course(enrolment.course_key)
        modules = {module.key: module.lessons for module in course.modules} if course else {}
        finished = completions[enrolment.pk]
        for key in [*modules, *(key for key in finished if key not in modules)]:
            row = _row(enrolment, key, modules.get(key, ()), steps[enrolment.pk], finished.get(key))
            if row.started_on:
                yield row


def _row(
    enrolment: Enrolment,
    module_key: UUID,
    lessons: Iterable[content.Lesson],
    steps: dict[Place, date],
    completed_on: date | None,
) -> LearnerModule:
    inside = {lesson.key for lesson in lessons}
    days = [day for (lesson_key, _), day in steps.items() if lesson_key in inside]
    measured = progress(content.required(lessons), steps)
    return LearnerModule(
        user_id=enrolment.user_id,
        enrolment=enrolment,
        module_key=module_key,
        done=measured.done,
        required=measured.required,
        started_on=min(days, default=completed_on),
        completed_on=completed_on,
    )


def _steps_of(enrolments: Sequence[Enrolment]) -> dict[int, dict[Place, date]]:
    steps: dict[int, dict[Place, date]] = defaultdict(dict)
    rows = StepCompletion.objects.filter(enrolment__in=enrolments)
    for enrolment, lesson, block, day in rows.values_list(
        "enrolment_id", "lesson_key", "block_id", "completed_on"
    ):
        steps[enrolment][lesson, block] = day
    return steps


def _completions_of(enrolments: Sequence[Enrolment]) -> dict[int, dict[UUID, date]]:
    completions: dict[int, dict[UUID, date]] = defaultdict(dict)
    rows = ModuleCompletion.objects.filter(enrolment__in=enrolments).order_by("completed_on", "pk")
    for enrolment, module, day in rows.values_list("enrolment_id", "module_key", "completed_on"):
        completions[enrolment][module] = day
    return completions
