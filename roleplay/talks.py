"""A stored talk as the engine knows it: the events folded into a state, and a command's own answer found again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from roleplay.engine.events import Event
from roleplay.engine.state import State, fold_all
from roleplay.models import StoredEvent


@dataclass(frozen=True)
class Talk:
    """All events of one talk, in order, and the state they fold into."""

    events: tuple[StoredEvent, ...]
    state: State

    @property
    def seq(self) -> int:
        return self.events[-1].seq if self.events else 0

    def answer_to(self, ref: str) -> tuple[StoredEvent, ...]:
        """The events one earlier command led to; empty when this ref was never taken."""
        answer: list[StoredEvent] = []
        for event in self.events:
            if answer and event.ref:
                break
            if answer or event.ref == ref:
                answer.append(event)
        return tuple(answer)


def load(conversation_id: UUID) -> Talk:
    """The talk as stored now; one query."""
    events = tuple(StoredEvent.objects.filter(conversation=conversation_id).order_by("seq"))
    return Talk(events, fold_all(as_engine_events(events)))


def as_engine_events(events: Iterable[StoredEvent]) -> list[Event]:
    return [Event(event.kind, event.payload) for event in events]


def store(
    conversation_id: UUID, events: Sequence[Event], *, after: int, ref: str, at: datetime
) -> tuple[StoredEvent, ...]:
    """Append events after place `after`, in one statement. Raises IntegrityError when somebody was faster."""
    rows = [
        StoredEvent(
            conversation_id=conversation_id,
            seq=after + place,
            kind=str(event.kind),
            payload=dict(event.payload),
            ref=ref if place == 1 else "",
            at=at,
        )
        for place, event in enumerate(events, start=1)
    ]
    StoredEvent.objects.bulk_create(rows)
    return tuple(rows)
