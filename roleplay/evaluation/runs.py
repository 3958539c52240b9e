"""Every archetype against many customers: read once for each scenario and language, then played again and again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from roleplay.engine.acts import Reading
from roleplay.engine.brief import Brief
from roleplay.engine.codes import NeedStatus
from roleplay.engine.dynamics import numbers
from roleplay.evaluation.scripts import ARCHETYPES, Place, Scripts
from roleplay.evaluation.talk import RESOLVED, Played, Read, readings, replay, with_random_persona

_CALM = numbers("ends")["calm_anger"]
_FIRST = 2
"""Messages within which nobody may be pacified."""


@dataclass(frozen=True)
class Scene:
    """One scenario in one language with everything said in it, read."""

    place: Place
    brief: Brief
    scripts: Scripts
    readings: Mapping[str, tuple[Reading, ...]]


@dataclass(frozen=True)
class Run:
    """One talk and what the design asks about it. `persona` 0 is the scenario's own, others are drawn by number.

    unfounded: resolved with a required need not met · calmed: less angry at the end than at the start ·
    pacified: calm, or resolved, within the first two messages.
    """

    place: Place
    archetype: str
    persona: int
    score: int | None
    outcome: str | None
    unfounded: bool
    calmed: bool
    pacified: bool


def scene(place: Place, brief: Brief, texts: Scripts, read: Read) -> Scene:
    """The slow part: every message of every archetype through the reader, once."""
    return Scene(place, brief, texts, {name: readings(texts[name], brief, read) for name in texts})


def runs(scenes: Iterable[Scene], personas: int) -> list[Run]:
    """All archetypes of all scenes against the scenario's own persona and `personas` - 1 drawn ones."""
    return [run(scene, name, seed) for scene in scenes for seed in range(personas) for name in scene.scripts]


def run(scene: Scene, archetype: str, persona: int) -> Run:
    played = replay(
        scene.scripts[archetype],
        scene.readings[archetype],
        with_random_persona(scene.brief, persona),
        seed=persona,
    )
    return judged(scene.place, archetype, persona, played)


def judged(place: Place, archetype: str, persona: int, played: Played) -> Run:
    """A played talk, reduced to what is asked about it."""
    debrief = played.debrief
    missed = any(need.required and need.status == NeedStatus.MISSED for need in debrief.needs)
    settled = debrief.outcome in RESOLVED
    early = debrief.curve[1 : 1 + _FIRST]
    return Run(
        place,
        archetype,
        persona,
        debrief.score,
        debrief.outcome,
        unfounded=settled and missed,
        calmed=debrief.curve[-1].anger < debrief.curve[0].anger,
        pacified=any(point.anger <= _CALM for point in early) or (settled and debrief.turns <= _FIRST),
    )


def expert_readings(scenes: Iterable[Scene]) -> Iterator[Reading]:
    """What was read in the expert's messages, where no harm is."""
    for scene in scenes:
        yield from scene.readings.get(ARCHETYPES[0], ())
