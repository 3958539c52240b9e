"""Scripts and runs: read once, played often, and played as the `play` command plays them."""

import pytest

from roleplay import reader
from roleplay.evaluation import runs, scripts
from roleplay.evaluation.rows import BadData
from roleplay.evaluation.scripts import ARCHETYPES, Place
from roleplay.evaluation.talk import readings, replay
from roleplay.management.commands.play import Play
from roleplay.reader.words import LANGUAGES
from tests.roleplay.engine.talks import ARCHETYPES as LABELLED
from tests.roleplay.engine.talks import brief
from tests.roleplay.evaluation.stage import BAD, GOOD, made_up_scene, read


@pytest.mark.parametrize("script", [GOOD, BAD, ("greet", "acute", "validate", "check"), GOOD[:2]])
def test_a_script_comes_out_as_play_plays_it(monkeypatch, script):
    monkeypatch.setattr(reader, "read", read)
    last = list(Play(brief(), seed=3).all(list(script)))[-1]
    played = replay(script, readings(script, brief(), read), brief(), seed=3)
    assert (played.outcome, played.score) == (last["outcome"], last["score"])


def test_every_message_is_read_also_those_after_the_customer_is_gone():
    scene = made_up_scene(texts={"abusive": BAD})
    assert len(scene.readings["abusive"]) == len(BAD)
    assert runs.run(scene, "abusive", 0).outcome == "hang_up"


def test_what_was_said_before_is_told_to_the_reader():
    told = []

    def listening(text, *, said_before=(), customer="", **more):
        told.append((text, said_before, bool(customer)))
        return read(text, **more)

    readings(("greet", "own"), brief(), listening)
    assert told == [("greet", (), True), ("own", ("greet",), True)]


def test_the_order_is_that_of_the_design():
    assert [">".join(rule) for rule in scripts.ORDER] == LABELLED["order"]
    assert set(ARCHETYPES) == set(LABELLED["archetypes"])


def test_each_shipped_scenario_has_every_archetype_in_every_language():
    places = scripts.places(LANGUAGES)
    slugs = {place.slug for place in places}
    assert len(slugs) >= 2
    assert len(places) == len(slugs) * len(LANGUAGES)
    assert all(set(scripts.scripts(place)) == set(ARCHETYPES) for place in places)


@pytest.mark.parametrize("text", ["expert: [Hello]\n", "- a list\n", "expert: {\n"])
def test_a_broken_file_is_named(tmp_path, text):
    (tmp_path / "parcel").mkdir()
    (tmp_path / "parcel" / "en.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(BadData, match=r"parcel/en\.yaml"):
        scripts.scripts(Place("parcel", "en"), tmp_path)
