"""One strength and at most two changes: a quote, its effect, the principle, and another act to try."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from roleplay.engine.acts import HARMFUL, Act
from roleplay.engine.codes import Check, Derived, Principle
from roleplay.engine.criteria import CriterionResult
from roleplay.engine.transcript import Message, Talk

_WORTH_SAYING = 0.04
_MOST_CHANGES = 2
_GOOD: Mapping[str, Principle] = {
    Act.ACKNOWLEDGE: Principle.NAME_THE_FEELING,
    Act.VALIDATE: Principle.GRANT_WHAT_IS_RIGHT,
    Act.APOLOGISE: Principle.BE_SPECIFIC,
    Act.PARAPHRASE: Principle.LISTEN_FIRST,
    Act.ASK: Principle.LISTEN_FIRST,
    Act.EXPLAIN_CAUSE: Principle.EXPLAIN_WHEN_HEARD,
    Act.EXPLAIN_NEXT: Principle.SAY_WHO_WHAT_WHEN,
    Act.OWN: Principle.OWN_IT,
    Act.SOLVE: Principle.SAY_WHO_WHAT_WHEN,
    Act.CHOICE: Principle.OFFER_A_WAY_FORWARD,
    Act.DECLINE: Principle.OFFER_A_WAY_FORWARD,
    Act.BOUNDARY: Principle.SET_LIMITS_RESPECTFULLY,
    Act.ESCALATE: Principle.HAND_OVER_WARMLY,
    Act.CHECK: Principle.CHECK_BEFORE_CLOSING,
}
# What went wrong -> the principle, and the act that would have served better.
_WRONG: Mapping[str, tuple[Principle, Act]] = {
    Act.VAGUE: (Principle.SAY_WHO_WHAT_WHEN, Act.SOLVE),
    Act.BLAME: (Principle.GRANT_WHAT_IS_RIGHT, Act.VALIDATE),
    Act.DISMISS: (Principle.NAME_THE_FEELING, Act.ACKNOWLEDGE),
    Act.WALL: (Principle.OFFER_A_WAY_FORWARD, Act.DECLINE),
    Act.HOSTILE: (Principle.STAY_RESPECTFUL, Act.BOUNDARY),
    Act.DEFLECT: (Principle.HAND_OVER_WARMLY, Act.ESCALATE),
    Derived.WORN_EMPATHY: (Principle.BE_SPECIFIC, Act.PARAPHRASE),
    Derived.REPEAT_APOLOGY: (Principle.BE_SPECIFIC, Act.SOLVE),
    Derived.REASKED: (Principle.REMEMBER_WHAT_WAS_TOLD, Act.PARAPHRASE),
    Derived.BROKEN_PROMISE: (Principle.KEEP_PROMISES, Act.DECLINE),
    Derived.EXCUSE: (Principle.EXPLAIN_WHEN_HEARD, Act.ACKNOWLEDGE),
    Derived.EARLY_SOLUTION: (Principle.LISTEN_FIRST, Act.ACKNOWLEDGE),
    Derived.RELATIONAL_OVERLOAD: (Principle.ONE_THING_AT_A_TIME, Act.ASK),
    Derived.INSTRUCT_WHILE_HOT: (Principle.LISTEN_FIRST, Act.ACKNOWLEDGE),
    Derived.UNPROVOKED_BOUNDARY: (Principle.SET_LIMITS_RESPECTFULLY, Act.ACKNOWLEDGE),
    Derived.EARLY_CLOSE: (Principle.CHECK_BEFORE_CLOSING, Act.CHECK),
    Derived.TOO_MUCH_AT_ONCE: (Principle.ONE_THING_AT_A_TIME, Act.PARAPHRASE),
    Derived.SHORT_OF_SLOTS: (Principle.SAY_WHO_WHAT_WHEN, Act.SOLVE),
    Derived.OVER_PROMISED: (Principle.STAY_WITHIN_AUTHORITY, Act.DECLINE),
}
# What was missing, in the order of weight, when nothing worse is to be said.
_MISSING: Mapping[Check, tuple[Principle, Act]] = {
    Check.NAMED_THE_FEELING: (Principle.NAME_THE_FEELING, Act.ACKNOWLEDGE),
    Check.LIMIT_WHEN_ABUSED: (Principle.SET_LIMITS_RESPECTFULLY, Act.BOUNDARY),
    Check.MET_ALL_NEEDS: (Principle.SAY_WHO_WHAT_WHEN, Act.SOLVE),
    Check.RESTATED_TO_CHECK: (Principle.LISTEN_FIRST, Act.PARAPHRASE),
    Check.GRANTED_WHAT_IS_RIGHT: (Principle.GRANT_WHAT_IS_RIGHT, Act.VALIDATE),
    Check.CHECKED_AGREEMENT: (Principle.CHECK_BEFORE_CLOSING, Act.CHECK),
    Check.TOOK_RESPONSIBILITY: (Principle.OWN_IT, Act.OWN),
    Check.ASKED_WHAT_HAPPENED: (Principle.LISTEN_FIRST, Act.ASK),
    Check.SAID_WHAT_COMES_NEXT: (Principle.SAY_WHO_WHAT_WHEN, Act.EXPLAIN_NEXT),
}
_LATE = frozenset({Check.CHECKED_AGREEMENT, Check.MET_ALL_NEEDS, Check.SAID_WHAT_COMES_NEXT})


@dataclass(frozen=True)
class Remark:
    """A strength or a change. `effect`: variable -> change this sentence pushed for (empty: something was missing).

    act: the act quoted · note: the codes.Derived or codes.Check it is about, if not the act itself ·
    alternative: an act to try instead (None for a strength).
    """

    turn: int
    sentence: int
    quote: str
    act: str
    effect: Mapping[str, float]
    principle: str
    alternative: str | None = None
    note: str | None = None


def strength(talk: Talk) -> Remark | None:
    """The sentence that did most good, if any did."""
    good = [
        (gain, message, effect)
        for message, effect in _effects(talk)
        if effect["act"] in _GOOD
        and not message.stuffed
        and (gain := gained(effect["changes"])) >= _WORTH_SAYING
    ]
    if not good:
        return None
    _, message, effect = max(good, key=lambda item: item[0])
    return _remark(message, effect, _GOOD[effect["act"]], None)


def changes(talk: Talk, criteria: Iterable[CriterionResult]) -> tuple[Remark, ...]:
    """At most two things to do otherwise, of different principles, the costliest first."""
    chosen: dict[str, Remark] = {}
    for remark in (*_harms(talk), *_slips(talk), *_missing(talk, criteria)):
        chosen.setdefault(remark.principle, remark)
    return tuple(chosen.values())[:_MOST_CHANGES]


def gained(change: Mapping[str, float]) -> float:
    """The good a set of changes does, over all variables; negative when it harms."""
    return sum(-value if name in {"anger", "arousal"} else value for name, value in change.items())


def _effects(talk: Talk) -> Iterator[tuple[Message, Mapping[str, Any]]]:
    """Effects of acts that still stand: a sentence a trainer has relabelled is neither praised nor blamed."""
    for message in talk.felt:
        for effect in message.effects:
            at = int(effect["sentence"])
            acts = (
                {use.act.value for use in message.sentences[at].acts}
                if at < len(message.sentences)
                else set()
            )
            if not effect["act"] or effect["act"] in acts:
                yield message, effect


def _harms(talk: Talk) -> list[Remark]:
    """Everything that cost something, the costliest first."""
    costly = [
        (gained(effect["changes"]), message, effect)
        for message, effect in _effects(talk)
        if (effect["note"] in _WRONG or effect["act"] in HARMFUL) and gained(effect["changes"]) < 0
    ]
    costly.sort(key=lambda item: item[0])
    return [_wrong(message, effect) for _, message, effect in costly]


def _slips(talk: Talk) -> Iterator[Remark]:
    """What cost nothing yet, but kept good from arriving: too early, too much, too vague, too much promised."""
    for note in (
        Derived.OVER_PROMISED,
        Derived.EARLY_SOLUTION,
        Derived.SHORT_OF_SLOTS,
        Derived.TOO_MUCH_AT_ONCE,
    ):
        for message in talk.noted(note)[:1]:
            found = [effect for effect in message.effects if effect["note"] == note]
            act = str(found[0]["act"]) if found else next(iter(message.acts()), Act.OTHER.value)
            effect = found[0] if found else {"sentence": _where(message, note), "act": act, "changes": {}}
            principle, alternative = _WRONG[note]
            yield _remark(message, effect, principle, alternative, note.value)


def _where(message: Message, note: Derived) -> int:
    if note is Derived.OVER_PROMISED:
        return next((int(item["sentence"]) for item in message.promised if item["above"]), 0)
    return next((index for index, sentence in enumerate(message.sentences) if sentence.meets), 0)


def _missing(talk: Talk, criteria: Iterable[CriterionResult]) -> Iterator[Remark]:
    """Checks that failed for want of something: the first message is quoted, or the last for what comes late."""
    failed = {check.code for criterion in criteria for check in criterion.checks if not check.passed}
    if not talk.felt:
        return
    for check, (principle, alternative) in _MISSING.items():
        if check in failed:
            message = talk.felt[-1] if check in _LATE else talk.felt[0]
            act = next(iter(message.acts()), Act.OTHER.value)
            effect = {"sentence": 0, "act": act, "changes": {}}
            yield _remark(message, effect, principle, alternative, check.value)


def _wrong(message: Message, effect: Mapping[str, Any]) -> Remark:
    note = effect["note"] if effect["note"] in _WRONG else None
    principle, alternative = _WRONG[note or effect["act"]]
    return _remark(message, effect, principle, alternative, note)


def _remark(
    message: Message,
    effect: Mapping[str, Any],
    principle: Principle,
    alternative: Act | None,
    note: str | None = None,
) -> Remark:
    at = int(effect["sentence"])
    act = str(effect["act"]) or next((use.act.value for index, use in message.uses() if index == at), "other")
    return Remark(
        turn=message.turn,
        sentence=at,
        quote=message.quote(at),
        act=act,
        effect=dict(effect["changes"]),
        principle=principle.value,
        alternative=alternative and alternative.value,
        note=note,
    )
