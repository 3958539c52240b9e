"""What the customer is going to say, before any words: the speech plan."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from roleplay.engine import ledger, mood
from roleplay.engine.acts import EMPATHY, RELATIONAL, SLIGHT, Act, Reading
from roleplay.engine.bank import GROUPS
from roleplay.engine.brief import ABOVE, Brief, Need
from roleplay.engine.codes import Derived, Move, Outcome
from roleplay.engine.dynamics import numbers
from roleplay.engine.ledger import Judged
from roleplay.engine.state import State

_LINES = numbers("lines")
_ABUSE = numbers("abuse")
CLOSINGS: Mapping[Outcome, Move] = {
    Outcome.RESOLVED: Move.SATISFIED_CLOSE,
    Outcome.RESOLVED_COLD: Move.COLD_CLOSE,
    Outcome.RESIGNED: Move.RESIGNED_CLOSE,
    Outcome.ESCALATED_COMPLAINT: Move.ESCALATE_CLOSE,
    Outcome.DEMANDS_MANAGER: Move.ESCALATE_CLOSE,
    Outcome.HANDED_OVER: Move.HANDED_OVER_CLOSE,
    Outcome.HANG_UP: Move.HANG_UP,
    Outcome.ENDED_BY_AGENT: Move.END_BY_AGENT,
}
_UNABUSIVE = frozenset({*CLOSINGS.values(), Move.SILENCE_BREAK})
# Nobody insults and complains of an unprovoked limit in one breath, nor insults and takes what was just given.
_WRONGED = frozenset({Derived.UNPROVOKED_BOUNDARY.value})
# What a customer hears first, whatever else the message says.
_HURTS = (Act.HOSTILE, Act.DISMISS, Act.BLAME, Act.WALL, Act.DEFLECT)
SAID_FIRST = (Derived.BROKEN_PROMISE, Derived.EARLY_CLOSE, Derived.REASKED)
# (last act, what it belongs to when that was said in the same message)
_BELONGS_TO = (
    (Act.CHECK, Act.PARAPHRASE),
    (Act.CHECK, Act.CHOICE),
    (Act.ASK, Act.CHOICE),
    (Act.OWN, Act.ESCALATE),
)
# Acts that may be taken otherwise than meant, and how.
_TAKEN: Mapping[Derived, frozenset[Act]] = {
    Derived.REPEAT_APOLOGY: frozenset({Act.APOLOGISE}),
    Derived.WORN_EMPATHY: EMPATHY,
    Derived.EXCUSE: frozenset({Act.EXPLAIN_CAUSE}),
    Derived.PROVOKED_BOUNDARY: frozenset({Act.BOUNDARY}),
    Derived.UNPROVOKED_BOUNDARY: frozenset({Act.BOUNDARY}),
    Derived.INSTRUCT_WHILE_HOT: frozenset({Act.INSTRUCT}),
    Derived.EARLY_SOLUTION: frozenset({Act.SOLVE, Act.CHOICE}),
    Derived.RELATIONAL_OVERLOAD: RELATIONAL,
}


@dataclass(frozen=True)
class SpeechPlan:
    """The frame for one reply, also for a language model that may only word it.

    reaction: an act or a codes.Derived the reply answers · need: the open need it pushes for ·
    met, told: needs just met, facts to tell · must_say, must_not: codes `tell:<fact>`, `accept:<need>`,
    `ask:<need>`, `concede:<need>` (never say an open need is met, never ask for a met one) ·
    last_words: the trainee's message · answers: the sentence of it that the reply answers · words: most words in the reply · abuse: level 0..3.
    """

    band: str
    heard: str
    reaction: str
    move: str = Move.NONE.value
    need: str | None = None
    met: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    must_say: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    last_words: str = ""
    answers: str = ""
    words: int = 40
    abuse: int = 0

    def to_json(self) -> dict[str, Any]:
        """The plan as stored: without the trainee's own words, which are kept in one place only, to be erasable."""
        return {
            key: list(item) if isinstance(item, tuple) else item
            for key, item in vars(self).items()
            if key not in {"last_words", "answers"}
        }


def plan(
    state: State,
    reading: Reading,
    judged: Judged,
    notes: tuple[Derived, ...],
    move: Move,
    chance: random.Random,
) -> SpeechPlan:
    """The plan for the reply to `reading`; `state` holds feelings and ledger after it. `move` other than NONE is
    settled already (an end, a warning)."""
    brief = _brief(state)
    shown, (reaction, answers) = mood.band(state), _reaction(reading, judged, notes)
    told = tuple(item.fact for item in judged.told)
    need = None
    if move is Move.NONE:
        need = _pushed(state, brief, judged, reaction, bool(told), shown, chance)
        move = Move.DEMAND if need else move
    met = () if move in CLOSINGS.values() else tuple(need_id for _, need_id in judged.met)
    return SpeechPlan(
        band=shown.value,
        heard=mood.heard(state),
        reaction=reaction,
        move=move.value,
        need=need,
        met=met,
        told=told,
        must_say=_must_say(told, met, need),
        must_not=_must_not(brief, state),
        last_words=state.said[-1] if state.said else "",
        answers=answers,
        words=int(_LINES["words"]),
        abuse=0 if met or move in _UNABUSIVE or reaction in _WRONGED else _abuse(state, chance),
    )


def unprompted(state: State, move: Move, chance: random.Random) -> SpeechPlan:
    """The plan for words that answer no message: into a silence, or at a goodbye."""
    return plan(state, Reading(()), Judged(), (), move, chance)


def opening(state: State) -> SpeechPlan:
    """The plan for the very first line."""
    shown, brief = mood.band(state), _brief(state)
    return SpeechPlan(shown.value, mood.heard(state), Act.GREET.value, must_not=_must_not(brief, state))


def _reaction(reading: Reading, judged: Judged, notes: tuple[Derived, ...]) -> tuple[str, str]:
    """What the reply answers, and the sentence it stands in: what hurts, else the last act of weight."""
    for note in SAID_FIRST:
        if note in notes:
            return note.value, ""
    said = [(use.act, sentence.text) for sentence in reading.sentences for use in sentence.acts]
    for hurt in _HURTS:
        for act, text in said:
            if act is hurt:
                return act.value, text
    if judged.told:
        return Act.ASK.value, ""
    act, text = _heard(said)
    return _taken(act, judged, notes), text


def _heard(said: list[tuple[Act, str]]) -> tuple[Act, str]:
    """The last act of weight; but a tag belongs to what it follows: "is that right?" to a restatement, "which one?" to a
    choice, "I stay with you" to a hand-over."""
    weighty = [(act, text) for act, text in said if act not in SLIGHT or act is Act.CLOSE]
    last = (weighty or said or [(Act.OTHER, "")])[-1]
    for tag, about in _BELONGS_TO:
        before = [(act, text) for act, text in weighty if act is about]
        if last[0] is tag and before:
            return before[-1]
    return last


def _taken(act: Act, judged: Judged, notes: tuple[Derived, ...]) -> str:
    """An act that was taken otherwise than meant is answered as it was taken; good news is good news."""
    taken = [note for note in _TAKEN if note in notes and act in _TAKEN[note]]
    return act.value if judged.met or not taken else taken[0].value


def _pushed(
    state: State, brief: Brief, judged: Judged, reaction: str, told: bool, shown: str, chance: random.Random
) -> str | None:
    """The need the reply pushes for, if it pushes: a half-kept answer first, then the first open one."""
    still = ledger.open_needs(brief, state.ledger.met)
    if not still:
        return None
    half = _half_met(brief, judged, state)
    if half or reaction == Derived.EARLY_CLOSE.value:
        return half or still[0].id
    roll, other = chance.random(), chance.random()
    if roll >= _eagerness(reaction, told, shown):
        return None
    optional = _optional(brief, state, shown)
    return optional[0].id if optional and other < _LINES["other_need"] else _next_of(still, state)


def _half_met(brief: Brief, judged: Judged, state: State) -> str | None:
    return next((need for need in judged.half if need not in state.ledger.met and brief.need(need)), None)


def _next_of(still: tuple[Need, ...], state: State) -> str:
    """Usually the first open need; the next one when the first was just asked for."""
    if len(still) > 1 and still[0].id == state.pushed:
        return still[1].id
    return still[0].id


def _optional(brief: Brief, state: State, shown: str) -> tuple[Need, ...]:
    """Optional wishes; those beyond the trainee's authority only come from a hot customer, and nobody asks for a
    kind of answer that was just given in other words than the examples'."""
    hot, used = GROUPS[shown] == "hot", set(state.mind.uses)
    return tuple(
        need
        for need in brief.needs
        if not need.required
        and need.id not in state.ledger.met
        and need.asks
        and (hot or need.authority != ABOVE)
        and not {act.value for act in need.acts} <= used
    )


def _eagerness(reaction: str, told: bool, shown: str) -> float:
    if told:
        return _LINES["demand_after_fact"]
    if reaction in {act.value for act in SLIGHT}:
        return 0.9
    return _LINES[f"demand_{GROUPS[shown]}"]


def _abuse(state: State, chance: random.Random) -> int:
    """Level 0..3 of abuse in this reply: only while agitated, and only as far as the talk opted in."""
    if state.level < _ABUSE["least"] or state.feelings.arousal <= _ABUSE["above_arousal"]:
        return 0
    return int(state.level + 0.5) if chance.random() < _ABUSE["chance"] else 0


def _must_say(told: tuple[str, ...], met: tuple[str, ...], need: str | None) -> tuple[str, ...]:
    asked = (f"ask:{need}",) if need else ()
    return tuple(f"tell:{fact}" for fact in told) + tuple(f"accept:{item}" for item in met) + asked


def _must_not(brief: Brief, state: State) -> tuple[str, ...]:
    met = state.ledger.met
    return tuple(f"ask:{need.id}" if need.id in met else f"concede:{need.id}" for need in brief.needs)


def _brief(state: State) -> Brief:
    if state.brief is None:
        raise ValueError("a talk that was never opened has nothing to say")
    return state.brief
