"""Needs and facts by meaning: is this sentence another wording of one of these examples?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from roleplay.engine.brief import Brief
from roleplay.reader import shelf
from roleplay.reader.embedding import Embedder
from roleplay.reader.heads import Floats, Model

MEETS = {"en": 0.38, "bg": 0.35, "zh-hans": 0.34}
ASKS = {"en": 0.38, "bg": 0.39, "zh-hans": 0.33}
"""How near the examples a sentence must be; tuned on scenario sentences left out one at a time."""

NEXT_BEST = 0.06
"""Another need is met by the same sentence only if it is nearly as near."""

Examples = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Target:
    """One need or fact: its id and the centred unit vectors of its examples."""

    id: str
    vectors: Floats

    def nearness(self, vector: Floats) -> float:
        """-1..1: half the nearest examples, half the middle of them all, which knows the subject best."""
        near = np.sort(self.vectors @ vector)[::-1]
        nearest = near[0] if len(near) == 1 else 0.7 * near[0] + 0.3 * near[1]
        middle = self.vectors.mean(axis=0)
        return float(0.5 * nearest + 0.5 * (middle @ vector) / max(1e-6, float(np.linalg.norm(middle))))


def needs(brief: Brief) -> Examples:
    return tuple((need.id, need.examples) for need in brief.needs if need.examples)


def facts(brief: Brief) -> Examples:
    return tuple((fact.id, fact.questions) for fact in brief.facts if fact.questions)


def match(vector: Floats, targets: Sequence[Target], bar: float) -> tuple[str, ...]:
    """Ids of the targets near enough to a centred sentence vector, nearest first."""
    near = sorted(((target.nearness(vector), target.id) for target in targets), reverse=True)
    return tuple(name for value, name in near if value >= bar and value >= near[0][0] - NEXT_BEST)


def targets(examples: Examples, model: Model, embedder: Embedder, language: str) -> tuple[Target, ...]:
    """Vectors of the examples, worked out once for each set of examples."""
    return _remembered(examples, language, _Pair(model, embedder))


def bars(language: str) -> Mapping[str, float]:
    return {"meets": MEETS[language], "asks": ASKS[language]}


@dataclass(frozen=True)
class _Pair:
    """Model and embedder as a key: the same objects, not equal ones."""

    model: Model
    embedder: Embedder

    def __hash__(self) -> int:
        return hash((id(self.model), id(self.embedder)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Pair) and (self.model is other.model and self.embedder is other.embedder)


@lru_cache(maxsize=128)
def _remembered(examples: Examples, language: str, pair: _Pair) -> tuple[Target, ...]:
    return tuple(
        Target(name, pair.model.centred(shelf.passages(texts, pair.embedder), language))
        for name, texts in examples
    )
