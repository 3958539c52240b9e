"""The state of a talk, and the fold of events that gives it. Nothing here decides anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from roleplay.engine.brief import Brief
from roleplay.engine.events import Event

VARIABLES: tuple[str, ...] = ("anger", "arousal", "heard", "trust", "hope", "patience")


@dataclass(frozen=True)
class Feelings:
    """Six variables, each 0 to 1 (in a push: signed changes)."""

    anger: float = 0.0
    arousal: float = 0.0
    heard: float = 0.0
    trust: float = 0.0
    hope: float = 0.0
    patience: float = 0.0

    def to_json(self) -> dict[str, float]:
        return {name: round(getattr(self, name), 6) for name in VARIABLES}

    @classmethod
    def from_json(cls, data: Mapping[str, float]) -> Feelings:
        return cls(*(float(data[name]) for name in VARIABLES))


@dataclass(frozen=True)
class Mind:
    """Feelings and what they depend on; replaced as a whole by each `felt` event.

    uses: act -> how often it was used · generic: generic empathy so far · sore: an unrepaired dismissal ·
    amends: which half of its repair was given (`validate`, `apologise`) · push: the last turn's changes.
    """

    feelings: Feelings = Feelings()
    push: Feelings = Feelings()
    uses: Mapping[str, int] = field(default_factory=dict)
    generic: int = 0
    sore: bool = False
    amends: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "feelings": self.feelings.to_json(),
            "push": self.push.to_json(),
            "uses": dict(self.uses),
            "generic": self.generic,
            "sore": self.sore,
            "amends": list(self.amends),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Mind:
        return cls(
            feelings=Feelings.from_json(data["feelings"]),
            push=Feelings.from_json(data["push"]),
            uses=dict(data["uses"]),
            generic=int(data["generic"]),
            sore=bool(data["sore"]),
            amends=tuple(data["amends"]),
        )


@dataclass(frozen=True)
class Ledger:
    """Facts of the talk: needs met, facts told, promises (need id -> the amount promised, "" if none),
    needs promised above authority."""

    met: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    promises: Mapping[str, str] = field(default_factory=dict)
    over: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items()
        }


@dataclass(frozen=True)
class State:
    """A talk as it stands. `status`: new, open, paused, ended. `turn`: messages of the trainee so far.

    band, expression: as of the last reply · level: abuse level the customer is ready for, halved by limits ·
    abused_at, limits_at: turns in which the customer abused, the trainee set a respectful limit ·
    warned: the customer has threatened to ask for the manager in this turn · protested: the customer has
    objected to being closed · escalated: a warm hand-over was offered · lines: every customer line said ·
    said: the trainee's messages · refs: their client refs · scored: false after stop or acute distress.
    """

    status: str = "new"
    brief: Brief | None = None
    seed: int = 0
    recent: tuple[str, ...] = ()
    turn: int = 0
    mind: Mind = Mind()
    ledger: Ledger = Ledger()
    level: float = 0.0
    abused_at: tuple[int, ...] = ()
    limits_at: tuple[int, ...] = ()
    warned: int | None = None
    protested: bool = False
    escalated: bool = False
    band: str = ""
    expression: str = ""
    lines: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    outcome: str | None = None
    scored: bool = True
    count: int = 0

    @classmethod
    def new(cls) -> State:
        """The state before anything happened."""
        return cls()

    @property
    def feelings(self) -> Feelings:
        return self.mind.feelings


def fold(state: State, event: Event) -> State:
    """The state after `event`. Total: every event kind changes the state or leaves it, none raises."""
    raise NotImplementedError


def fold_all(events: Iterable[Event]) -> State:
    """The state after all events, from the beginning."""
    state = State.new()
    for event in events:
        state = fold(state, event)
    return state
