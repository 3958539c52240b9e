"""From probabilities to acts: thresholds first, then the rules that separate what vectors confuse."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from roleplay.engine.acts import HARMFUL, Act
from roleplay.reader.heads import Model
from roleplay.reader.words import DATA

DOUBT, CERTAIN = 2.0, 0.97
"""How much surer harm must be in a message that answers the customer as well as can be, and what is sure enough in any."""

UNSPOKEN = 0.6
"""Such a share of a limit on behaviour, or of talk about the exercise, counts where no word speaks for it."""

ASIDE = (Act.META.value, Act.BOUNDARY.value)


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


@cache
def signs() -> Mapping[str, frozenset[str]]:
    """Label -> the cues that speak for it. Labels named here hurt when they are wrong: without a sign they need more."""
    data = tomllib.loads((DATA / "words" / "rules.toml").read_text(encoding="utf-8"))
    return {label: frozenset(cues) for label, cues in data["signs"].items()}


def decide(
    shares: Mapping[str, float], found: frozenset[str], model: Model, language: str, care: float = 0.5
) -> Decided:
    """One or two acts for a sentence with these probabilities per label and these features found.

    Harm is named only when all harmful labels together pass the language's bar, a higher one where no word speaks
    for it; whoever is unsure says `other`.
    """
    first = _first(shares, found, model.threshold, language, max(0.0, care - 0.5))
    rule = next((rule for rule in rules() if rule.fits(first, shares, found)), None)
    if rule is not None:
        return Decided((rule.act,), max(rule.sure, shares.get(rule.act, 0.0)))
    if first not in HARMFUL and shares[first] < model.threshold("sure", language):
        return Decided((Act.OTHER,), shares[first])
    second = _second(first, shares, model.threshold("second", language)) or _beside(first, shares, found)
    acts = (Act(first),) if second is None else (Act(first), Act(second))
    return Decided(acts, min(1.0, sum(shares[act] for act in acts)))


def speaks_for(label: str, found: frozenset[str]) -> bool:
    """Whether a word speaks for `label`; True for all labels that need none."""
    return label not in signs() or bool(signs()[label] & found)


def _first(
    shares: Mapping[str, float],
    found: frozenset[str],
    threshold: Callable[[str, str], float],
    language: str,
    well: float,
) -> str:
    """The likeliest act. `well`, 0..0.5: a message that answers the customer well is hardly harmful, so harm must be surer."""
    harmful = {label: share for label, share in shares.items() if label in HARMFUL}
    worst = max(harmful, key=lambda label: harmful[label], default="")
    bar = threshold("harm" if speaks_for(worst, found) else "bare", language)
    if worst and sum(harmful.values()) >= min(max(bar, CERTAIN), bar + DOUBT * well):
        return worst
    rest = {label: share for label, share in shares.items() if label not in HARMFUL}
    for label in ASIDE:  # rare in an answer that is a good one, and where no word speaks for it
        rest[label] = rest.get(label, 0.0) * (1 - well) * (1.0 if speaks_for(label, found) else UNSPOKEN)
    return max(rest, key=lambda label: rest[label])


def _second(first: str, shares: Mapping[str, float], bar: float) -> str | None:
    """A second act only where it is likely in itself; harm, and talk to the machine, are never said by the way."""
    rest = [label for label in shares if label not in (first, Act.OTHER, *ASIDE) and label not in HARMFUL]
    best = max(rest, key=lambda label: shares[label])
    return best if first != Act.OTHER and shares[best] >= bar else None


def _beside(first: str, shares: Mapping[str, float], found: frozenset[str]) -> str | None:
    fitting = (rule.act for rule in rules("also") if rule.fits(first, shares, found))
    return next(fitting, None)


def _rule(item: Mapping[str, object]) -> Rule:
    sets = {key: frozenset(map(str, item.get(key, ()))) for key in ("among", "when", "any", "unless")}  # type: ignore[call-overload]
    least, sure = float(str(item.get("least", 0.0))), float(str(item["sure"]))
    return Rule(str(item["why"]), Act(str(item["act"])), sure, least, **sets)
