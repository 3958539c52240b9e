"""B8: points between languages, and talks played again."""

from functools import partial

from roleplay.evaluation import languages
from roleplay.evaluation.runs import Run
from roleplay.evaluation.scripts import Place
from tests.roleplay.evaluation.stage import made_up_scene, read


def run(language, score, archetype="expert"):
    return Run(Place("parcel", language), archetype, 0, score, "resolved", False, False, False)


def measured(played, again=(True,)):
    return {figure.name: figure for figure in languages.measure(played, again).figures}


def test_three_points_are_near_enough_and_four_are_not():
    near, far = [run("en", 90), run("bg", 87)], [run("en", 50, "novice"), run("bg", 54, "novice")]
    assert measured(near)["largest difference in points"].verdict == "reached"
    found = measured(near + far)
    assert found["largest difference in points"].value == 4
    assert found["largest difference in points"].verdict == "MISSED"
    assert found["mean difference in points"].value == 3.5
    assert found["talks within 3 points"].value == 0.5


def test_a_talk_scored_in_one_language_only_is_not_alike():
    assert languages.gap({"en": 90, "bg": None}) == 100
    assert languages.gap({"en": None, "bg": None}) == 0


def test_one_language_alone_measures_nothing():
    assert measured([run("en", 90)])["largest difference in points"].verdict == "not measured"


def test_the_same_talk_again_is_the_same():
    assert all(languages.reruns([made_up_scene()], lambda: read))


def test_a_reader_that_changes_its_mind_is_found():
    moody = partial(lambda text, **more: read(text.replace("solve", "vague"), **more))
    again = list(languages.reruns([made_up_scene()], lambda: moody))
    assert measured([], again)["talks that differ when played again"].value == 1
