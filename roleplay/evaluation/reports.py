"""The two reports: what is measured of the reader, and what of the engine with the reader before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from roleplay import demo_briefs
from roleplay.engine.acts import Reading
from roleplay.evaluation import (
    acts,
    archetypes,
    attacks,
    languages,
    needs,
    pace,
    replies,
    runs,
    scripts,
    talks,
    worries,
)
from roleplay.evaluation.figures import Section
from roleplay.evaluation.talk import Read
from roleplay.reader import batch, corpus, embedding, reading
from roleplay.reader.heads import load
from roleplay.reader.words import LANGUAGES

Item = TypeVar("Item")
Say = Callable[[str], object]


@dataclass(frozen=True)
class Size:
    """How much is measured: each `every`-th sentence, pair and attack, so many scenarios, personas and long talks."""

    every: int = 1
    scenarios: int | None = None
    personas: int = 20
    talks: int = 200

    def some(self, items: Sequence[Item]) -> list[Item]:
        return list(items[:: self.every])


FULL = Size()
QUICK = Size(every=10, scenarios=1, personas=3, talks=6)


class Unread(ValueError):  # noqa: N818 - the name says what happened
    """The reader gave a neutral reading, as it does when something is broken: figures on such readings mean nothing."""


def read(text: str, *, language: str, **about: Any) -> Reading:
    """The reader, but a failure is a failure here. Raises Unread."""
    found = reading.read(text, language=language, **about)
    if found.model.startswith(reading.NEUTRAL):
        raise Unread(f"the reader could not read a message in {language}: see the log")
    return found


def of_reader(size: Size, say: Say) -> Iterator[Section]:
    """B1, B3, needs and facts, safety, pace. Raises BadData, BadCorpus, DemoError, Unread."""
    _probe()
    unseen = size.some(corpus.examined_rows())
    say("B1: pairs of replies")
    yield replies.measure(size.some(corpus.examined_pairs()), batch.rate)
    say("B3: acts")
    yield acts.measure(unseen, read, list(runs.expert_readings(_scenes(size, ("expert",), say))))
    say("Needs and facts")
    yield needs.measure(_paraphrases(size), demo_briefs.brief, read)
    say("Safety")
    yield worries.measure(size.some(corpus.examined_distress()), unseen, read)
    say("Pace")
    yield pace.measure(unseen, read)


def of_engine(size: Size, say: Say) -> Iterator[Section]:
    """B2, B4 to B8. Raises BadData, BadCorpus, DemoError, Unread."""
    _probe()
    scenes = list(_scenes(size, scripts.ARCHETYPES, say))
    say(f"B2: {len(scenes)} scenes played with {size.personas} personas")
    played = runs.runs(scenes, size.personas)
    yield archetypes.measure(played)
    say(f"B4, B5, B6: {size.talks} long talks")
    unseen = size.some(corpus.examined_rows())
    said = {code: [row.text for row in unseen if row.language == code] for code in LANGUAGES}
    yield from talks.measure(scenes, said, size.talks, read)
    say("B7: attacks")
    yield attacks.measure(scenes, {code: size.some(attacks.attacks(code)) for code in LANGUAGES}, read)
    say("B8: languages, and every talk again")
    yield languages.measure(played, list(languages.reruns(scenes, _fresh_reader)))


def note(size: Size) -> str:
    """How it was measured, in one line."""
    much = "all data" if size == FULL else f"a sample: every {size.every}th row"
    return f"Measured with `{load().notes['embedder']}` on {much}."


def _probe() -> None:
    """Before minutes of measuring: can it read at all?"""
    for code in LANGUAGES:
        read("1, 2, 3.", language=code)


def _paraphrases(size: Size) -> list[needs.Paraphrase]:
    """Of the first scenarios only, where only some are wanted: each costs the vectors of all its examples."""
    said = needs.paraphrases(LANGUAGES)
    slugs = list(dict.fromkeys(item.place.slug for item in said))[: size.scenarios]
    return size.some([item for item in said if item.place.slug in slugs])


def _scenes(size: Size, names: Sequence[str], say: Say) -> Iterator[runs.Scene]:
    known = scripts.places(LANGUAGES)
    slugs = list(dict.fromkeys(place.slug for place in known))[: size.scenarios]
    for place in known:
        if place.slug in slugs:
            say(f"reading {place}")
            texts = {name: scripts.scripts(place)[name] for name in names}
            yield runs.scene(place, demo_briefs.brief(place.slug, place.language), texts, read)


def _fresh_reader() -> Read:
    """A reader that remembers nothing of the first run."""
    shared = embedding.embedder()
    own = embedding.Bundled() if isinstance(shared, embedding.Bundled) else shared
    return partial(read, embedder=own)
