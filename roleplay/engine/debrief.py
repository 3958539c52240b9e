"""What the trainee sees afterwards: `summarise(events) -> Debrief`. Codes and quotes only, never sentences."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from roleplay.engine import criteria, remarks, transcript
from roleplay.engine.acts import UNRATED, Act
from roleplay.engine.codes import Criterion, Direction, NeedStatus, Outcome
from roleplay.engine.criteria import CheckResult as CheckResult  # part of the debrief's public shape
from roleplay.engine.criteria import CriterionResult as CriterionResult
from roleplay.engine.dynamics import numbers
from roleplay.engine.events import Event
from roleplay.engine.ledger import share_met
from roleplay.engine.remarks import Remark as Remark
from roleplay.engine.transcript import Message, Talk

_SCORE = numbers("score")


@dataclass(frozen=True)
class CurvePoint:
    """Feelings after a turn (turn 0: at the start) and the acts of that turn."""

    turn: int
    anger: float
    heard: float
    acts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Turning:
    """A turn where it turned: `direction` better or worse, by `change` (of anger down and heard up)."""

    turn: int
    direction: str
    change: float
    acts: tuple[str, ...]
    quote: str


@dataclass(frozen=True)
class NeedResult:
    """One need at the end: `status` is met, missed or over_promised; the turn and quote that met it."""

    id: str
    label: str
    status: str
    required: bool = True
    turn: int | None = None
    quote: str = ""


@dataclass(frozen=True)
class NotRated:
    """A sentence the reader was not sure of, or that talks about the exercise."""

    turn: int
    sentence: int
    quote: str
    act: str = "other"


@dataclass(frozen=True)
class Debrief:
    """The whole debrief. `score` 0..100, None when the talk is not scored (stopped, acute distress, unfinished).

    parts: process, outcome, conduct, each 0..1 · turns: messages of the trainee · facts_told: ids of the facts the
    customer told · needs: every required one, and optional ones that were met or promised.
    """

    outcome: str | None
    justified: bool | None
    score: int | None
    parts: Mapping[str, float]
    turns: int
    curve: tuple[CurvePoint, ...]
    turning_points: tuple[Turning, ...]
    strength: Remark | None
    changes: tuple[Remark, ...]
    criteria: tuple[CriterionResult, ...]
    needs: tuple[NeedResult, ...]
    facts_told: tuple[str, ...]
    not_rated: tuple[NotRated, ...]

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def summarise(events: Iterable[Event]) -> Debrief:
    """The debrief of a talk from its events; deterministic. Raises ValueError for a talk never opened."""
    talk = transcript.read(events)
    rubric = criteria.judge(talk)
    parts = _parts(talk, rubric)
    return Debrief(
        outcome=talk.outcome,
        justified=talk.justified,
        score=_score(talk, parts),
        parts=parts,
        turns=len(talk.messages),
        curve=tuple(_curve(talk)),
        turning_points=_turning_points(talk),
        strength=remarks.strength(talk),
        changes=remarks.changes(talk, rubric),
        criteria=rubric,
        needs=tuple(_needs(talk)),
        facts_told=tuple(dict.fromkeys(told["fact"] for message in talk.felt for told in message.told)),
        not_rated=tuple(_not_rated(talk)),
    )


def _parts(talk: Talk, rubric: tuple[CriterionResult, ...]) -> dict[str, float]:
    """Process: the mean of the criteria but conduct. Conduct counts as far as the trainee took part at all."""
    process = [item.share for item in rubric if item.code != Criterion.CONDUCT]
    conduct = next((item.share for item in rubric if item.code == Criterion.CONDUCT), 0.0)
    engaged = min(1.0, sum(message.rated for message in talk.felt) / _SCORE["engaged_turns"])
    return {
        "process": round(sum(process) / len(process), 4) if process else 0.0,
        "outcome": round(_outcome(talk), 4),
        "conduct": round(conduct * engaged, 4),
    }


def _outcome(talk: Talk) -> float:
    """Facts first, then anger and heard. A justified end counts in full, a warm hand-over at least in part."""
    if talk.justified:
        return 1.0
    met = set(talk.met()) - talk.over_promised()
    facts = share_met(talk.brief, tuple(met))
    feelings = (1 - talk.end.anger + talk.end.heard) / 2
    share = _SCORE["facts_share"]
    reached = share * facts + (1 - share) * feelings
    return max(reached, _SCORE["handed_over"]) if talk.outcome == Outcome.HANDED_OVER else reached


def _score(talk: Talk, parts: Mapping[str, float]) -> int | None:
    if talk.outcome is None or not talk.scored:
        return None
    raw = 100 * sum(_SCORE[part] * share for part, share in parts.items())
    if any(use.act is Act.HOSTILE for message in talk.felt for _, use in message.uses()):
        raw = min(raw, _SCORE["hostile_cap"])
    if 2 * sum(message.stuffed for message in talk.felt) >= max(1, len(talk.felt)):
        raw = min(raw, _SCORE["stuffed_cap"])
    return round(raw)


def _curve(talk: Talk) -> Iterator[CurvePoint]:
    yield CurvePoint(0, round(talk.start.anger, 4), round(talk.start.heard, 4))
    for message in talk.felt:
        anger, heard = round(message.after.anger, 4), round(message.after.heard, 4)
        yield CurvePoint(message.turn, anger, heard, message.acts(), tuple(sorted(message.notes)))


def _turning_points(talk: Talk) -> tuple[Turning, ...]:
    """The best and the worst turn; two of a kind when it only went one way. In the order of the talk."""
    moved = sorted(
        ((_moved(message), message) for message in talk.felt), key=lambda item: (item[0], -item[1].turn)
    )
    worst, best = moved[:1], moved[-1:]
    if worst and worst[0][0] >= 0:
        worst = moved[-2:-1]
    elif best and best[0][0] <= 0:
        best = moved[1:2]
    picked = {message.turn: (change, message) for change, message in worst + best if change}
    return tuple(_turning(*picked[turn]) for turn in sorted(picked))


def _moved(message: Message) -> float:
    before, after = message.before, message.after
    return round(before.anger - after.anger + after.heard - before.heard, 4)


def _turning(change: float, message: Message) -> Turning:
    sign = 1 if change > 0 else -1
    effects = [effect for effect in message.effects if effect["act"]]
    at = max(effects, key=lambda item: sign * remarks.gained(item["changes"]))["sentence"] if effects else 0
    direction = Direction.BETTER if change > 0 else Direction.WORSE
    return Turning(message.turn, direction.value, change, message.acts(), message.quote(int(at)))


def _needs(talk: Talk) -> Iterator[NeedResult]:
    """Every required need; of the optional ones those that were met or promised."""
    met, over = talk.met(), talk.over_promised()
    for need in talk.brief.needs:
        status = _status(need.id, met, over)
        place = met.get(need.id)
        if need.required or status is not NeedStatus.MISSED:
            turn, quote = (place[0].turn, place[0].quote(place[1])) if place else (None, "")
            yield NeedResult(need.id, need.label, status.value, need.required, turn, quote)


def _status(need_id: str, met: Container[str], over: Container[str]) -> NeedStatus:
    if need_id in over:
        return NeedStatus.OVER_PROMISED
    return NeedStatus.MET if need_id in met else NeedStatus.MISSED


def _not_rated(talk: Talk) -> Iterator[NotRated]:
    for message in talk.felt:
        for index, sentence in enumerate(message.sentences):
            acts = {use.act for use in sentence.acts}
            if acts <= UNRATED:
                act = Act.META if Act.META in acts else Act.OTHER
                yield NotRated(message.turn, index, sentence.text, act.value)
