"""Talks on label level, without text: scripted trainees against any persona. For tuning and for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from roleplay.engine.acts import Act, ActUse, Reading, Slots
from roleplay.engine.acts import Sentence as Spoken
from roleplay.engine.brief import Brief, Need
from roleplay.engine.events import Event, Kind
from roleplay.engine.ledger import open_needs
from roleplay.engine.persona import Persona
from roleplay.engine.rules import Command, End, Open, Say, chance_for, decide
from roleplay.engine.state import State, fold

ScriptedAct = Mapping[str, Any]  # {act, fresh?, quality?, meets?}, as in archetypes.json
Script = Sequence[Sequence[ScriptedAct]]
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_SLOTS = Slots(
    amounts=("10",), dates=("1",), times=("1",), durations=("1",), references=("1",), names=("A",), done=True
)


def brief_for(persona: Persona, *, abuse: int | None = None) -> Brief:
    """A brief without words: as many needs as the persona says, each met by any `solve` that meets it."""
    needs = tuple(Need(f"need-{number}") for number in range(1, persona.needs + 1))
    level = round(persona.abuse) if abuse is None else abuse
    return Brief("simulated", "", persona=persona, needs=needs, abuse=level)


def simulate(script: Script, brief: Brief, seed: int = 0) -> tuple[Event, ...]:
    """All events of a scripted talk, ended by the trainee when the script is over and the customer still there.
    An act marked `meets` meets the first open need. Same script, brief and seed: same events."""
    state, events = State.new(), list[Event]()

    def do(command: Command) -> None:
        nonlocal state
        for event in decide(state, command, _NOW, chance_for(state)):
            state = fold(state, event)
            events.append(event)

    do(Open(brief, seed))
    for turn in script:
        if state.status == "ended":
            break
        do(Say(" ".join(item["act"] for item in turn), reading_of(turn, brief, state)))
    if state.status == "open" and state.turn >= 3:
        do(End())
    return tuple(events)


def reading_of(turn: Sequence[ScriptedAct], brief: Brief, state: State) -> Reading:
    """One scripted turn as a reading: a sentence an act."""
    still = [need.id for need in open_needs(brief, state.ledger.met)]
    return Reading(tuple(_sentence(item, still) for item in turn), model="script")


def outcome_of(events: Sequence[Event]) -> str | None:
    """The outcome of a talk, None while it goes on."""
    return next((str(event.payload["outcome"]) for event in events if event.kind == Kind.ENDED), None)


def _sentence(item: ScriptedAct, still: list[str]) -> Spoken:
    use = ActUse(Act(item["act"]), float(item.get("quality", 1.0)), bool(item.get("fresh", False)))
    if not (item.get("meets") and still):
        return Spoken(use.act.value, (use,))
    return Spoken(use.act.value, (use,), meets=(still.pop(0),), slots=_SLOTS)
