"""The trainee's own distress, from plain words about themselves; never guessed, never about the customer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from roleplay.engine.acts import Distress
from roleplay.reader.heads import Model
from roleplay.reader.words import Words, fold

ORDER: Final = ("none", "strain", "acute")


GRAVER = 0.4
"""Where distress is sure, it is acute from this share on: of the two mistakes the milder reading is the worse."""

PLAINLY = 0.9
"""From here on a sentence by itself states a danger."""

SPOKEN_FOR, HELD_BACK = 0.15, 0.8
"""How much plain words of distress add, and how sure the heads must be where words speak of others or are a figure of speech."""


def judge(text: str, shares: Mapping[str, float], model: Model, words: Words) -> Distress:
    """none, strain or acute for one sentence: the heads decide, plain words help them.

    Words to or about somebody else ("if you think of hurting yourself") and figures of speech
    ("this queue is killing me") hold the reading back unless the heads are very sure.
    """
    folded, said = fold(text), by_words(text, words)
    acute, strain = (min(1.0, shares[kind] + SPOKEN_FOR * (said == kind)) for kind in ("acute", "strain"))
    others = any(words.distress[kind].search(folded) for kind in ("about_others", "figure"))
    if others and shares["acute"] + shares["strain"] < HELD_BACK:
        return "none"
    sure = acute + strain >= model.threshold("strain", words.language)
    if acute >= model.threshold("acute", words.language) or (sure and acute >= GRAVER * (acute + strain)):
        return "acute"
    return "strain" if sure else "none"


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
