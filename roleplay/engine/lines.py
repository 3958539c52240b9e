"""From a speech plan to words: authored lines only, never twice in a talk, rarely twice in twenty talks."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from roleplay.engine import bank as banks
from roleplay.engine.acts import HARMFUL
from roleplay.engine.bank import Bank
from roleplay.engine.brief import Brief
from roleplay.engine.codes import Move
from roleplay.engine.dynamics import numbers
from roleplay.engine.echo import echo, quoted
from roleplay.engine.plan import CLOSINGS, SAID_FIRST, SpeechPlan
from roleplay.engine.state import State

_LINES = numbers("lines")
_CLOSING = frozenset(move.value for move in CLOSINGS.values())
_SILENCE = "…"


@dataclass(frozen=True)
class Reply:
    """The customer's words, the authored lines they were made from, and the level of abuse in them, 0..3."""

    line: str
    pieces: tuple[str, ...] = ()
    abuse: int = 0


def first_line(state: State, brief: Brief, chance: random.Random) -> Reply:
    """One of the brief's openings; without any, the first need's own lines."""
    asks = [line for need in brief.required for lines in need.asks.values() for line in lines]
    chosen = _Chooser(state, brief, chance, None).pick([brief.openings, tuple(asks)])
    return Reply(chosen or _SILENCE, (chosen,) if chosen else ())


def reply(state: State, plan: SpeechPlan, bank: Bank, chance: random.Random) -> Reply:
    """The words for `plan`. Parts beyond the length allowed are left out, the reaction never."""
    if state.brief is None:
        raise ValueError("a talk that was never opened has nothing to say")
    chooser = _Chooser(state, state.brief, chance, echo(plan.answers, state.brief.language))
    kept: list[tuple[str, str]] = []
    for tiers in _parts(state.brief, plan, bank, chance):
        piece = chooser.pick(tiers)
        if piece and (
            not kept or _size([*kept, (piece, chooser.fill(piece))], state.brief) <= _most(state.brief)
        ):
            kept.append((piece, chooser.fill(piece)))
            chooser.used.add(piece)
    if not kept:
        return Reply(_SILENCE)
    pieces = tuple(piece for piece, _ in kept)
    return Reply(_joined([words for _, words in kept], state.brief), pieces, _abuse_in(pieces, plan, bank))


def _abuse_in(pieces: tuple[str, ...], plan: SpeechPlan, bank: Bank) -> int:
    """The level really said: a bank that has run out of such lines abuses nobody."""
    levels = range(1, plan.abuse + 1)
    return next((level for level in levels if set(pieces) & set(banks.abuse(bank, level))), 0)


def _parts(
    brief: Brief, plan: SpeechPlan, bank: Bank, chance: random.Random
) -> Iterator[Iterable[tuple[str, ...]]]:
    """What the reply is made of, in order, each as tiers of candidates."""
    if plan.move in _CLOSING:
        yield _closing(brief, plan, bank)
        return
    if plan.move == Move.SILENCE_BREAK.value:
        yield banks.moves(bank, plan.move, plan.band, plan.heard)
        return
    if plan.abuse:
        yield [banks.abuse(bank, level) for level in range(plan.abuse, 0, -1)]
    elif _in_the_mood(plan) and chance.random() < _LINES["tic"]:
        yield [banks.tics(bank, brief.persona.tics)]
    yield from _answers(brief, plan, bank)
    if plan.move == Move.DEMAND.value and plan.need:
        yield _demand(brief, plan, bank)
    elif plan.move != Move.NONE.value:
        yield banks.moves(bank, plan.move, plan.band, plan.heard)


def _in_the_mood(plan: SpeechPlan) -> bool:
    """Habits of speech are for tension; whoever is hurt answers at once, and whoever is pleased says so."""
    return banks.GROUPS[plan.band] != "warm" and plan.reaction not in _HURTS and not plan.met


_HURTS = frozenset({"blame", "dismiss", "hostile"})


def _answers(brief: Brief, plan: SpeechPlan, bank: Bank) -> Iterator[Iterable[tuple[str, ...]]]:
    """The reaction: facts that were asked for and needs that were met have lines of their own in the brief."""
    reaction = banks.reactions(bank, plan.reaction, plan.band, plan.heard)
    facts = [fact.answers for fact in map(brief.fact, plan.told) if fact]
    met = [need.met for need in map(brief.need, plan.met) if need]
    if plan.reaction != "ask" or not facts:
        yield [*met[:1], *reaction] if met and plan.reaction not in _SPOILS else reaction
        if met and plan.reaction == "choice":  # pleased to hear it, and which of the two
            yield reaction
    elif met:
        yield met[:1]
    for answers in facts:
        yield [answers]


# Whatever else was said, a need that is met comes first; but not before what hurts or angers.
_SPOILS = frozenset(HARMFUL) | frozenset(SAID_FIRST)


def _closing(brief: Brief, plan: SpeechPlan, bank: Bank) -> Iterator[tuple[str, ...]]:
    yield tuple(brief.goodbyes.get(plan.move, ()))
    yield from banks.moves(bank, plan.move, plan.band, plan.heard)
    yield from banks.reactions(bank, "close", plan.band, plan.heard)


def _demand(brief: Brief, plan: SpeechPlan, bank: Bank) -> Iterator[tuple[str, ...]]:
    need = brief.need(plan.need or "")
    if need is not None:
        yield from banks.own(need.asks, plan.band)
    yield from banks.moves(bank, Move.DEMAND.value, plan.band, plan.heard)


class _Chooser:
    """Picks lines not used in this talk, with a penalty for those of earlier talks."""

    def __init__(self, state: State, brief: Brief, chance: random.Random, words: str | None) -> None:
        self.used, self.recent = set(state.lines), frozenset(state.recent)
        self.language, self.name, self.words = brief.language, state.agent, words
        self.chance = chance

    def pick(self, tiers: Iterable[tuple[str, ...]]) -> str | None:
        """A line of the nearest tier that still has one; None when every tier is used up."""
        for tier in tiers:
            fit = [line for line in dict.fromkeys(tier) if line not in self.used and self._fillable(line)]
            if fit:
                weights = [_LINES["recent"] if line in self.recent else 1.0 for line in fit]
                return self.chance.choices(fit, weights)[0]
        return None

    def fill(self, line: str) -> str:
        filled = quoted(line, self.words, self.language) if self.words else line
        return filled.replace("{name}", self.name)

    def _fillable(self, line: str) -> bool:
        return ("{echo}" not in line or bool(self.words)) and ("{name}" not in line or bool(self.name))


def _joined(parts: list[str], brief: Brief) -> str:
    """Sentences side by side; Chinese has no space between them."""
    return ("" if brief.language.startswith("zh") else " ").join(parts)


def _size(kept: list[tuple[str, str]], brief: Brief) -> int:
    if brief.language.startswith("zh"):
        return sum(len(words) for _, words in kept)
    return sum(len(words.split()) for _, words in kept)


def _most(brief: Brief) -> int:
    return int(_LINES["characters"] if brief.language.startswith("zh") else _LINES["words"])
