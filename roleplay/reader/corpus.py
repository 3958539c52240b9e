"""The corpus of meanings: rows of (label, meaning, text), one readable file a language."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from roleplay.reader.latin import native
from roleplay.reader.words import DATA, LANGUAGES, words

MEANINGS = DATA / "meanings"
COLUMNS, PAIR_COLUMNS = 3, 5
FOLDS = 5
HELD_OUT = 0
"""The fold of meanings and pairs, a fifth, that the encoder never learns from; the heads are calibrated on it."""

Found = TypeVar("Found")


class BadCorpus(ValueError):  # noqa: N818 - the name says what happened
    """A corpus file with a row that is not label, meaning, text; the message names file and line."""


@dataclass(frozen=True)
class Row:
    """One sentence of the corpus, in the letters of its language. Rows of one (label, meaning) say the same in each language."""

    language: str
    label: str
    meaning: str
    text: str

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(self.label.split("+"))

    @property
    def fold(self) -> int:
        """0..4, the same for one meaning in every language, whatever the order of the rows."""
        digest = hashlib.sha256(f"{self.label}/{self.meaning}".encode()).hexdigest()
        return int(digest, 16) % FOLDS


def training_rows() -> list[Row]:
    """All rows of acts: those with the same meaning in each language, those each language has for itself, other authors'."""
    return _all(
        _rows,
        "{}.tsv",
        "native.{}.tsv",
        "voices.{}.tsv",
        "voices2.{}.tsv",
        "voices3.{}.tsv",
        "voices4.{}.tsv",
        "voices5.{}.tsv",
    )


def machine_rows() -> list[Row]:
    """Those of the training rows that are said to the exercise itself, and are no talk about oneself."""
    return [row for row in _all(_rows, "voices4.{}.tsv", "voices5.{}.tsv") if row.label == "meta"]


def heldout_rows() -> list[Row]:
    """Rows of acts that are never trained on: in other voices, by the same author."""
    return _all(_rows, "heldout.{}.tsv")


def weighed_rows() -> list[Row]:
    """Rows of acts by another author, never trained on; thresholds are chosen on them and on `heldout_rows`."""
    return _all(_rows, "heldout2.{}.tsv")


def examined_rows() -> list[Row]:
    """Rows of acts by authors who knew nothing of the rest: the examination. Nothing is trained or chosen on them."""
    return _all(_rows, "heldout3.{}.tsv")


def distress_rows() -> list[Row]:
    """Rows labelled none, strain or acute: the trainee's own distress and what only looks like it."""
    return _all(
        _rows,
        "distress.{}.tsv",
        "distress-native.{}.tsv",
        "distress-voices.{}.tsv",
        "distress-voices2.{}.tsv",
        "distress-voices3.{}.tsv",
    )


def weighed_distress() -> list[Row]:
    """The same by another author, never trained on; thresholds are chosen on them."""
    return _all(_rows, "heldout-distress.{}.tsv")


def examined_distress() -> list[Row]:
    """The same by authors who knew nothing of the rest: the examination."""
    return _all(_rows, "heldout3-distress.{}.tsv")


@dataclass(frozen=True)
class Pair:
    """Two replies to one customer, the better and the worse. Pairs of one number below 100 say the same in each language."""

    language: str
    number: int
    hard: bool
    customer: str
    better: str
    worse: str

    @property
    def fold(self) -> int:
        """0..4, the same for one number in every language."""
        return int(hashlib.sha256(str(self.number).encode()).hexdigest(), 16) % FOLDS


def pairs() -> list[Pair]:
    """All pairs of replies that may be learnt from. Raises BadCorpus."""
    return _all(_pairs, "pairs.{}.tsv", "pairs-native.{}.tsv", "pairs-voices.{}.tsv")


def weighed_topics() -> list[Row]:
    """Other wordings of the scenarios' needs and facts: `label` is the scenario, `meaning` what it means (`need/…`, `fact/…`,
    several joined by +, or none). Kept from the scenarios' own examples; thresholds are chosen on them."""
    return _all(_rows, "topics.{}.tsv")


def weighed_pairs() -> list[Pair]:
    """Pairs by another author, never trained on; the engine's weights may be chosen on them."""
    return _all(_pairs, "heldout-pairs.{}.tsv")


def examined_pairs() -> list[Pair]:
    """Pairs by authors who knew nothing of the rest: the examination."""
    return _all(_pairs, "heldout3-pairs.{}.tsv")


def _all(read: Callable[[Path, str], Iterator[Found]], *files: str) -> list[Found]:
    """What these files hold, `{}` standing for the language, language by language."""
    return [
        found
        for language in LANGUAGES
        for file in files
        for found in read(MEANINGS / file.format(language), language)
    ]


def texts(rows: Sequence[Row]) -> list[str]:
    return [row.text for row in rows]


def _rows(path: Path, language: str) -> Iterator[Row]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()[1:], start=2):
        parts = line.split("\t")
        if len(parts) < COLUMNS or not all(part.strip() for part in parts[:COLUMNS]):
            raise BadCorpus(f"{path.name} line {number}: expected label, meaning and text")
        text = native(parts[2].strip(), words(language).latin)
        yield Row(language, parts[0].strip(), parts[1].strip(), text)


def _pairs(path: Path, language: str) -> Iterator[Pair]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()[1:], start=2):
        parts = [part.strip() for part in line.split("\t")]
        if len(parts) != PAIR_COLUMNS or not all(parts):
            raise BadCorpus(f"{path.name} line {number}: expected id, hard, customer, better and worse")
        yield Pair(language, int(re.sub(r"\D", "", parts[0])), parts[1] == "1", *parts[2:])
