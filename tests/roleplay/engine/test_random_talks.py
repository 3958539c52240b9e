"""Whatever is said, the state stays within its bounds and the events alone give it back."""

import random

import pytest

from roleplay.engine.acts import Act
from roleplay.engine.debrief import summarise
from roleplay.engine.persona import random_persona
from roleplay.engine.rules import value
from roleplay.engine.simulate import brief_for, simulate
from roleplay.engine.state import VARIABLES, fold_all


def random_turn(chance):
    acts = chance.choices(list(Act), k=chance.randint(1, 9))
    return [
        {
            "act": act.value,
            "quality": chance.random(),
            "fresh": chance.random() < 0.3,
            "meets": chance.random() < 0.2,
        }
        for act in acts
    ]


@pytest.mark.parametrize("seed", range(12))
def test_bounds_replay_and_debrief_hold_for_any_talk(seed):
    chance = random.Random(seed)
    script = [random_turn(chance) for _ in range(10)]
    events = simulate(script, brief_for(random_persona(chance), abuse=seed % 4), seed)
    state = fold_all(events)
    assert all(0 <= getattr(state.feelings, name) <= 1 for name in VARIABLES)
    assert 0 <= value(state) <= 1
    assert state.count == len(events)
    debrief = summarise(events)
    assert 0 <= debrief.score <= 100
    assert all(0 <= criterion.share <= 1 for criterion in debrief.criteria)
    assert len(debrief.changes) <= 2
    assert len({change.principle for change in debrief.changes}) == len(debrief.changes)


def test_a_longer_quieter_talk_is_not_better_than_a_short_good_one():
    """Silent turns of `other` earn nothing: they only cost patience."""
    about = brief_for(random_persona(random.Random(4)))
    good = [[{"act": "acknowledge", "fresh": True}], [{"act": "paraphrase", "fresh": True}], [{"act": "own"}]]
    short, long = simulate(good, about, 1), simulate(good + [[{"act": "other"}]] * 3, about, 1)
    assert fold_all(long).feelings.patience < fold_all(short).feelings.patience
    assert summarise(long).parts["outcome"] <= summarise(short).parts["outcome"]
