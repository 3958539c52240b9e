"""What is stored is read back the same."""

import json
import random

from roleplay.engine.acts import HARMFUL, Act, Reading
from roleplay.engine.brief import Brief, Need
from roleplay.engine.dynamics import everything
from roleplay.engine.events import Event
from roleplay.engine.persona import RANGES, Persona, random_persona
from tests.roleplay.engine.talks import DELIVERED, REFUNDED, Talk, brief


def again(thing):
    return type(thing).from_json(json.loads(json.dumps(thing.to_json())))


def test_there_are_27_acts_and_other():
    assert len(Act) == 28
    assert len(HARMFUL) == 6


def test_every_act_has_six_weights():
    assert set(everything()["acts"]) == {act.value for act in Act}
    assert all(len(row) == 6 for row in everything()["acts"].values())


def test_a_reading_survives_json():
    reading = Reading((DELIVERED, REFUNDED), "strain", "model-1")
    assert again(reading) == reading


def test_a_brief_survives_json():
    assert again(brief()) == brief()


def test_a_persona_survives_json_and_ignores_what_it_does_not_know():
    persona = random_persona(random.Random(3))
    assert again(persona) == persona
    assert Persona.from_json({"slug": "parent", "anger": 0.6}).anger == 0.6


def test_a_random_persona_stays_in_the_ranges():
    for seed in range(20):
        persona = random_persona(random.Random(seed))
        assert all(low <= getattr(persona, key) <= high for key, (low, high) in RANGES.items())


def test_an_editors_upper_limit_becomes_an_accepted_value():
    assert Need.from_json({"id": "voucher", "accept": {"amount": {"max": 20}}}).accept == {
        "amount": ("<=20",)
    }


def test_a_brief_needs_only_its_key_and_language():
    assert Brief.from_json({"scenario_key": "k", "language": "bg"}).needs == ()


def test_every_event_survives_json():
    talk = Talk()
    talk.say("greet")
    assert [again(event) for event in talk.events] == [
        Event(event.kind, event.payload) for event in talk.events
    ]
