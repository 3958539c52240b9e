"""One message of the trainee from beginning to end, as events."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import Any

from roleplay.engine import endings, feelings, ledger, lines, mood, plan
from roleplay.engine.acts import Act, Reading
from roleplay.engine.bank import bank
from roleplay.engine.brief import Brief
from roleplay.engine.codes import Derived, Move, Outcome
from roleplay.engine.dynamics import numbers
from roleplay.engine.endings import Ending
from roleplay.engine.events import Event, Kind
from roleplay.engine.feelings import Felt, Moment
from roleplay.engine.ledger import Judged
from roleplay.engine.plan import SpeechPlan
from roleplay.engine.state import State, fold

_ABUSE = numbers("abuse")
_TURN = numbers("turn")


def opening(state: State, chance: random.Random) -> Event:
    """The customer's first line."""
    speech, brief = plan.opening(state), _brief(state)
    return _replied(state, speech, lines.first_line(state, brief, chance), chance)


def message(
    state: State, text: str, reading: Reading, ref: str, at: str, chance: random.Random
) -> tuple[Event, ...]:
    """All that one message leads to. Acute distress takes its own path: support, a pause, and nothing else."""
    turn = state.turn + 1
    heard = (
        Event(Kind.SAID, {"turn": turn, "text": text, "ref": ref, "at": at}),
        Event(Kind.READ, {"turn": turn, **reading.to_json()}),
    )
    now = _folded(state, heard)
    if reading.distress == "acute":
        paused = Event(Kind.PAUSED, {"at": at, "by": "support"})
        return *heard, Event(Kind.SUPPORTED, {"turn": turn}), paused
    return *heard, *_answered(state, now, reading, at, chance)


def silence(state: State, chance: random.Random) -> Event:
    """The customer's word into a long silence; it moves no feeling."""
    return _spoken(state, plan.unprompted(state, Move.SILENCE_BREAK, chance), chance)


def goodbye(state: State, ending: Ending, chance: random.Random) -> Event:
    """The customer's last line when the trainee ends the talk."""
    return _spoken(state, plan.unprompted(state, plan.CLOSINGS[ending.outcome], chance), chance)


def ended(state: State, ending: Ending, at: str) -> Event:
    """The end; a stopped talk, and one in which support was shown, is never scored."""
    payload = {
        "outcome": ending.outcome.value,
        "justified": ending.justified,
        "scored": state.scored and ending.outcome is not Outcome.STOPPED,
        "turn": state.turn,
        "at": at,
    }
    return Event(Kind.ENDED, payload)


def _answered(
    before: State, state: State, reading: Reading, at: str, chance: random.Random
) -> tuple[Event, ...]:
    """Feelings, ledger, warnings, reply and end; `state` is `before` with the message said and read."""
    judged = ledger.judge(_brief(state), before.ledger, reading)
    moment = _moment(before, state, reading, judged)
    felt = feelings.feel(state.mind, _brief(state).persona, reading, moment)
    notes = (*felt.notes, *_ledger_notes(judged))
    events = [_felt(state, felt, notes), *_ledger_events(state, judged)]
    state = _folded(state, events)
    warnings = tuple(_warnings(state, reading, moment))
    acts = frozenset(use.act for use in reading.uses)
    given = bool(judged.met or judged.told)
    ending = endings.after_message(state, acts, given=given)
    if ending is None:
        warnings += tuple(_protests(state, moment, given))
    state = _folded(state, warnings)
    speech = plan.plan(state, reading, judged, notes, _move(ending, warnings), chance)
    replied = _spoken(state, speech, chance)
    last = (ended(state, ending, at),) if ending else ()
    return *events, *warnings, replied, *last


def _moment(before: State, state: State, reading: Reading, judged: Judged) -> Moment:
    met = ledger.after(before.ledger, judged)
    acts = frozenset(use.act for use in reading.uses)
    return Moment(
        share=ledger.share_met(_brief(state), met),
        progress=bool(judged.met),
        met_in=frozenset(sentence for sentence, _ in judged.met),
        provoked=_provoked(state),
        reasked=judged.reasked,
        broken=judged.broken,
        early_close=endings.closes_early(before, acts, met),
        early=state.turn <= _TURN["early"],
    )


def _provoked(state: State) -> bool:
    """Whether the customer has abused of late; who opts in to abuse is abused from the first line on, turn 0."""
    abused = state.abused_at or ((0,) if state.level >= _ABUSE["least"] else ())
    return bool(abused) and state.turn - abused[-1] <= _ABUSE["provoked_within"]


def _felt(state: State, felt: Felt, notes: Iterable[Derived]) -> Event:
    payload = {
        "turn": state.turn,
        "mind": felt.mind.to_json(),
        "before": state.feelings.to_json(),
        "effects": [effect.to_json() for effect in felt.effects],
        "notes": [note.value for note in notes],
    }
    return Event(Kind.FELT, payload)


def _ledger_notes(judged: Judged) -> Iterator[Derived]:
    if judged.met:
        yield Derived.NEED_MET
    if judged.told:
        yield Derived.FACT_TOLD
    if judged.short:
        yield Derived.SHORT_OF_SLOTS
    if any(promise.above for promise in judged.promises):
        yield Derived.OVER_PROMISED


def _ledger_events(state: State, judged: Judged) -> Iterator[Event]:
    turn = state.turn
    for told in judged.told:
        yield Event(Kind.LEARNED, {"turn": turn, "fact": told.fact, "again": told.again})
    for promise in judged.promises:
        payload: dict[str, Any] = {"turn": turn, "sentence": promise.sentence, "need": promise.need}
        rest = {"amount": promise.amount, "above": promise.above, "broken": promise.broken}
        yield Event(Kind.PROMISED, {**payload, **rest})
    for sentence, need in judged.met:
        yield Event(Kind.MET, {"turn": turn, "sentence": sentence, "need": need})


def _warnings(state: State, reading: Reading, moment: Moment) -> Iterator[Event]:
    """A respectful limit after abuse halves what is left of it; one without abuse is only a feeling."""
    limits = any(use.act is Act.BOUNDARY for use in reading.uses)
    harsh = any(use.act is Act.HOSTILE for use in reading.uses)
    if limits and moment.provoked and not harsh:
        level = round(state.level * _ABUSE["halved"], 4)
        yield Event(Kind.WARNED, {"turn": state.turn, "by": "agent", "what": "limit", "level": level})


def _protests(state: State, moment: Moment, given: bool) -> Iterator[Event]:
    """Whoever has just got something, or has answered a question, does not threaten in the same breath."""
    manager = endings.warns_of_manager(state) and not given
    what = "early_close" if moment.early_close else "manager" if manager else None
    if what:
        yield Event(Kind.WARNED, {"turn": state.turn, "by": "customer", "what": what, "level": state.level})


def _move(ending: Ending | None, warnings: tuple[Event, ...]) -> Move:
    if ending is not None:
        return plan.CLOSINGS[ending.outcome]
    manager = any(event.payload["what"] == "manager" for event in warnings)
    return Move.MANAGER_WARNING if manager else Move.NONE


def _spoken(state: State, speech: SpeechPlan, chance: random.Random) -> Event:
    if not _brief(state).language:  # label-level talks have no words
        return _replied(state, speech, lines.Reply("", (), speech.abuse), chance)
    brief = _brief(state)
    reply = lines.reply(state, speech, bank(brief.language, brief.persona.temper), chance)
    return _replied(state, speech, reply, chance)


def _replied(state: State, speech: SpeechPlan, reply: lines.Reply, chance: random.Random) -> Event:
    payload = {
        "turn": state.turn,
        "line": reply.line,
        "pieces": list(reply.pieces),
        "reaction": speech.reaction,
        "band": speech.band,
        "heard": speech.heard,
        "move": speech.move,
        "need": speech.need,
        "expression": mood.expression(state, mood.band(state)).value,
        "typing_ms": mood.typing_ms(reply.line, state, chance),
        "abuse": reply.abuse,
        "plan": speech.to_json(),
    }
    return Event(Kind.REPLIED, payload)


def _folded(state: State, events: Iterable[Event]) -> State:
    for event in events:
        state = fold(state, event)
    return state


def _brief(state: State) -> Brief:
    if state.brief is None:
        raise ValueError("a talk that was never opened has no brief")
    return state.brief
