"""What happens to a talk. Views, the consumer, commands and tests all call these same functions."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from courses.services import record_practice
from roleplay import access, broadcast, reading, scenarios, talks
from roleplay.engine import rules
from roleplay.engine.acts import Reading
from roleplay.engine.codes import Outcome, RefusalCode
from roleplay.engine.debrief import Debrief, summarise
from roleplay.engine.events import Event, Kind
from roleplay.engine.state import State, fold
from roleplay.errors import Refused, RoomCode
from roleplay.models import Conversation, Seat, StoredEvent
from roleplay.protocol import Command
from roleplay.talks import Talk

RECENT_LINES = 200  # about the last twenty talks of a person

COMMANDS: dict[str, Callable[[], rules.Command]] = {
    "pause": rules.Pause,
    "resume": rules.Resume,
    "stop": rules.Stop,
    "end": rules.End,
}


@dataclass(frozen=True)
class Answer:
    """The events a command led to. `after` is the place they follow; `repeated`: they were stored before."""

    after: int
    events: tuple[StoredEvent, ...]
    repeated: bool = False


def start(
    user: User, scenario_key: UUID, *, language: str, abuse: int | None = None, seed: int | None = None
) -> Conversation:
    """Open a talk about a scenario; the customer has said the first line when this returns.

    `abuse` 0 to 3 is the level the trainee agreed to (the scenario's own when None). Raises Refused(scenario.unknown).
    """
    scenario = scenarios.find(scenario_key, language)
    brief = scenario.brief if abuse is None else replace(scenario.brief, abuse=max(0, min(3, abuse)))
    seed = secrets.randbelow(2**31) if seed is None else seed
    now = timezone.now()
    opening = rules.Open(brief, seed, recent_lines(user))
    events = rules.decide(State.new(), opening, now, rules.chance_for(State(seed=seed)))
    with transaction.atomic():
        conversation = Conversation.objects.create(
            user=user,
            scenario_key=scenario_key,
            title=scenario.title,
            avatar=scenario.avatar,
            language=brief.language,
            seed=seed,
            created_at=now,
        )
        Seat.objects.create(conversation=conversation, user=user)
        talks.store(conversation.pk, events, after=0, ref="", at=now)
    return conversation


def recent_lines(user: User) -> tuple[str, ...]:
    """What customers said to this person lately, oldest first, so that they do not say it again."""
    said = StoredEvent.objects.filter(conversation__user=user, kind=Kind.REPLIED).order_by("-pk")
    lines = said.values_list("payload__line", flat=True)[:RECENT_LINES]
    return tuple(reversed([line for line in lines if line]))


def act(conversation_id: UUID, user: User, command: Command) -> Answer:
    """Do what the command asks, or find what it led to when it came before.

    The same ref gives the same answer once. A message and its reply are stored together or not at all, so no stored turn
    is ever without its reply. Raises Refused (nothing happened) and Seat.DoesNotExist (no seat in this talk).
    """
    seat = access.seat_for(user, conversation_id)
    talk = talks.load(conversation_id)
    read: Reading | None = None
    for last_try in (False, True):
        if earlier := talk.answer_to(command.ref):
            return _repeated(command, earlier)
        if command.type == "say" and read is None:
            read = _read(command, talk.state)
        try:
            return _append(seat.conversation, talk, command, read)
        except IntegrityError:
            if last_try:
                raise Refused(RoomCode.ROOM_BUSY, command.ref) from None
            talk = talks.load(conversation_id)
    raise AssertionError("unreachable: the second try returns or raises")


def _repeated(command: Command, earlier: tuple[StoredEvent, ...]) -> Answer:
    first = earlier[0]
    said = first.payload["text"] if first.kind == Kind.SAID else ""
    if said != command.text.strip() or (first.kind == Kind.SAID) != (command.type == "say"):
        raise Refused(RefusalCode.REF_REPEATED, command.ref)
    return Answer(first.seq - 1, earlier, repeated=True)


def _read(command: Command, state: State) -> Reading:
    """What the reader makes of the message; refuses first what the engine would refuse after the costly reading."""
    text = command.text.strip()
    if not text:
        raise Refused(RefusalCode.TEXT_EMPTY, command.ref)
    if len(text) > rules.MOST_TEXT:
        raise Refused(RefusalCode.TEXT_TOO_LONG, command.ref)
    if state.status != "open":
        raise Refused(
            RefusalCode.TALK_ENDED if state.status == "ended" else RefusalCode.TALK_PAUSED, command.ref
        )
    brief = state.brief
    assert brief is not None, "an open talk has its brief"
    read = reading.read(
        text, language=brief.language, brief=brief, said_before=state.said, customer=state.heard_last
    )
    return reading.unrated(read) if read.distress == "strain" else read


def _append(conversation: Conversation, talk: Talk, command: Command, read: Reading | None) -> Answer:
    now = timezone.now()
    events = _decide(talk.state, command, read, now)
    if not events:  # it was so already: a second pause, a stop after the end
        return Answer(talk.seq, ())
    with transaction.atomic():
        stored = talks.store(conversation.pk, events, after=talk.seq, ref=command.ref, at=now)
        if any(event.kind == Kind.ENDED for event in events):
            _close(conversation, talk, events, now)
        transaction.on_commit(partial(broadcast.announce, conversation.pk, stored[-1].seq))
    return Answer(talk.seq, stored)


def _decide(state: State, command: Command, read: Reading | None, now: datetime) -> tuple[Event, ...]:
    wanted = COMMANDS[command.type]() if read is None else rules.Say(command.text.strip(), read, command.ref)
    try:
        return rules.decide(state, wanted, now, rules.chance_for(state))
    except rules.Refused as refused:
        raise Refused(refused.code, command.ref) from None


def _close(conversation: Conversation, talk: Talk, events: tuple[Event, ...], now: datetime) -> None:
    """The roll-up of a talk that has ended, and the news for the course it may belong to."""
    state = talk.state
    for event in events:
        state = fold(state, event)
    debrief = summarise([*talks.as_engine_events(talk.events), *events])
    conversation.ended_at = now
    conversation.outcome = state.outcome or ""
    conversation.score = debrief.score
    conversation.save(update_fields=["ended_at", "outcome", "score"])
    if state.outcome != Outcome.STOPPED:
        record_practice(
            conversation.user,
            scenario_key=conversation.scenario_key,
            conversation_id=conversation.pk,
            finished_at=now,
        )


def debrief_of(conversation: Conversation) -> tuple[Debrief, tuple[StoredEvent, ...]]:
    """The debrief, and the events it was made from; the same events always give the same debrief."""
    events = talks.load(conversation.pk).events
    return summarise(talks.as_engine_events(events)), events
