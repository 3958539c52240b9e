"""Text to reading: the one entrance to the reader."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from roleplay.engine.acts import HARMFUL, Act, ActUse, Distress, Reading, Sentence
from roleplay.engine.brief import Brief
from roleplay.reader import beside, distress, embedding, features, matching, meant, quality, rules
from roleplay.reader import slots as concrete
from roleplay.reader.embedding import Embedder, EmbedderFailed
from roleplay.reader.heads import Floats, Heads, Model, load
from roleplay.reader.latin import native
from roleplay.reader.sentences import split
from roleplay.reader.words import LANGUAGES, UNSPACED, Words, words

logger = logging.getLogger(__name__)

MOST_READ, MOST_KEPT = 12, 40
"""Sentences of one message that are read; the rest, up to the second figure, stays `other`."""

TOGETHER, TOGETHER_LETTERS = 4, 400
"""So many sentences at most, and so many letters in all, are judged together for distress: more would drown it, or be cut off."""

HINT = 0.03
"""Where no sentence by itself gives this much of a hint, sentences together are not in distress either."""

MODEL_VERSION = "heads-4"
NEUTRAL = "neutral"
"""How a reading's `model` begins when nothing could be read."""


@dataclass(frozen=True)
class _Task:
    """Everything that reading one message needs."""

    words: Words
    model: Model
    embedder: Embedder
    brief: Brief | None
    scene: quality.Scene
    customer: str = ""


def read(
    text: str,
    *,
    language: str,
    brief: Brief | None = None,
    said_before: Iterable[str] = (),
    customer: str = "",
    embedder: Embedder | None = None,
    model: Model | None = None,
) -> Reading:
    """Read one message: acts, slots, needs and facts sentence by sentence, and the trainee's own distress.

    language: `en`, `bg` or `zh-hans` (any other is read as English) · brief: whose needs and facts may be
    meant · said_before: the trainee's earlier messages of this talk · customer: the customer's last line.
    Never raises: a missing or failing embedder, or any fault, gives a neutral reading (all `other`, sure 0)
    whose `model` begins with "neutral". At most 4,000 characters and twelve sentences are read.
    """
    spoken = words(language if language in LANGUAGES else "en")
    try:
        sentences = split(text, spoken)
    except Exception:
        logger.exception("A message could not be split")
        return Reading((), "none", f"{NEUTRAL}: splitting failed")
    try:
        task = _Task(
            spoken,
            model or load(),
            embedder or embedding.embedder(),
            brief,
            _scene(spoken, brief, customer, said_before),
            customer,
        )
        return _read(sentences, task)
    except EmbedderFailed as error:
        logger.warning("No vectors, the message is read as neutral: %s", error)
    except Exception:
        logger.exception("A message could not be read")
    return _neutral(sentences, spoken)


def ready() -> str | None:
    """Why the reader cannot read, in one line, or None when it can."""
    try:
        model = load()
        vectors = embedding.embedder().passages(["ready?"])
    except (OSError, ValueError, KeyError) as error:
        return f"the model file cannot be read: {error}"
    except EmbedderFailed as error:
        return str(error)
    trained, used = str(model.notes["embedder"]), embedding.embedder().model_id
    same = trained.rpartition("/")[2].startswith(used.rpartition("/")[2]) and vectors.shape[0] == 1
    return None if same else f"heads trained on {trained}, vectors from {used}"


def _read(sentences: Sequence[str], task: _Task) -> Reading:
    said = list(sentences[:MOST_READ])
    seen = [native(text, task.words.latin) for text in said]
    if not seen:
        return Reading((), "none", _name(task))
    vectors = task.embedder.passages(seen)
    inputs = task.model.inputs(vectors, features.matrix(seen, task.words.language))
    acts, worries = _shares(task.model.acts, inputs), _shares(task.model.distress, vectors)
    places = task.model.placed(vectors)
    care = _care(seen, task)
    read_ones = [
        replace(_sentence(plain, shares, place, care, task), text=text)
        for text, plain, shares, place in zip(said, seen, acts, places, strict=True)
    ]
    read_ones = beside.one_another(read_ones, [features.found(text, task.words.language) for text in seen])
    rest = [beside.unread(text) for text in sentences[MOST_READ:MOST_KEPT]]
    worry = _worry(seen, worries, task)
    if worry == "acute":
        read_ones = [
            _about_oneself(one) if _judged(text, shares, task) == "acute" else one
            for one, text, shares in zip(read_ones, seen, worries, strict=True)
        ]
    return Reading(tuple(read_ones + rest), worry, _name(task), round(_manner(read_ones, care), 3))


def _worry(seen: Sequence[str], worries: Sequence[Mapping[str, float]], task: _Task) -> Distress:
    """Distress is often only to be understood from what stands beside it, so neighbours are judged together; but the words
    that count for or against it are those of the sentence that speaks of it most, not of the kindness around it."""
    parts = _together(seen)
    between = "" if task.words.language in UNSPACED else " "
    shares = _shares(
        task.model.distress, task.embedder.passages([between.join(seen[part]) for part in parts])
    )
    gravest = [min(range(part.start, part.stop), key=lambda at: worries[at]["none"]) for part in parts]
    levels = [
        _judged(seen[at], share, task)
        for at, share in zip(gravest, shares, strict=True)
        if 1 - worries[at]["none"] >= HINT
    ]
    if any(_in_danger(text, alone, task) for text, alone in zip(seen, worries, strict=True)):
        return "acute"
    return distress.worst(*levels)


def _in_danger(text: str, shares: Mapping[str, float], task: _Task) -> bool:
    """Danger that one sentence states by itself; neither kindness nor tears beside it make it milder."""
    return shares["acute"] >= distress.PLAINLY and _judged(text, shares, task) == "acute"


def _judged(text: str, shares: Mapping[str, float], task: _Task) -> Distress:
    return distress.judge(text, shares, task.model, task.words)


def _together(seen: Sequence[str]) -> list[slice]:
    """Which neighbours are judged together."""
    starts = [0]
    for at in range(1, len(seen)):
        letters = sum(map(len, seen[starts[-1] : at + 1]))
        if at - starts[-1] >= TOGETHER or letters > TOGETHER_LETTERS:
            starts.append(at)
    return [slice(start, end) for start, end in pairwise([*starts, len(seen)])]


def _care(seen: Sequence[str], task: _Task) -> float:
    """How well the whole message answers the customer's last line, 0..1; without that line nobody can say: 0.5."""
    if not task.customer.strip():
        return 0.5
    asked = embedding.exchange(task.customer, " ".join(seen))
    return float(task.model.cared(task.embedder.exchanges([asked]))[0])


def _manner(sentences: Sequence[Sentence], care: float) -> float:
    """What hurts is not well answered, however much it is about the case."""
    hurts = any(use.act in HARMFUL for sentence in sentences for use in sentence.acts)
    return min(care, 0.5) if hurts else care


def _about_oneself(sentence: Sentence) -> Sentence:
    """Somebody in danger speaks to us, not to the customer: the sentence does nothing in the talk."""
    return replace(sentence, acts=(ActUse(Act.META),), meets=(), asks=())


def _sentence(text: str, shares: Mapping[str, float], place: Floats, care: float, task: _Task) -> Sentence:
    found = features.found(text, task.words.language)
    held = concrete.slots(text, task.words)
    look = quality.Look(text, found, held, task.words, care)
    if quality.stuffed(look):  # a heap of key words performs no act, and meets no need
        return beside.unread(text)
    decided = rules.decide(shares, found, task.model, task.words.language, care)
    near = _near(place, task)
    meets, asks, acts = meant.read(near, decided.acts, found, task.model, task.words.language, task.brief)
    uses = tuple(
        ActUse(act, quality.quality(act, look, task.scene), quality.fresh(act, look, task.scene))
        for act in acts
    )
    return Sentence(text, uses, round(decided.sure, 3), meets, asks, held)


def _near(place: Floats, task: _Task) -> Mapping[str, float]:
    """How much the sentence speaks for each need and fact of the scenario."""
    if task.brief is None:
        return {}
    return matching.targets(task.brief, task.model, task.embedder, task.words.language).nearness(place)


def _shares(heads: Heads, inputs: Floats) -> list[dict[str, float]]:
    rows = heads.probabilities(inputs).tolist()
    return [dict(zip(heads.labels, row, strict=True)) for row in rows]


def _scene(spoken: Words, brief: Brief | None, customer: str, said_before: Iterable[str]) -> quality.Scene:
    told = (
        () if brief is None else (*brief.openings, *(line for fact in brief.facts for line in fact.answers))
    )
    before = [native(text, spoken.latin) for text in said_before]
    return quality.scene(spoken, customer=(customer, *told), before=before)


def _neutral(sentences: Sequence[str], spoken: Words) -> Reading:
    """Nothing but plain words of distress is seen without the model: safety does not wait for vectors."""
    seen: list[Distress] = [
        distress.by_words(native(text, spoken.latin), spoken) or "none" for text in sentences[:MOST_READ]
    ]
    return Reading(
        tuple(beside.unread(text) for text in sentences[:MOST_KEPT]), distress.worst(*seen), NEUTRAL
    )


def _name(task: _Task) -> str:
    return f"{task.embedder.model_id}+{MODEL_VERSION}"
