"""`evaluate_reader` and `evaluate_engine` as people call them, on a tiny sample and with a made-up reader of acts."""

import io
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command

from roleplay import measured, reader, understanding
from roleplay.engine.acts import Reading
from roleplay.evaluation import card, reports, scripts
from roleplay.evaluation.reports import Size
from tests.roleplay.evaluation.stage import read

TINY = Size(every=90, scenarios=1, personas=2, talks=3)
COMMANDS = ("evaluate_reader", "evaluate_engine")


@pytest.fixture(autouse=True)
def tiny(monkeypatch, tmp_path):
    monkeypatch.setattr(measured, "FILE", tmp_path / "figures.json")
    monkeypatch.setattr(reports, "QUICK", TINY)
    monkeypatch.setattr(reports, "FULL", replace(TINY, every=45))
    monkeypatch.setattr(reports.reading, "read", read)
    monkeypatch.setattr(reports, "_fresh_reader", lambda: read)
    monkeypatch.setattr(reports.batch, "rate", lambda reply, customer, language: len(reply) / 1000)
    monkeypatch.setattr(reader, "ready", lambda: None)


def run(command, *options):
    out = io.StringIO()
    call_command(command, *options, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_the_reader_s_figures_are_printed_with_their_bars():
    said = run("evaluate_reader", "--quick")
    for heading in ("### B1", "### B3", "### Needs", "### Safety", "### Pace"):
        assert heading in said
    assert "a sample: every 90th row" in said
    assert "| macro-F1, bg |" in said
    assert "**MISSED**" in said  # a reader that only knows the names of acts reads no sentence


def test_the_engine_s_figures_are_printed_with_their_bars():
    said = run("evaluate_engine", "--quick")
    for bar in ("B2", "B4", "B5", "B6", "B7", "B8"):
        assert f"### {bar} ·" in said
    assert "| talks that differ when played again | 0 | ≤ 0 | reached | 27 |" in said
    assert "B2 expert resolves" in said.splitlines()[-1]


@pytest.fixture
def shipped(monkeypatch, tmp_path):
    """A card with figures of the reader."""
    shipped = tmp_path / "model-card.md"
    shipped.write_text(
        f"# Card\n{card.BEGIN}\n{card.PARTS['reader']}\nkept\n{card.END}\nprose\n", encoding="utf-8"
    )
    monkeypatch.setattr(card, "CARD", shipped)
    return shipped


def test_writing_replaces_only_the_command_s_own_part(shipped):
    run("evaluate_engine", "--write")
    text = shipped.read_text(encoding="utf-8")
    assert "kept" in text
    assert "### B7 ·" in text
    assert text.endswith("prose\n")


def test_all_that_trainers_are_told_is_measured_and_written_each_command_its_own_part(shipped):
    told = set()
    for command in COMMANDS:
        run(command, "--write")
        told |= {(part, *key) for part, found in measured.parts().items() for key in found.figures}
    assert understanding.asked() - told == set()
    assert list(measured.parts()) == ["engine", "reader"]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_sample_is_never_written(command):
    with pytest.raises(CommandError, match="A sample is not written"):
        run(command, "--quick", "--write")


@pytest.mark.parametrize("command", COMMANDS)
def test_without_a_reader_there_is_one_clear_line(command, monkeypatch):
    monkeypatch.setattr(reader, "ready", lambda: "the embedder is missing")
    with pytest.raises(CommandError, match=r"^The reader is not ready: the embedder is missing$"):
        run(command, "--quick")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_that_fails_while_it_reads_gives_no_figures(command, monkeypatch):
    monkeypatch.setattr(reports.reading, "read", lambda text, **_: Reading((), "none", "neutral"))
    with pytest.raises(CommandError, match="could not read a message in en"):
        run(command, "--quick")


def test_a_broken_script_is_named_in_one_line(monkeypatch, tmp_path):
    (tmp_path / "parcel-that-never-came").mkdir()
    (tmp_path / "parcel-that-never-came" / "en.yaml").write_text("expert: [Hello]\n", encoding="utf-8")
    monkeypatch.setattr(scripts, "folder", lambda: tmp_path)
    with pytest.raises(CommandError) as caught:
        run("evaluate_engine", "--quick")
    assert str(caught.value).startswith(
        "Evaluation failed: parcel-that-never-came/en.yaml has no messages for"
    )
    assert "\n" not in str(caught.value)
