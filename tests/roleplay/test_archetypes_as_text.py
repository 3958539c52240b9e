"""The archetypal trainees as text, through reader and engine: every demo scenario, three languages, the scenario's persona."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
import yaml

from roleplay import demo_briefs
from roleplay.engine.acts import HARMFUL, Act
from roleplay.engine.debrief import summarise
from roleplay.engine.events import Kind
from roleplay.engine.rules import End, Open, Say, chance_for, decide
from roleplay.engine.simulate import outcome_of
from roleplay.engine.state import State, fold
from roleplay.reader import read
from roleplay.reader.words import LANGUAGES

TEXTS = Path(__file__).parents[2] / "cms" / "demo" / "archetypes"
SCENARIOS = sorted(path.name for path in TEXTS.iterdir())
NOW = datetime(2026, 1, 1, tzinfo=UTC)
RESOLVED = {"resolved", "resolved_cold"}
UNHELPFUL = HARMFUL | {Act.META, Act.BOUNDARY}

pytestmark = [pytest.mark.parametrize("language", LANGUAGES), pytest.mark.parametrize("slug", SCENARIOS)]


@cache
def played(slug, language, archetype):
    """All events of one talk, and its debrief."""
    script = yaml.safe_load((TEXTS / slug / f"{language}.yaml").read_text(encoding="utf-8"))[archetype]
    brief, state, events = demo_briefs.brief(slug, language), State.new(), []

    def do(command):
        nonlocal state
        for event in decide(state, command, NOW, chance_for(state)):
            state = fold(state, event)
            events.append(event)

    do(Open(brief, seed=1))
    for text in script:
        if state.status != "ended":
            read_one = read(
                text, language=language, brief=brief, said_before=state.said, customer=state.heard_last
            )
            do(Say(text, read_one))
    if state.status == "open":
        do(End())
    return events, summarise(events)


def score(slug, language, archetype):
    return played(slug, language, archetype)[1].score


def outcome(slug, language, archetype):
    return outcome_of(played(slug, language, archetype)[0])


def test_the_expert_resolves(slug, language):
    events, debrief = played(slug, language, "expert")
    assert outcome_of(events) in RESOLVED, [need for need in debrief.needs if need.status != "met"]
    assert all(need.status == "met" for need in debrief.needs)


def test_no_harm_is_seen_in_what_the_expert_says(slug, language):
    events, _ = played(slug, language, "expert")
    seen = [
        (sentence["text"], use["act"])
        for event in events
        if event.kind == Kind.READ
        for sentence in event.payload["sentences"]
        for use in sentence["acts"]
        if use["act"] in UNHELPFUL
    ]
    assert seen == []


def test_better_trainees_score_higher(slug, language):
    expert, novice, abusive = (score(slug, language, name) for name in ("expert", "novice", "abusive"))
    assert expert > novice > abusive


@pytest.mark.parametrize("archetype", ["abusive", "policy_wall"])
def test_harm_resolves_nothing(slug, language, archetype):
    assert outcome(slug, language, archetype) not in RESOLVED


def test_abuse_never_calms(slug, language):
    curve = played(slug, language, "abusive")[1].curve
    assert curve[-1].anger >= curve[0].anger
