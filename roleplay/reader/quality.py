"""How well an act is done: specific or generic, concrete or vague, owning or passive. Simple, and shown to people.

These weights are a designer's choice; the directions are the evidence's (concrete words read as
listening; a conditional apology is weak at best).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from roleplay.engine.acts import HARMFUL, UNRATED, Act, Slots
from roleplay.reader import slots as concrete
from roleplay.reader.words import UNSPACED, Words, fold

CONDITIONAL, STUFFED = 0.3, 0.15
CARE = 1.6
"""From the hollowest to the best answer quality moves by so much: what pairs of replies teach decides most of it."""

LEAST, NAMED = 0.05, 0.6
"""What is left of an act in a hollow message, and the share of its form that is left where it names the customer's case."""

STEM = 5
RELATIONAL = frozenset({Act.ACKNOWLEDGE, Act.VALIDATE, Act.APOLOGISE, Act.PARAPHRASE})
COMMITTED = frozenset(
    {Act.SOLVE, Act.OWN, Act.EXPLAIN_NEXT, Act.ESCALATE, Act.EXPLAIN_CAUSE, Act.CHOICE, Act.DECLINE}
)
COSTLY = frozenset({Act.HOLD, Act.DECLINE})
"""Acts that only cost something: said well they must not cost more."""

_BASE = {"relational": 0.55, "committed": 0.6, "plain": 0.8}
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True)
class Scene:
    """What the customer has said (as specifics) and what the trainee has said before in this talk."""

    customer: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Look:
    """One sentence under the eye: its text, cues found, slots, and how well the whole message answers (0..1)."""

    text: str
    found: frozenset[str]
    slots: Slots
    words: Words
    care: float = 0.5


def scene(words: Words, *, customer: Iterable[str], before: Iterable[str]) -> Scene:
    """What to compare a sentence with. Only the beginning of very long talks is left out."""
    said = " ".join(list(before)[-40:])
    heard = " ".join(customer)
    return Scene(content(heard, words), content(said, words) | _feelings(said, words))


def quality(act: Act, look: Look, scene: Scene) -> float:
    """How well `act` is done, 0..1. A harmful act is always 1: it works in any form."""
    if act in HARMFUL or act in UNRATED:
        return 1.0
    if stuffed(look):
        return STUFFED
    if act is Act.APOLOGISE and "sorry_if" in look.found:
        return CONDITIONAL
    form = _form(act, look) + _specific(look, scene)
    least = NAMED * form if content(look.text, look.words) & scene.customer else LEAST
    return round(min(1.0, max(least, form + _caring(act, look))), 3)


def fresh(act: Act, look: Look, scene: Scene) -> bool:
    """Whether the sentence names a fact or feeling that was not named before in this talk."""
    if act in HARMFUL or act in UNRATED or stuffed(look):
        return False
    named = (content(look.text, look.words) & scene.customer) | _values(look.slots)
    if "scripted" not in look.found:
        named |= _feelings(look.text, look.words)
    return bool(named - scene.before)


def content(text: str, words: Words) -> frozenset[str]:
    """What a text is about, as stems: words of four letters and more, pairs of Han characters."""
    folded = fold(text)
    if words.language in UNSPACED:
        return frozenset(pair for run in _HAN_RUN.findall(folded) for pair in _pairs(run, words.common))
    numbers = re.findall(r"\d{2,}", folded)
    return frozenset(
        {word[:STEM] for word in _WORD.findall(folded) if word not in words.common} | set(numbers)
    )


def stuffed(look: Look) -> bool:
    """A heap of key words is no sentence: no small words between them, or the same words again and again."""
    folded = fold(look.text)
    if look.words.language in UNSPACED:
        return _heaped_han(folded)
    said = re.findall(r"[\w']+", folded)
    small = sum(word in look.words.function for word in said)
    heaped = len(said) >= 5 and small < 0.12 * len(said) and len(look.found & _ACTING) >= 2
    return heaped or (len(said) >= 8 and len(set(said)) < 0.5 * len(said))


def _heaped_han(folded: str) -> bool:
    pieces = [piece for piece in re.split(r"[\s,、;]+", folded) if piece]
    pairs = re.findall(r"[\u3400-\u9fff]{2}", folded)
    short = len(pieces) >= 5 and sum(map(len, pieces)) <= 3 * len(pieces)
    return short or (len(pairs) >= 8 and len(set(pairs)) < 0.5 * len(pairs))


_ACTING = frozenset(
    [
        "sorry",
        "empathy",
        "feeling",
        "right",
        "our_fault",
        "own",
        "commit",
        "thanks",
        "hold",
        "satisfied",
        "options",
        "superior",
        "bye",
        "hello",
        "restate",
    ]
)


def _form(act: Act, look: Look) -> float:
    """What the form of the sentence says by itself."""
    found = look.found
    value = _BASE["relational" if act in RELATIONAL else "committed" if act in COMMITTED else "plain"]
    value -= 0.15 * ("scripted" in found) + 0.15 * ("generic_sorry" in found and act is Act.APOLOGISE)
    value -= 0.12 * bool(found & {"hopefully", "try_best"}) + 0.08 * ("soon" in found)
    value += 0.05 * bool(found & {"our_fault", "own", "briefed"}) + 0.08 * ("invite" in found)
    if act in RELATIONAL:
        value += 0.12 * ("feeling" in found) - 0.12 * ("but" in found) - 0.12 * ("tiny" in found)
    elif act in COMMITTED:
        value += 0.08 * ("i_word" in found) - 0.12 * ("somebody" in found) - 0.08 * ("tiny" in found)
    if act in (Act.INSTRUCT, Act.HOLD, Act.BOUNDARY, Act.ASK):
        value -= 0.2 * ("must" in found and "invite" not in found)
        value += 0.1 * bool(found & {"because", "slot_duration"})
    return value


def _caring(act: Act, look: Look) -> float:
    """What the whole message's answer to the customer adds to each act in it, as learnt from pairs of replies."""
    return 0.0 if act in COSTLY else CARE * (look.care - 0.5)


def _specific(look: Look, scene: Scene) -> float:
    """What it shows of this customer's case: their own words back, and values one can hold on to."""
    shared = len(content(look.text, look.words) & scene.customer)
    return 0.09 * min(3, shared) + 0.08 * min(3, concrete.count(look.slots)) + 0.08 * look.slots.done


def _values(found: Slots) -> frozenset[str]:
    kinds = (found.amounts, found.dates, found.times, found.durations, found.references)
    return frozenset(unicodedata.normalize("NFKC", value) for kind in kinds for value in kind)


def _feelings(text: str, words: Words) -> frozenset[str]:
    return frozenset(match.group()[:STEM] for match in words.cues["feeling"].finditer(fold(text)))


def _pairs(run: str, common: frozenset[str]) -> Iterable[str]:
    pairs = (run[at : at + 2] for at in range(len(run) - 1))
    return (pair for pair in pairs if not set(pair) & common)
