"""The words of one language: how it writes sentences, slots and cues, read from roleplay/data/words."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from roleplay.reader.latin import Latin

LANGUAGES = ("en", "bg", "zh-hans")
DATA = Path(__file__).resolve().parent.parent / "data"
UNSPACED = frozenset({"zh-hans"})
"""Languages written without blanks between words: their patterns begin anywhere."""

_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"'})


@dataclass(frozen=True)
class Words:
    """What one language's file says, compiled."""

    language: str
    titles: frozenset[str]
    abbreviations: frozenset[str]
    months: frozenset[str]
    starters: re.Pattern[str] | None
    slots: Mapping[str, re.Pattern[str]]
    cues: Mapping[str, re.Pattern[str]]
    distress: Mapping[str, re.Pattern[str]]
    function: frozenset[str]
    common: frozenset[str]
    latin: Latin | None

    def found(self, text: str) -> frozenset[str]:
        """Names of the cues that occur in `text`, which must have gone through `fold`."""
        return frozenset(name for name, pattern in self.cues.items() if pattern.search(text))


def fold(text: str) -> str:
    """The form cues are matched on: NFKC, plain quotes, single blanks, lower case."""
    plain = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return " ".join(plain.split()).lower()


@cache
def words(language: str) -> Words:
    """The words of `language`. Raises KeyError for a language without a file."""
    if language not in LANGUAGES:
        raise KeyError(language)
    data = tomllib.loads((DATA / "words" / f"{language}.toml").read_text(encoding="utf-8"))
    sentences = data["sentences"]
    starters = sentences["starters"].strip()
    return Words(
        language=language,
        titles=frozenset(sentences["titles"].split()),
        abbreviations=frozenset(sentences["abbreviations"].split()),
        months=frozenset(sentences["months"].split()),
        starters=re.compile(rf"(?<!\w){starters}", re.IGNORECASE) if starters else None,
        slots={name: _compiled(lines, language) for name, lines in data["slots"].items()},
        cues={name: _compiled(lines, language) for name, lines in data["cues"].items()},
        distress={name: _compiled(lines, language) for name, lines in data["distress"].items()},
        function=frozenset(data["content"]["function"].split()),
        common=frozenset(data["content"]["common"].split()),
        latin=_latin(data["latin"]) if "latin" in data else None,
    )


def _latin(data: Mapping[str, str]) -> Latin:
    return Latin(
        frozenset(data["words"].split()),
        frozenset(data["foreign"].split()),
        tuple(data["stems"].split()),
        tuple(data["hard"].split()),
    )


def _compiled(lines: str, language: str) -> re.Pattern[str]:
    edge = "" if language in UNSPACED else r"(?<!\w)"
    kept = [line for line in lines.strip().split("\n") if line]
    return re.compile("|".join(f"{edge}(?:{line})" for line in kept), re.IGNORECASE)
