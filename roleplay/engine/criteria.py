"""The rubric: six criteria, three to five yes/no checks each, every check quoting its turns.

A check answers None when it does not apply; such checks, and criteria left without any, are dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from roleplay.engine.acts import RELATIONAL, Act
from roleplay.engine.codes import Check, Criterion, Derived, Outcome
from roleplay.engine.dynamics import numbers
from roleplay.engine.ledger import share_met
from roleplay.engine.transcript import Message, Talk

_ENOUGH = numbers("score")["quality_enough"]
_MOST_QUOTES = 3
Places = list[tuple[Message, int]]
Answer = tuple[bool, Places] | None


@dataclass(frozen=True)
class CheckResult:
    """One yes/no check: `passed`, and the turns it quotes (proof when passed, what stood against it when not)."""

    code: str
    passed: bool
    turns: tuple[int, ...] = ()
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True)
class CriterionResult:
    """One criterion: share of its applicable checks passed, 0..1."""

    code: str
    share: float
    checks: tuple[CheckResult, ...]


# When abuse justly ended the talk there was nothing left to resolve.
_MOOT_WHEN_JUSTIFIED = frozenset(
    {
        Check.MET_THE_FIRST_NEED,
        Check.MET_ALL_NEEDS,
        Check.SAID_WHAT_COMES_NEXT,
        Check.OFFERED_A_WAY_FORWARD,
        Check.CHECKED_AGREEMENT,
    }
)


def judge(talk: Talk) -> tuple[CriterionResult, ...]:
    """The rubric for a talk, criteria without an applicable check left out."""
    results = (_criterion(talk, code, checks) for code, checks in RUBRIC.items())
    return tuple(result for result in results if result.checks)


def _criterion(
    talk: Talk, code: Criterion, checks: Mapping[Check, Callable[[Talk], Answer]]
) -> CriterionResult:
    moot = _MOOT_WHEN_JUSTIFIED if talk.justified else frozenset()
    answers = ((check, rule(talk)) for check, rule in checks.items() if check not in moot)
    results = tuple(_result(check, answer) for check, answer in answers if answer is not None)
    share = sum(result.passed for result in results) / len(results) if results else 0.0
    return CriterionResult(code.value, round(share, 4), results)


def _result(check: Check, answer: tuple[bool, Places]) -> CheckResult:
    passed, places = answer
    shown = places[:_MOST_QUOTES]
    turns, quotes = (message.turn for message, _ in shown), (message.quote(at) for message, at in shown)
    return CheckResult(check.value, passed, tuple(turns), tuple(quotes))


def _used(*acts: Act) -> Callable[[Talk], Answer]:
    """Passed when one of these acts was used, in a form good enough."""

    def rule(talk: Talk) -> Answer:
        places = [(message, index) for message, index, use in talk.find(*acts) if use.quality >= _ENOUGH]
        return bool(places), places

    return rule


def _avoided(acts: Iterable[Act], *notes: Derived) -> Callable[[Talk], Answer]:
    """Passed when none of this happened; silence earns nothing, so it applies only to a talk with rated turns."""
    kept = tuple(acts)

    def rule(talk: Talk) -> Answer:
        places = [(message, index) for message, index, _ in talk.find(*kept)]
        places += [(message, _where(message, notes)) for message in talk.noted(*notes)]
        if not places and not any(message.rated for message in talk.felt):
            return None
        return not places, places

    return rule


def _where(message: Message, notes: Iterable[Derived]) -> int:
    wanted = set(notes)
    return next((int(effect["sentence"]) for effect in message.effects if effect["note"] in wanted), 0)


def _asked_nothing_twice(talk: Talk) -> Answer:
    if not any(message.told for message in talk.felt):
        return None
    places = [(message, _where(message, [Derived.REASKED])) for message in talk.noted(Derived.REASKED)]
    return not places, places


def _used_specifics(talk: Talk) -> Answer:
    places = [(message, index) for message, index, use in talk.find(*Act) if use.fresh]
    return len(places) >= 2, places


def _apologised_specifically(talk: Talk) -> Answer:
    places = [(message, index) for message, index, use in talk.find(Act.APOLOGISE) if use.fresh]
    return bool(places), places


def _explained_the_cause(talk: Talk) -> Answer:
    """Counts where it was heard, not where it came across as an excuse."""
    found = [place for place in talk.find(Act.EXPLAIN_CAUSE) if place[2].quality >= _ENOUGH]
    places = [(message, index) for message, index, _ in found if Derived.EXCUSE not in message.notes]
    return bool(places), places or [(message, index) for message, index, _ in found]


def _kept_promises(talk: Talk) -> Answer:
    vague = [(message, index) for message, index, _ in talk.find(Act.VAGUE)]
    made = [(message, item) for message in talk.felt for item in message.promised]
    broken = [(message, int(item["sentence"])) for message, item in made if item["broken"]]
    return (not vague and not broken, vague + broken) if vague or made else None


def _stayed_within_authority(talk: Talk) -> Answer:
    made = [(message, item) for message in talk.felt for item in message.promised if not item["broken"]]
    above = [(message, int(item["sentence"])) for message, item in made if item["above"]]
    return (not above, above) if made else None


def _met_the_first_need(talk: Talk) -> Answer:
    places = _truly_met(talk)
    return (bool(places), places[:1]) if talk.brief.required else None


def _met_all_needs(talk: Talk) -> Answer:
    places = _truly_met(talk)
    return (len(places) == len(talk.brief.required), places) if talk.brief.required else None


def _truly_met(talk: Talk) -> Places:
    met, over = talk.met(), talk.over_promised()
    return [met[need.id] for need in talk.brief.required if need.id in met and need.id not in over]


def _offered_a_way_forward(talk: Talk) -> Answer:
    walls = [(message, index) for message, index, _ in talk.find(Act.WALL)]
    ways = (Act.SOLVE, Act.CHOICE, Act.DECLINE, Act.ESCALATE)
    places = [(message, index) for message, index, _ in talk.find(*ways)]
    return bool(places) and not walls, walls or places


def _feeling_before_solution(talk: Talk) -> Answer:
    """A relational act came before, or in the same message ahead of, the first solution."""
    solving = next(talk.find(Act.SOLVE, Act.CHOICE), None)
    if solving is None:
        return None
    feeling = next(talk.find(*RELATIONAL), None)
    first = feeling is not None and (feeling[0].turn, feeling[1]) < (solving[0].turn, solving[1])
    return first, [(solving[0], solving[1])]


def _checked_agreement(talk: Talk) -> Answer:
    """Asked whether it is all right, once something was on the table."""
    offers = talk.find(Act.SOLVE, Act.CHOICE, Act.EXPLAIN_NEXT, Act.ESCALATE, Act.DECLINE)
    first = next((message.turn for message, _, _ in offers), None)
    if first is None:
        return False, []
    places = [(message, index) for message, index, _ in talk.find(Act.CHECK) if message.turn >= first]
    return bool(places), places


def _closed_after_agreement(talk: Talk) -> Answer:
    if talk.outcome in {None, Outcome.STOPPED}:
        return None
    early = [(message, _where(message, [Derived.EARLY_CLOSE])) for message in talk.noted(Derived.EARLY_CLOSE)]
    settled = share_met(talk.brief, tuple(talk.met())) == 1 or talk.outcome == Outcome.HANDED_OVER
    return (settled or bool(talk.justified)) and not early, early


def _opened_courteously(talk: Talk) -> Answer:
    places = [(message, index) for message, index, _ in talk.find(Act.GREET) if message.turn <= 2]
    return bool(places), places


def _sent_nobody_away(talk: Talk) -> Answer:
    """Sending away, and a rule as the last word more than once, both leave the customer standing outside."""
    walls = [(message, index) for message, index, _ in talk.find(Act.WALL)]
    places = [(message, index) for message, index, _ in talk.find(Act.DEFLECT)] + walls[1:]
    return (not places, places) if places or any(message.rated for message in talk.felt) else None


def _limit_when_abused(talk: Talk) -> Answer:
    """Applies once the customer has abused twice: a single outburst may be let pass."""
    if sum(message.abused for message in talk.felt) < 2:
        return None
    places = [
        (message, index)
        for message, index, _ in talk.find(Act.BOUNDARY)
        if message.limit and Derived.PROVOKED_BOUNDARY in message.notes
    ]
    return bool(places), places


def _warned_before_ending(talk: Talk) -> Answer:
    if talk.outcome != Outcome.ENDED_BY_AGENT:
        return None
    return bool(talk.justified), [(message, 0) for message in talk.felt if message.limit]


RUBRIC: Mapping[Criterion, Mapping[Check, Callable[[Talk], Answer]]] = {
    Criterion.LISTENING: {
        Check.ASKED_WHAT_HAPPENED: _used(Act.ASK),
        Check.RESTATED_TO_CHECK: _used(Act.PARAPHRASE),
        Check.ASKED_NOTHING_TWICE: _asked_nothing_twice,
        Check.USED_SPECIFICS: _used_specifics,
    },
    Criterion.EMPATHY: {
        Check.NAMED_THE_FEELING: _used(Act.ACKNOWLEDGE),
        Check.GRANTED_WHAT_IS_RIGHT: _used(Act.VALIDATE),
        Check.APOLOGISED_SPECIFICALLY: _apologised_specifically,
        Check.MINIMISED_NOTHING: _avoided([Act.DISMISS], Derived.WORN_EMPATHY, Derived.REPEAT_APOLOGY),
    },
    Criterion.OWNERSHIP: {
        Check.TOOK_RESPONSIBILITY: _used(Act.OWN, Act.ESCALATE),
        Check.EXPLAINED_THE_CAUSE: _explained_the_cause,
        Check.KEPT_PROMISES: _kept_promises,
        Check.STAYED_WITHIN_AUTHORITY: _stayed_within_authority,
        Check.BLAMED_NOBODY: _avoided([Act.BLAME]),
    },
    Criterion.RESOLUTION: {
        Check.MET_THE_FIRST_NEED: _met_the_first_need,
        Check.MET_ALL_NEEDS: _met_all_needs,
        Check.SAID_WHAT_COMES_NEXT: _used(Act.EXPLAIN_NEXT),
        Check.OFFERED_A_WAY_FORWARD: _offered_a_way_forward,
    },
    Criterion.STRUCTURE: {
        Check.FEELING_BEFORE_SOLUTION: _feeling_before_solution,
        Check.ONE_THING_AT_A_TIME: _avoided([], Derived.TOO_MUCH_AT_ONCE, Derived.RELATIONAL_OVERLOAD),
        Check.CHECKED_AGREEMENT: _checked_agreement,
        Check.CLOSED_AFTER_AGREEMENT: _closed_after_agreement,
    },
    Criterion.CONDUCT: {
        Check.STAYED_RESPECTFUL: _avoided([Act.HOSTILE, Act.BLAME, Act.DISMISS]),
        Check.OPENED_COURTEOUSLY: _opened_courteously,
        Check.SENT_NOBODY_AWAY: _sent_nobody_away,
        Check.LIMIT_WHEN_ABUSED: _limit_when_abused,
        Check.WARNED_BEFORE_ENDING: _warned_before_ending,
    },
}
