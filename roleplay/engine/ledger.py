"""What counts as a fact: needs met, promises made and broken, facts told. Nothing here is a feeling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from roleplay.engine.acts import HARMFUL, Act, Reading, Sentence, Slots
from roleplay.engine.brief import ABOVE, Brief, Need
from roleplay.engine.dynamics import numbers
from roleplay.engine.state import Ledger

_FACTS_A_TURN = int(numbers("lines")["facts_a_turn"])
_CROWD = numbers("force")["crowd"]
_REFUSING = frozenset({Act.DECLINE, Act.WALL})
_ASKING = frozenset({Act.ASK, Act.INSTRUCT})
_PLURAL = {
    "amount": "amounts",
    "date": "dates",
    "time": "times",
    "duration": "durations",
    "reference": "references",
    "name": "names",
}


@dataclass(frozen=True)
class Promise:
    """A promise made, or taken back (`broken`), in one sentence."""

    sentence: int
    need: str
    amount: str = ""
    above: bool = False
    broken: bool = False


@dataclass(frozen=True)
class Told:
    """A fact the customer tells; `again`: it was told before and asked once more."""

    sentence: int
    fact: str
    again: bool = False


@dataclass(frozen=True)
class Judged:
    """What one message does to the ledger. `short`: (sentence, need) that match but lack the need's slots."""

    met: tuple[tuple[int, str], ...] = ()
    promises: tuple[Promise, ...] = ()
    told: tuple[Told, ...] = ()
    short: tuple[tuple[int, str], ...] = ()

    @property
    def half(self) -> tuple[str, ...]:
        """Needs taken back, or answered without the slots they demand: what the customer pushes for next."""
        taken_back = tuple(promise.need for promise in self.promises if promise.broken)
        return taken_back + tuple(need for _, need in self.short)

    @property
    def reasked(self) -> frozenset[int]:
        return frozenset(told.sentence for told in self.told if told.again)

    @property
    def broken(self) -> frozenset[int]:
        return frozenset(promise.sentence for promise in self.promises if promise.broken)


def judge(brief: Brief, ledger: Ledger, reading: Reading) -> Judged:
    """What this message meets, promises and asks; `ledger` is as it stood before. Of a message crowded with acts
    nothing is taken as said: its offers count as half answers, and the customer asks again."""
    told = tuple(_told(brief, ledger, reading))
    if len(reading.weighty) > _CROWD:
        return Judged(told=told, short=tuple(offered(brief, reading)))
    promises = tuple(_promises(brief, ledger, reading))
    short = tuple(item for item in offered(brief, reading) if not _fits(brief, reading, *item))
    return Judged(tuple(_newly_met(ledger, promises)), promises, told, short)


def share_met(brief: Brief, met: tuple[str, ...]) -> float:
    """Required needs met, 0..1; without required needs, 1."""
    required = brief.required
    return sum(need.id in met for need in required) / len(required) if required else 1.0


def open_needs(brief: Brief, met: tuple[str, ...]) -> tuple[Need, ...]:
    """Required needs not met yet, in the order of the brief."""
    return tuple(need for need in brief.required if need.id not in met)


def after(ledger: Ledger, judged: Judged) -> tuple[str, ...]:
    """Ids of the needs met once this message counts."""
    broken = {promise.need for promise in judged.promises if promise.broken}
    return tuple(need for need in ledger.met if need not in broken) + tuple(need for _, need in judged.met)


def fits(need: Need, slots: Slots) -> bool:
    """Whether the sentence is as concrete as the need demands, with values it accepts."""
    found = {slot: _values(slots, slot) for slot in need.slots}
    if any(_values(slots, slot) and not _accepted(need, slots, slot) for slot in need.accept):
        return False
    if not need.slots:
        return True
    return any(found.values()) if need.any_slot else all(found.values())


def above_authority(need: Need, slots: Slots) -> bool:
    """Whether promising this goes beyond what the trainee may promise."""
    if need.authority == ABOVE:
        return True
    return any(
        number > limit
        for slot, rules in need.accept.items()
        for limit in _limits(rules)
        for number in _numbers(_values(slots, slot))
    )


def _promises(brief: Brief, ledger: Ledger, reading: Reading) -> Iterator[Promise]:
    for index, sentence in enumerate(reading.sentences):
        for need in filter(None, map(brief.need, sentence.meets)):
            if _offers(need, sentence):
                amount = next(iter(sentence.slots.amounts), "")
                broken = _less(amount, ledger.promises.get(need.id, ""))
                yield Promise(index, need.id, amount, above_authority(need, sentence.slots), broken)
            elif need.id in ledger.promises and _refuses(need, sentence):
                yield Promise(index, need.id, ledger.promises[need.id], broken=True)


def _newly_met(ledger: Ledger, promises: tuple[Promise, ...]) -> Iterator[tuple[int, str]]:
    seen = set(ledger.met)
    for promise in promises:
        if not promise.broken and promise.need not in seen:
            seen.add(promise.need)
            yield promise.sentence, promise.need


def _offers(need: Need, sentence: Sentence) -> bool:
    """`vague` never counts, whatever else the sentence does."""
    acts = {use.act for use in sentence.acts}
    return Act.VAGUE not in acts and bool(acts & set(need.acts)) and fits(need, sentence.slots)


def _refuses(need: Need, sentence: Sentence) -> bool:
    acts = {use.act for use in sentence.acts}
    return bool(acts & _REFUSING) and not acts & set(need.acts)


def offered(brief: Brief, reading: Reading) -> Iterator[tuple[int, str]]:
    """(index of the sentence, id of the need) wherever an act that may meet it matches it, slots aside."""
    for index, sentence in enumerate(reading.sentences):
        acts = {use.act for use in sentence.acts}
        for need in filter(None, map(brief.need, sentence.meets)):
            if acts & set(need.acts) and Act.VAGUE not in acts:
                yield index, need.id


def _fits(brief: Brief, reading: Reading, index: int, need_id: str) -> bool:
    need = brief.need(need_id)
    return need is not None and fits(need, reading.sentences[index].slots)


def _told(brief: Brief, ledger: Ledger, reading: Reading) -> Iterator[Told]:
    """Facts come out bit by bit, when asked; not to a sentence that does harm, nor to "which one?" right after a choice."""
    asked: set[str] = set()
    before: set[Act] = set()
    for index, sentence in enumerate(reading.sentences):
        acts, chosen = {use.act for use in sentence.acts}, Act.CHOICE in before
        before = acts
        if acts & (HARMFUL | {Act.CHOICE}) or chosen:
            continue
        for fact in sentence.asks:
            known = fact in ledger.told
            if brief.fact(fact) is None or fact in asked or (known and not acts & _ASKING):
                continue
            if len(asked) < _FACTS_A_TURN:
                asked.add(fact)
                yield Told(index, fact, known)


def _values(slots: Slots, slot: str) -> tuple[str, ...]:
    if slot == "done":
        return ("done",) if slots.done else ()
    values: tuple[str, ...] = getattr(slots, _PLURAL[slot], ()) if slot in _PLURAL else ()
    return values


def _accepted(need: Need, slots: Slots, slot: str) -> bool:
    rules = need.accept[slot]
    plain = {rule.strip().casefold() for rule in rules if not rule.startswith("<=")}
    if not plain:
        return True
    return any(
        value.strip().casefold() in plain or _same_number(value, plain) for value in _values(slots, slot)
    )


def _same_number(value: str, plain: set[str]) -> bool:
    return bool(set(_numbers((value,))) & set(_numbers(tuple(rule for rule in plain if _is_number(rule)))))


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\d+(?:[.,]\d+)?", text) is not None


def _limits(rules: tuple[str, ...]) -> list[float]:
    return _numbers(tuple(rule[2:] for rule in rules if rule.startswith("<=")))


def _numbers(values: tuple[str, ...]) -> list[float]:
    found = (re.search(r"\d+(?:[.,]\d+)?", value) for value in values)
    return [float(match[0].replace(",", ".")) for match in found if match]


def _less(amount: str, promised: str) -> bool:
    new, old = _numbers((amount,)), _numbers((promised,))
    return bool(new and old) and new[0] < old[0]
