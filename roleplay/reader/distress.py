"""The trainee's own distress, from plain words about themselves; never guessed, never about the customer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from roleplay.engine.acts import Distress
from roleplay.reader.heads import Model
from roleplay.reader.words import Words, fold

ORDER: Final = ("none", "strain", "acute")
_VERBS_SAY_I = frozenset({"bg"})


def judge(text: str, shares: Mapping[str, float], model: Model, words: Words) -> Distress:
    """none, strain or acute for one sentence. Plain words decide first, then the heads.

    Words to or about somebody else ("if you think of hurting yourself") and figures of speech
    ("this queue is killing me") hold the reading back.
    """
    said = by_words(text, words)
    return _by_heads(shares, model, words, fold(text)) if said is None else said


def by_words(text: str, words: Words) -> Distress | None:
    """What plain words alone say of one sentence, or None where they say nothing either way."""
    folded = fold(text)
    if words.distress["about_others"].search(folded):
        return "none"
    acute, figure = (bool(words.distress[kind].search(folded)) for kind in ("acute", "figure"))
    if acute and figure:  # "dead tired, I want to die": the heads decide
        return None
    if acute or figure:
        return "acute" if acute else "none"
    return "strain" if words.distress["strain"].search(folded) else None


def worst(*seen: Distress) -> Distress:
    """The gravest of what the sentences show."""
    return max(seen, key=ORDER.index, default="none")


def _by_heads(shares: Mapping[str, float], model: Model, words: Words, folded: str) -> Distress:
    """The heads alone need somebody who speaks of themselves; Bulgarian verbs say "I" without the word."""
    if words.language not in _VERBS_SAY_I and not words.cues["i_word"].search(folded):
        return "none"
    acute, strain = shares["acute"], shares["strain"]
    if acute >= model.threshold("acute", words.language) and acute >= strain:
        return "acute"
    return "strain" if acute + strain >= model.threshold("strain", words.language) else "none"
