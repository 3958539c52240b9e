"""A persona's temper, from the demo's file to the engine."""

import pytest

from cms.demo.read import DemoError, Words
from cms.demo.talk import persona_numbers
from cms.models import Persona
from roleplay import demo_briefs
from roleplay.engine.persona import TEMPERS
from roleplay.engine.persona import Persona as Temperament


def test_editors_choose_among_the_tempers_that_the_engine_knows():
    assert tuple(Persona.Temper.values) == TEMPERS


def test_a_persona_gives_its_temper_to_the_engine():
    numbers = Persona(slug="crying", temper="anxious").as_numbers()
    assert Temperament.from_json(numbers).temper == "anxious"


def test_a_demo_persona_is_angry_unless_its_file_says_otherwise():
    assert persona_numbers(Words({"slug": "crying"}, "here"))["temper"] == "angry"
    assert persona_numbers(Words({"slug": "crying", "temper": "icy"}, "here"))["temper"] == "icy"


def test_an_unknown_temper_in_a_demo_file_is_named_with_its_place():
    with pytest.raises(DemoError, match=r"here: “temper” is one of angry, .*not “cross”"):
        persona_numbers(Words({"slug": "crying", "temper": "cross"}, "here"))


def test_the_shipped_crying_customer_is_anxious():
    assert demo_briefs.brief("cancelled-booking", "bg").persona.temper == "anxious"
