"""Figures: macro-F1 per language, per label, harm found and harm wrongly seen, the worst confusions."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from roleplay.engine.acts import HARMFUL
from roleplay.reader import batch, corpus, features, pairs, rules, training
from roleplay.reader.corpus import Row
from roleplay.reader.embedding import Embedder
from roleplay.reader.heads import Floats, Model, load
from roleplay.reader.reading import read
from roleplay.reader.words import LANGUAGES

WORST = 15
TIMED = 40

Read = Sequence[frozenset[str]]


@dataclass(frozen=True)
class Counts:
    """Right, wrongly seen and missed, of one label or of harm as such."""

    right: int
    wrong: int
    missed: int

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 0.0


def report(embedder: Embedder) -> Iterator[str]:
    """All figures as lines of text. Needs scikit-learn for the meanings left out."""
    model = load()
    rows, unseen = corpus.training_rows(), corpus.heldout_rows()
    data = training.Prepared(rows, *_inputs(model, rows, embedder))
    heads, shares = training.unseen_acts(data)
    yield from _part("Meanings left out in turn", rows, read_rows(model, heads.labels, rows, shares))
    if unseen:
        shares = model.acts.probabilities(_inputs(model, unseen, embedder)[1])
        yield from _part("Held-out files", unseen, read_rows(model, model.acts.labels, unseen, shares))
    yield from _pairs(model, embedder)
    yield f"distress on sentences left out in turn, heads alone: {model.notes['unseen']['distress']}"
    yield f"CPU a sentence: {milliseconds(rows):.0f} ms"


def read_rows(
    model: Model, labels: Sequence[str], rows: Sequence[Row], shares: Floats
) -> list[frozenset[str]]:
    """The labels that thresholds and rules make of each row's probabilities."""
    read_ones = []
    for row, share in zip(rows, shares.tolist(), strict=True):
        found = features.found(row.text, row.language)
        decided = rules.decide(dict(zip(labels, share, strict=True)), found, model, row.language)
        read_ones.append(frozenset(act.value for act in decided.acts))
    return read_ones


def macro_f1(rows: Sequence[Row], said: Read) -> float:
    """The mean F1 of all labels that occur in the rows."""
    labels = sorted({label for row in rows for label in row.labels})
    return sum(counts(rows, said, label).f1 for label in labels) / max(1, len(labels))


def counts(rows: Sequence[Row], said: Read, label: str) -> Counts:
    return _counted([label in row.labels for row in rows], [label in labels for labels in said])


def harm(rows: Sequence[Row], said: Read) -> Counts:
    """Harmful or not, whichever the harmful label."""
    return _counted(
        [bool(HARMFUL & set(row.labels)) for row in rows], [bool(HARMFUL & labels) for labels in said]
    )


def milliseconds(rows: Sequence[Row]) -> float:
    """CPU time of reading one sentence that is in no cache."""
    texts = [f"{row.text} {number}" for number, row in enumerate(rows[:TIMED])]
    read("warm up", language="en")
    begun = time.process_time()
    for text, row in zip(texts, rows, strict=False):
        read(text, language=row.language)
    return 1000 * (time.process_time() - begun) / max(1, len(texts))


def _pairs(model: Model, embedder: Embedder) -> Iterator[str]:
    """How often the better of two replies has the higher value, with weights that never saw its number."""
    found: dict[str, list[float]] = defaultdict(list)
    for weights, part in pairs.left_out(corpus.pairs(), model, embedder):
        rate = partial(batch.rate, model=replace(model, care=weights))
        for group, values in pairs.picked(part, rate).items():
            found[group] += values
    yield "Better of two replies picked, numbers left out in turn:"
    for group in (*LANGUAGES, "all", "hard"):
        yield f"  {group:8} {sum(found[group]) / max(1, len(found[group])):.3f} of {len(found[group])}"


def _inputs(model: Model, rows: Sequence[Row], embedder: Embedder) -> tuple[Floats, Floats]:
    vectors = training.embed(embedder, rows)
    return vectors, training.inputs(model, rows, vectors)


def _part(title: str, rows: Sequence[Row], said: Read) -> Iterator[str]:
    yield f"{title}: {len(rows)} sentences"
    for language in (*LANGUAGES, "all"):
        at = [index for index, row in enumerate(rows) if language in (row.language, "all")]
        some, heard = [rows[index] for index in at], [said[index] for index in at]
        hurt = harm(some, heard)
        innocent = sum(not HARMFUL & set(row.labels) for row in some)
        yield (
            f"  {language:8} macro-F1 {macro_f1(some, heard):.3f}  harmful-or-not F1 {hurt.f1:.3f}"
            f"  false harm {hurt.wrong / max(1, innocent):.3f}"
        )
    labels = sorted({label for row in rows for label in row.labels})
    yield "  per label: " + "  ".join(f"{label} {counts(rows, said, label).f1:.2f}" for label in labels)
    confused = Counter(
        f"{wanted} read as {got}"
        for row, heard in zip(rows, said, strict=True)
        for wanted in set(row.labels) - heard
        for got in heard - set(row.labels)
    )
    yield "  worst: " + ", ".join(f"{pair} {number}" for pair, number in confused.most_common(WORST))


def _counted(wanted: Sequence[bool], got: Sequence[bool]) -> Counts:
    pairs = Counter(zip(wanted, got, strict=True))
    return Counts(pairs[True, True], pairs[False, True], pairs[True, False])
