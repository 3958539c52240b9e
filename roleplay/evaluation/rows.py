"""Held-out files: tab-separated, a header, one row a line. Whatever is wrong is named with file and line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from roleplay.reader.corpus import MEANINGS, Pair, Row
from roleplay.reader.latin import native
from roleplay.reader.words import DATA, words

OWN = DATA / "evaluation"


class BadData(ValueError):  # noqa: N818 - the name says what happened
    """A data file of the evaluation that cannot be used; the message names the file and the place in it."""


def table(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """(line number, cells) of every row; blank lines are passed over. Raises BadData."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadData(f"{path.name} cannot be read: {error}") from error
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if len(cells) != len(columns):
            raise BadData(
                f"{path.name} line {number}: expected {', '.join(columns)}, found {len(cells)} cells"
            )
        yield number, cells


def unseen_rows(language: str) -> list[Row]:
    """The sentences of both held-out files, which no head was trained on."""
    found = []
    for name in ("heldout", "heldout2"):
        found += labelled(MEANINGS / f"{name}.{language}.tsv", language)
    return found


def distress_rows(language: str) -> list[Row]:
    """Held-out sentences labelled none, strain or acute."""
    return labelled(MEANINGS / f"heldout-distress.{language}.tsv", language)


def labelled(path: Path, language: str) -> list[Row]:
    """Rows of label, meaning, text; none where there is no such file. Raises BadData."""
    if not path.exists():
        return []
    cells = (cells for _, cells in table(path, ("label", "meaning", "text")))
    return [
        Row(language, label, meaning, native(text, words(language).latin)) for label, meaning, text in cells
    ]


def pairs(language: str) -> list[Pair]:
    """Held-out pairs of replies; none where there is no such file. Raises BadData."""
    path = MEANINGS / f"heldout-pairs.{language}.tsv"
    if not path.exists():
        return []
    return [
        Pair(language, number, hard == "1", customer, better, worse)
        for number, (_, hard, customer, better, worse) in table(
            path, ("id", "hard", "customer", "better", "worse")
        )
    ]
