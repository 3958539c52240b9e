"""Events: all that ever happened in a talk, append-only. `rules.py` lists every kind and its payload."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """Every kind of event there is; the payload of each is written down at the top of rules.py."""

    OPENED = "opened"
    SAID = "said"
    READ = "read"
    FELT = "felt"
    LEARNED = "learned"
    MET = "met"
    PROMISED = "promised"
    WARNED = "warned"
    REPLIED = "replied"
    PAUSED = "paused"
    RESUMED = "resumed"
    ENDED = "ended"
    RELABELLED = "relabelled"
    SUPPORTED = "supported"


@dataclass(frozen=True)
class Event:
    """One thing that happened; `payload` holds JSON values only."""

    kind: str
    payload: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {"kind": str(self.kind), "payload": dict(self.payload)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Event:
        return cls(Kind(data["kind"]), dict(data["payload"]))
