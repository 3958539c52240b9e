"""The door of the engine: `decide(state, command, now, chance) -> events`, or raises `Refused(code)`.

Time and chance come in as arguments: same input, same events, always. Use `chance_for(state)` for a chance that
depends only on the talk's seed and how far it has come, so a replay on another worker says the same.

Every event kind and its payload (all values JSON; `at` is ISO 8601; (hidden) = never to the trainee's browser
while the talk goes on, the debrief may show it):

opened     {brief (hidden), seed (hidden), recent (hidden), mind (hidden: see felt), level, at}
said       {turn, text, ref, at}                          the trainee's message; turn counts from 1
read       {turn, sentences: [Sentence.to_json()], distress, model}          what the reader made of it
felt       {turn, mind: {feelings, push, uses, generic, sore, amends}, before: feelings,
            effects: [{sentence: index, act, m, gate, changes: {variable: change}, note?: Derived}],
            notes: [Derived]}      (hidden but for feelings anger/arousal/heard, which the heat meter needs)
learned    {turn, fact, again: bool}                      the customer tells a fact (again: it was told before)
met        {turn, sentence: index, need}                  a need of the customer is met
promised   {turn, sentence: index, need, amount, above: bool, broken: bool}
            above: beyond the trainee's authority (hidden till the debrief); broken: taken back what was promised
warned     {turn, by: "customer" | "agent", what: "manager" | "early_close" | "limit", level}
            customer/manager: threatens to ask for the manager; customer/early_close: objects to being closed;
            agent/limit: a respectful limit after abuse, `level` is what is left of the abuse
replied    {turn, line, pieces: [authored lines used] , reaction, band, heard: "low" | "high", move, need | null,
            expression, typing_ms, abuse: 0..3, plan: SpeechPlan.to_json() (hidden)}     turn 0 is the opening line
paused     {at, by: "trainee" | "support"}                "support": after acute distress, see supported
resumed    {at}
ended      {outcome, justified: bool | null, scored: bool, turn, at}
            justified only for ended_by_agent; outcome is a codes.Outcome
relabelled {turn, sentence: index, acts: [ActUse.to_json()], by}             a trainer's correction; the debrief
            counts the corrected acts, the customer's feelings of that day stay
supported  {turn}              acute distress was read: show support, scoring stops, feelings stay untouched
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime

from roleplay.engine.acts import ActUse, Reading
from roleplay.engine.brief import Brief
from roleplay.engine.codes import RefusalCode
from roleplay.engine.events import Event
from roleplay.engine.state import State


class Refused(Exception):  # noqa: N818 - the house word for it
    """The command does not fit the state; `code` is a RefusalCode; nothing happened."""

    def __init__(self, code: RefusalCode) -> None:
        super().__init__(code.value)
        self.code = code


@dataclass(frozen=True)
class Open:
    """Begin: the customer says an opening line. `recent`: lines of the trainee's earlier talks, newest last."""

    brief: Brief
    seed: int = 0
    recent: tuple[str, ...] = ()


@dataclass(frozen=True)
class Say:
    """One message of the trainee, as read. `ref` is the client's id of it."""

    text: str
    reading: Reading
    ref: str = ""


@dataclass(frozen=True)
class Pause:
    """Always allowed in an open talk; never scored."""


@dataclass(frozen=True)
class Resume:
    """Go on after a pause."""


@dataclass(frozen=True)
class Stop:
    """Leave at once, without a reason; the talk is never scored."""


@dataclass(frozen=True)
class End:
    """The trainee ends the talk for good, like closing it; from turn 3 on."""


@dataclass(frozen=True)
class Relabel:
    """A trainer corrects the acts of one sentence."""

    turn: int
    sentence: int
    acts: tuple[ActUse, ...]
    by: str = ""


Command = Open | Say | Pause | Resume | Stop | End | Relabel


def decide(state: State, command: Command, now: datetime, chance: random.Random) -> tuple[Event, ...]:
    """The events this command leads to. Raises `Refused`."""
    raise NotImplementedError


def chance_for(state: State) -> random.Random:
    """A chance fixed by the talk's seed and the number of events so far."""
    return random.Random(f"{state.seed}:{state.count}")


def value(state: State) -> float:
    """How well the customer's state stands, 0..1."""
    raise NotImplementedError
