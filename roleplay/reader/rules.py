"""From probabilities to acts: thresholds first, then the rules that separate what vectors confuse."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from roleplay.engine.acts import HARMFUL, Act
from roleplay.reader.heads import Model
from roleplay.reader.words import DATA


@dataclass(frozen=True)
class Rule:
    """One separating rule; the fields are explained at the head of rules.toml."""

    why: str
    act: Act
    sure: float
    least: float = 0.0
    among: frozenset[str] = frozenset()
    when: frozenset[str] = frozenset()
    any: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()

    def fits(self, first: str, shares: Mapping[str, float], found: frozenset[str]) -> bool:
        if self.among and first not in self.among:
            return False
        if not self.when <= found or self.unless & found or (self.any and not self.any & found):
            return False
        return first != self.act and shares.get(self.act, 0.0) >= self.least


@dataclass(frozen=True)
class Decided:
    """The acts of one sentence and how sure the reader is of them, 0..1."""

    acts: tuple[Act, ...]
    sure: float


@cache
def rules(kind: str = "rules") -> tuple[Rule, ...]:
    """The rules in the order in which they are tried: `rules` decide the first act, `also` add one beside it."""
    data = tomllib.loads((DATA / "words" / "rules.toml").read_text(encoding="utf-8"))
    return tuple(_rule(item) for item in data[kind])


def decide(shares: Mapping[str, float], found: frozenset[str], model: Model, language: str) -> Decided:
    """One or two acts for a sentence with these probabilities per label and these features found.

    Harm is named only when all harmful labels together pass the language's bar; whoever is unsure says `other`.
    """
    first = _first(shares, model.threshold("harm", language))
    rule = next((rule for rule in rules() if rule.fits(first, shares, found)), None)
    if rule is not None:
        return Decided((rule.act,), max(rule.sure, shares.get(rule.act, 0.0)))
    if shares[first] < model.threshold("sure", language):
        return Decided((Act.OTHER,), shares[first])
    second = _second(first, shares, model, language) or _beside(first, shares, found)
    acts = (Act(first),) if second is None else (Act(first), Act(second))
    return Decided(acts, min(1.0, sum(shares[act] for act in acts)))


def _first(shares: Mapping[str, float], bar: float) -> str:
    harm = sum(share for label, share in shares.items() if label in HARMFUL)
    among = [label for label in shares if (label in HARMFUL) == (harm >= bar)]
    return max(among, key=lambda label: shares[label])


def _second(first: str, shares: Mapping[str, float], model: Model, language: str) -> str | None:
    """A second act only where it is likely in itself; a harmful one must pass the bar of harm alone."""
    rest = [label for label in shares if label not in (first, Act.OTHER)]
    best = max(rest, key=lambda label: shares[label])
    bar = model.threshold("harm" if best in HARMFUL else "second", language)
    return best if first != Act.OTHER and shares[best] >= bar else None


def _beside(first: str, shares: Mapping[str, float], found: frozenset[str]) -> str | None:
    fitting = (rule.act for rule in rules("also") if rule.fits(first, shares, found))
    return next(fitting, None)


def _rule(item: Mapping[str, object]) -> Rule:
    sets = {key: frozenset(map(str, item.get(key, ()))) for key in ("among", "when", "any", "unless")}  # type: ignore[call-overload]
    least, sure = float(str(item.get("least", 0.0))), float(str(item["sure"]))
    return Rule(str(item["why"]), Act(str(item["act"])), sure, least, **sets)
