"""From the corpus to the model files. Learning needs PyTorch, fitting needs scikit-learn; the running product needs neither."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from roleplay.reader import corpus, features
from roleplay.reader.corpus import HELD_OUT, Pair, Row
from roleplay.reader.embedding import Embedder, exchange
from roleplay.reader.heads import RARE, Floats, Heads, Model
from roleplay.reader.latin import native
from roleplay.reader.tuned import Learnt
from roleplay.reader.words import LANGUAGES, words

STRENGTH = 0.05
BATCH = 64
BACKGROUND, EVERYDAY = 400, 200
"""So many sentences a language stand for everything that is neither a need nor a fact, and so many of what is said in any talk:
"How can I help?" and "Anything else?" ask for no fact."""

SAID_ANYWHERE = frozenset({"greet", "check", "hold", "close", "thank", "meta", "other"})

BARS = {"harm": 0.45, "bare": 0.5, "sure": 0.15, "second": 0.3, "strain": 0.5, "acute": 0.5}
"""What harm with a word for it and without, any act, a second act and distress must reach; chosen on `heldout.*.tsv`, `heldout2.*.tsv` and
`heldout-distress.*.tsv`; `heldout3*` is kept for the examination."""

TRUSTED = 0.5
"""How much the correction counts beside what the encoder learnt: alone each reads worse than both together."""


def calibrate(
    embedder: Embedder, learnt: Mapping[str, Learnt], *, say: Callable[[str], object] = print
) -> Model:
    """Heads over the tuned encoder, calibrated on the fifth of the meanings it never saw. Deterministic. Raises BadCorpus."""
    rows, worries = (_held_out(part()) for part in (corpus.training_rows, corpus.distress_rows))
    say(f"{len(rows)} sentences and {len(worries)} of distress, never learnt from; reading them")
    vectors, seen = embed(embedder, rows), _features(rows)
    blank = _blank(rows, seen, learnt, embedder)
    acts = _corrected(learnt["acts"], blank, vectors, seen, rows)
    plain = _batched(embedder.passages, _undistressed())
    distress = _worried(learnt, vectors, rows, embed(embedder, worries), worries, plain)
    care = _care(learnt["pairs"], embedder)
    heads = {"acts": acts, "distress": distress, "care": care, "topics": blank.topics}
    notes = {
        **blank.notes,
        "labels": {name: head.labels for name, head in heads.items()},
        "temperature": {name: head.temperature for name, head in heads.items()},
        "thresholds": {kind: dict.fromkeys(LANGUAGES, bar) for kind, bar in BARS.items()},
    }
    return replace(blank, acts=acts, distress=distress, care=care, notes=notes)


def embed(embedder: Embedder, rows: Sequence[Row]) -> Floats:
    """Vectors of all rows, asked for in batches."""
    return _batched(embedder.passages, corpus.texts(rows))


def _undistressed() -> list[str]:
    """Whole replies, and what is said to the machine, never learnt from: nobody speaks of their own distress in them."""
    replies = [
        native(text, words(pair.language).latin)
        for pair in corpus.pairs()
        if pair.fold == HELD_OUT
        for text in (pair.better, pair.worse)
    ]
    return replies + corpus.texts(_held_out(corpus.machine_rows()))


def _held_out(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row.fold == HELD_OUT]


def _batched(read: Callable[[Sequence[str]], Floats], texts: Sequence[str]) -> Floats:
    parts = [read(texts[at : at + BATCH]) for at in range(0, len(texts), BATCH)]
    return np.vstack(parts) if parts else np.zeros((0, 384), dtype=np.float32)


def _features(rows: Sequence[Row]) -> Floats:
    return np.vstack([features.matrix([row.text], row.language) for row in rows])


def _blank(rows: Sequence[Row], seen: Floats, learnt: Mapping[str, Learnt], embedder: Embedder) -> Model:
    """A model without corrections: the heads as learnt, and what turns sentences into their inputs."""
    plain = {name: Heads(part.labels, part.weights, part.bias, 1.0) for name, part in learnt.items()}
    ordinary = {language: _background(language, embedder) for language in LANGUAGES}
    middle = np.mean([vectors.mean(axis=0) for vectors in ordinary.values()], axis=0)
    blank = Model(
        plain["acts"], plain["distress"], plain["pairs"], plain["topics"], {}, middle.astype(np.float32),
        seen.mean(axis=0), seen.std(axis=0) + RARE, {"embedder": embedder.model_id, "features": features.names()},
    )  # fmt: skip
    return replace(blank, background={key: blank.placed(vectors) for key, vectors in ordinary.items()})


def _background(language: str, embedder: Embedder) -> Floats:
    """Vectors of ordinary sentences of one language, chosen by their digest and not by their order."""
    rows = [row for row in corpus.training_rows() if row.language == language]
    rows.sort(key=lambda row: _digest(row, "background"))
    anywhere = [row for row in rows[BACKGROUND:] if row.label in SAID_ANYWHERE]
    return embed(embedder, rows[:BACKGROUND] + anywhere[:EVERYDAY])


def _digest(row: Row, purpose: str) -> int:
    return int(hashlib.sha256(f"{purpose}/{row.label}/{row.meaning}".encode()).hexdigest(), 16)


def _corrected(learnt: Learnt, blank: Model, vectors: Floats, seen: Floats, rows: Sequence[Row]) -> Heads:
    """The learnt head with what cues, slots and shape add to it.

    A logistic model sees the learnt scores and the features of sentences the encoder never saw. As both it and the head are linear,
    they become one head over vector and features.
    """
    scores = vectors @ learnt.weights + learnt.bias
    table = np.hstack([scores, blank.inputs(vectors, seen)[:, vectors.shape[1] :]])
    at = [index for index, row in enumerate(rows) for _ in row.labels]
    wanted = [label for row in rows for label in row.labels]
    fitted = _fit(table[at], wanted)
    if fitted.labels != learnt.labels:
        raise corpus.BadCorpus("the held-out fifth does not hold every act")
    warmth = _temperature(scores[at], [learnt.labels.index(label) for label in wanted])
    mixed, added = np.split(fitted.weights, [len(learnt.labels)])
    weights = np.vstack([_between(learnt.weights / warmth, learnt.weights @ mixed), TRUSTED * added])
    bias = _between(learnt.bias / warmth, learnt.bias @ mixed + fitted.bias)
    return Heads(fitted.labels, weights.astype(np.float32), bias.astype(np.float32), 1.0)


def _between(learnt: Floats, corrected: Floats) -> Floats:
    return (1 - TRUSTED) * learnt + TRUSTED * corrected


def _worried(
    learnt: Mapping[str, Learnt],
    vectors: Floats,
    rows: Sequence[Row],
    seen: Floats,
    worries: Sequence[Row],
    seen_plain: Floats,
) -> Heads:
    """The distress head, corrected by what the acts say, on text never learnt from: who promises to look after somebody's
    dog is not in distress, nor is who commands the machine. Rows of acts count as `none`, but for talk about oneself; so do
    whole replies. All is linear, so one head remains."""
    ordinary = [index for index, row in enumerate(rows) if "meta" not in row.labels]
    plain = np.vstack([vectors[ordinary], seen_plain])
    first = np.hstack([learnt["distress"].weights, learnt["acts"].weights])
    bias = np.hstack([learnt["distress"].bias, learnt["acts"].bias])
    table = np.vstack([seen, plain]) @ first + bias
    fitted = _fit(table, [row.label for row in worries] + ["none"] * len(plain))
    weights = (first @ fitted.weights).astype(np.float32)
    return Heads(fitted.labels, weights, (bias @ fitted.weights + fitted.bias).astype(np.float32), 1.0)


def _care(learnt: Learnt, embedder: Embedder) -> Heads:
    """The pair head with its middle at 0 and a temperature, from the pairs it never saw: half of all replies score above 0.5."""
    pairs = [pair for pair in corpus.pairs() if pair.fold == HELD_OUT]
    better, worse = (
        _batched(embedder.exchanges, [_exchange(pair, which) for pair in pairs]) @ learnt.weights[:, 0]
        for which in ("better", "worse")
    )
    middle = float((np.median(better) + np.median(worse)) / 2)
    spread = float(np.std(np.concatenate([better, worse])))
    return Heads(("better",), learnt.weights, np.array([-middle], np.float32), round(spread / CARE_SPREAD, 3))


CARE_SPREAD = 2.0
"""A reply one standard deviation above the middle has care 1 / (1 + exp(-2)) = .88."""


def _exchange(pair: Pair, which: str) -> str:
    return exchange(pair.customer, native(getattr(pair, which), words(pair.language).latin))


def _fit(table: Floats, wanted: Sequence[str]) -> Learnt:
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):  # sums of several threads differ in their last digits
        fitted = LogisticRegression(C=STRENGTH, max_iter=2000).fit(table, wanted)
    labels = tuple(str(label) for label in fitted.classes_)
    return Learnt(labels, fitted.coef_.T.astype(np.float32), fitted.intercept_.astype(np.float32))


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
