"""The encoder that reads: texts to unit vectors, in numpy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from roleplay.reader.packed import BLOCK, BLOCK_BYTES, BadModelFile, Floats, Packed, unpacked
from roleplay.reader.tokens import Tokenizer

ASKED = ("q", "k", "v")
LINEAR = (*ASKED, "ao", "fi", "fo")
NORMS = ("aln", "oln")
"""Parts of a layer by their names in the packed file: attention, its output, the inner layer in and out; two norms."""


@dataclass(frozen=True)
class Layer:
    """One layer: of each linear part the weights (inputs x outputs) and the bias, of each norm the scale and the shift.

    asked: query, key and value side by side, so that one multiplication does for all three.
    """

    asked: tuple[Floats, Floats]
    linear: Mapping[str, tuple[Floats, Floats]]
    norms: Mapping[str, tuple[Floats, Floats]]


class Encoder:
    """The packed model's words and places, under layers of our own. Thread-safe: reading changes nothing.

    `layers`: tensors by their names in the packed file, in single precision, rows of weights being outputs; a layer that
    is not among them comes from the packed file. Raises BadModelFile.
    """

    def __init__(self, model: Packed, layers: Mapping[str, Floats]) -> None:
        self._epsilon, self._heads = model.epsilon, model.attention_heads
        _check(model, layers)
        self._tokens = Tokenizer(model)
        self._words = model.raw("emb.word").reshape(-1, model.width // BLOCK * BLOCK_BYTES)
        self._places = model.floats("emb.pos", model.width) + model.floats("emb.type", model.width)[0]
        self._norm = (model.floats("emb.ln.w", model.width)[0], model.floats("emb.ln.b", model.width)[0])
        self._layers = [_layer(model, number, layers) for number in range(model.layers)]

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Unit vectors of texts that begin with their prefix, one row a text. At least one text."""
        tokens = [list(self._tokens.ids(text)) for text in texts]
        edges = np.cumsum([0, *map(len, tokens)])
        parts = [slice(start, end) for start, end in pairwise(edges)]
        states = np.vstack([self._embedded(ids) for ids in tokens])
        for layer in self._layers:
            states = self._through(layer, states, parts)
        means = np.stack([states[part].mean(axis=0) for part in parts])
        unit: Floats = means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
        return unit

    def _embedded(self, ids: list[int]) -> Floats:
        words = unpacked(self._words[ids].reshape(-1)).reshape(len(ids), -1)
        return _normal(words + self._places[: len(ids)], *self._norm, self._epsilon)

    def _through(self, layer: Layer, states: Floats, parts: Sequence[slice]) -> Floats:
        """One layer; a token attends to the tokens of its own text only."""
        asked = _linear(states, *layer.asked)
        heard = np.vstack([self._attended(asked[part]) for part in parts])
        middle = _normal(states + _linear(heard, *layer.linear["ao"]), *layer.norms["aln"], self._epsilon)
        inner = _linear(_gelu(_linear(middle, *layer.linear["fi"])), *layer.linear["fo"])
        return _normal(middle + inner, *layer.norms["oln"], self._epsilon)

    def _attended(self, asked: Floats) -> Floats:
        query, key, value = self._parted(asked)
        shares = _softmax(query @ key.transpose(0, 2, 1) / np.float32(query.shape[-1] ** 0.5))
        heard: Floats = (shares @ value).transpose(1, 0, 2).reshape(len(asked), -1)
        return heard

    def _parted(self, states: Floats) -> Floats:
        """Tokens x 3 widths to three times heads x tokens x share of the width."""
        return states.reshape(len(states), 3, self._heads, -1).transpose(1, 2, 0, 3)


def _check(model: Packed, layers: Mapping[str, Floats]) -> None:
    """A layer under a wrong name would leave the package's own in its place, without a word."""
    for name, values in layers.items():
        if name not in model.tensors or values.size != model.floats(name, 1).size:
            raise BadModelFile(f"{name} with {values.size} numbers is no tensor of {model.path.name}")


def _layer(model: Packed, number: int, layers: Mapping[str, Floats]) -> Layer:
    def tensor(name: str, columns: int) -> Floats:
        key = f"l{number}.{name}"
        return layers[key].reshape(-1, columns) if key in layers else model.floats(key, columns)

    def weights(name: str) -> Floats:
        return np.ascontiguousarray(tensor(f"{name}.w", model.inner if name == "fo" else model.width).T)

    linear = {name: (weights(name), tensor(f"{name}.b", 1)[:, 0]) for name in LINEAR}
    weight, bias = zip(*(linear.pop(name) for name in ASKED), strict=True)
    return Layer(
        (np.hstack(weight), np.hstack(bias)),
        linear,
        {name: (tensor(f"{name}.w", 1)[:, 0], tensor(f"{name}.b", 1)[:, 0]) for name in NORMS},
    )


def _linear(states: Floats, weights: Floats, bias: Floats) -> Floats:
    return states @ weights + bias


def _normal(states: Floats, scale: Floats, shift: Floats, epsilon: float) -> Floats:
    centred = states - states.mean(axis=-1, keepdims=True)
    spread = np.sqrt(np.mean(centred * centred, axis=-1, keepdims=True) + np.float32(epsilon))
    normal: Floats = centred / spread * scale + shift
    return normal


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def _gelu(values: Floats) -> Floats:
    """The tanh form (Hendrycks & Gimpel 2016), which our own layers were trained with."""
    inner = np.float32(0.7978845608) * (values + np.float32(0.044715) * values * values * values)
    raised: Floats = np.float32(0.5) * values * (1 + np.tanh(inner))
    return raised
