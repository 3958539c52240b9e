"""Answering a step, and one's own page. Works as a plain form; script asks for the same as JSON."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from courses import content, services
from courses.access import belongs_here, lesson_for
from courses.chart import chart
from courses.errors import Refused
from courses.player import Learner, anchor, learner_of
from courses.services import Recorded

NOT_OF_THE_ANSWER = ("csrfmiddlewaretoken", "ref")


@login_required
def answer(request: HttpRequest, lesson_key: UUID, block_id: UUID) -> HttpResponse:
    """Store an answer. A refusal keeps what was typed; a lesson that is gone keeps what was given."""
    if request.method != "POST":
        return back(request, lesson_key, block_id)
    form = form_of(request)
    try:
        may_answer(request, lesson_key)
        recorded = services.record_answer(
            request.user, lesson_key, block_id, form, ref_of(request), request.LANGUAGE_CODE
        )
    except Refused as refusal:
        return refused(request, lesson_key, block_id, form, refusal)
    return saved(request, recorded)


def back(request: HttpRequest, lesson_key: UUID, block_id: UUID) -> HttpResponse:
    """To the step in its lesson: for who comes by a link, from the sign-in page or a switch of language."""
    lesson = lesson_for(request.user, lesson_key)
    return redirect(f"{lesson.url(request)}#{anchor(block_id)}")


def may_answer(request: HttpRequest, lesson_key: UUID) -> None:
    """A live lesson must be open to the person; one that is gone is asked about by the service."""
    if not belongs_here(request.user):
        raise PermissionDenied
    if content.catalogue(request).lesson(lesson_key):
        lesson_for(request.user, lesson_key)


def form_of(request: HttpRequest) -> QueryDict:
    form = request.POST.copy()
    for name in NOT_OF_THE_ANSWER:
        form.pop(name, None)
    return form


def ref_of(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("ref", ""))
    except ValueError as error:
        raise Refused(
            "answer.no_ref", _("This page is out of date. Please reload it and save once more.")
        ) from error


def wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def saved(request: HttpRequest, recorded: Recorded) -> HttpResponse:
    """Tell that it is stored: as JSON with the block drawn anew, or back to the step with a word at the top."""
    row = recorded.answer
    sentence = _gone() if recorded.gone else _("Saved.")
    if wants_json(request):
        body = {"saved": True, "ref": str(row.ref), "done": recorded.done, "sentence": sentence}
        return JsonResponse(
            body | ({"gone": True} if recorded.gone else _redrawn(request, row.lesson_key, row.block_id))
        )
    if recorded.gone:
        messages.warning(request, sentence)
        return redirect("courses:me")
    return back(request, row.lesson_key, row.block_id)


def _gone() -> str:
    return _(
        "This step was taken away while you were working on it. What you gave is kept, and so is your progress."
    )


def _redrawn(request: HttpRequest, lesson_key: UUID, block_id: UUID) -> dict[str, Any]:
    """The block and the lesson's numbers as they are now."""
    found = content.step(lesson_key, block_id)
    if found is None:
        return {}
    progress = Learner(request).lesson(found.page)
    step = next(step for step in progress.steps if step.block_id == block_id)
    context = {"request": request, "user": request.user, "csrf_token": get_token(request)}
    html = found.bound.render(context | {"page": found.page, "step": step, "progress": progress})
    return {
        "html": str(html),
        "lesson": {
            "percent": progress.percent,
            "done": progress.done,
            "required": progress.required,
            "complete": progress.complete,
            "words": progress.words,
            "next": progress.next_step.anchor if progress.next_step else "",
        },
    }


def refused(
    request: HttpRequest, lesson_key: UUID, block_id: UUID, form: QueryDict, refusal: Refused
) -> HttpResponse:
    """Say why not, beside the step, with everything that was typed still there."""
    if refusal.code == "lesson.unknown":
        raise Http404
    if wants_json(request):
        return JsonResponse({"saved": False, "code": refusal.code, "sentence": refusal.sentence}, status=422)
    page = content.lesson_page(lesson_key)
    if page is None:
        return render(request, "error.html", {"sentence": refusal.sentence}, status=422)
    request.refused_step = {block_id: {"error": refusal.sentence, "typed": _typed(form)}}
    messages.error(request, refusal.sentence)
    response = page.serve(request)
    response.status_code = 422
    return response


def _typed(form: QueryDict) -> dict[str, Any]:
    return {name: values if len(values) > 1 else values[0] for name, values in form.lists() if values}


@login_required
def me(request: HttpRequest) -> HttpResponse:
    """One's own progress, and how sure one feels. For no other eyes."""
    learner = learner_of(request)
    courses = [learner.course(course) for course in learner.catalogue.courses]
    changes = services.changes(request.user)
    due = services.due_dates(request.user)
    context = {
        "courses": [(course, due.get(course.node.key)) for course in courses],
        "changes": changes,
        "chart": chart(changes),
    }
    return render(request, "courses/me.html", context)
