"""Talks in memory: a script played through reader and engine, and the same readings played again with others."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import Protocol

from roleplay.engine.acts import Reading
from roleplay.engine.brief import Brief
from roleplay.engine.codes import Outcome
from roleplay.engine.debrief import Debrief, summarise
from roleplay.engine.events import Event
from roleplay.engine.persona import RANGES, random_persona
from roleplay.engine.rules import Command, End, Open, Resume, Say, chance_for, decide
from roleplay.engine.simulate import outcome_of
from roleplay.engine.state import State, fold

NOW = datetime(2026, 1, 1, tzinfo=UTC)
END_FROM = 3
RESOLVED = frozenset({Outcome.RESOLVED.value, Outcome.RESOLVED_COLD.value})


class Read(Protocol):
    """The reader's entrance, or a stand-in for it in tests."""

    def __call__(
        self,
        text: str,
        *,
        language: str,
        brief: Brief | None = None,
        said_before: Iterable[str] = (),
        customer: str = "",
    ) -> Reading: ...


@dataclass(frozen=True)
class Played:
    """A talk that is over."""

    events: tuple[Event, ...]

    @cached_property
    def debrief(self) -> Debrief:
        return summarise(self.events)

    @property
    def score(self) -> int | None:
        return self.debrief.score

    @property
    def outcome(self) -> str | None:
        return outcome_of(self.events)


class Talk:
    """A talk as it goes on. Same brief, seed and messages: same events."""

    def __init__(self, brief: Brief, seed: int = 0) -> None:
        self.brief, self.state, self.events = brief, State.new(), list[Event]()
        self.do(Open(brief, seed))

    def do(self, command: Command) -> tuple[Event, ...]:
        """Raises rules.Refused where the command does not fit."""
        new = decide(self.state, command, NOW, chance_for(self.state))
        for event in new:
            self.state = fold(self.state, event)
        self.events += new
        return new

    def say(self, text: str, reading: Reading) -> tuple[Event, ...]:
        """One message. Acute distress pauses a talk; a script goes on, as `play` does."""
        new = self.do(Say(text, reading))
        if self.state.status == "paused":
            self.do(Resume())
        return new

    @property
    def is_over(self) -> bool:
        return self.state.status == "ended"

    def finish(self) -> Played:
        """The talk, ended by the trainee where the customer is still there."""
        if self.state.status == "open" and self.state.turn >= END_FROM:
            self.do(End())
        return Played(tuple(self.events))


def readings(script: Sequence[str], brief: Brief, read: Read, seed: int = 0) -> tuple[Reading, ...]:
    """Each message read once, in a talk with the scenario's own persona; also those after its end, since a more
    patient customer would still be there."""
    talk, found = Talk(brief, seed), list[Reading]()
    for at, text in enumerate(script):
        found.append(heard(text, brief, read, said_before=script[:at], customer=talk.state.replies[-1]))
        if not talk.is_over:
            talk.say(text, found[-1])
    return tuple(found)


def heard(text: str, brief: Brief, read: Read, *, said_before: Sequence[str], customer: str) -> Reading:
    """One message read as the room reads it."""
    return read(text, language=brief.language, brief=brief, said_before=tuple(said_before), customer=customer)


def replay(script: Sequence[str], read_ones: Sequence[Reading], brief: Brief, seed: int = 0) -> Played:
    """The same messages, read already, to another customer."""
    talk = Talk(brief, seed)
    for text, reading in zip(script, read_ones, strict=True):
        if not talk.is_over:
            talk.say(text, reading)
    return talk.finish()


def with_random_persona(brief: Brief, seed: int) -> Brief:
    """The same scenario with another starting mood and temperament; manner of speech, concern for face and for
    autonomy stay the scenario's own. Seed 0 is the scenario's own persona."""
    if not seed:
        return brief
    drawn, own = random_persona(random.Random(seed)), brief.persona
    return replace(brief, persona=replace(own, **{name: getattr(drawn, name) for name in RANGES}))
