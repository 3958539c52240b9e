"""A talk as the debrief reads it: one record a message, with a trainer's corrections applied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from roleplay.engine.acts import UNRATED, Act, ActUse, Sentence
from roleplay.engine.brief import Brief
from roleplay.engine.codes import Derived
from roleplay.engine.events import Event, Kind
from roleplay.engine.state import Feelings, Mind

_NEUTRAL = Feelings()


@dataclass
class Message:
    """One message of the trainee and what it led to. `felt` is false when distress took it out of the talk.

    effects: as in the `felt` event · met, promised, told: payloads · limit: a respectful limit after abuse ·
    abused: the customer abused just before it.
    """

    turn: int
    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    before: Feelings = _NEUTRAL
    after: Feelings = _NEUTRAL
    felt: bool = False
    effects: list[Mapping[str, Any]] = field(default_factory=list)
    notes: frozenset[str] = frozenset()
    met: list[Mapping[str, Any]] = field(default_factory=list)
    promised: list[Mapping[str, Any]] = field(default_factory=list)
    told: list[Mapping[str, Any]] = field(default_factory=list)
    limit: bool = False
    abused: bool = False

    @property
    def stuffed(self) -> bool:
        """More acts than anybody can take in: nothing in it counts as evidence."""
        return Derived.TOO_MUCH_AT_ONCE in self.notes

    @property
    def rated(self) -> bool:
        return self.felt and not self.stuffed and any(use.act not in UNRATED for _, use in self.uses())

    def uses(self) -> Iterator[tuple[int, ActUse]]:
        """(sentence index, act use) in order."""
        for index, sentence in enumerate(self.sentences):
            for use in sentence.acts:
                yield index, use

    def acts(self) -> tuple[str, ...]:
        """The acts of the message, each once, in order."""
        return tuple(dict.fromkeys(use.act.value for _, use in self.uses()))

    def quote(self, sentence: int) -> str:
        """The words of one sentence, or the whole message when it cannot be told apart."""
        return self.sentences[sentence].text if 0 <= sentence < len(self.sentences) else self.text


@dataclass
class Talk:
    """The whole talk."""

    brief: Brief
    start: Feelings = _NEUTRAL
    messages: list[Message] = field(default_factory=list)
    outcome: str | None = None
    justified: bool | None = None
    scored: bool = True

    @cached_property
    def felt(self) -> list[Message]:
        """The messages that count; asked for once the talk is read to its end."""
        return [message for message in self.messages if message.felt]

    @cached_property
    def _evidence(self) -> list[tuple[Message, int, ActUse]]:
        calm = (message for message in self.felt if not message.stuffed)
        return [(message, index, use) for message in calm for index, use in message.uses()]

    @property
    def end(self) -> Feelings:
        felt = self.felt
        return felt[-1].after if felt else self.start

    def find(self, *acts: Act) -> Iterator[tuple[Message, int, ActUse]]:
        """Every use of these acts that counts: not in a crowded message."""
        return (place for place in self._evidence if place[2].act in acts)

    def noted(self, *notes: Derived) -> list[Message]:
        """The messages in which any of these happened."""
        return [message for message in self.felt if message.notes & set(notes)]

    def met(self) -> dict[str, tuple[Message, int]]:
        """Need -> where it was met and not taken back since."""
        standing: dict[str, tuple[Message, int]] = {}
        for message in self.felt:
            for promise in message.promised:
                if promise["broken"]:
                    standing.pop(promise["need"], None)
            for item in message.met:
                standing[item["need"]] = (message, int(item["sentence"]))
        return standing

    def over_promised(self) -> frozenset[str]:
        """Needs promised above the trainee's authority."""
        return frozenset(item["need"] for message in self.felt for item in message.promised if item["above"])


def read(events: Iterable[Event]) -> Talk:
    """The talk from its events. Raises ValueError when it was never opened."""
    reader = _Reader()
    for event in events:
        reader.take(event)
    if reader.talk is None:
        raise ValueError("a talk that was never opened has no debrief")
    return reader.talk


class _Reader:
    def __init__(self) -> None:
        self.talk: Talk | None = None
        self.abused = False
        self.by_turn: dict[int, Message] = {}

    def take(self, event: Event) -> None:
        payload, kind = event.payload, str(event.kind)
        if kind == Kind.OPENED:
            mind = Mind.from_json(payload["mind"])
            self.talk = Talk(Brief.from_json(payload["brief"]), mind.feelings)
        elif kind == Kind.SAID:
            self._said(payload)
        elif kind == Kind.REPLIED:
            self.abused = bool(payload["abuse"])
        elif kind == Kind.ENDED and self.talk is not None:
            self.talk.outcome, self.talk.justified = payload["outcome"], payload["justified"]
            self.talk.scored = bool(payload["scored"])
        elif payload.get("turn") in self.by_turn:
            self._about(self.by_turn[payload["turn"]], kind, payload)

    def _said(self, payload: Mapping[str, Any]) -> None:
        message = Message(int(payload["turn"]), str(payload["text"]), abused=self.abused)
        self.by_turn[message.turn] = message
        if self.talk is not None:
            self.talk.messages.append(message)

    def _about(self, message: Message, kind: str, payload: Mapping[str, Any]) -> None:
        if kind == Kind.READ:
            message.sentences = [Sentence.from_json(item) for item in payload["sentences"]]
        elif kind == Kind.FELT:
            message.felt, message.effects = True, list(payload["effects"])
            message.before = Feelings.from_json(payload["before"])
            message.after = Feelings.from_json(payload["mind"]["feelings"])
            message.notes = frozenset(payload["notes"])
        elif kind == Kind.RELABELLED:
            _relabel(message, payload)
        elif kind == Kind.WARNED:
            message.limit = message.limit or payload["what"] == "limit"
        else:
            {Kind.MET: message.met, Kind.PROMISED: message.promised, Kind.LEARNED: message.told}.get(
                Kind(kind), []
            ).append(payload)


def _relabel(message: Message, payload: Mapping[str, Any]) -> None:
    index = int(payload["sentence"])
    if 0 <= index < len(message.sentences):
        old = message.sentences[index]
        acts = tuple(ActUse.from_json(use) for use in payload["acts"])
        message.sentences[index] = Sentence(old.text, acts, 1.0, old.meets, old.asks, old.slots)
