"""Which of two replies is the better one: trained on pairs, used as a part of quality."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from roleplay.reader import features
from roleplay.reader.corpus import Pair
from roleplay.reader.embedding import Embedder
from roleplay.reader.heads import Floats, Model
from roleplay.reader.latin import native
from roleplay.reader.sentences import split
from roleplay.reader.words import words

STRENGTH, SPREAD = 0.05, 2.0
"""Weights are kept small, for the pairs are few; spread makes a single sentence stand out as far as a pair does."""

PARTS = 5


def fit(pairs: Sequence[Pair], model: Model, embedder: Embedder) -> Floats:
    """Weights over the inputs of a sentence; a reply is the mean of its sentences. Deterministic."""
    return _fit(differences(pairs, model, embedder))


def left_out(pairs: Sequence[Pair], model: Model, embedder: Embedder) -> Iterator[tuple[Floats, list[Pair]]]:
    """Weights that never saw a fifth of the numbers, in any language, with the pairs of that fifth."""
    seen = differences(pairs, model, embedder)
    folds = np.array([pair.number % PARTS for pair in pairs])
    for fold in range(PARTS):
        yield _fit(seen[folds != fold]), [pair for pair in pairs if pair.number % PARTS == fold]


def picked(pairs: Sequence[Pair], rate: Callable[[str, str, str], float]) -> Mapping[str, list[float]]:
    """Language, `all` and `hard` -> 1 where `rate(reply, customer, language)` puts the better reply first, 0.5 for a tie."""
    found: dict[str, list[float]] = defaultdict(list)
    for pair in pairs:
        better, worse = (rate(reply, pair.customer, pair.language) for reply in (pair.better, pair.worse))
        for group in (pair.language, "all", *(["hard"] if pair.hard else [])):
            found[group].append(1.0 if better > worse else 0.5 * (better == worse))
    return found


def differences(pairs: Sequence[Pair], model: Model, embedder: Embedder) -> Floats:
    """One row a pair: the inputs of the better reply less those of the worse."""
    rows = [
        _inputs(pair.better, pair.language, model, embedder)
        - _inputs(pair.worse, pair.language, model, embedder)
        for pair in pairs
    ]
    return np.array(rows, dtype=np.float32)


def _inputs(reply: str, language: str, model: Model, embedder: Embedder) -> Floats:
    spoken = words(language)
    said = [native(text, spoken.latin) for text in split(reply, spoken)]
    mean: Floats = model.inputs(embedder.passages(said), features.matrix(said, language), language).mean(
        axis=0
    )
    return mean


def _fit(rows: Floats) -> Floats:
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):
        fitted = LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=2000)
        fitted.fit(np.vstack([rows, -rows]), np.repeat([1, 0], len(rows)))
    weights: Floats = (SPREAD * fitted.coef_[0]).astype(np.float32)
    return weights
