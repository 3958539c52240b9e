"""A practice reply inside a lesson: read at once, recorded where all answers are, drawn again with what was heard."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from courses import views as courses
from courses.errors import Refused as NotTaken
from courses.services import record_answer
from roleplay import reading
from roleplay.engine.rules import MOST_TEXT
from roleplay.errors import Refused


@login_required
@require_POST
def practice_reply(request: HttpRequest, lesson_key: UUID, block_id: UUID) -> HttpResponse:
    form = courses.form_of(request)
    try:
        courses.may_answer(request, lesson_key)
        if read := read_reply(form.get("text", ""), get_language() or ""):
            form.setlist("reading", [read])
        recorded = record_answer(
            request.user, lesson_key, block_id, form, courses.ref_of(request), get_language() or ""
        )
    except NotTaken as refusal:
        form.pop("reading", None)
        return courses.refused(request, lesson_key, block_id, form, refusal)
    return courses.saved(request, recorded)


def read_reply(text: str, language: str) -> dict[str, Any] | None:
    """Sentences with their acts, as JSON without words; None when the reader has no time: the answer is kept all the same.

    A reply that is about the writer's own distress is not rated: it holds `support` and nothing else.
    """
    if not text.strip() or len(text) > 2 * MOST_TEXT:
        return None
    try:
        read = reading.read(text, language=language, brief=None)
    except Refused:
        return None
    if read.distress == "acute":
        return {"support": True, "sentences": []}
    sentences = [
        {"text": sentence.text, "acts": [{"act": use.act.value} for use in sentence.acts]}
        for sentence in read.sentences
    ]
    return {"support": read.distress == "strain", "sentences": sentences}
