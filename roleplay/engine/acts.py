"""What a trainee's message does to the customer: acts, slots, and the reading of one message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

Distress = Literal["none", "strain", "acute"]


class Act(StrEnum):
    """The 27 labels of the act catalogue, and `other` for whatever the reader is not sure of."""

    GREET = "greet"
    ACKNOWLEDGE = "acknowledge"
    VALIDATE = "validate"
    APOLOGISE = "apologise"
    PARAPHRASE = "paraphrase"
    ASK = "ask"
    EXPLAIN_CAUSE = "explain_cause"
    EXPLAIN_NEXT = "explain_next"
    INSTRUCT = "instruct"
    INFORM = "inform"
    OWN = "own"
    SOLVE = "solve"
    CHOICE = "choice"
    DECLINE = "decline"
    BOUNDARY = "boundary"
    ESCALATE = "escalate"
    HOLD = "hold"
    CHECK = "check"
    THANK = "thank"
    CLOSE = "close"
    VAGUE = "vague"
    BLAME = "blame"
    DISMISS = "dismiss"
    WALL = "wall"
    HOSTILE = "hostile"
    DEFLECT = "deflect"
    META = "meta"
    OTHER = "other"


HARMFUL: frozenset[Act] = frozenset({Act.VAGUE, Act.BLAME, Act.DISMISS, Act.WALL, Act.HOSTILE, Act.DEFLECT})
# Acts that work on the relation, and those that count as empathy (which wears out when generic).
RELATIONAL: frozenset[Act] = frozenset({Act.ACKNOWLEDGE, Act.VALIDATE, Act.APOLOGISE, Act.PARAPHRASE})
EMPATHY: frozenset[Act] = frozenset({Act.ACKNOWLEDGE, Act.VALIDATE})
SLIGHT: frozenset[Act] = frozenset({Act.GREET, Act.THANK, Act.HOLD, Act.CLOSE, Act.META, Act.OTHER})
UNRATED: frozenset[Act] = frozenset({Act.META, Act.OTHER})


@dataclass(frozen=True)
class ActUse:
    """One act in one sentence. `quality` 0..1: how specific, concrete and sincere its form is.

    `fresh`: the sentence names a fact or feeling not named before in this talk.
    """

    act: Act
    quality: float = 1.0
    fresh: bool = False

    def to_json(self) -> dict[str, Any]:
        return {"act": self.act.value, "quality": self.quality, "fresh": self.fresh}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> ActUse:
        return cls(Act(data["act"]), float(data.get("quality", 1.0)), bool(data.get("fresh", False)))


@dataclass(frozen=True)
class Slots:
    """Concrete values found in a sentence, normalised by the reader.

    amounts start with the number in digits ("40", "40 EUR"); `done`: the sentence says it has been done already.
    """

    amounts: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    durations: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    done: bool = False

    def to_json(self) -> dict[str, Any]:
        return {key: list(value) if isinstance(value, tuple) else value for key, value in vars(self).items()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Slots:
        lists = ("amounts", "dates", "times", "durations", "references", "names")
        found = {key: tuple(str(value) for value in data.get(key, ())) for key in lists}
        return cls(**found, done=bool(data.get("done", False)))


@dataclass(frozen=True)
class Sentence:
    """One sentence as read. `sure` 0..1: the reader's confidence in its acts.

    `meets`: ids of the needs whose examples it matches (slots not yet judged).
    `asks`: ids of the facts it asks for.
    """

    text: str
    acts: tuple[ActUse, ...]
    sure: float = 1.0
    meets: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    slots: Slots = Slots()

    def to_json(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "acts": [use.to_json() for use in self.acts],
            "sure": self.sure,
            "meets": list(self.meets),
            "asks": list(self.asks),
            "slots": self.slots.to_json(),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Sentence:
        return cls(
            text=str(data.get("text", "")),
            acts=tuple(ActUse.from_json(use) for use in data["acts"]),
            sure=float(data.get("sure", 1.0)),
            meets=tuple(data.get("meets", ())),
            asks=tuple(data.get("asks", ())),
            slots=Slots.from_json(data.get("slots", {})),
        )


@dataclass(frozen=True)
class Reading:
    """One whole message as read. `model` names what read it; `manner` 0..1: how well it answers the customer's last
    line as a whole, whatever its acts (hollow .. specific, owning, well timed; 0.5: nobody can say); `distress` is about the trainee, never guessed
    beyond plain words about themselves."""

    sentences: tuple[Sentence, ...]
    distress: Distress = "none"
    model: str = ""
    manner: float = 0.5

    @property
    def uses(self) -> tuple[ActUse, ...]:
        """All acts of the message, in order."""
        return tuple(use for sentence in self.sentences for use in sentence.acts)

    @property
    def weighty(self) -> frozenset[Act]:
        """The different acts of the message that ask something of the customer's attention."""
        return frozenset(use.act for use in self.uses) - SLIGHT

    def to_json(self) -> dict[str, Any]:
        return {
            "sentences": [sentence.to_json() for sentence in self.sentences],
            "distress": self.distress,
            "model": self.model,
            "manner": self.manner,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Reading:
        sentences = tuple(Sentence.from_json(item) for item in data["sentences"])
        manner = float(data.get("manner", 0.5))
        return cls(sentences, data.get("distress", "none"), str(data.get("model", "")), manner)
