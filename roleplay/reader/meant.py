"""Which needs and facts a sentence means, and what it does when it means them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from roleplay.engine.acts import HARMFUL, RELATIONAL, Act
from roleplay.engine.brief import WITHIN, Brief
from roleplay.reader import matching
from roleplay.reader.heads import Model

OFFERS = 0.3
"""From here on a sentence that says something beside it counts as the act that the need it speaks for asks for."""

PLAIN, IN_SPITE = 0.4, 0.6
"""How much a sentence must speak for a need or a fact to count as offer or question, although by itself it does something else;
and although it seems to refuse, to put off or to hurt. All three chosen on `meanings/topics.*.tsv`."""

_EMPTY = frozenset({Act.GREET, Act.THANK, Act.CLOSE, Act.META, Act.HOSTILE})
_SEEKING = frozenset({Act.ASK, Act.CHECK, Act.PARAPHRASE})
_SAYS = frozenset(
    {Act.SOLVE, Act.CHOICE, Act.EXPLAIN_NEXT, Act.EXPLAIN_CAUSE, Act.OWN, Act.INFORM, Act.INSTRUCT}
)
_SAYS |= {Act.ESCALATE, Act.VALIDATE}
_SPOILS = HARMFUL | {Act.DECLINE}
_STANDS = frozenset({Act.HOSTILE, Act.META})
"""However near a sentence comes, an insult is no offer, and what is said to the machine is not asked of the customer."""


def read(
    near: Mapping[str, float],
    acts: Sequence[Act],
    found: frozenset[str],
    model: Model,
    language: str,
    brief: Brief | None,
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Act, ...]]:
    """Needs and facts that the sentence means, the most likely first, and its acts, now that these are known.

    near: how much it speaks for each target, see `matching.Targets.nearness` · acts: what it does by itself · found: its cues.
    A greeting meets nothing; what neither asks nor comes very near a question asks for nothing.
    """
    if brief is None:
        return (), (), tuple(acts)
    asks = _asked(matching.over(near, matching.FACT, model.threshold("asks", language)), acts, found)
    meets = _owed(matching.over(near, matching.NEED, model.threshold("meets", language)), brief)
    if _EMPTY.issuperset(acts):
        return (), asks, _asking(asks, acts, found)
    if asks:
        return tuple(meets), asks, _asking(asks, acts, found)
    refused = bool(_SPOILS & set(acts)) and "negated" in found
    return tuple(meets), (), tuple(acts) if refused else _offering(meets, acts, brief)


def _owed(near: Mapping[str, float], brief: Brief) -> dict[str, float]:
    """Nobody is taken to promise what is beyond them but in plain words, and not beside something else."""
    least = max(OFFERS, matching.NEXT_BEST * max(near.values(), default=0.0))
    beyond = {need.id for need in brief.needs if need.authority != WITHIN}
    return {need: value for need, value in near.items() if need not in beyond or value >= least}


def _asked(near: Mapping[str, float], acts: Sequence[Act], found: frozenset[str]) -> tuple[str, ...]:
    bar = 0.0 if _seeks(acts, found) else _bar(acts)
    return tuple(fact for fact, value in near.items() if value >= bar)


def _seeks(acts: Iterable[Act], found: frozenset[str]) -> bool:
    return bool(_SEEKING & set(acts) or found & {"question", "requests"})


def _bar(acts: Iterable[Act]) -> float:
    if _STANDS & set(acts):
        return float("inf")
    return IN_SPITE if _SPOILS & set(acts) else PLAIN


def _asking(asks: tuple[str, ...], acts: Sequence[Act], found: frozenset[str]) -> tuple[Act, ...]:
    """A question in other words is a question: "tracking no pls" orders nobody about."""
    return (*_felt(acts), Act.ASK) if asks and not _seeks(acts, found) else tuple(acts)


def _offering(meets: Mapping[str, float], acts: Sequence[Act], brief: Brief) -> tuple[Act, ...]:
    """In a scenario another wording of an offer is that offer: "the technician, tomorrow at three, with the pump" states a fact
    in itself, and here solves. Nobody promises by the way what is beyond them."""
    said = set(acts)
    beside = bool(said & _SAYS) and not said & _SPOILS
    needs = [brief.need(need) for need, near in meets.items() if near >= (OFFERS if beside else _bar(acts))]
    meant = [
        need.acts[0] for need in needs if need and need.authority == WITHIN and said.isdisjoint(need.acts)
    ]
    if beside or not meant:
        return (*acts, *meant[:1])
    return (*_felt(acts), meant[0])


def _felt(acts: Iterable[Act]) -> tuple[Act, ...]:
    """What an act of feeling does, it does beside any other; what only sounded like refusing or like nothing is gone."""
    return tuple(act for act in acts if act in RELATIONAL)
