"""The gate before lessons: pages know no learner, so Wagtail asks here before it serves one."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.models import Page

from courses import content, services
from courses.access import belongs_here
from courses.player import learner_of


@hooks.register("before_serve_page")
def lessons_are_for_learners(
    page: Page, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]
) -> HttpResponse | None:
    """Lessons ask to sign in; the first visit enrols, and each visit remembers where the person is."""
    if not content.is_lesson(page):
        return None
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not belongs_here(request.user):
        raise PermissionDenied
    learner = learner_of(request)
    lesson = learner.catalogue.lesson(page.translation_key)
    if lesson:
        services.touch(learner.enrol(lesson.course_key), lesson.key)
    return None
