"""Long talks with the shipped scenarios and lines: nothing said twice, nothing contradicted. No database."""

import random
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

import pytest
import yaml

from roleplay.engine import measures
from roleplay.engine.acts import Act, ActUse, Reading, Sentence
from roleplay.engine.brief import Brief
from roleplay.engine.persona import TEMPERS
from roleplay.engine.rules import Open, Say, chance_for, decide
from roleplay.engine.state import State, fold
from tests.roleplay.engine.talks import NOW

SCENARIOS = Path(__file__).parents[2] / "cms" / "demo" / "scenarios"
TALKS, TURNS, TEMPER_TALKS = 34, 25, 4
POLITE = [act for act in Act if act not in {Act.CLOSE, Act.HOSTILE}]


def shipped(slug, language):
    """The brief of a shipped scenario, with a customer patient enough for a long talk."""
    numbers = yaml.safe_load((SCENARIOS / slug / "scenario.yaml").read_text(encoding="utf-8"))
    words = yaml.safe_load((SCENARIOS / slug / f"{language}.yaml").read_text(encoding="utf-8"))
    joined = {
        kind: [{**item, **words[kind][item["id"]]} for item in numbers[kind]] for kind in ("needs", "facts")
    }
    brief = Brief.from_json(
        {**numbers, "remedies": [], "language": language, "openings": words["openings"], **joined}
    )
    return replace(brief, persona=replace(brief.persona, patience=1.0, drain=0.0))


def replies(brief, seed):
    """Every reply of one talk of random acts, the fierce ones in every second talk."""
    chance, state, said = random.Random(seed), State.new(), []
    commands = [Open(brief, seed), *(Say("x", reading(brief, chance)) for _ in range(TURNS))]
    for command in commands:
        if state.status == "ended":
            break
        for event in decide(state, command, NOW, chance_for(state)):
            state = fold(state, event)
            if event.kind == "replied":
                said.append((event.payload, state))
    return said


def reading(brief, chance):
    act = chance.choice(POLITE)
    asks = (chance.choice(brief.facts).id,) if act is Act.ASK else ()
    use = ActUse(act, 1.0, chance.random() < 0.4)
    return Reading((Sentence("Some words, a bike and a door.", (use,), asks=asks),))


@pytest.mark.parametrize("language", ["en", "bg", "zh-hans"])
@pytest.mark.parametrize("slug", sorted(path.parent.name for path in SCENARIOS.glob("*/scenario.yaml")))
def test_nothing_is_said_twice_and_met_needs_are_not_asked_for(slug, language):
    brief, near, count = shipped(slug, language), 0, 0
    for seed in range(TALKS):
        talk = replies(brief, seed)
        lines = [payload["line"] for payload, _ in talk]
        count += len(lines)
        assert len(lines) == len(set(lines))
        assert "…" not in lines
        assert all(payload["need"] not in state.ledger.met for payload, state in talk)
        near += sum(alike(line, earlier) for at, line in enumerate(lines) for earlier in lines[:at])
    assert near <= 0.02 * count


@pytest.mark.parametrize("language", ["en", "bg", "zh-hans"])
@pytest.mark.parametrize("temper", TEMPERS)
def test_every_temper_keeps_to_the_point_the_ledger_and_its_role(temper, language):
    calm = shipped("parcel-that-never-came", language)
    brief = replace(calm, persona=replace(calm.persona, temper=temper))
    for seed in range(TEMPER_TALKS):
        spoken = list(measures.spoken(events(brief, seed)))
        lines = [said.reply["line"] for said in spoken]
        assert measures.repeats(lines) == 0
        assert len(measures.near_duplicates(lines)) <= 0.02 * len(lines)
        assert [said.reply["line"] for said in spoken if not measures.to_the_point(said)] == []
        assert [codes for said in spoken if (codes := measures.contradictions(said))] == []
        assert [line for line in lines if measures.out_of_role(line, language)] == []


def events(brief, seed):
    """All events of one talk of random acts."""
    chance, state, every = random.Random(seed), State.new(), []
    for command in [Open(brief, seed), *(Say("x", reading(brief, chance)) for _ in range(TURNS))]:
        if state.status != "ended":
            for event in decide(state, command, NOW, chance_for(state)):
                state = fold(state, event)
                every.append(event)
    return every


def alike(one, other):
    matcher = SequenceMatcher(None, one, other)
    return matcher.quick_ratio() > 0.85 and matcher.ratio() > 0.85
