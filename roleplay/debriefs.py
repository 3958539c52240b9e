"""The debrief as a page shows it: the engine's codes and numbers with words beside them. No judgement is made here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from roleplay import protocol
from roleplay.chart import Chart
from roleplay.engine.acts import HARMFUL, UNRATED, Act
from roleplay.engine.brief import Brief
from roleplay.engine.criteria import CriterionResult
from roleplay.engine.debrief import Debrief, Turning
from roleplay.engine.events import Kind
from roleplay.engine.remarks import Remark
from roleplay.labels import ACTS, CRITERIA, EFFECTS, EXAMPLES, NOTES, PRINCIPLES, outcome
from roleplay.labels_debrief import CHANGES, CHECKS, MISSING
from roleplay.models import StoredEvent

TELLING = 2  # how many changes a remark names
NOTICEABLE = 0.01  # a smaller change is not worth a sentence


@dataclass(frozen=True)
class Spoken:
    """One bubble of the talk."""

    seq: int
    who: str
    text: str
    turn: int


def spoken(events: Iterable[StoredEvent]) -> list[Spoken]:
    """What both said, in order."""
    fields = {Kind.SAID: ("trainee", "text"), Kind.REPLIED: ("customer", "line")}
    return [
        Spoken(event.seq, fields[event.kind][0], event.payload[fields[event.kind][1]], event.payload["turn"])
        for event in events
        if event.kind in fields
    ]


def heat_percent(events: Sequence[StoredEvent]) -> int:
    """The heat the meter shows now, 0 to 100."""
    known = [heat for event in events if (heat := protocol.heat(event.payload)) is not None]
    return round(known[-1] * 100) if known else 0


def act_label(code: str) -> dict[str, Any]:
    act = Act(code)
    return {
        "code": code,
        "label": ACTS[act],
        "effect": EFFECTS[act],
        "harmful": act in HARMFUL,
        "rated": act not in UNRATED,
    }


def context(debrief: Debrief, events: Sequence[StoredEvent]) -> dict[str, Any]:
    """Everything the debrief page shows."""
    brief = Brief.from_json(events[0].payload["brief"])
    return {
        "outcome": outcome(debrief.outcome, debrief.justified),
        "stopped": debrief.outcome == "stopped",
        "supported": any(event.kind == Kind.SUPPORTED for event in events),
        "customer": brief.customer_name,
        "score": debrief.score,
        "chart": Chart(debrief.curve, debrief.turning_points) if len(debrief.curve) > 1 else None,
        "turning_points": [_turning(point) for point in debrief.turning_points],
        "strength": debrief.strength and _remark(debrief.strength),
        "changes": [_remark(remark) for remark in debrief.changes],
        "criteria": [_criterion(criterion) for criterion in debrief.criteria],
        "needs": [need for need in debrief.needs if need.required or need.status != "missed"],
        "told": [fact.label for fact in brief.facts if fact.id in debrief.facts_told],
        "not_told": [fact.label for fact in brief.facts if fact.id not in debrief.facts_told],
        "turns": _turns(events),
        "not_rated": debrief.not_rated,
    }


def _turning(point: Turning) -> dict[str, Any]:
    acts = [act_label(act) for act in point.acts]
    return {"turn": point.turn, "better": point.direction == "better", "quote": point.quote, "acts": acts}


def _remark(remark: Remark) -> dict[str, Any]:
    alternative = Act(remark.alternative) if remark.alternative else None
    return {
        "turn": remark.turn,
        "quote": remark.quote,
        "act": act_label(remark.act),
        "changed": changed(remark.effect),
        "principle": PRINCIPLES[remark.principle],
        "missing": MISSING.get(remark.note or "", ""),
        "note": NOTES.get(remark.note or "", ""),
        "alternative": ACTS[alternative] if alternative else "",
        "example": EXAMPLES.get(alternative, "") if alternative else "",
    }


def changed(effect: Mapping[str, float]) -> list[Any]:
    """The largest changes as sentences, largest first."""
    largest = sorted(effect.items(), key=lambda item: -abs(item[1]))[:TELLING]
    return [CHANGES[name, change > 0] for name, change in largest if abs(change) >= NOTICEABLE]


def _criterion(criterion: CriterionResult) -> dict[str, Any]:
    checks = [
        {"label": CHECKS[check.code], "passed": check.passed, "turns": check.turns, "quotes": check.quotes}
        for check in criterion.checks
    ]
    return {"label": CRITERIA[criterion.code], "percent": round(criterion.share * 100), "checks": checks}


def _turns(events: Iterable[StoredEvent]) -> list[dict[str, Any]]:
    """What was said, turn by turn: the trainee's sentences with their acts, and the customer's answer."""
    turns: dict[int, dict[str, Any]] = {}
    for event in events:
        turn = turns.setdefault(event.payload.get("turn", 0), {"sentences": [], "said": "", "reply": ""})
        if event.kind == Kind.SAID:
            turn["said"] = event.payload["text"]
        elif event.kind == Kind.READ:
            turn["sentences"] = [sentence_shown(sentence) for sentence in event.payload["sentences"]]
        elif event.kind == Kind.REPLIED:
            turn["reply"] = event.payload["line"]
    return [
        {"turn": number, **turn} for number, turn in sorted(turns.items()) if turn["said"] or turn["reply"]
    ]


def sentence_shown(sentence: Mapping[str, Any]) -> dict[str, Any]:
    """One sentence as read: its words and its acts in words."""
    return {"text": sentence["text"], "acts": [act_label(use["act"]) for use in sentence["acts"]]}
