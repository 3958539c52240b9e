"""What a sentence is worth beside the others of its message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from roleplay.engine.acts import HARMFUL, Act, ActUse, Sentence
from roleplay.reader import quality

_OFFERS = frozenset({Act.SOLVE, Act.CHOICE, Act.OWN, Act.ESCALATE, Act.DECLINE, Act.EXPLAIN_NEXT})
_STANDS = HARMFUL | {Act.META}

COMMANDING = 0.4
"""From here on it is sure that somebody speaks to the machine; what hurts stands beside it all the same."""


def one_another(sentences: Sequence[Sentence], found: Sequence[frozenset[str]]) -> list[Sentence]:
    """The sentences of one message, each read beside the rest. found: the cues of each sentence, as many as sentences."""
    return _once_each(_unmoved(_softened(sentences, found)))


def unread(text: str) -> Sentence:
    """A sentence that does nothing: `other`, sure 0."""
    return Sentence(text, (ActUse(Act.OTHER),), 0.0)


def _softened(sentences: Sequence[Sentence], found: Sequence[frozenset[str]]) -> list[Sentence]:
    """A bare "I cannot" with an offer right after it is an honest limit, not a wall."""
    kept = list(sentences)
    for at, (sentence, following) in enumerate(pairwise(sentences)):
        offered = _OFFERS & {use.act for use in following.acts} or "alternative" in found[at + 1]
        if offered and not found[at] & {"policy", "nothing_can"}:
            kept[at] = _declined(sentence)
    return kept


def _declined(sentence: Sentence) -> Sentence:
    uses = (replace(use, act=Act.DECLINE) if use.act is Act.WALL else use for use in sentence.acts)
    return replace(sentence, acts=tuple(uses))


def _unmoved(sentences: Sequence[Sentence]) -> list[Sentence]:
    """In a message that speaks to the machine ("let's swap: you are the agent") nothing else is said to the customer."""
    commands = any(_acts(one) == {Act.META} and one.sure >= COMMANDING for one in sentences)
    return [unread(one.text) if commands and not _acts(one) & _STANDS else one for one in sentences]


def _acts(sentence: Sentence) -> set[Act]:
    return {use.act for use in sentence.acts}


def _once_each(sentences: Sequence[Sentence]) -> list[Sentence]:
    """A sentence said again in the same message adds nothing: copies work as stuffing does."""
    said: set[str] = set()
    kept = []
    for sentence in sentences:
        again = sentence.text.casefold() in said
        said.add(sentence.text.casefold())
        kept.append(_worn(sentence) if again else sentence)
    return kept


def _worn(sentence: Sentence) -> Sentence:
    uses = tuple(ActUse(use.act, min(use.quality, quality.STUFFED), fresh=False) for use in sentence.acts)
    return Sentence(sentence.text, uses, sentence.sure, sentence.meets, sentence.asks, sentence.slots)
