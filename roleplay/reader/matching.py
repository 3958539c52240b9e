"""Needs and facts by meaning: is this sentence another wording of one of these examples?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from roleplay.engine.brief import Brief
from roleplay.reader import shelf
from roleplay.reader.embedding import Embedder
from roleplay.reader.heads import Floats, Model
from roleplay.reader.latin import native
from roleplay.reader.words import words

NEXT_BEST, ALSO = 0.8, 0.35
"""Another need or fact is meant by the same sentence only if it speaks for it nearly as much; a need also if it speaks for it
this much: one sentence may send the money and promise a call. Chosen on `meanings/topics.*.tsv`."""

SHARPNESS, RIDGE = 2.0, 0.1
"""How fast likeness falls with the angle between two sentences, and how much examples are trusted one by one."""

Examples = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Targets:
    """The needs and facts of a brief: where their examples and ordinary sentences lie, and how much each of these speaks
    for each target (kernel ridge regression: examples of one target speak against the others, near misses against all)."""

    ids: tuple[str, ...]
    places: Floats
    weights: Floats

    def nearness(self, place: Floats) -> Mapping[str, float]:
        """How much a sentence at this place speaks for each target: about 1 like its examples, about 0 like anything else."""
        said = _alike(place[None], self.places) @ self.weights
        return dict(zip(self.ids, map(float, said[0]), strict=True))


def needs(brief: Brief) -> Examples:
    return tuple((f"{NEED}{need.id}", need.examples) for need in brief.needs if need.examples)


def facts(brief: Brief) -> Examples:
    return tuple((f"{FACT}{fact.id}", fact.questions) for fact in brief.facts if fact.questions)


NEED, FACT = "need/", "fact/"


def over(nearness: Mapping[str, float], kind: str, bar: float) -> dict[str, float]:
    """The targets of one kind that a sentence this near to them speaks for enough, and how much, the most first."""
    near = sorted(((value, name) for name, value in nearness.items() if name.startswith(kind)), reverse=True)
    also = ALSO if kind == NEED else float("inf")
    return {
        name.removeprefix(kind): value
        for value, name in near
        if value >= bar and value >= min(also, near[0][0] * NEXT_BEST)
    }


def targets(brief: Brief, model: Model, embedder: Embedder, language: str) -> Targets:
    """The targets of a brief, worked out once for each set of examples."""
    return _remembered(needs(brief) + facts(brief), brief.near_misses, language, _Pair(model, embedder))


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
def _remembered(examples: Examples, misses: tuple[str, ...], language: str, pair: _Pair) -> Targets:
    ids = tuple(name for name, _ in examples)
    latin = words(language).latin
    texts = [native(text, latin) for _, wordings in examples for text in wordings]
    spoken_for = [at for at, (_, wordings) in enumerate(examples) for _ in wordings]
    ordinary = pair.model.background[language]
    known = [*texts, *(native(text, latin) for text in misses)]
    own = pair.model.placed(shelf.passages(known, pair.embedder)) if known else ordinary[:0]
    places = np.vstack([own, ordinary]).astype(np.float32)
    wanted = np.zeros((len(places), len(ids)), dtype=np.float64)
    wanted[np.arange(len(texts)), spoken_for] = 1.0
    table = _alike(places, places).astype(np.float64) + RIDGE * np.eye(len(places))
    weights: Floats = np.linalg.solve(table, wanted).astype(np.float32)
    return Targets(ids, places, weights)


def _alike(some: Floats, others: Floats) -> Floats:
    """1 for the same place, towards 0 with the angle between them."""
    alike: Floats = np.exp(SHARPNESS * (some @ others.T - 1)).astype(np.float32)
    return alike
