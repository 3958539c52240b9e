"""Long talks drawn by seed from archetypes and held-out sentences, each text read once: food for B4, B5 and B6."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from roleplay.engine.acts import Reading
from roleplay.engine.brief import Brief
from roleplay.engine.events import Kind
from roleplay.engine.rules import Say, chance_for, decide
from roleplay.evaluation.runs import Scene
from roleplay.evaluation.talk import NOW, Played, Read, Talk, heard, with_random_persona

TURNS, DRAWN = 25, 60
FIERCE = 4
"""Every so many talks one goes as it goes, insults and goodbyes too, and may be short."""

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
    """One talk with a customer who has time; the same seed gives the same talk. What would end it is passed over
    while anything else is left to say, but in a fierce talk."""
    fierce = seed % FIERCE == 0
    left = random.Random(seed).sample(list(texts), len(texts))
    going = Talk(patient(with_random_persona(brief, seed)), seed)
    while left and not going.is_over and going.state.turn < TURNS:
        at = 0 if fierce else next((at for at, item in enumerate(left) if not _ends(going, item)), 0)
        going.say(*left.pop(at))
    return Played(tuple(going.events))


def _ends(going: Talk, item: Spoken) -> bool:
    """Whether this message would end the talk, or bring the threat that does; the state is a value, so trying changes
    nothing."""
    text, reading = item
    new = decide(going.state, Say(text, reading), NOW, chance_for(going.state))
    threatened = (event.payload.get("by") == "customer" for event in new if event.kind == Kind.WARNED)
    return any(event.kind == Kind.ENDED for event in new) or any(threatened)


def patient(brief: Brief) -> Brief:
    """The same customer, with patience for a talk of any length."""
    return replace(brief, persona=replace(brief.persona, patience=1.0, drain=0.0))
