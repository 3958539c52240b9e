"""The line bank: a temper's own lines come first, and every cell that play reaches is written in every language."""

import random
import re
from dataclasses import replace
from functools import cache

import pytest

from roleplay.engine import bank as banks
from roleplay.engine.acts import Act
from roleplay.engine.bank import GROUPS, bank, cell
from roleplay.engine.dynamics import DATA
from roleplay.engine.events import Kind
from roleplay.engine.measures import out_of_role
from roleplay.engine.persona import ANGRY, TEMPERS, Persona, random_persona
from roleplay.engine.simulate import brief_for, simulate
from tests.roleplay.engine.talks import ARCHETYPES

LANGUAGES = ("en", "bg", "zh-hans")
PERSONAS, LEAST, LEAST_META = 24, 6, 8
SOFT = ("anxious", "icy", "flustered")


def scripts(chance):
    """The archetypes, and talks of any acts, which reach what no archetype does."""
    anything = [[{"act": chance.choice(list(Act)).value, "fresh": chance.random() < 0.4}] for _ in range(12)]
    return [*ARCHETYPES["archetypes"].values(), anything]


@cache
def reached():
    """Every (kind, name, band, heard) that play draws lines from; temper changes words only, never what is reached."""
    found = set()
    for seed in range(PERSONAS):
        chance = random.Random(seed)
        about = brief_for(random_persona(chance), abuse=seed % 4)
        for script in scripts(chance):
            for event in simulate(script, about, seed):
                if event.kind == Kind.REPLIED and event.payload["turn"]:
                    found |= set(cells_of(event.payload))
    return frozenset(found)


def cells_of(reply):
    mood = reply["band"], reply["heard"]
    if reply["move"] != "none":
        yield "move", reply["move"], *mood
    if reply["move"] in {"none", "demand", "manager_warning"}:
        yield "react", reply["reaction"], *mood


def variants(words, kind, name, band, heard):
    """Those of the cell, or of the act behind a reaction that has no lines of its own."""
    plain = banks._PLAIN.get(name, name)
    return set(cell(words, kind, name, band, heard)) or set(cell(words, kind, plain, band, heard))


@pytest.mark.parametrize("temper", TEMPERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cell_that_play_reaches_has_six_variants(language, temper):
    words = bank(language, temper)
    thin = {place: len(variants(words, *place)) for place in reached()}
    assert {place: count for place, count in thin.items() if count < LEAST} == {}


@pytest.mark.parametrize("temper", TEMPERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_talk_beside_the_matter_has_eight_answers_in_every_mood(language, temper):
    words = bank(language, temper)
    assert all(len(set(cell(words, "react", "meta", band, "low"))) >= LEAST_META for band in GROUPS)


@pytest.mark.parametrize("temper", SOFT)
@pytest.mark.parametrize("language", LANGUAGES)
def test_another_temper_never_borrows_a_furious_line(language, temper):
    common = bank(language)
    furious = {
        line
        for kind in ("react", "move")
        for cells in common[kind].values()
        for line in banks._lines(cells.get("hot", ()), "low") + banks._lines(cells.get("hot", ()), "high")
    }
    words = bank(language, temper)
    for kind, draw in (("react", banks.reactions), ("move", banks.moves)):
        for name, band in [(name, band) for name in common[kind] for band in GROUPS]:
            lines = {line for tier in draw(words, name, band, "low") for line in tier}
            assert not lines & furious - {line for line in lines if line in own(words)}


def own(words):
    return {
        line
        for kind in ("react", "move")
        for cells in words["overlay"][kind].values()
        for lines in cells.values()
        for line in lines
    }


@pytest.mark.parametrize("temper", SOFT)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_temper_has_its_own_line_before_the_common_one(language, temper):
    words = bank(language, temper)
    first = next(banks.reactions(words, "acknowledge", "furious", "low"))
    assert set(first) <= own(words)
    assert set(first).isdisjoint(banks._lines(bank(language)["react"]["acknowledge"]["hot"], "low"))


@pytest.mark.parametrize("path", sorted((DATA / "lines").glob("*.toml")), ids=lambda path: path.stem)
def test_no_authored_line_is_out_of_role(path):
    language = path.stem.split(".")[0]
    for line in every_line(banks._read(path.stem)):
        filled = line.replace("{echo}", "").replace("{name}", "")
        assert out_of_role(filled, language) == (), line
        assert set(re.findall(r"\{\w*\}", line)) <= {"{echo}", "{name}"}


def every_line(part):
    if isinstance(part, str):
        yield part
        return
    for inner in part.values() if hasattr(part, "values") else part:
        yield from every_line(inner)


def test_an_unknown_temper_is_a_clear_error():
    with pytest.raises(ValueError, match=r"no temper “cross”.*angry, anxious, icy, flustered"):
        Persona.from_json({"temper": "cross"})


def test_a_persona_without_a_temper_is_angry_and_a_temper_survives_storing():
    assert Persona.from_json({}).temper == ANGRY
    persona = replace(Persona(), temper="icy")
    assert Persona.from_json(persona.to_json()) == persona
