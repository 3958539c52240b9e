"""The trained part of the reader: one logistic head a label over vector and features. Runtime needs numpy only."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from roleplay.reader.words import DATA

Floats = NDArray[np.float32]
MODEL_FILE = DATA / "reader.npz"
FEATURE_WEIGHT, RARE = 0.25, 0.1
"""How much a feature counts beside the vector, and what keeps one that hardly ever occurs from shouting."""


TOPICAL = 0.2
"""How much the axes of topics count beside the centred vectors; each alone tells needs and facts apart worse."""


@dataclass(frozen=True)
class Heads:
    """Weights of one set of labels. `temperature` calibrates: probabilities are shares of being right."""

    labels: tuple[str, ...]
    weights: Floats
    bias: Floats
    temperature: float

    def probabilities(self, inputs: Floats) -> Floats:
        """One row a sentence, one column a label, each row adding up to 1."""
        scores = (inputs @ self.weights + self.bias) / self.temperature
        scores -= scores.max(axis=1, keepdims=True)
        raised = np.exp(scores)
        shares: Floats = (raised / raised.sum(axis=1, keepdims=True)).astype(np.float32)
        return shares


@dataclass(frozen=True)
class Model:
    """Everything that training leaves behind.

    care: one head, "better", over the vector of an exchange: how well a reply answers this customer ·
    topics: the axes on which sentences about the same need or fact lie near each other ·
    middle: the mean of all ordinary vectors, taken away before sentences are compared ·
    background: places of ordinary sentences of each language, which are about no need and no fact ·
    notes: embedder id, feature names, thresholds per language, figures.
    """

    acts: Heads
    distress: Heads
    care: Heads
    topics: Heads
    background: Mapping[str, Floats]
    middle: Floats
    feature_mean: Floats
    feature_scale: Floats
    notes: Mapping[str, Any]

    def placed(self, vectors: Floats) -> Floats:
        """Where sentences lie when they are compared, as unit vectors: the axes of topics beside the centred vectors."""
        topics = _unit(vectors @ self.topics.weights + self.topics.bias)
        return np.hstack([TOPICAL**0.5 * topics, (1 - TOPICAL) ** 0.5 * _unit(vectors - self.middle)])

    def inputs(self, vectors: Floats, features: Floats) -> Floats:
        """What the heads see of each sentence: its vector beside its standardised features."""
        standard = (features - self.feature_mean) / self.feature_scale
        return np.hstack([vectors, standard * FEATURE_WEIGHT]).astype(np.float32)

    def cared(self, exchanges: Floats) -> Floats:
        """0..1 an exchange: how well the reply answers this customer; 0.5 is neither well nor badly."""
        scores = exchanges @ self.care.weights[:, 0] + self.care.bias[0]
        shares: Floats = (1 / (1 + np.exp(-np.clip(scores / self.care.temperature, -30, 30)))).astype(
            np.float32
        )
        return shares

    def with_thresholds(self, more: Mapping[str, Mapping[str, float]]) -> Model:
        """The same model with these bars beside, or in the place of, its own."""
        return replace(self, notes={**self.notes, "thresholds": {**self.notes["thresholds"], **more}})

    def threshold(self, kind: str, language: str) -> float:
        """The bar a reading must pass: kind is `harm`, `bare`, `sure`, `second`, `strain`, `acute`, `meets` or `asks`."""
        return float(self.notes["thresholds"][kind][language])


_BACKGROUND = "background."
_HEADS = ("acts", "distress", "care", "topics")


def save(model: Model, path: Path = MODEL_FILE) -> None:
    """Write the model; the same model gives the same bytes."""
    arrays: dict[str, NDArray[Any]] = {}
    for language, places in sorted(model.background.items()):
        arrays[f"{_BACKGROUND}{language}"] = places.astype(np.float16)
    for name in _HEADS:
        heads: Heads = getattr(model, name)
        arrays[f"{name}.weights"], arrays[f"{name}.bias"] = heads.weights, heads.bias
    arrays["middle"] = model.middle
    arrays["feature_mean"], arrays["feature_scale"] = model.feature_mean, model.feature_scale
    arrays["notes"] = np.frombuffer(_notes(model).encode(), dtype=np.uint8)
    with path.open("wb") as file:
        np.savez(file, **arrays)  # type: ignore[arg-type]


@cache
def load(path: Path = MODEL_FILE) -> Model:
    """The trained model. Raises OSError, ValueError or KeyError when the file is missing or broken."""
    with np.load(path, allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    notes = json.loads(arrays["notes"].tobytes().decode())
    acts, distress, care, topics = (_heads(name, arrays, notes) for name in _HEADS)
    background = {
        key.removeprefix(_BACKGROUND): values.astype(np.float32)
        for key, values in arrays.items()
        if key.startswith(_BACKGROUND)
    }
    scale, mean = arrays["feature_scale"], arrays["feature_mean"]
    return Model(acts, distress, care, topics, background, arrays["middle"], mean, scale, notes)


def _unit(rows: Floats) -> Floats:
    unit: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    return unit


def _heads(name: str, arrays: Mapping[str, NDArray[Any]], notes: Mapping[str, Any]) -> Heads:
    labels: Sequence[str] = notes["labels"][name]
    temperature = float(notes["temperature"][name])
    return Heads(tuple(labels), arrays[f"{name}.weights"], arrays[f"{name}.bias"], temperature)


def _notes(model: Model) -> str:
    return json.dumps(dict(model.notes), ensure_ascii=False, sort_keys=True)
