"""How much a sentence must speak for a need or a fact: chosen where other wordings are told from near misses best."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from roleplay.engine.brief import Brief
from roleplay.reader import corpus, matching
from roleplay.reader.corpus import Row
from roleplay.reader.embedding import Embedder
from roleplay.reader.heads import Model
from roleplay.reader.words import LANGUAGES

TRIED = np.round(np.arange(0.1, 0.6, 0.02), 2)
Near = tuple[Mapping[str, float], frozenset[str]]
"""How much one wording speaks for each target of its scenario, and which of them it means."""


def thresholds(
    model: Model, embedder: Embedder, brief_of: Callable[[str, str], Brief]
) -> Mapping[str, Mapping[str, float]]:
    """`meets` and `asks`, each with a bar a language, on `meanings/topics.*.tsv`. Raises BadCorpus, EmbedderFailed."""
    rows = corpus.weighed_topics()
    near = {
        code: _near([row for row in rows if row.language == code], model, embedder, brief_of)
        for code in LANGUAGES
    }
    kinds = {"meets": matching.NEED, "asks": matching.FACT}
    return {name: {code: _best(near[code], kind) for code in LANGUAGES} for name, kind in kinds.items()}


def _near(
    rows: Sequence[Row], model: Model, embedder: Embedder, brief_of: Callable[[str, str], Brief]
) -> list[Near]:
    places = model.placed(embedder.passages(corpus.texts(rows)))
    found = []
    for row, place in zip(rows, places, strict=True):
        targets = matching.targets(brief_of(row.label, row.language), model, embedder, row.language)
        found.append((targets.nearness(place), frozenset(row.meaning.split("+"))))
    return found


def _best(near: Sequence[Near], kind: str) -> float:
    return round(float(max(TRIED, key=lambda bar: _f1(near, kind, float(bar)))), 2)


def _f1(near: Sequence[Near], kind: str, bar: float) -> float:
    right = wrong = missed = 0
    for said, meant in near:
        found = {kind + name for name in matching.over(said, kind, bar)}
        wanted = {name for name in meant if name.startswith(kind)}
        right, wrong, missed = (
            right + len(found & wanted),
            wrong + len(found - wanted),
            missed + len(wanted - found),
        )
    return 2 * right / max(1, 2 * right + wrong + missed)
