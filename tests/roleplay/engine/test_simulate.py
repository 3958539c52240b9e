"""Scripted trainees on label level; the large run is tests/roleplay/test_archetypes.py."""

import random

from roleplay.engine.debrief import summarise
from roleplay.engine.persona import random_persona
from roleplay.engine.simulate import brief_for, outcome_of, simulate
from tests.roleplay.engine.talks import ARCHETYPES

GOOD = (
    "acknowledge",
    "validate",
    "apologise",
    "paraphrase",
    "ask",
    "explain_cause",
    "own",
    "solve",
    "choice",
    "check",
)


def scores(seed):
    persona = random_persona(random.Random(seed))
    talks = {
        name: simulate(script, brief_for(persona), seed) for name, script in ARCHETYPES["archetypes"].items()
    }
    return {name: summarise(events).score for name, events in talks.items()}


def test_archetypes_order_rightly():
    for seed in range(3):
        score = scores(seed)
        for rule in ARCHETYPES["order"]:
            better, worse = rule.split(">")
            assert score[better] > score[worse], (seed, rule)


def test_the_same_script_gives_the_same_events():
    about = brief_for(random_persona(random.Random(5)))
    script = ARCHETYPES["archetypes"]["recovery"]
    assert simulate(script, about, 3) == simulate(script, about, 3)


def test_all_good_acts_in_one_message_neither_pacify_nor_score():
    for seed in range(3):
        stuffed = [[{"act": act, "fresh": True, "meets": act == "solve"} for act in GOOD]] * 6
        events = simulate(stuffed, brief_for(random_persona(random.Random(seed))), seed)
        assert not str(outcome_of(events)).startswith("resolved")
        assert summarise(events).score <= 20


def test_gibberish_scores_next_to_nothing():
    events = simulate([[{"act": "other"}]] * 6, brief_for(random_persona(random.Random(1))), 1)
    assert summarise(events).score <= 10
