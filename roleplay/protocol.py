"""Every message of the room's socket, both ways; docs/protocol.md says the same in words and a test compares them.

What comes in is checked here and nowhere else. What a seat may see of an event is decided here and nowhere else.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from roleplay.engine.events import Kind
from roleplay.errors import Refused, RoomCode
from roleplay.models import Seat, StoredEvent

MAX_FRAME = 16 * 1024
MAX_REF = 64

# What the browser may send: type -> the fields it takes and their types. `ref` is the browser's own id of a command.
INCOMING: Mapping[str, Mapping[str, type]] = {
    "say": {"ref": str, "text": str},
    "pause": {"ref": str},
    "resume": {"ref": str},
    "stop": {"ref": str},
    "end": {"ref": str},
    "since": {"seq": int},
}

# What the server sends: type -> its fields.
OUTGOING: Mapping[str, tuple[str, ...]] = {
    "snapshot": ("seq", "events"),
    "events": ("after", "seq", "ref", "events"),
    "error": ("code", "sentence", "ref"),
}

# Why the server closes a socket, always after an `error` that says so in words.
CLOSING: Mapping[int, str] = {
    4401: RoomCode.ROOM_SIGNED_OUT,
    4404: RoomCode.ROOM_UNKNOWN,
}

# What a trainee sees of each kind of event, besides `seq` and `kind`. A kind that is missing here is seen by nobody.
TRAINEE_SEES: Mapping[str, tuple[str, ...]] = {
    Kind.OPENED: ("heat",),
    Kind.SAID: ("turn", "text", "ref"),
    Kind.READ: ("strain",),
    Kind.FELT: ("heat",),
    Kind.REPLIED: ("turn", "line", "expression", "typing_ms"),
    Kind.PAUSED: ("by",),
    Kind.RESUMED: (),
    Kind.ENDED: ("outcome",),
    Kind.SUPPORTED: (),
}


@dataclass(frozen=True)
class Command:
    """One thing the browser asks for. `seq` belongs to `since`, `text` to `say`, `ref` to all others."""

    type: str
    ref: str = ""
    text: str = ""
    seq: int = 0


def parse(text: str | None, binary: bytes | None = None) -> Command:
    """The command in a frame. Raises `Refused` with a code; never anything else, whatever the frame holds."""
    if binary is not None or text is None:
        raise Refused(RoomCode.FRAME_BINARY)
    if len(text) > MAX_FRAME or len(text.encode("utf-8", "replace")) > MAX_FRAME:
        raise Refused(RoomCode.FRAME_TOO_LARGE)
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        raise Refused(RoomCode.FRAME_MALFORMED) from None
    return _command(message)


def _command(message: Any) -> Command:
    if not isinstance(message, dict):
        raise Refused(RoomCode.FRAME_MALFORMED)
    ref = _ref(message.get("ref"))
    kind = message.get("type")
    if not isinstance(kind, str) or kind not in INCOMING:
        raise Refused(RoomCode.FRAME_UNKNOWN, ref)
    wanted = INCOMING[kind]
    if set(message) - {"type", *wanted} or any(
        type(message.get(name)) is not of for name, of in wanted.items()
    ):
        raise Refused(RoomCode.FRAME_MALFORMED, ref)
    if "ref" in wanted and not ref:
        raise Refused(RoomCode.REF_MISSING)
    if not is_storable(message.get("text", "")):
        raise Refused(RoomCode.TEXT_UNREADABLE, ref)
    if not 0 <= message.get("seq", 0) < 2**31:
        raise Refused(RoomCode.FRAME_MALFORMED)
    return Command(kind, ref, message.get("text", ""), message.get("seq", 0))


def _ref(value: Any) -> str:
    """The ref if it is one we can store and echo, else nothing."""
    return value if isinstance(value, str) and len(value) <= MAX_REF and is_storable(value) else ""


def is_storable(text: str) -> bool:
    """No NUL, no lone surrogate: neither fits a database column."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def view_for(seat: Seat, event: StoredEvent) -> dict[str, Any] | None:
    """What this seat sees of an event, or None. Hidden facts, needs and numbers never leave the server."""
    if seat.role != Seat.Role.TRAINEE or event.kind not in TRAINEE_SEES:
        return None
    strain = event.payload.get("distress") == "strain"
    payload = event.payload | {"heat": heat(event.payload), "strain": strain}
    shown = {name: payload.get(name) for name in TRAINEE_SEES[event.kind]}
    return {"seq": event.seq, "kind": event.kind, **shown}


def heat(payload: Mapping[str, Any]) -> float | None:
    """How heated the customer looks, 0 to 1 in twentieths: anger and arousal in one figure, so neither can be read off."""
    feelings = payload.get("mind", {}).get("feelings")
    if feelings is None:
        return None
    return round(round((feelings["anger"] + feelings["arousal"]) * 10) / 20, 2)


def snapshot(seat: Seat, events: Iterable[StoredEvent]) -> dict[str, Any]:
    """The whole talk as this seat sees it."""
    stored = list(events)
    return {"type": "snapshot", "seq": stored[-1].seq if stored else 0, "events": _views(seat, stored)}


def push(seat: Seat, events: Iterable[StoredEvent], *, after: int, ref: str = "") -> dict[str, Any]:
    """What came after place `after`. `ref` says which command of this browser it answers."""
    stored = list(events)
    seq = stored[-1].seq if stored else after
    return {"type": "events", "after": after, "seq": seq, "ref": ref, "events": _views(seat, stored)}


def error(refused: Refused) -> dict[str, Any]:
    return {"type": "error", "code": refused.code, "sentence": refused.sentence, "ref": refused.ref}


def _views(seat: Seat, events: Iterable[StoredEvent]) -> list[dict[str, Any]]:
    return [view for event in events if (view := view_for(seat, event)) is not None]
