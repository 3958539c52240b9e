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

The trainee's own words stand in said.text, read.sentences[].text and .slots, and (quoted by the customer)
replied.line. Erasing a person blanks these; no fold needs them.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime

from roleplay.engine import endings, feelings, ledger, turns
from roleplay.engine.acts import ActUse, Reading
from roleplay.engine.brief import Brief
from roleplay.engine.codes import Move, Outcome, RefusalCode
from roleplay.engine.dynamics import numbers
from roleplay.engine.endings import Ending
from roleplay.engine.events import Event, Kind
from roleplay.engine.state import State, fold

MOST_TEXT = 2000  # characters of one message; a chat turn is a few sentences, and each costs reading time
_VALUE = numbers("value")
_UNWELCOME = frozenset({"anger", "arousal"})


class Refused(Exception):  # noqa: N818 - the house word for it
    """The command does not fit the state; `code` is a RefusalCode; nothing happened."""

    def __init__(self, code: RefusalCode) -> None:
        super().__init__(code.value)
        self.code = code


@dataclass(frozen=True)
class Open:
    """Begin: the customer says an opening line. `recent`: the authored lines (`pieces` of `replied` events) of the
    trainee's earlier talks, which then come seldom."""

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
class Wait:
    """The trainee has been silent for long: the customer breaks the silence, once, and holds it against nobody."""


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


Command = Open | Say | Wait | Pause | Resume | Stop | End | Relabel


def decide(state: State, command: Command, now: datetime, chance: random.Random) -> tuple[Event, ...]:
    """The events this command leads to, in order. Raises `Refused` when it does not fit the state."""
    at = now.isoformat()
    match command:
        case Open():
            return _open(state, command, at, chance)
        case Say():
            return _say(state, command, at, chance)
        case Wait():
            return _wait(state, chance)
        case Pause():
            return _pause(state, at)
        case Resume():
            return _resume(state, at)
        case Stop():
            return _stop(state, at)
        case End():
            return _end(state, at, chance)
        case Relabel():
            return _relabel(state, command)


def chance_for(state: State) -> random.Random:
    """A chance fixed by the talk's seed and the number of events so far."""
    return random.Random(f"{state.seed}:{state.count}")


def value(state: State) -> float:
    """How well the customer's state stands, 0..1: a weighted mean of the feelings as the customer would wish them
    (anger and arousal turned round), scaled into 80% of the range; the other 20% is the share of required needs
    met. Weights in dynamics.toml, all a designer's choice. For comparing two states of one talk, never a score."""
    feelings = state.feelings
    felt = sum(
        weight * (1 - getattr(feelings, name) if name in _UNWELCOME else getattr(feelings, name))
        for name, weight in _VALUE.items()
    ) / sum(_VALUE.values())
    share = ledger.share_met(state.brief, state.ledger.met) if state.brief else 0.0
    return 0.8 * felt + 0.2 * share


def _open(state: State, command: Open, at: str, chance: random.Random) -> tuple[Event, ...]:
    if state.status != "new":
        raise Refused(RefusalCode.TALK_ALREADY_OPEN)
    brief = command.brief
    opened = Event(
        Kind.OPENED,
        {
            "brief": brief.to_json(),
            "seed": command.seed,
            "recent": list(command.recent),
            "mind": feelings.at_start(brief).to_json(),
            "level": float(max(0, min(3, brief.abuse))),
            "at": at,
        },
    )
    # A new talk knows no seed yet, so `chance_for` gave every talk the same chance: mix the command's seed in.
    own = random.Random(f"{command.seed}:{chance.random()}")
    return opened, turns.opening(fold(state, opened), own)


def _say(state: State, command: Say, at: str, chance: random.Random) -> tuple[Event, ...]:
    _must_be_open(state)
    _must_be_sayable(state, command)
    return turns.message(state, command.text, command.reading, command.ref, at, chance)


def _wait(state: State, chance: random.Random) -> tuple[Event, ...]:
    _must_be_open(state)
    return () if state.move == Move.SILENCE_BREAK else (turns.silence(state, chance),)


def _pause(state: State, at: str) -> tuple[Event, ...]:
    """Pausing twice is one pause."""
    if state.status == "paused":
        return ()
    _must_be_open(state)
    return (Event(Kind.PAUSED, {"at": at, "by": "trainee"}),)


def _resume(state: State, at: str) -> tuple[Event, ...]:
    if state.status == "open":
        raise Refused(RefusalCode.TALK_NOT_PAUSED)
    if state.status != "paused":
        _must_be_open(state)
    return (Event(Kind.RESUMED, {"at": at}),)


def _stop(state: State, at: str) -> tuple[Event, ...]:
    """Always works once a talk has begun; stopping what has ended changes nothing."""
    if state.status == "new":
        raise Refused(RefusalCode.TALK_NOT_OPEN)
    return () if state.status == "ended" else (turns.ended(state, Ending(Outcome.STOPPED), at),)


def _end(state: State, at: str, chance: random.Random) -> tuple[Event, ...]:
    _must_be_open(state)
    if endings.too_early(state.turn):
        raise Refused(RefusalCode.TALK_TOO_EARLY)
    ending = endings.by_agent(state)
    return turns.goodbye(state, ending, chance), turns.ended(state, ending, at)


def _relabel(state: State, command: Relabel) -> tuple[Event, ...]:
    if not 1 <= command.turn <= state.turn or command.sentence < 0 or not command.acts:
        raise Refused(RefusalCode.SENTENCE_UNKNOWN)
    acts = [use.to_json() for use in command.acts]
    payload = {"turn": command.turn, "sentence": command.sentence, "acts": acts, "by": command.by}
    return (Event(Kind.RELABELLED, payload),)


def _must_be_open(state: State) -> None:
    refusal = {
        "new": RefusalCode.TALK_NOT_OPEN,
        "paused": RefusalCode.TALK_PAUSED,
        "ended": RefusalCode.TALK_ENDED,
    }.get(state.status)
    if refusal:
        raise Refused(refusal)


def _must_be_sayable(state: State, command: Say) -> None:
    if not command.text.strip():
        raise Refused(RefusalCode.TEXT_EMPTY)
    if len(command.text) > MOST_TEXT:
        raise Refused(RefusalCode.TEXT_TOO_LONG)
    if not command.reading.sentences:
        raise Refused(RefusalCode.READING_EMPTY)
    if command.ref and command.ref in state.refs:
        raise Refused(RefusalCode.REF_REPEATED)
