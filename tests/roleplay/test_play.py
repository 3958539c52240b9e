"""The `play` command: text in, JSON out, the same each time; one clear line when the input cannot be played."""

import io
import json
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from tests.roleplay.conftest import EXPERT, SLUG

pytestmark = pytest.mark.django_db

SCRIPTS = {
    "en": EXPERT,
    "bg": (
        "Здравейте, аз съм Ана. Чакали сте цял ден напразно, нормално е да сте ядосана.",
        "Значи пише, че никой не е бил вкъщи, а Вие сте стояли до вратата. Кога е празникът?",
        "Права сте, ние сбъркахме. Съжалявам, че куриерът изобщо не е позвънил.",
    ),
    "zh-hans": (
        "您好，我是安娜。您白等了一整天，生气很正常。",
        "也就是说系统显示没人在家，可您一直在门口。聚会几点开始？",
        "您说得对，是我们弄错了。很抱歉快递员根本没按门铃。",
    ),
}


def play(monkeypatch, data, *options):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    out = io.StringIO()
    call_command("play", SLUG, *options, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.mark.parametrize("language", SCRIPTS)
def test_a_script_plays_from_the_demos_files_in_each_language(monkeypatch, language):
    script = SCRIPTS[language]
    lines = play(monkeypatch, "\n".join(script).encode(), "--language", language)
    turns, last = lines[:-1], lines[-1]
    assert len(turns) == min(len(script), turns[-1]["turn"])
    assert [turn["turn"] for turn in turns] == list(range(1, len(turns) + 1))
    assert all({"acts", "state", "ledger", "customer", "end"} <= set(turn) for turn in turns)
    assert {"outcome", "score", "criteria"} <= set(last)
    assert "apologise" in turns[2]["acts"]
    assert turns[-1]["state"]["heard"] > turns[0]["opening"]["state"]["heard"]


def test_the_same_script_and_seed_give_the_same_lines(monkeypatch):
    one, other = (play(monkeypatch, b"Hello.\nSorry.", "--language", "en", "--seed", "5") for _ in range(2))
    assert one == other


def test_another_persona_feels_otherwise(monkeypatch):
    own = play(monkeypatch, b"Hello.", "--language", "en")
    other = play(monkeypatch, b"Hello.", "--language", "en", "--persona", "night_abuser")
    assert own[0]["state"] != other[0]["state"]


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "is empty"),
        (b"  \n\n", "is empty"),
        (b"Hello\n\nSorry", "Line 2 is empty"),
        (b"Hello\n\xff\xfe", "not UTF-8"),
        (b"Hello\na\0b", "Line 2"),
        (b"a" * 1_000_000, "Line 1 is longer"),
    ],
)
def test_input_that_cannot_be_played_is_one_clear_line(monkeypatch, data, complaint):
    with pytest.raises(CommandError, match=complaint) as error:
        play(monkeypatch, data, "--language", "en")
    assert "\n" not in str(error.value)


def test_an_unknown_scenario_names_those_there_are(monkeypatch):
    with pytest.raises(CommandError, match=SLUG):
        call_command("play", "nothing-like-it", "--language", "en")


def test_an_unknown_persona_is_named(monkeypatch):
    with pytest.raises(CommandError, match="nobody"):
        play(monkeypatch, b"Hello.", "--language", "en", "--persona", "nobody")


def test_an_unknown_language_names_those_there_are(monkeypatch):
    with pytest.raises(CommandError, match="zh-hans"):
        call_command("play", SLUG, "--language", "fr")
