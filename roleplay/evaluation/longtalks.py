"""Long talks drawn by seed from archetypes and held-out sentences, each text read once: food for B4, B5 and B6."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from roleplay.engine.acts import Act, Reading
from roleplay.engine.brief import Brief
from roleplay.evaluation.runs import Scene
from roleplay.evaluation.talk import Played, Read, Talk, heard, with_random_persona

TURNS, DRAWN = 25, 60
ENDING = frozenset({Act.CLOSE, Act.HOSTILE})
"""Acts after which a customer may well be gone; fierce talks hold them all the same."""

FIERCE = 4
"""Every so many talks one is drawn from everything, insults and goodbyes too."""

Spoken = tuple[str, Reading]


def talks(
    scenes: Sequence[Scene], said: Mapping[str, Sequence[str]], count: int, read: Read
) -> Iterator[Played]:
    """`count` talks of up to 25 messages, the scenes in turn. `said`: language -> sentences beside the archetypes'."""
    pools = {scene.place: pool(scene, said.get(scene.place.language, ()), read) for scene in scenes}
    for seed in range(count if scenes else 0):
        scene = scenes[seed % len(scenes)]
        yield talk(scene.brief, pools[scene.place], seed)


def pool(scene: Scene, said: Sequence[str], read: Read) -> list[Spoken]:
    """Everything that may be said in this scene: its archetypes' messages, and some sentences from elsewhere."""
    own = {
        text: reading
        for name, script in scene.scripts.items()
        for text, reading in zip(script, scene.readings[name], strict=True)
    }
    drawn = random.Random(str(scene.place)).sample(list(said), min(DRAWN, len(said)))
    opening = scene.brief.openings[0] if scene.brief.openings else ""
    foreign = {text: heard(text, scene.brief, read, said_before=(), customer=opening) for text in drawn}
    return list({**foreign, **own}.items())


def talk(brief: Brief, texts: Sequence[Spoken], seed: int) -> Played:
    """One talk with a customer who has time; the same seed gives the same talk."""
    chance = random.Random(seed)
    fit = [item for item in texts if seed % FIERCE == 0 or not ENDING & {use.act for use in item[1].uses}]
    going = Talk(patient(with_random_persona(brief, seed)), seed)
    for text, reading in chance.sample(fit, min(TURNS, len(fit))):
        if going.is_over:
            break
        going.say(text, reading)
    return Played(tuple(going.events))


def patient(brief: Brief) -> Brief:
    """The same customer, with patience for a talk of any length."""
    return replace(brief, persona=replace(brief.persona, patience=1.0, drain=0.0))
