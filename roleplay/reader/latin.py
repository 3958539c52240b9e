"""Bulgarian typed in Latin letters (shliokavica) goes back to Cyrillic, or neither vectors nor cues know it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_PLAIN = re.compile(r"(?:[a-z]|(?<=[a-z])[46]|[46](?=[a-z]))+", re.IGNORECASE)
_LATIN, _CYRILLIC = re.compile(r"[a-z]", re.IGNORECASE), re.compile(r"[а-я]", re.IGNORECASE)
_VOWELS = "aeiou"
_ENOUGH = 0.2
"""So great a share of the words must be plainly Bulgarian."""

_LONG: Mapping[str, str] = {
    "sht": "щ", "sh": "ш", "6t": "щ", "6": "ш", "ch": "ч", "4": "ч", "zh": "ж", "ts": "ц", "tz": "ц", "kh": "х",
    "ya": "я", "ia": "я", "yu": "ю", "iu": "ю", "yo": "йо", "q": "я",
}  # fmt: skip
_SHORT = dict(zip("abcdefghijklmnoprstuvwxyz", "абцдефгхижклмнопрстуввхъз", strict=True))


@dataclass(frozen=True)
class Latin:
    """How a language looks in foreign letters: words and beginnings that give it
    away, words that speak against it, stems with a hard vowel."""

    words: frozenset[str]
    foreign: frozenset[str]
    stems: tuple[str, ...]
    hard: tuple[str, ...]


def native(text: str, latin: Latin | None) -> str:
    """`text` in Cyrillic where it is Bulgarian in Latin letters; anything else, English too, as it came."""
    if latin is None or not is_latin(text, latin):
        return text
    return _TOKEN.sub(lambda match: _word(match.group(), latin), text)


def is_latin(text: str, latin: Latin) -> bool:
    """Whether a text has the letters of English and the words of Bulgarian."""
    if len(_LATIN.findall(text)) <= 4 * len(_CYRILLIC.findall(text)):
        return False
    said = [token.lower() for token in _TOKEN.findall(text) if not token.isdigit()]
    bulgarian = sum(_gives_away(word, latin) for word in said)
    return bulgarian >= max(1, _ENOUGH * len(said)) and bulgarian > sum(
        word in latin.foreign for word in said
    )


def _gives_away(word: str, latin: Latin) -> bool:
    return word not in latin.foreign and (word in latin.words or word.startswith(latin.stems))


def _word(word: str, latin: Latin) -> str:
    """One word; a reference number, or anything with other signs in it, stays."""
    if not _PLAIN.fullmatch(word):
        return word
    written = _letters(word.lower())
    for spelled, stem in _spellings(latin):
        if written.startswith(spelled):
            written = stem + written[len(spelled) :]
            break
    return written.capitalize() if word[:1].isupper() else written


def _letters(word: str) -> str:
    made, at = "", 0
    while at < len(word):
        size = next((size for size in (3, 2, 1) if word[at : at + size] in _LONG), 0)
        made += _LONG[word[at : at + size]] if size else _letter(word, at)
        at += size or 1
    return made


def _letter(word: str, at: int) -> str:
    """One letter by its neighbours: i and y after a vowel and before no vowel are short; so is j at the end."""
    letter, before, after = word[at], word[at - 1 : at], word[at + 1 : at + 2]
    closed = bool(before) and before in _VOWELS and (not after or after not in _VOWELS)
    if closed and (letter in "iy" or (letter == "j" and not after and before != "u")):
        return "й"
    return _SHORT.get(letter, letter)


@cache
def _spellings(latin: Latin) -> tuple[tuple[str, str], ...]:
    """Each stem with ъ as people spell it without, longest first."""
    pairs = {stem.replace("ъ", vowel): stem for stem in latin.hard for vowel in "уа"}
    return tuple(sorted(pairs.items(), key=lambda pair: -len(pair[0])))
