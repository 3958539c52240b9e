"""The trained part of the reader: one logistic head a label over vector and features. Runtime needs numpy only."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from roleplay.reader.words import DATA

Floats = NDArray[np.float32]
MODEL_FILE = DATA / "reader.npz"
VECTOR_WEIGHT, FEATURE_WEIGHT, RARE = 4.0, 0.25, 0.1
"""How much vector and features count, and what keeps a feature that hardly ever occurs from shouting."""


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

    means: the middle of each language's vectors, taken away before anything else ·
    notes: embedder id, feature names, thresholds per language, figures ·
    care: what tells the better of two replies from the worse, over the same inputs as the heads.
    """

    acts: Heads
    distress: Heads
    means: Mapping[str, Floats]
    feature_mean: Floats
    feature_scale: Floats
    notes: Mapping[str, Any]
    care: Floats = field(default_factory=lambda: np.zeros(0, np.float32))

    def centred(self, vectors: Floats, language: str) -> Floats:
        """Unit vectors with the language's mean taken away, so that they spread and compare across languages."""
        moved = vectors - self.means[language]
        norms = np.linalg.norm(moved, axis=1, keepdims=True)
        unit: Floats = moved / np.maximum(norms, 1e-6)
        return unit

    def inputs(self, vectors: Floats, features: Floats, language: str) -> Floats:
        """What the heads see of each sentence: its centred vector beside its standardised features."""
        standard = (features - self.feature_mean) / self.feature_scale
        return np.hstack([self.centred(vectors, language) * VECTOR_WEIGHT, standard * FEATURE_WEIGHT])

    def cared(self, inputs: Floats) -> Floats:
        """0..1 a sentence: how much it reads like the better of two replies, concrete and about this case."""
        if not self.care.size:
            return np.full(len(inputs), 0.5, dtype=np.float32)
        shares: Floats = (1 / (1 + np.exp(-np.clip(inputs @ self.care, -30, 30)))).astype(np.float32)
        return shares

    def threshold(self, kind: str, language: str) -> float:
        """The bar a reading must pass: kind is `harm`, `bare`, `delicate`, `sure`, `second`, `strain` or `acute`."""
        return float(self.notes["thresholds"][kind][language])


def save(model: Model, path: Path = MODEL_FILE) -> None:
    """Write the model; the same model gives the same bytes."""
    arrays: dict[str, NDArray[Any]] = {f"mean.{key}": value for key, value in sorted(model.means.items())}
    for name, heads in (("acts", model.acts), ("distress", model.distress)):
        arrays[f"{name}.weights"], arrays[f"{name}.bias"] = heads.weights, heads.bias
    arrays["feature_mean"], arrays["feature_scale"] = model.feature_mean, model.feature_scale
    arrays["care"] = model.care
    arrays["notes"] = np.frombuffer(_notes(model).encode(), dtype=np.uint8)
    with path.open("wb") as file:
        np.savez(file, **arrays)  # type: ignore[arg-type]


@cache
def load(path: Path = MODEL_FILE) -> Model:
    """The trained model. Raises OSError, ValueError or KeyError when the file is missing or broken."""
    with np.load(path, allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    notes = json.loads(arrays["notes"].tobytes().decode())
    means = {key.removeprefix("mean."): value for key, value in arrays.items() if key.startswith("mean.")}
    heads = {name: _heads(name, arrays, notes) for name in ("acts", "distress")}
    scale, mean = arrays["feature_scale"], arrays["feature_mean"]
    return Model(heads["acts"], heads["distress"], means, mean, scale, notes, arrays["care"])


def _heads(name: str, arrays: Mapping[str, NDArray[Any]], notes: Mapping[str, Any]) -> Heads:
    labels: Sequence[str] = notes["labels"][name]
    temperature = float(notes["temperature"][name])
    return Heads(tuple(labels), arrays[f"{name}.weights"], arrays[f"{name}.bias"], temperature)


def _notes(model: Model) -> str:
    return json.dumps(dict(model.notes), ensure_ascii=False, sort_keys=True)
