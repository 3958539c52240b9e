"""Taking an answer: once, whole, and whatever happened to the lesson in the meantime."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from courses import content
from courses.errors import Refused
from courses.models import Answer, Enrolment, StepCompletion
from courses.services import confidence, enrolment, facts

LARGEST = 20_000  # characters of JSON; the longest text a step takes is 4,000
READING = (
    "reading"  # what a reader made of the text: not sent by the person, so not part of «the same answer»
)


@dataclass(frozen=True)
class Recorded:
    """What became of an answer. `gone` is True when it was kept although its step is no longer there."""

    answer: Answer
    done: bool
    gone: bool = False


def record_answer(
    user: User, lesson_key: UUID, block_id: UUID, answer: Mapping[str, Any], ref: UUID, locale: str
) -> Recorded:
    """Store what a learner sent for one step, mark it, and stamp what it completes; all of it or nothing.

    `answer` is the form as sent (with `reading` beside it where a reader has read it); `ref` is the sender's own number:
    the same ref with the same answer gives the same result and is stored once.
    Raises Refused `answer.invalid` (the step cannot take it), `answer.too_long`, `answer.ref_reused` (the same ref with
    another answer), `lesson.unknown` (no such lesson, nor was there one this person learned in).
    """
    sent = _sent(answer)
    catalogue = content.catalogue()
    lesson = catalogue.lesson(lesson_key)
    step = content.step(lesson_key, block_id) if lesson else None
    with transaction.atomic():
        learner = _locked(user, lesson_key, lesson, catalogue)
        again = Answer.objects.filter(enrolment=learner, ref=ref).first()
        if again:
            return _same(again, (lesson_key, block_id, sent))
        kept = Answer(
            enrolment=learner, lesson_key=lesson_key, block_id=block_id, ref=ref, sent=sent, locale=locale
        )
        if lesson is None or step is None:
            kept.save()
            return Recorded(kept, done=_is_done(kept), gone=True)
        # only now: a step that was edited since may no longer take what it took when this ref first came
        return _take(kept, lesson, step, _read(step, answer), catalogue)


def _take(
    kept: Answer,
    lesson: content.Lesson,
    step: content.BoundStep,
    read: dict[str, Any],
    catalogue: content.Catalogue,
) -> Recorded:
    marking = step.block.mark(step.value, read)
    kept.answer, kept.marking, kept.lesson_title = read, marking.to_json(), lesson.title[:255]
    kept.save()
    confidence.record(kept, step.block.moment(step.value), step.block.ratings(step.value, read))
    if marking.completed and facts.complete_steps(kept.enrolment, lesson, [kept.block_id], kept.locale):
        facts.settle(kept.enrolment, catalogue)
    return Recorded(kept, done=marking.completed or _is_done(kept))


def _sent(answer: Mapping[str, Any]) -> dict[str, Any]:
    """The form as plain JSON. Raises Refused when it is too large to be an answer, or is no text at all."""
    lists = dict(answer.lists()) if hasattr(answer, "lists") else dict(answer)
    sent = {key: value for key, value in lists.items() if key != READING}
    try:
        size = len(json.dumps(sent, ensure_ascii=False).encode())
    except (TypeError, ValueError) as error:  # lone surrogates are a ValueError
        raise Refused(
            "answer.invalid", _("This answer could not be read. Please type it again and save.")
        ) from error
    if size > LARGEST or "\\u0000" in json.dumps(sent):
        raise Refused(
            "answer.too_long", _("This answer is too long to be saved. Please shorten it and save again.")
        )
    return sent


def _read(step: content.BoundStep, answer: Mapping[str, Any]) -> dict[str, Any]:
    try:
        return step.block.read_answer(step.value, answer)
    except content.InvalidAnswer as error:
        raise Refused("answer.invalid", error.sentence) from error


def _locked(
    user: User, lesson_key: UUID, lesson: content.Lesson | None, catalogue: content.Catalogue
) -> Enrolment:
    """The enrolment this answer belongs to, held until the answer is stored: one learner's answers queue up."""
    course = catalogue.course(lesson.course_key) if lesson else None
    found = enrolment.enrol(user, course) if course else _enrolment_that_knew(user, lesson_key)
    if found is None:
        raise Refused("lesson.unknown", _("We could not find this lesson. Your other answers are kept."))
    return Enrolment.objects.select_for_update(of=("self",)).select_related("user").get(pk=found.pk)


def _enrolment_that_knew(user: User, lesson_key: UUID) -> Enrolment | None:
    """Where a lesson that is gone belonged: the course in which this person opened or answered it."""
    mine = Enrolment.objects.filter(user=user)
    return (
        mine.filter(last_lesson_key=lesson_key).first()
        or mine.filter(answers__lesson_key=lesson_key).first()
        or mine.filter(steps__lesson_key=lesson_key).first()
    )


def _same(kept: Answer, wanted: tuple[UUID, UUID, dict[str, Any]]) -> Recorded:
    if (kept.lesson_key, kept.block_id, kept.sent) != wanted:
        raise Refused(
            "answer.ref_reused",
            _("This page has already saved another answer. Please reload it and save once more."),
        )
    return Recorded(kept, done=_is_done(kept), gone=kept.marking is None)


def _is_done(kept: Answer) -> bool:
    return StepCompletion.objects.filter(
        enrolment=kept.enrolment_id, lesson_key=kept.lesson_key, block_id=kept.block_id
    ).exists()
