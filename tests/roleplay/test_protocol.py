"""What may come in, what goes out, and that the document says the same."""

import json
import random
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from roleplay import protocol
from roleplay.engine.codes import RefusalCode
from roleplay.engine.events import Kind
from roleplay.errors import Refused, RoomCode
from roleplay.models import Seat, StoredEvent

DOCUMENT = (Path(__file__).parents[2] / "docs" / "protocol.md").read_text(encoding="utf-8")


def table(heading: str) -> dict[str, list[str]]:
    """First column -> the words in code marks of the second, of the table under a heading."""
    part = DOCUMENT.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [row.split("|")[1:3] for row in part.splitlines() if row.startswith("| ") and "---" not in row]
    return {name.strip().strip("`"): re.findall(r"`(\w[\w.]*)`", fields) for name, fields in rows[1:]}


def test_the_document_lists_what_the_browser_may_send():
    assert table("From the browser") == {name: list(fields) for name, fields in protocol.INCOMING.items()}


def test_the_document_lists_what_the_server_sends():
    assert table("From the server") == {name: list(fields) for name, fields in protocol.OUTGOING.items()}


def test_the_document_lists_what_a_trainee_sees_of_each_event():
    seen = {str(kind): list(fields) for kind, fields in protocol.TRAINEE_SEES.items()}
    assert table("What a trainee sees of an event") == seen


def test_the_document_lists_every_closing_code():
    closing = {str(code): [str(why)] for code, why in protocol.CLOSING.items()}
    assert table("Closing") == closing | {"4403": []}


def test_the_document_lists_every_error_code():
    assert set(table("Error codes")) == {str(code) for code in (*RoomCode, *RefusalCode)}


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ("", "frame.malformed"),
        ("nonsense", "frame.malformed"),
        ("[]", "frame.malformed"),
        ("null", "frame.malformed"),
        ("7", "frame.malformed"),
        ("[" * 10_000, "frame.malformed"),
        ('{"type":"dance","ref":"a"}', "frame.unknown"),
        ('{"type":["say"],"ref":"a"}', "frame.unknown"),
        ('{"type":"say","ref":"a"}', "frame.malformed"),
        ('{"type":"say","ref":"a","text":5}', "frame.malformed"),
        ('{"type":"say","ref":"a","text":"x","more":1}', "frame.malformed"),
        ('{"type":"pause","ref":""}', "ref.missing"),
        ('{"type":"pause","ref":"%s"}' % ("r" * 65), "ref.missing"),
        ('{"type":"say","ref":"a","text":"\\u0000"}', "text.unreadable"),
        ('{"type":"say","ref":"a","text":"\\ud800"}', "text.unreadable"),
        ('{"type":"say","ref":"\\ud800","text":"x"}', "ref.missing"),
        ('{"type":"since","seq":-1}', "frame.malformed"),
        ('{"type":"since","seq":true}', "frame.malformed"),
        ('{"type":"since","seq":1e400}', "frame.malformed"),
        ('{"type":"since","seq":99999999999999999999}', "frame.malformed"),
        ('{"type":"say","ref":"a","text":"%s"}' % ("я" * 9000), "frame.too_large"),
    ],
)
def test_a_frame_that_is_wrong_is_refused_with_its_code(frame, code):
    with pytest.raises(Refused) as refused:
        protocol.parse(frame)
    assert refused.value.code == code


def test_a_binary_frame_is_refused():
    with pytest.raises(Refused, match=r"frame\.binary"):
        protocol.parse(None, b"\x00\xff")


def test_a_number_too_long_to_read_is_malformed():
    with pytest.raises(Refused, match=r"frame\.malformed"):
        protocol.parse('{"type":"since","seq":%s}' % ("9" * 6000))


def test_ten_thousand_broken_frames_end_in_a_command_or_a_code():
    chance = random.Random(4)
    frames = [json.dumps({"type": "say", "ref": "a", "text": "Hello"}), '{"type":"since","seq":3}']
    pieces = ['"', "{", "}", "\\u0000", "\\ud800", ":", ",", "null", "\x00", "é", "9" * 50, "[", "]", "type"]
    for _ in range(10_000):
        frame = list(chance.choice(frames))
        for _ in range(chance.randint(1, 6)):
            frame[chance.randrange(len(frame))] = chance.choice(pieces)
        assert outcome("".join(frame)) in {"command", *RoomCode}


def outcome(frame: str) -> str:
    try:
        protocol.parse(frame)
    except Refused as refused:
        return refused.code
    return "command"


def test_a_trainee_never_sees_what_is_hidden():
    seat = SimpleNamespace(role=Seat.Role.TRAINEE)
    secret = {
        "mind": {"feelings": {"anger": 0.71, "arousal": 0.72}},
        "brief": "HIDDEN",
        "plan": "HIDDEN",
        "seed": 1,
    }
    for kind in Kind:
        view = protocol.view_for(seat, StoredEvent(seq=1, kind=kind, payload=dict(secret)))
        assert "HIDDEN" not in json.dumps(view)
        assert "0.71" not in json.dumps(view)


def test_kinds_that_are_not_for_trainees_are_not_shown_at_all():
    seat = SimpleNamespace(role=Seat.Role.TRAINEE)
    hidden = {
        kind for kind in Kind if protocol.view_for(seat, StoredEvent(seq=1, kind=kind, payload={})) is None
    }
    assert hidden == {Kind.LEARNED, Kind.MET, Kind.PROMISED, Kind.WARNED, Kind.RELABELLED}


def test_a_seat_of_an_unknown_role_sees_nothing():
    seat = SimpleNamespace(role="passer-by")
    assert protocol.view_for(seat, StoredEvent(seq=1, kind="said", payload={"text": "x"})) is None


def test_heat_is_one_rounded_figure():
    payload = {"mind": {"feelings": {"anger": 0.744, "arousal": 0.721}}}
    assert protocol.heat(payload) == 0.75
