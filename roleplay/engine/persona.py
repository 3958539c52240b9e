"""A customer's temperament, as numbers. Persona, never language, sets concern for face and autonomy."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

# Ranges a random persona is drawn from (design: archetypes; the orderings are tested over all of them).
RANGES: dict[str, tuple[float, float]] = {
    "anger": (0.5, 0.9),
    "arousal": (0.4, 0.9),
    "heard": (0.0, 0.2),
    "trust": (0.1, 0.5),
    "hope": (0.2, 0.5),
    "patience": (0.5, 0.95),
    "reactivity": (0.7, 1.4),
    "soothability": (0.75, 1.2),
    "asymmetry": (1.2, 2.0),
    "habituation": (0.35, 0.7),
    "inertia": (0.1, 0.4),
    "anger_floor": (0.2, 0.4),
    "drain": (0.01, 0.035),
}


# How the same heat sounds; angry is what the common lines of the bank are written for (roleplay/data/lines/).
ANGRY = "angry"
TEMPERS: tuple[str, ...] = (ANGRY, "anxious", "icy", "flustered")


@dataclass(frozen=True)
class Persona:
    """Starting feelings and temperament.

    anger .. patience: 0..1 at the start · reactivity, soothability: factor on bad and good effects ·
    asymmetry: how much heavier bad weighs than good · habituation: what is left of an act's force at each
    repetition (rho) · inertia: how much of the last push goes on · anger_floor: anger only facts remove ·
    drain: patience lost each turn · abuse: level 0..3 this temperament suggests (the brief decides) ·
    needs: how many needs a label-level brief gets · face, autonomy: 0..1, .5 is neutral ·
    tearfulness: 0..1, share of the heat that shows as tears · tics: keys of the line bank's tics ·
    temper: one of TEMPERS, whose lines the customer speaks. Raises ValueError for any other.
    """

    name: str = ""
    anger: float = 0.7
    arousal: float = 0.7
    heard: float = 0.1
    trust: float = 0.3
    hope: float = 0.35
    patience: float = 0.75
    reactivity: float = 1.0
    soothability: float = 1.0
    asymmetry: float = 1.5
    habituation: float = 0.5
    inertia: float = 0.25
    anger_floor: float = 0.3
    drain: float = 0.02
    abuse: float = 0.0
    needs: int = 2
    face: float = 0.5
    autonomy: float = 0.5
    tearfulness: float = 0.0
    tics: tuple[str, ...] = ()
    temper: str = ANGRY

    def __post_init__(self) -> None:
        if self.temper not in TEMPERS:
            raise ValueError(f"There is no temper “{self.temper}”. There are: {', '.join(TEMPERS)}.")

    def to_json(self) -> dict[str, Any]:
        return {**vars(self), "tics": list(self.tics)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Persona:
        """Unknown keys are ignored, missing ones take the default, so old talks stay readable."""
        values = {key: value for key, value in data.items() if key in _KNOWN}
        return cls(**{**values, "tics": tuple(values.get("tics", ()))})


_KNOWN = frozenset(field.name for field in fields(Persona))


def random_persona(chance: random.Random) -> Persona:
    """A persona drawn evenly from the design's ranges; the same `chance` gives the same persona."""
    drawn = {key: chance.uniform(low, high) for key, (low, high) in RANGES.items()}
    return Persona.from_json({"name": "random", **drawn})
