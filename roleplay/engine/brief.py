"""What a talk is about: the scenario in one language, as the engine needs it.

The whole brief is stored in the `opened` event, so a later edit of the scenario never changes a past talk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from roleplay.engine.acts import Act
from roleplay.engine.persona import Persona

WITHIN, ABOVE = "within", "above"


@dataclass(frozen=True)
class Need:
    """Something the customer must get.

    acts: which acts may meet it · examples: a trainee's wordings that meet it (for the reader) ·
    slots: of amount date time duration reference name done, all demanded, or one of them if `any_slot` ·
    accept: slot -> accepted values; "<=40" (or {max: 40}) accepts all, but more than 40 is above authority ·
    authority: `within` or `above` what the trainee may promise · required: counts towards `resolved` ·
    asks: customer's lines that push for it, by band group (hot, cool, warm) · met: lines when it is met.
    """

    id: str
    label: str = ""
    acts: tuple[Act, ...] = (Act.SOLVE,)
    examples: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    any_slot: bool = False
    accept: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    authority: str = WITHIN
    required: bool = True
    asks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    met: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "label": self.label,
            "acts": [act.value for act in self.acts],
            "examples": list(self.examples),
            "slots": list(self.slots),
            "any_slot": self.any_slot,
            "accept": {key: list(values) for key, values in self.accept.items()},
            "authority": self.authority,
            "required": self.required,
            "asks": {key: list(lines) for key, lines in self.asks.items()},
            "met": list(self.met),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Need:
        return cls(
            id=str(data["id"]),
            label=str(data.get("label", "")),
            acts=tuple(Act(act) for act in data.get("acts", ("solve",))),
            examples=tuple(data.get("examples", ())),
            slots=tuple(data.get("slots", ())),
            any_slot=bool(data.get("any_slot", False)),
            accept={key: _strings(values) for key, values in (data.get("accept") or {}).items()},
            authority=str(data.get("authority", WITHIN)),
            required=bool(data.get("required", True)),
            asks={key: tuple(lines) for key, lines in data.get("asks", {}).items()},
            met=tuple(data.get("met", ())),
        )


@dataclass(frozen=True)
class Fact:
    """Something the customer knows and tells when asked: wordings of the question, lines of the answer."""

    id: str
    label: str = ""
    questions: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "label": self.label,
            "questions": list(self.questions),
            "answers": list(self.answers),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Fact:
        questions, answers = tuple(data.get("questions", ())), tuple(data.get("answers", ()))
        return cls(str(data["id"]), str(data.get("label", "")), questions, answers)


@dataclass(frozen=True)
class Remedy:
    """Something the trainee may (`within`) or may not promise; the label says its limits."""

    id: str
    label: str = ""
    within: bool = True
    examples: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {"id": self.id, "label": self.label, "within": self.within, "examples": list(self.examples)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Remedy:
        label, within = str(data.get("label", "")), bool(data.get("within", True))
        return cls(str(data["id"]), label, within, tuple(data.get("examples", ())))


@dataclass(frozen=True)
class Brief:
    """One scenario in one language (`en`, `bg`, `zh-hans`), with its persona.

    near_misses: a trainee's wordings that only sound like meeting a need or asking for a fact (for the reader) ·
    failed_contacts: how often the customer was let down before, 3 at most counts · abuse: opt-in level 0..3.
    """

    scenario_key: str
    language: str
    title: str = ""
    customer_name: str = ""
    persona: Persona = field(default_factory=Persona)
    needs: tuple[Need, ...] = ()
    facts: tuple[Fact, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    openings: tuple[str, ...] = ()
    near_misses: tuple[str, ...] = ()
    failed_contacts: int = 0
    abuse: int = 0
    difficulty: int = 2
    goodbyes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def required(self) -> tuple[Need, ...]:
        """The needs without which a talk cannot be resolved."""
        return tuple(need for need in self.needs if need.required)

    def need(self, need_id: str) -> Need | None:
        return next((need for need in self.needs if need.id == need_id), None)

    def fact(self, fact_id: str) -> Fact | None:
        return next((fact for fact in self.facts if fact.id == fact_id), None)

    def to_json(self) -> dict[str, Any]:
        return {
            "scenario_key": self.scenario_key,
            "language": self.language,
            "title": self.title,
            "customer_name": self.customer_name,
            "persona": self.persona.to_json(),
            "needs": [need.to_json() for need in self.needs],
            "facts": [fact.to_json() for fact in self.facts],
            "remedies": [remedy.to_json() for remedy in self.remedies],
            "openings": list(self.openings),
            "near_misses": list(self.near_misses),
            "failed_contacts": self.failed_contacts,
            "abuse": self.abuse,
            "difficulty": self.difficulty,
            "goodbyes": {key: list(lines) for key, lines in self.goodbyes.items()},
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Brief:
        return cls(
            scenario_key=str(data["scenario_key"]),
            language=str(data["language"]),
            title=str(data.get("title", "")),
            customer_name=str(data.get("customer_name", "")),
            persona=Persona.from_json(data.get("persona", {})),
            needs=tuple(Need.from_json(item) for item in data.get("needs", ())),
            facts=tuple(Fact.from_json(item) for item in data.get("facts", ())),
            remedies=tuple(Remedy.from_json(item) for item in data.get("remedies", ())),
            openings=tuple(data.get("openings", ())),
            near_misses=tuple(data.get("near_misses", ())),
            failed_contacts=int(data.get("failed_contacts", 0)),
            abuse=int(data.get("abuse", 0)),
            difficulty=int(data.get("difficulty", 2)),
            goodbyes={key: tuple(lines) for key, lines in data.get("goodbyes", {}).items()},
        )


def _strings(values: Any) -> tuple[str, ...]:
    """One value, a list of them or {max: 40}, as text."""
    if isinstance(values, Mapping):
        return tuple(f"<={limit}" for key, limit in values.items() if key == "max")
    return tuple(str(value) for value in values) if isinstance(values, (list, tuple)) else (str(values),)
