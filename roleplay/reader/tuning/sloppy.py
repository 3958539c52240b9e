"""The same sentence as people type it in a hurry, so that form alone decides nothing."""

from __future__ import annotations

import random
import re

SHARE = 0.25
"""So many sentences are seen sloppily typed."""

_LAST = re.compile(r"[.!。！]+$")
_COMMAS = re.compile(r"[,，;；]")
_WORD = re.compile(r"[^\W\d_]{5,}")


def perhaps(text: str, chance: random.Random) -> str:
    """The text, or in a quarter of the cases one sloppiness more or two."""
    if chance.random() >= SHARE:
        return text
    for slip in chance.sample((_lower, _open_ended, _without_commas, _swapped), chance.choice((1, 2))):
        text = slip(text, chance)
    return text


def _lower(text: str, _: random.Random) -> str:
    return text.lower()


def _open_ended(text: str, _: random.Random) -> str:
    return _LAST.sub("", text) or text


def _without_commas(text: str, _: random.Random) -> str:
    return " ".join(_COMMAS.sub(" ", text).split()) or text


def _swapped(text: str, chance: random.Random) -> str:
    """Two neighbouring letters inside one word change places; Han text has no such words."""
    found = [
        match for match in _WORD.finditer(text) if match.group().isascii() or match.group()[0] > "\u0400"
    ]
    found = [match for match in found if match.group()[0] < "\u2e80"]
    if not found:
        return text
    at = chance.choice(found).start() + chance.randint(1, 3)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
