"""A learner's own progress, drawn into pages that know no learner. All tags work for visitors and in a preview."""

from typing import Any

from django import template
from django.template import Context
from wagtail.models import Page

from courses.player import LessonProgress, PartProgress, StepView, learner_of

register = template.Library()


@register.simple_tag(takes_context=True)
def lesson_progress(context: Context, page: Page) -> LessonProgress | None:
    """{% lesson_progress page as progress %}: percent, done, required, complete, words, steps,
    next_step, next_lesson, next_url, module, module_complete."""
    request = context.get("request")
    if request is None:
        return None
    kept = request.__dict__.setdefault("_lesson_progress", {})
    if page.pk not in kept:
        kept[page.pk] = learner_of(request).lesson(page)
    return kept[page.pk]


@register.simple_tag(takes_context=True)
def step_for(context: Context, page: Page, block: Any) -> StepView | None:
    """{% step_for page block as step %}: the learner's state of one block; None for a block that is only read, and for
    everyone who has no record (visitors, a preview)."""
    progress = lesson_progress(context, page)
    if progress is None or not learner_of(context["request"]).known:
        return None
    return next((step for step in progress.steps if str(step.block_id) == block.id), None)


@register.simple_tag(takes_context=True)
def course_progress(context: Context, page: Page) -> PartProgress | None:
    """{% course_progress page as progress %}: percent, words, complete, done_on, resume (url, begun, lesson) and parts."""
    request = context.get("request")
    return learner_of(request).part(page) if request is not None else None


@register.filter
def of_page(progress: PartProgress | None, page: Page) -> PartProgress | None:
    """{{ progress|of_page:child }}: the part of a course's progress that belongs to a module or lesson page."""
    parts = progress.parts if progress else ()
    for part in parts:
        found = part if part.node.key == page.translation_key else of_page(part, page)
        if found:
            return found
    return None
