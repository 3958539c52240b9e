"""A command that was refused: a code for machines, one whole sentence for people. Nothing happened."""

from enum import StrEnum


class RoomCode(StrEnum):
    """Why the room refuses, beyond what the engine refuses (engine.codes.RefusalCode)."""

    FRAME_MALFORMED = "frame.malformed"
    FRAME_BINARY = "frame.binary"
    FRAME_TOO_LARGE = "frame.too_large"
    FRAME_UNKNOWN = "frame.unknown"
    TEXT_UNREADABLE = "text.unreadable"
    REF_MISSING = "ref.missing"
    RATE_EXCEEDED = "rate.exceeded"
    READER_BUSY = "reader.busy"
    ROOM_BUSY = "room.busy"
    ROOM_UNKNOWN = "room.unknown"
    ROOM_SIGNED_OUT = "room.signed_out"
    SERVER_UNAVAILABLE = "server.unavailable"
    SCENARIO_UNKNOWN = "scenario.unknown"


class Refused(Exception):  # noqa: N818 - the house word for it
    """`code` is a RoomCode or an engine RefusalCode; `ref` is the client's id of the refused command, if it had one."""

    def __init__(self, code: str, ref: str = "") -> None:
        super().__init__(str(code))
        self.code = str(code)
        self.ref = ref

    @property
    def sentence(self) -> str:
        from roleplay.labels import refusal  # labels need a language, errors are raised before one is active

        return refusal(self.code)
