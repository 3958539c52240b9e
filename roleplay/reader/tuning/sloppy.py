"""The same sentence as people type it in a hurry, so that form alone decides nothing."""

from __future__ import annotations

import random
import re

SHARE = 0.25
"""So many sentences are seen sloppily typed."""

_LAST = re.compile(r"[.!。！]+$")
_COMMAS = re.compile(r"(?<!\d),|,(?!\d)|[，;；]")  # not those of an amount
_WORD = re.compile(r"[a-zA-Z\u0400-\u04ff]{5,}")


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
    found = [match.start() for match in _WORD.finditer(text)]
    if not found:
        return text
    at = chance.choice(found) + chance.randint(1, 3)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
