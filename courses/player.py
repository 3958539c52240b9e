"""What one reader of one page sees of their own progress. Works for visitors and in a preview, where nothing is done."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import ngettext
from wagtail.models import Page

from courses import content, services
from courses.completion import Place, Progress, progress
from courses.models import Answer, Enrolment, ModuleCompletion, StepCompletion


@dataclass(frozen=True)
class StepView:
    """A step as its template shows it.

    `answer` and `marking` are what the block itself made (None before the first answer); `error` is a sentence and `typed`
    the form as sent, when it could not be taken; `action` is where to post, `ref` the hidden number to post with it.
    """

    block_id: UUID
    number: int
    rule: str | Promise
    required: bool
    private: bool
    done: bool = False
    answer: dict[str, Any] | None = None
    marking: dict[str, Any] | None = None
    action: str = ""
    error: str = ""
    typed: dict[str, Any] | None = None
    ref: UUID = field(default_factory=uuid4)

    @property
    def anchor(self) -> str:
        return anchor(self.block_id)


def words_of(measured: Progress) -> str:
    """Progress in one sentence, the same on page and in what script puts there."""
    return ngettext(
        "%(done)s of %(required)s step done", "%(done)s of %(required)s steps done", measured.required
    ) % {"done": measured.done, "required": measured.required}


@dataclass(frozen=True)
class LessonProgress:
    """`steps` in reading order; `next_step` is the first required one still open, `next_lesson` the way on."""

    measured: Progress
    steps: tuple[StepView, ...]
    next_lesson: content.Lesson | None = None
    next_url: str = ""
    module: content.Module | None = None
    module_complete: bool = False

    @property
    def percent(self) -> int:
        return self.measured.percent

    @property
    def done(self) -> int:
        return self.measured.done

    @property
    def required(self) -> int:
        return self.measured.required

    @property
    def complete(self) -> bool:
        return self.measured.complete

    @property
    def words(self) -> str:
        return words_of(self.measured)

    @property
    def next_step(self) -> StepView | None:
        return next((step for step in self.steps if step.required and not step.done), None)


@dataclass(frozen=True)
class Resume:
    """Where to go on: `begun` tells «continue» from «begin»."""

    lesson: content.Lesson
    url: str
    begun: bool


@dataclass(frozen=True)
class PartProgress:
    """Progress in a course, a module, or one lesson of an overview; `done_on` is the day it was first complete."""

    node: content.Node
    measured: Progress
    url: str
    done_on: Any = None
    resume: Resume | None = None
    parts: tuple["PartProgress", ...] = ()

    @property
    def title(self) -> str:
        return self.node.title

    @property
    def words(self) -> str:
        return words_of(self.measured)

    @property
    def complete(self) -> bool:
        return self.measured.complete or self.done_on is not None

    @property
    def percent(self) -> int:
        return 100 if self.done_on else self.measured.percent


def anchor(block_id: UUID | str) -> str:
    return f"step-{block_id}"


def learner_of(request: HttpRequest) -> "Learner":
    """The reader of this request; what was looked up once stays with the request."""
    kept = request.__dict__.setdefault("_learner", {})
    language = getattr(request, "LANGUAGE_CODE", "")
    if language not in kept:
        kept[language] = Learner(request)
    return kept[language]


class Learner:
    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.user = getattr(request, "user", None)
        self.known = bool(
            self.user and self.user.is_authenticated and not getattr(request, "is_preview", False)
        )
        self.catalogue = content.catalogue(request)
        self._done: dict[UUID, set[Place]] = {}

    @cached_property
    def enrolments(self) -> dict[UUID, Enrolment]:
        if not self.known:
            return {}
        return {row.course_key: row for row in Enrolment.objects.filter(user=self.user)}

    def enrol(self, course_key: UUID) -> Enrolment:
        """The reader's enrolment, made on the first visit."""
        if course_key not in self.enrolments:
            self.enrolments[course_key] = services.enrol(self.user, self.catalogue.course(course_key))
        return self.enrolments[course_key]

    def done(self, course_key: UUID) -> set[Place]:
        enrolment = self.enrolments.get(course_key)
        if enrolment is None:
            return set()
        if course_key not in self._done:
            steps = StepCompletion.objects.filter(enrolment=enrolment)
            self._done[course_key] = set(steps.values_list("lesson_key", "block_id"))
        return self._done[course_key]

    @cached_property
    def modules_done(self) -> dict[UUID, Any]:
        rows = ModuleCompletion.objects.filter(enrolment__in=[row.pk for row in self.enrolments.values()])
        return dict(rows.values_list("module_key", "completed_on")) if self.enrolments else {}

    def measure(self, course_key: UUID, lessons: Iterable[content.Lesson]) -> Progress:
        return progress(content.required(lessons), self.done(course_key))

    # one lesson

    def lesson(self, page: Page) -> LessonProgress:
        lesson = self.catalogue.lesson(page.translation_key)
        steps = tuple(self._steps(page, lesson))
        if lesson is None:
            needed = [(page.translation_key, step.block_id) for step in steps if step.required]
            return LessonProgress(progress(needed, set()), steps)
        course = self.catalogue.course(lesson.course_key)
        module = self.catalogue.module(lesson.module_key)
        following = _after(lesson, course.lessons)
        return LessonProgress(
            self.measure(lesson.course_key, [lesson]),
            steps,
            next_lesson=following,
            next_url=following.url(self.request) if following else "",
            module=module,
            module_complete=self.measure(lesson.course_key, module.lessons).complete,
        )

    def _steps(self, page: Page, lesson: content.Lesson | None) -> Iterable[StepView]:
        done = self.done(lesson.course_key) if lesson else set()
        answers = self._answers(lesson)
        wrong = getattr(self.request, "refused_step", {})
        needed = self._required_ids(page, lesson)
        for number, bound in enumerate(filter(content.is_step, page.body), start=1):
            block_id = UUID(bound.id)
            answer, marking = answers.get(block_id, (None, None))
            yield StepView(
                block_id,
                number,
                rule=bound.block.rule,
                required=block_id in needed,
                private=bound.block.private,
                done=(page.translation_key, block_id) in done,
                answer=answer,
                marking=marking,
                action=_action(page, bound) if self.known else "",
                **wrong.get(block_id, {}),
            )

    def _required_ids(self, page: Page, lesson: content.Lesson | None) -> set[UUID]:
        if lesson is None:
            return {
                UUID(bound.id) for bound in page.body if content.is_step(bound) and bound.value["required"]
            }
        return {block_id for _, block_id in content.required([lesson])}

    def _answers(self, lesson: content.Lesson | None) -> dict[UUID, tuple[Any, Any]]:
        enrolment = self.enrolments.get(lesson.course_key) if lesson else None
        if enrolment is None:
            return {}
        rows = Answer.objects.filter(
            enrolment=enrolment, lesson_key=lesson.key, marking__isnull=False
        ).newest()
        return {
            block_id: (answer, marking)
            for block_id, answer, marking in rows.values_list("block_id", "answer", "marking")
        }

    # overviews

    def part(self, page: Page) -> PartProgress | None:
        """Progress on a course's or a module's page; elsewhere (the front page) on the course last learned in."""
        module = self.catalogue.module(page.translation_key)
        if module:
            return self.module(module)
        course = self.catalogue.course(page.translation_key) or self.current_course()
        return self.course(course) if course else None

    def current_course(self) -> content.Course | None:
        begun = [course for course in self.catalogue.courses if course.key in self.enrolments]
        return next(iter(begun or self.catalogue.courses), None)

    def course(self, course: content.Course) -> PartProgress:
        enrolment = self.enrolments.get(course.key)
        return PartProgress(
            course,
            self.measure(course.key, course.lessons),
            course.url(self.request),
            done_on=enrolment.completed_on if enrolment else None,
            resume=self.resume(course.key, course.lessons),
            parts=tuple(self.module(module) for module in course.modules),
        )

    def module(self, module: content.Module) -> PartProgress:
        lessons = tuple(
            PartProgress(lesson, self.measure(module.course_key, [lesson]), lesson.url(self.request))
            for lesson in module.lessons
        )
        return PartProgress(
            module,
            self.measure(module.course_key, module.lessons),
            module.url(self.request),
            done_on=self.modules_done.get(module.key),
            resume=self.resume(module.course_key, module.lessons),
            parts=lessons,
        )

    def resume(self, course_key: UUID, lessons: tuple[content.Lesson, ...]) -> Resume | None:
        """The lesson opened last if it has open steps, else the next one that has; None when nothing is open."""
        enrolment, done = self.enrolments.get(course_key), self.done(course_key)
        keys = [lesson.key for lesson in lessons]
        last = enrolment.last_lesson_key if enrolment else None
        start = keys.index(last) if last in keys else 0
        for lesson in lessons[start:] + lessons[:start]:
            still = [block_id for key, block_id in content.required([lesson]) if (key, block_id) not in done]
            if still:
                begun = len(still) < len(content.required([lesson]))
                url = lesson.url(self.request) + (f"#{anchor(still[0])}" if begun else "")
                return Resume(lesson, url, begun=bool(done.intersection(content.required(lessons))))
        return None


def _after(lesson: content.Lesson, lessons: tuple[content.Lesson, ...]) -> content.Lesson | None:
    place = lessons.index(lesson) + 1
    return lessons[place] if place < len(lessons) else None


def _action(page: Page, bound: Any) -> str:
    """Where a step is posted: to be read first where it needs a reader, else straight to its record."""
    name = "roleplay:practice_reply" if bound.block.needs_reader else "courses:answer"
    return reverse(name, args=[page.translation_key, bound.id])
