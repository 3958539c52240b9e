"""How one message moves the customer: the update rule of the design, act by act, in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from roleplay.engine.acts import EMPATHY, HARMFUL, RELATIONAL, SLIGHT, UNRATED, Act, ActUse, Reading
from roleplay.engine.brief import Brief
from roleplay.engine.codes import Derived
from roleplay.engine.dynamics import numbers, weights
from roleplay.engine.persona import Persona
from roleplay.engine.settling import is_bad, pushed, settled, unit
from roleplay.engine.state import VARIABLES, Feelings, Mind

_ACTS = weights("acts")
_DERIVED = weights("derived")
_FORCE = numbers("force")
_GATE = numbers("gate")
_TURN = numbers("turn")
_START = numbers("start")
_ANGER, _AROUSAL, _HEARD, _TRUST, _HOPE, _PATIENCE = range(6)
_GATED = frozenset({Act.SOLVE, Act.CHOICE, Act.ESCALATE})
_SORE = frozenset({Act.DISMISS, Act.BLAME, Act.HOSTILE})
_FACE = frozenset({Act.BLAME, Act.DISMISS, Act.HOSTILE, Act.BOUNDARY})
_AUTONOMY = frozenset({Act.INSTRUCT, Act.HOLD, Act.WALL, Act.DECLINE, Act.CHOICE, Act.CHECK, Act.ASK})
_REPAIR = frozenset({Act.SOLVE, Act.OWN, Act.CHOICE})
_PROGRESS = _REPAIR | {Act.ASK, Act.EXPLAIN_NEXT, Act.ESCALATE, Act.CHECK}
_PLAIN = SLIGHT | {Act.ASK}
Row = tuple[float, ...]


@dataclass(frozen=True)
class Moment:
    """What the ledger and the talk know about this message, beyond its acts.

    share: required needs met once it counts, 0..1 · progress: it met a need · met_in: the sentences that did ·
    provoked: the customer has just abused · reasked, broken: sentences that ask a told fact again, that take a
    promise back · early_close: it closes the talk while needs are open · early: it is one of the first two messages,
    within which nobody is pacified.
    """

    share: float = 0.0
    progress: bool = False
    met_in: frozenset[int] = frozenset()
    provoked: bool = False
    reasked: frozenset[int] = frozenset()
    broken: frozenset[int] = frozenset()
    early_close: bool = False
    early: bool = False


@dataclass(frozen=True)
class Effect:
    """One act, or one derived event (`note`), and the changes it pushes for, before inertia and caps."""

    sentence: int
    act: str
    m: float
    gate: float
    changes: Row
    note: str | None = None

    def to_json(self) -> dict[str, Any]:
        changes = {
            name: round(change, 6) for name, change in zip(VARIABLES, self.changes, strict=True) if change
        }
        return {
            "sentence": self.sentence,
            "act": self.act,
            "m": round(self.m, 4),
            "gate": round(self.gate, 4),
            "changes": changes,
            "note": self.note,
        }


@dataclass(frozen=True)
class Felt:
    """The mind after a message, what each act did, and what happened beyond the labels."""

    mind: Mind
    effects: tuple[Effect, ...]
    notes: tuple[Derived, ...]


def at_start(brief: Brief) -> Mind:
    """The persona's feelings, worse for each earlier failed contact (three at most count)."""
    persona, failed = brief.persona, min(brief.failed_contacts, int(_START["most"]))
    raw = [float(getattr(persona, name)) for name in VARIABLES]
    for index, name in ((_ANGER, "anger"), (_AROUSAL, "arousal"), (_TRUST, "trust")):
        raw[index] += failed * _START[name]
    return Mind(Feelings(*(unit(value) for value in raw)))


def feel(mind: Mind, persona: Persona, reading: Reading, moment: Moment) -> Felt:
    """The mind after this message. Pure; effects come in the order of the acts, derived ones last."""
    work = _Work(mind, persona, reading, moment)
    for index, sentence in enumerate(reading.sentences):
        for use in sentence.acts:
            work.take(index, use, explained=bool(sentence.slots.durations))
    work.conclude()
    push = pushed(work.total, mind.push, persona)
    raw = [value + change for value, change in zip(work.start, push, strict=True)]
    if moment.early:
        raw[_ANGER] = max(raw[_ANGER], min(work.start[_ANGER], _TURN["early_anger"]))
    after = settled(raw, persona, moment.share)
    new = Mind(
        Feelings(*after), Feelings(*push), work.uses, work.generic, work.sore, tuple(sorted(work.amends))
    )
    return Felt(new, tuple(work.effects), tuple(dict.fromkeys(work.notes)))


class _Work:
    """The running sum of one message. Gates look at the feelings as they stand after the acts before."""

    def __init__(self, mind: Mind, persona: Persona, reading: Reading, moment: Moment) -> None:
        self.persona, self.moment = persona, moment
        self.start = [getattr(mind.feelings, name) for name in VARIABLES]
        self.total = [0.0] * 6
        self.uses = dict(mind.uses)
        self.generic, self.sore, self.amends = mind.generic, mind.sore, set(mind.amends)
        self.effects: list[Effect] = []
        self.notes: list[Derived] = []
        self.repairing = mind.sore
        self.acts = [use.act for use in reading.uses]
        self.manner = reading.manner
        self.crowded = len(reading.weighty) > _FORCE["crowd"]

    def take(self, index: int, use: ActUse, *, explained: bool) -> None:
        """One act: choose its row, its force and its gate; add what arrives. `explained`: it says how long."""
        row, note = self._row(index, use)
        force = 1.0 if note in _FLAT else self._force(use)
        if use.act is Act.HOLD:  # the design's "every unexplained hold costs": a cost does not wear off
            force = unit(use.quality) * (_FORCE["explained_hold"] if explained else 1.0)
        gate = self._gate(use.act) if use.act in _GATED else 1.0
        self._add(index, use.act, row, force, gate, note)
        self.uses[use.act.value] = self.uses.get(use.act.value, 0) + 1
        self._mark_sore(index, use)

    def conclude(self) -> None:
        """Derived events of the whole message."""
        for index in sorted(self.moment.reasked):
            self._derived(index, Derived.REASKED)
        for index in sorted(self.moment.broken):
            self._derived(index, Derived.BROKEN_PROMISE)
        if self.moment.early_close:
            self._derived(0, Derived.EARLY_CLOSE)
        self._answered()
        if self._overloaded():
            self._derived(0, Derived.RELATIONAL_OVERLOAD)
        if self.crowded:
            self.notes.append(Derived.TOO_MUCH_AT_ONCE)

    def _answered(self) -> None:
        """How the message answers as a whole counts beside what it does: hollow words do little in any act. What does nothing
        to the customer (talk to the exercise, noise) is no answer, however it may sound."""
        if UNRATED.issuperset(self.acts):
            return
        manner = 2 * self.manner - 1
        if manner < 0 and _PLAIN.issuperset(self.acts):  # a name or a question is not hollow, only short
            return
        if abs(manner) >= _FORCE["manner_from"]:
            note = Derived.WELL_ANSWERED if manner > 0 else Derived.HOLLOW
            self._add(0, None, _DERIVED[note.value], abs(manner), 1.0, note)

    def _row(self, index: int, use: ActUse) -> tuple[Row, Derived | None]:
        note = self._reading_of(use)
        if note in _REPLACING:
            return _DERIVED[note.value], note
        if use.act is Act.DECLINE and index in self.moment.met_in:  # an honest limit that was asked for; DC
            return (0.0, *_ACTS[use.act.value][1:]), note
        return _ACTS[use.act.value], note

    def _reading_of(self, use: ActUse) -> Derived | None:
        """How the customer takes this act at this moment, if not at face value."""
        if use.act in EMPATHY and not use.fresh:
            self.generic += 1
            return Derived.WORN_EMPATHY if self.generic >= _FORCE["worn_from"] else None
        if use.act is Act.APOLOGISE:
            return Derived.REPEAT_APOLOGY if self._repeats_apology(use) else None
        if use.act is Act.EXPLAIN_CAUSE and self._hot_and_unheard():
            return Derived.EXCUSE
        if use.act is Act.BOUNDARY:
            return Derived.PROVOKED_BOUNDARY if self.moment.provoked else Derived.UNPROVOKED_BOUNDARY
        if use.act in _GATED and self._heat_gate() < 0.75:
            return Derived.EARLY_SOLUTION
        return Derived.INSTRUCT_WHILE_HOT if use.act is Act.INSTRUCT and self._hot_and_unheard() else None

    def _repeats_apology(self, use: ActUse) -> bool:
        count = self.uses.get(Act.APOLOGISE.value, 0) + 1
        repaired = self.moment.progress or bool(_REPAIR & set(self.acts))
        return count >= _FORCE["apology_from"] and not use.fresh and not repaired

    def _force(self, use: ActUse) -> float:
        """m(a): quality, worn down by repetition; harm sensitises instead."""
        count = self.uses.get(use.act.value, 0)
        quality = unit(use.quality)
        if use.act in UNRATED:
            return 1.0
        if use.act in HARMFUL:
            return quality * (1 + _FORCE["sensitise"] * min(count, _FORCE["sensitise_most"]))
        exponent = count * _FORCE["fresh_exponent"] if use.fresh else count
        return float(quality * self.persona.habituation**exponent)

    def _gate(self, act: Act) -> float:
        trust = min(1.0, self._now(_TRUST) / _GATE["trust_enough"])
        return self._heat_gate() * (_GATE["distrust_share"] + (1 - _GATE["distrust_share"]) * trust)

    def _heat_gate(self) -> float:
        """1 once cool; while hot, as much as the customer feels heard."""
        if self._now(_AROUSAL) <= _GATE["hot"]:
            return 1.0
        heard = min(1.0, self._now(_HEARD) / _GATE["heard_enough"])
        return _GATE["unheard_share"] + (1 - _GATE["unheard_share"]) * heard

    def _hot_and_unheard(self) -> bool:
        return self._now(_AROUSAL) > _GATE["hot"] and self._now(_HEARD) < _GATE["excuse_below_heard"]

    def _now(self, index: int) -> float:
        return unit(self.start[index] + self.total[index])

    def _derived(self, index: int, note: Derived) -> None:
        self._add(index, None, _DERIVED[note.value], 1.0, 1.0, note)

    def _add(
        self, index: int, act: Act | None, row: Row, force: float, gate: float, note: Derived | None
    ) -> None:
        if note is Derived.INSTRUCT_WHILE_HOT and act is not None:
            self._derived(index, note)
            note = None
        bad = self.persona.asymmetry * self.persona.reactivity * self._touchy(act, bad=True)
        good = self.persona.soothability * gate * self._touchy(act, bad=False) * self._openness()
        changes = tuple(
            0.0 if not weight else weight * force * (bad if is_bad(at, weight) else good)
            for at, weight in enumerate(row)
        )
        self.total = [total + change for total, change in zip(self.total, changes, strict=True)]
        self.effects.append(
            Effect(index, act.value if act else "", force, gate, changes, note and note.value)
        )
        if note is not None:
            self.notes.append(note)

    def _touchy(self, act: Act | None, *, bad: bool) -> float:
        """Concern for face makes harm to it worse; concern for autonomy, orders worse and options better."""
        if bad and act in _FACE:
            return 1 + _FORCE["temperament"] * (self.persona.face - 0.5)
        if act in _AUTONOMY:
            return 1 + _FORCE["temperament"] * (self.persona.autonomy - 0.5)
        return 1.0

    def _openness(self) -> float:
        sore = _FORCE["sore_good"] if self.sore else 1.0
        return sore * (_FORCE["crowd_good"] if self.crowded else 1.0)

    def _mark_sore(self, index: int, use: ActUse) -> None:
        """A dismissal stands until both halves of its repair were given: validate, and a specific apology."""
        if use.act in _SORE:
            self.sore, self.amends = True, set()
        elif use.act is Act.VALIDATE or (use.act is Act.APOLOGISE and use.fresh):
            self.amends.add(use.act.value)
        if self.sore and self.amends == {Act.VALIDATE.value, Act.APOLOGISE.value}:
            self.sore = False
            self._derived(index, Derived.REPAIRED)

    def _overloaded(self) -> bool:
        relational = sum(act in RELATIONAL for act in self.acts)
        if relational >= _GATE["overload_acts"]:
            return True
        if self.repairing:  # making good what hurt takes validate and apology at once
            return False
        calm = self.start[_AROUSAL] < _GATE["calm"]
        idle = self.moment.share < 1 and not self.moment.progress and not _PROGRESS & set(self.acts)
        return calm and idle and relational >= _GATE["overload_calm_acts"]


_REPLACING = frozenset(
    {Derived.WORN_EMPATHY, Derived.REPEAT_APOLOGY, Derived.EXCUSE, Derived.PROVOKED_BOUNDARY}
)
_FLAT = frozenset({Derived.WORN_EMPATHY, Derived.REPEAT_APOLOGY})
