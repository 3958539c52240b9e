"""The pages of role-play. Each works without script; the room's own module adds the socket."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from roleplay import access, debriefs, labels, protocol, reading, scenarios, services, talks
from roleplay.access import conversation_for
from roleplay.engine.rules import MOST_TEXT
from roleplay.errors import Refused
from roleplay.forms import StartForm
from roleplay.models import Conversation, Seat
from roleplay.words import room_words

TYPING_LIMIT = 2500  # milliseconds; a longer wait would be theatre


def language() -> str:
    return get_language() or settings.LANGUAGE_CODE


@login_required
@require_GET
def lobby(request: HttpRequest) -> HttpResponse:
    mine = Conversation.objects.of(request.user)
    chosen = scenarios.every(language())
    titles = {scenario.key: scenario.title for scenario in chosen}
    context = {
        "scenarios": chosen,
        "open_talks": entitled(newest_of_each(mine.open()[:50]), titles),
        "past_talks": entitled(mine.exclude(ended_at=None)[:8], titles),
    }
    return render(request, "roleplay/lobby.html", context)


def newest_of_each(talks: Iterable[Conversation]) -> list[Conversation]:
    """One open talk a scenario, the latest: older ones that were left are no longer offered."""
    newest: dict[UUID, Conversation] = {}
    for talk in talks:
        newest.setdefault(talk.scenario_key, talk)
    return list(newest.values())


def entitled(talks: Iterable[Conversation], titles: Mapping[UUID, str]) -> list[Conversation]:
    """Talks under the scenario's title in the reader's language; a scenario that is gone keeps its old title."""
    listed = list(talks)
    for talk in listed:
        talk.title = titles.get(talk.scenario_key, talk.title)
    return listed


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def scenario(request: HttpRequest, scenario_key: UUID) -> HttpResponse:
    """Before the talk: what happened, who calls, what may be offered. Sending the form opens the room."""
    try:
        chosen = scenarios.find(scenario_key, language())
    except Refused as refused:
        raise Http404(refused.sentence) from None
    reading.warm(chosen.brief)
    form = StartForm(request.POST or None, initial={"abuse": chosen.page.abuse})
    if request.method == "POST" and form.is_valid():
        talk = services.start(request.user, chosen.key, language=language(), **form.cleaned_data)
        return redirect("roleplay:room", talk.pk)
    mine = Conversation.objects.of(request.user).about(chosen.key)
    context = {"scenario": chosen, "form": form, "open_talk": mine.open().first()}
    context["fallback_language"] = chosen.language if chosen.is_fallback else None
    return render(request, "roleplay/scenario.html", context)


@never_cache
@login_required
@require_GET
def room(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    conversation = conversation_for(request.user, conversation_id)
    return render(request, "roleplay/room.html", room_context(conversation, request))


def room_context(conversation: Conversation, request: HttpRequest) -> dict[str, Any]:
    seat = access.seat_for(request.user, conversation.pk)
    talk = talks.load(conversation.pk)
    brief = talk.state.brief
    reading.warm(brief)
    try:
        about = scenarios.find(conversation.scenario_key, conversation.language)
    except Refused:
        about = None  # unpublished while the talk goes on: the talk carries its own brief
    return {
        "conversation": conversation,
        "talk": talk,
        "status": talk.state.status,
        "supported": any(event.kind == "supported" for event in talk.events),
        "strained": any(event.payload.get("distress") == "strain" for event in talk.events),
        "messages_so_far": debriefs.spoken(talk.events),
        "heat": debriefs.heat_percent(talk.events),
        "mood": labels.EXPRESSIONS.get(talk.state.expression, ""),
        "outcome": labels.outcome(talk.state.outcome) if talk.state.outcome else "",
        "customer": brief.customer_name,
        "about": about,
        "ref": uuid4(),
        "most_text": MOST_TEXT,
        "typing_limit": TYPING_LIMIT,
        "snapshot": protocol.snapshot(seat, talk.events),
        "words": room_words(),
    }


@login_required
@require_POST
def command(request: HttpRequest, conversation_id: UUID, kind: str) -> HttpResponse:
    """What the forms of the room send when no script runs; the same service as behind the socket."""
    conversation = conversation_for(request.user, conversation_id)
    text = request.POST.get("text", "")
    wanted = protocol.Command(kind, request.POST.get("ref", "")[: protocol.MAX_REF] or str(uuid4()), text)
    try:
        services.act(conversation.pk, request.user, wanted)
    except Refused as refused:
        context = room_context(conversation, request) | {"complaint": refused.sentence, "draft": text}
        return render(request, "roleplay/room.html", context, status=400)
    except Seat.DoesNotExist:
        raise Http404 from None
    if kind in ("stop", "end"):
        return redirect("roleplay:debrief", conversation.pk)
    return redirect("roleplay:room", conversation.pk)


@never_cache
@login_required
@require_GET
def debrief(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    conversation = conversation_for(request.user, conversation_id)
    if not conversation.is_over:
        messages.info(request, labels.NOT_FINISHED)
        return redirect("roleplay:room", conversation.pk)
    found, events = services.debrief_of(conversation)
    context = {"conversation": conversation} | debriefs.context(found, events)
    return render(request, "roleplay/debrief.html", context)
