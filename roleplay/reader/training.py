"""From the corpus to the model file. Needs scikit-learn, which the running product does not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from roleplay.engine.acts import HARMFUL
from roleplay.reader import corpus, features, pairs, rules
from roleplay.reader.corpus import FOLDS, Row
from roleplay.reader.embedding import Embedder
from roleplay.reader.heads import RARE, Floats, Heads, Model
from roleplay.reader.words import LANGUAGES

STRENGTH = {"acts": 0.5, "distress": 2.0}
BATCH = 64
FALSE_HARM = 0.01
"""How often at most a harmless sentence without any harmful word, unseen, may be read as harm."""

BARE_BAR = (0.6, 0.85)
"""Without a word for it, harm is not seen below the first figure; the second is bar enough."""

BARS = {"harm": 0.5, "delicate": 0.55, "sure": 0.2, "second": 0.3, "strain": 0.55, "acute": 0.5}
"""What harm with a word for it, any act, a second act and distress must reach; a designer's choice."""

ORDINARY_WEIGHT = 0.3
"""Ordinary service talk outnumbers the distress sentences; so much does each row of it count."""

Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Prepared:
    """Rows with everything the heads see of them."""

    rows: Sequence[Row]
    vectors: Floats
    inputs: Floats


def train(embedder: Embedder, *, say: Callable[[str], object] = print) -> Model:
    """Train on the corpus files. Deterministic: the same files give the same model. Raises BadCorpus."""
    rows, distress = corpus.training_rows(), corpus.distress_rows()
    say(f"{len(rows)} sentences and {len(distress)} of distress; reading them")
    vectors, worries = embed(embedder, rows), embed(embedder, distress)
    blank = _blank(rows, vectors, embedder)
    acts = Prepared(rows, vectors, inputs(blank, rows, vectors))
    strain = Prepared(distress, worries, inputs(blank, distress, worries))
    say("fitting the heads")
    act_heads, act_seen = unseen_acts(acts)
    distress_heads, distress_seen = _distress(strain, acts)
    notes = {
        **blank.notes,
        "labels": {"acts": act_heads.labels, "distress": distress_heads.labels},
        "temperature": {"acts": act_heads.temperature, "distress": distress_heads.temperature},
        "thresholds": _thresholds(rows, act_heads.labels, act_seen),
        "unseen": {"distress": _distress_figures(distress, distress_heads.labels, distress_seen)},
        "rows": {"acts": len(rows), "distress": len(distress)},
    }
    care = pairs.fit(corpus.pairs(), blank, embedder)
    return Model(act_heads, distress_heads, blank.means, blank.feature_mean, blank.feature_scale, notes, care)


def embed(embedder: Embedder, rows: Sequence[Row]) -> Floats:
    """Vectors of all rows, asked for in batches."""
    texts = corpus.texts(rows)
    parts = [embedder.passages(texts[at : at + BATCH]) for at in range(0, len(texts), BATCH)]
    return np.vstack(parts) if parts else np.zeros((0, 384), dtype=np.float32)


def inputs(model: Model, rows: Sequence[Row], vectors: Floats) -> Floats:
    """What the heads see of each row, in the order of the rows."""
    width = vectors.shape[1] + len(features.names())
    table = np.zeros((len(rows), width), dtype=np.float32)
    for language in LANGUAGES:
        at = [index for index, row in enumerate(rows) if row.language == language]
        if at:
            seen = features.matrix([rows[index].text for index in at], language)
            table[at] = model.inputs(vectors[at], seen, language)
    return table


def _blank(rows: Sequence[Row], vectors: Floats, embedder: Embedder) -> Model:
    """A model without heads: the means and scales that turn sentences into inputs."""
    seen = np.vstack([features.matrix([row.text], row.language) for row in rows])
    means = {
        language: vectors[[row.language == language for row in rows]].mean(axis=0) for language in LANGUAGES
    }
    nothing = Heads((), np.zeros((0, 0), np.float32), np.zeros(0, np.float32), 1.0)
    notes = {"embedder": embedder.model_id, "features": features.names()}
    return Model(nothing, nothing, means, seen.mean(axis=0), seen.std(axis=0) + RARE, notes)


def unseen_acts(data: Prepared) -> tuple[Heads, Floats]:
    """Heads for the acts, and each row's probabilities from heads that never saw its meaning."""
    at = [index for index, row in enumerate(data.rows) for _ in row.labels]
    wanted = [label for row in data.rows for label in row.labels]
    return _crossed("acts", data.inputs[at], wanted, data.rows, at)


def _distress(data: Prepared, ordinary: Prepared) -> tuple[Heads, Floats]:
    table = np.vstack([data.inputs, ordinary.inputs])
    rows = [*data.rows, *ordinary.rows]
    wanted = [*(row.label for row in data.rows), *("none" for _ in ordinary.rows)]
    weights = np.array([1.0] * len(data.rows) + [ORDINARY_WEIGHT] * len(ordinary.rows))
    heads, seen = _crossed("distress", table, wanted, rows, list(range(len(rows))), weights)
    return heads, seen[: len(data.rows)]


def _crossed(
    name: str,
    table: Floats,
    wanted: Sequence[str],
    rows: Sequence[Row],
    at: Sequence[int],
    weights: NDArray[np.float64] | None = None,
) -> tuple[Heads, Floats]:
    """Fit on everything, and five times without a fifth of the meanings for honest probabilities."""
    folds = np.array([rows[index].fold for index in at])
    heads = _fit(name, table, wanted, weights)
    known = {label: column for column, label in enumerate(heads.labels)}
    scores = np.zeros((len(at), len(known)), dtype=np.float32)
    for fold in range(FOLDS):
        inside, outside = folds != fold, folds == fold
        part = None if weights is None else weights[inside]
        fitted = _fit(name, table[inside], [w for w, keep in zip(wanted, inside, strict=True) if keep], part)
        columns = [known[label] for label in fitted.labels]
        scores[np.ix_(outside, columns)] = table[outside] @ fitted.weights + fitted.bias
    temperature = _temperature(scores, [known[label] for label in wanted])
    calibrated = Heads(heads.labels, heads.weights, heads.bias, temperature)
    first = [list(at).index(index) for index in dict.fromkeys(at)]
    return calibrated, _softmax(scores[first] / temperature)


def _fit(
    name: str, table: Floats, wanted: Sequence[str], weights: NDArray[np.float64] | None = None
) -> Heads:
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):  # sums of several threads differ in their last digits
        fitted = LogisticRegression(C=STRENGTH[name], max_iter=2000).fit(table, wanted, sample_weight=weights)
    labels = tuple(str(label) for label in fitted.classes_)
    return Heads(labels, fitted.coef_.T.astype(np.float32), fitted.intercept_.astype(np.float32), 1.0)


def _temperature(scores: Floats, wanted: Sequence[int]) -> float:
    """The temperature under which unseen rows are most likely: it makes a probability mean what it says."""
    tried = np.arange(0.3, 2.01, 0.05)
    rows = np.arange(len(wanted))
    losses = [-np.log(_softmax(scores / t)[rows, list(wanted)] + 1e-9).mean() for t in tried]
    return round(float(tried[int(np.argmin(losses))]), 2)


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = (raised / raised.sum(axis=1, keepdims=True)).astype(np.float32)
    return shares


def _thresholds(rows: Sequence[Row], labels: Sequence[str], seen: Floats) -> Mapping[str, Any]:
    """Per language: how much harm is needed without any word for it, from unseen rows; the rest by design."""
    bars: dict[str, dict[str, float]] = {kind: dict.fromkeys(LANGUAGES, bar) for kind, bar in BARS.items()}
    bare = _bare_harm(rows, labels, seen)
    bars["bare"] = {
        language: round(min(BARE_BAR[1], max(BARE_BAR[0], float(np.quantile(shares, 1 - FALSE_HARM)))), 2)
        for language, shares in bare.items()
    }
    return bars


def _bare_harm(rows: Sequence[Row], labels: Sequence[str], seen: Floats) -> dict[str, list[float]]:
    """Per language: the harm seen in harmless rows that hold no word of it."""
    harmful = [column for column, label in enumerate(labels) if label in HARMFUL]
    bare: dict[str, list[float]] = {language: [0.0] for language in LANGUAGES}
    for row, shares in zip(rows, seen[:, harmful], strict=True):
        worst = labels[harmful[int(shares.argmax())]] if harmful else ""
        if not set(row.labels) & HARMFUL and not rules.speaks_for(
            worst, features.found(row.text, row.language)
        ):
            bare[row.language].append(float(shares.sum()))
    return bare


def _distress_figures(rows: Sequence[Row], labels: Sequence[str], seen: Floats) -> dict[str, float]:
    """Recall of acute and strain, and false alarms, on unseen sentences."""
    said = [labels[int(column)] for column in seen.argmax(axis=1)]
    pairs = [(row.label, guess) for row, guess in zip(rows, said, strict=True)]
    figures = {
        f"recall_{label}": float(np.mean([guess != "none" for wanted, guess in pairs if wanted == label]))
        for label in ("acute", "strain")
    }
    figures["false_alarms"] = float(np.mean([guess != "none" for wanted, guess in pairs if wanted == "none"]))
    return {key: round(value, 3) for key, value in figures.items()}
