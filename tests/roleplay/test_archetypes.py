"""Scripted trainees against 1,000 random personas, on label level. No database."""

import random
from collections import Counter

import pytest

from roleplay.engine.debrief import summarise
from roleplay.engine.events import Kind
from roleplay.engine.persona import random_persona
from roleplay.engine.simulate import brief_for, outcome_of, simulate
from tests.roleplay.engine.talks import ARCHETYPES

PERSONAS = 1000
RESOLVED = {"resolved", "resolved_cold"}


@pytest.fixture(scope="module")
def played():
    """name -> [(events, debrief)], one a persona."""
    talks = {name: [] for name in ARCHETYPES["archetypes"]}
    for seed in range(PERSONAS):
        about = brief_for(random_persona(random.Random(seed)))
        for name, script in ARCHETYPES["archetypes"].items():
            events = simulate(script, about, seed)
            talks[name].append((events, summarise(events)))
    return talks


@pytest.mark.parametrize("rule", ARCHETYPES["order"])
def test_scores_order_rightly_for_nearly_every_persona(played, rule):
    better, worse = ([debrief.score for _, debrief in played[name]] for name in rule.split(">"))
    assert sum(high > low for high, low in zip(better, worse, strict=True)) >= 0.98 * PERSONAS


def test_the_expert_resolves(played):
    outcomes = Counter(outcome_of(events) for events, _ in played["expert"])
    assert outcomes["resolved"] >= 0.95 * PERSONAS


def test_nothing_is_resolved_without_facts(played):
    for talks in played.values():
        for events, debrief in talks:
            if outcome_of(events) in RESOLVED:
                assert all(need.status == "met" for need in debrief.needs)


def test_abuse_of_the_customer_never_calms(played):
    for _, debrief in played["abusive"]:
        assert debrief.curve[-1].anger >= debrief.curve[0].anger


def test_nobody_is_pacified_in_the_first_two_messages(played):
    for talks in played.values():
        for events, debrief in talks:
            assert all(point.anger > 0.25 for point in debrief.curve[:3])
            assert not any(event.kind == Kind.ENDED and event.payload["turn"] < 3 for event in events)


def test_a_repaired_dismissal_costs_about_two_messages(played):
    """Recovery is where the expert was one to three messages before: compared by value of anger and heard."""
    behind = [debrief for _, debrief in played["recovery"]]
    ahead = [debrief for _, debrief in played["expert"]]
    lags = [_lag(late, early) for late, early in zip(behind, ahead, strict=True)]
    assert 1 <= sorted(lags)[PERSONAS // 2] <= 3


def _lag(late, early):
    """Messages by which `late`, after its fifth, stands behind `early`."""
    reached = late.curve[min(5, len(late.curve) - 1)]
    stood = reached.heard - reached.anger
    return 5 - sum(point.heard - point.anger <= stood for point in early.curve[1:])
