"""The state of a talk, and the fold of events that gives it. Nothing here decides anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from roleplay.engine.brief import Brief
from roleplay.engine.dynamics import numbers
from roleplay.engine.events import Event

Payload = Mapping[str, Any]
_WARM = numbers("ends")["warm_escalation"]
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
        return {key: list(value) if isinstance(value, tuple) else value for key, value in vars(self).items()}


@dataclass(frozen=True)
class State:
    """A talk as it stands. `status`: new, open, paused, ended. `turn`: messages of the trainee so far.

    band, expression: as of the last reply · level: abuse level the customer is ready for, halved by limits ·
    abused_at, limits_at: turns in which the customer abused, the trainee set a respectful limit ·
    warned: the customer has threatened to ask for the manager in this turn · protested: the customer has
    objected to being closed · escalated: a warm hand-over was offered · agent: the name the trainee gave ·
    harsh: hostile sentences · lines: authored lines used · replies: what the customer said ·
    pushed, move: the need last asked for, the last move · said: the trainee's messages · refs: their client refs · scored: false after stop or acute distress.
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
    agent: str = ""
    harsh: int = 0
    lines: tuple[str, ...] = ()
    replies: tuple[str, ...] = ()
    pushed: str | None = None
    move: str = ""
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

    @property
    def heard_last(self) -> str:
        """The customer's last words, which the next message answers; "" before the first."""
        return self.replies[-1] if self.replies else ""


def fold(state: State, event: Event) -> State:
    """The state after `event`. Total: every kind changes the state or leaves it, none raises."""
    step = _STEPS.get(str(event.kind))
    folded = step(state, event.payload) if step else state
    return _with(folded, count=state.count + 1)


def fold_all(events: Iterable[Event]) -> State:
    """The state after all events, from the beginning."""
    state = State.new()
    for event in events:
        state = fold(state, event)
    return state


def _with(state: State, **changes: Any) -> State:
    """`dataclasses.replace`, ten times faster: a talk is folded from its first event at every turn."""
    new = object.__new__(State)
    new.__dict__.update(state.__dict__)
    new.__dict__.update(changes)
    return new


def _opened(state: State, payload: Payload) -> State:
    return _with(
        state,
        status="open",
        brief=Brief.from_json(payload["brief"]),
        seed=int(payload["seed"]),
        recent=tuple(payload["recent"]),
        mind=Mind.from_json(payload["mind"]),
        level=float(payload["level"]),
    )


def _said(state: State, payload: Payload) -> State:
    said, refs = (*state.said, str(payload["text"])), (*state.refs, str(payload["ref"]))
    return _with(state, turn=int(payload["turn"]), said=said, refs=refs)


def _read(state: State, payload: Payload) -> State:
    """What the engine must remember of a reading: the agent's name, warm hand-overs, whether anything was rated."""
    agent, escalated, harsh = state.agent, state.escalated, state.harsh
    for sentence in payload["sentences"]:
        acts = {use["act"]: float(use.get("quality", 1.0)) for use in sentence["acts"]}
        names = sentence.get("slots", {}).get("names", ())
        agent = str(names[0]) if names and "greet" in acts else agent
        escalated = escalated or acts.get("escalate", 0.0) >= _WARM
        harsh += "hostile" in acts
    return _with(state, agent=agent, escalated=escalated, harsh=harsh)


def _felt(state: State, payload: Payload) -> State:
    return _with(state, mind=Mind.from_json(payload["mind"]))


def _learned(state: State, payload: Payload) -> State:
    told = state.ledger.told if payload["again"] else (*state.ledger.told, str(payload["fact"]))
    return _with(state, ledger=replace(state.ledger, told=told))


def _met(state: State, payload: Payload) -> State:
    return _with(state, ledger=replace(state.ledger, met=(*state.ledger.met, str(payload["need"]))))


def _promised(state: State, payload: Payload) -> State:
    """A broken promise takes its need out of the needs met; one above authority stays on record."""
    ledger, need = state.ledger, str(payload["need"])
    promises = {key: amount for key, amount in ledger.promises.items() if key != need}
    if payload["broken"]:
        met = tuple(key for key in ledger.met if key != need)
        return _with(state, ledger=replace(ledger, met=met, promises=promises))
    over = (*ledger.over, need) if payload["above"] and need not in ledger.over else ledger.over
    return _with(state, ledger=replace(ledger, promises={**promises, need: payload["amount"]}, over=over))


def _warned(state: State, payload: Payload) -> State:
    if payload["what"] == "manager":
        return _with(state, warned=int(payload["turn"]))
    if payload["what"] == "early_close":
        return _with(state, protested=True)
    return _with(state, level=float(payload["level"]), limits_at=(*state.limits_at, int(payload["turn"])))


def _replied(state: State, payload: Payload) -> State:
    abused = (*state.abused_at, int(payload["turn"])) if payload["abuse"] else state.abused_at
    return _with(
        state,
        band=str(payload["band"]),
        expression=str(payload["expression"]),
        lines=(*state.lines, *payload["pieces"]),
        replies=(*state.replies, str(payload["line"])),
        pushed=payload["need"] and str(payload["need"]),
        move=str(payload["move"]),
        abused_at=abused,
    )


def _paused(state: State, payload: Payload) -> State:
    return _with(state, status="paused")


def _resumed(state: State, payload: Payload) -> State:
    return _with(state, status="open")


def _ended(state: State, payload: Payload) -> State:
    return _with(state, status="ended", outcome=str(payload["outcome"]), scored=bool(payload["scored"]))


def _supported(state: State, payload: Payload) -> State:
    return _with(state, scored=False)


_STEPS: Mapping[str, Callable[[State, Payload], State]] = {
    "opened": _opened,
    "said": _said,
    "read": _read,
    "felt": _felt,
    "learned": _learned,
    "met": _met,
    "promised": _promised,
    "warned": _warned,
    "replied": _replied,
    "paused": _paused,
    "resumed": _resumed,
    "ended": _ended,
    "supported": _supported,
}
