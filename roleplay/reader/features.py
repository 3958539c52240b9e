"""What stands beside the vector of a sentence: which cues of its language it holds, its slots, its shape."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from roleplay.reader.slots import KINDS
from roleplay.reader.words import UNSPACED, Words, fold, words

HAN_WEIGHT = 2.2
"""A Han character says about as much as so many letters."""

SHAPES = ("question", "exclaimed", "tiny", "short", "long", "digits")
LENGTHS = (25, 60, 110)


def names() -> list[str]:
    """Names of all features, in the order of `vector`: the same in every language."""
    return [*sorted(words("en").cues), *(f"slot_{kind}" for kind in KINDS), *SHAPES]


def vector(text: str, spoken: Words) -> list[float]:
    """Zeros and ones, one for each of `names()`."""
    folded = fold(text)
    found = spoken.found(folded)
    cues = [float(name in found) for name in sorted(spoken.cues)]
    slots = [float(bool(spoken.slots[kind].search(text if kind == "name" else folded))) for kind in KINDS]
    return cues + slots + _shape(folded, spoken.language)


def found(text: str, language: str) -> frozenset[str]:
    """Names of the features that `text` has."""
    return frozenset(
        name for name, value in zip(names(), vector(text, words(language)), strict=True) if value
    )


def matrix(texts: Sequence[str], language: str) -> NDArray[np.float32]:
    """One row of features a text."""
    rows = [vector(text, words(language)) for text in texts]
    return np.array(rows, dtype=np.float32).reshape(len(rows), len(names()))


def _shape(folded: str, language: str) -> list[float]:
    size = len(folded) * (HAN_WEIGHT if language in UNSPACED else 1)
    tiny, short, long = LENGTHS
    marks = [float("?" in folded), float("!" in folded)]
    lengths = [float(size < tiny), float(tiny <= size < short), float(size > long)]
    return [*marks, *lengths, float(bool(re.search(r"\d", folded)))]
