"""The one door from learning to content. Everything beyond it speaks of keys, never of a page's primary key.

A key becomes a page that is live in the active language, else in the default one. What is *required* is always read from
the default-language page, so an extra block in one translation locks nobody out.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from cms.addresses import here
from cms.blocks import InvalidAnswer
from cms.models import CoursePage, LessonPage, ModulePage, Skill
from courses.completion import Place

__all__ = [
    "Catalogue",
    "Course",
    "InvalidAnswer",
    "Lesson",
    "Module",
    "Step",
    "catalogue",
    "lesson_page",
    "step",
]


@dataclass(frozen=True)
class Node:
    """A course, module or lesson: `page` is what the reader is shown, `source` the default-language page, if live."""

    key: UUID
    page: Page
    source: Page | None

    @property
    def title(self) -> str:
        return self.page.title

    def url(self, request: HttpRequest | None = None) -> str:
        """Its address in the active language; a page not translated yet is served there too, with a note."""
        return here(self.page, request)


@dataclass(frozen=True)
class Lesson(Node):
    module_key: UUID
    course_key: UUID


@dataclass(frozen=True)
class Module(Node):
    course_key: UUID
    lessons: tuple[Lesson, ...]


@dataclass(frozen=True)
class Course(Node):
    modules: tuple[Module, ...]

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        return tuple(lesson for module in self.modules for lesson in module.lessons)


@dataclass(frozen=True)
class Step:
    block_id: UUID
    required: bool


class Catalogue:
    """All live courses with their modules and lessons, in the order of the default-language pages: one query."""

    def __init__(self) -> None:
        self._versions: dict[UUID, dict[str, Page]] = defaultdict(dict)
        self._parents: dict[UUID, UUID] = {}
        self._children: dict[UUID | None, list[UUID]] = defaultdict(list)
        self._read(light_pages())
        self.courses = tuple(self._courses())

    def _read(self, pages: Iterable[Page]) -> None:
        pages = list(pages)
        by_path = {page.path: page.translation_key for page in pages}
        default = default_language()
        for page in sorted(pages, key=lambda page: (page.locale.language_code != default, page.path)):
            key, parent = page.translation_key, by_path.get(page.path[: -Page.steplen])
            if key not in self._versions:
                self._children[parent].append(key)
            self._versions[key][page.locale.language_code] = page

    def _courses(self) -> Iterator[Course]:
        for key in self._of_type(None, CoursePage):
            modules = tuple(self._modules(key))
            yield Course(*self._node(key), modules=modules)

    def _modules(self, course_key: UUID) -> Iterator[Module]:
        for key in self._of_type(course_key, ModulePage):
            lessons = tuple(
                Lesson(*self._node(lesson), module_key=key, course_key=course_key)
                for lesson in self._of_type(key, LessonPage)
            )
            yield Module(*self._node(key), course_key=course_key, lessons=lessons)

    def _of_type(self, parent: UUID | None, kind: type[Page]) -> Iterator[UUID]:
        for key in self._children[parent]:
            if next(iter(self._versions[key].values())).cached_content_type.model_class() is kind:
                yield key

    def _node(self, key: UUID) -> tuple[UUID, Page, Page | None]:
        versions = self._versions[key]
        return key, shown(versions), versions.get(default_language())

    @cached_property
    def _lessons(self) -> dict[UUID, Lesson]:
        return {lesson.key: lesson for course in self.courses for lesson in course.lessons}

    @cached_property
    def _modules_by_key(self) -> dict[UUID, Module]:
        return {module.key: module for course in self.courses for module in course.modules}

    def course(self, key: UUID) -> Course | None:
        return next((course for course in self.courses if course.key == key), None)

    def module(self, key: UUID) -> Module | None:
        return self._modules_by_key.get(key)

    def lesson(self, key: UUID) -> Lesson | None:
        return self._lessons.get(key)


def default_language() -> str:
    return settings.LANGUAGE_CODE


def shown(versions: Mapping[str, Page]) -> Page:
    """The version a reader of the active language gets: that language's, else the default one, else any."""
    for language in (get_language() or "", default_language()):
        if language in versions:
            return versions[language]
    return next(iter(versions.values()))


def light_pages() -> Iterable[Page]:
    """Live courses, modules and lessons of every language, without their bodies."""
    return (
        Page.objects.type(CoursePage, ModulePage, LessonPage)
        .live()
        .select_related("locale")
        .only(
            *("path", "depth", "title", "slug", "url_path", "translation_key", "content_type", "live"),
            *("live_revision_id", "last_published_at", "locale__language_code"),
        )
        .order_by("path")
    )


def catalogue(request: HttpRequest | None = None) -> Catalogue:
    """All courses in the active language; asked again for the same request, it costs nothing."""
    kept: dict[str | None, Catalogue] = (
        {} if request is None else request.__dict__.setdefault("_catalogue", {})
    )
    language = get_language()
    if language not in kept:
        kept[language] = Catalogue()
    return kept[language]


# Bodies are large and change only when a page is published: what was read from one edition is kept for the process.
_KEPT: dict[tuple[object, ...], tuple[Step, ...]] = {}
_KEPT_AT_MOST = 5_000


def _edition(page: Page) -> tuple[object, ...]:
    return page.pk, page.translation_key, page.live_revision_id, page.last_published_at


def steps_of_lessons(lessons: Iterable[Lesson]) -> dict[UUID, tuple[Step, ...]]:
    """Every lesson's steps as its default-language page has them; at most one query, none once an edition is known."""
    sources = {lesson.key: lesson.source for lesson in lessons if lesson.source}
    missing = {page.pk: page for page in sources.values() if _edition(page) not in _KEPT}
    if missing:
        if len(_KEPT) > _KEPT_AT_MOST:
            _KEPT.clear()
        for pk, body in LessonPage.objects.filter(pk__in=missing).values_list("pk", "body"):
            _KEPT[_edition(missing[pk])] = tuple(_steps(body.raw_data))
    return {key: _KEPT.get(_edition(page), ()) for key, page in sources.items()}


def _steps(raw: Iterable[Mapping[str, Any]]) -> Iterator[Step]:
    kinds = LessonPage.body.field.stream_block.child_blocks
    for child in raw:
        if getattr(kinds.get(child["type"]), "is_step", False) and child.get("id"):
            yield Step(UUID(child["id"]), bool(child["value"].get("required", True)))


def required(lessons: Iterable[Lesson]) -> list[Place]:
    """The steps that must be done to complete all of these lessons."""
    return [
        (key, step.block_id)
        for key, steps in steps_of_lessons(lessons).items()
        for step in steps
        if step.required
    ]


def is_lesson(page: Page) -> bool:
    return isinstance(page, LessonPage)


def is_step(bound: Any) -> bool:
    """Whether this block of a body can be answered and is saved already."""
    return getattr(bound.block, "is_step", False) and bool(bound.id)


def lesson_page(key: UUID) -> LessonPage | None:
    """The lesson with its body, live in the active language, else in the default one; None when it is nowhere live."""
    pages = LessonPage.objects.live().filter(translation_key=key).select_related("locale")
    versions = {page.locale.language_code: page for page in pages}
    return shown(versions) if versions else None


@dataclass(frozen=True)
class BoundStep:
    """A step found in a live page: `block` marks, `value` is what the editor wrote."""

    page: LessonPage
    bound: Any

    @property
    def block(self) -> Any:
        return self.bound.block

    @property
    def value(self) -> Any:
        return self.bound.value


def step(lesson_key: UUID, block_id: UUID) -> BoundStep | None:
    """The step in the reader's language, else as the default language has it; None if it was taken away."""
    pages = LessonPage.objects.live().filter(translation_key=lesson_key).select_related("locale")
    versions = {page.locale.language_code: page for page in pages}
    while versions:
        page = shown(versions)
        for place, child in enumerate(page.body.raw_data):
            # binding one block instead of iterating spares the queries of every picture beside it
            if child.get("id") == str(block_id) and is_step(page.body[place]):
                return BoundStep(page, page.body[place])
        del versions[page.locale.language_code]
    return None


def steps_practising(scenario_keys: Iterable[UUID], lessons: Iterable[Lesson]) -> list[tuple[Lesson, UUID]]:
    """Which steps of these lessons are done by finishing one of the scenarios."""
    wanted = set(scenario_keys)
    by_page = {lesson.source.pk: lesson for lesson in lessons if lesson.source}
    return [
        (by_page[page.pk], UUID(bound.id))
        for page in LessonPage.objects.filter(pk__in=by_page)
        for bound in page.body
        if is_step(bound) and bound.block.practises(bound.value) in wanted
    ]


def skill_names(keys: Iterable[UUID]) -> dict[UUID, str]:
    """The skills' names in the active language, else in the default one, in the editors' order."""
    versions: dict[UUID, dict[str, Skill]] = defaultdict(dict)
    for skill in Skill.objects.filter(translation_key__in=list(keys)).select_related("locale"):
        versions[skill.translation_key][skill.locale.language_code] = skill
    return {key: shown(names).name for key, names in versions.items()}


def rating_steps(lessons: Iterable[Lesson]) -> dict[Place, tuple[str, list[UUID]]]:
    """Where these lessons ask for confidence: the moment and the skills' keys, by step."""
    by_page = {lesson.source.pk: lesson.key for lesson in lessons if lesson.source}
    return {
        (by_page[page.pk], UUID(bound.id)): (bound.block.moment(bound.value), _skills(bound.value))
        for page in LessonPage.objects.filter(pk__in=by_page)
        for bound in page.body
        if is_step(bound) and bound.block.moment(bound.value)
    }


def _skills(value: Any) -> list[UUID]:
    return [skill.translation_key for skill in value["skills"] if skill]
