"""B2: the archetypal trainees as text come in the right order, for every scenario, persona and language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from roleplay.engine.codes import Outcome
from roleplay.evaluation.figures import Figure, Section, Table, at_least, at_most, number, share, shown
from roleplay.evaluation.runs import Run
from roleplay.evaluation.scripts import ORDER, Place

ORDERINGS, RESOLVES, NEVER = at_least(0.98), at_least(0.95), at_most(0)
WORST = 10
Rule = tuple[str, str]
Scores = Mapping[tuple[Place, int], Mapping[str, int | None]]
"""(place, persona) -> archetype -> score."""


def measure(played: Sequence[Run], order: Sequence[Rule] = ORDER) -> Section:
    """Orderings, the expert's success, and what must never happen."""
    scores = scores_of(played)
    expert = [run for run in played if run.archetype == "expert"]
    abusive = [run for run in played if run.archetype == "abusive"]
    languages = list(dict.fromkeys(run.place.language for run in played))
    return Section(
        "B2",
        "Archetypes as text",
        [
            _orderings("orderings right", scores, order, bar=True),
            *(_orderings(f"orderings right, {code}", _of(scores, code), order) for code in languages),
            share(
                "expert resolves",
                sum(run.outcome == Outcome.RESOLVED for run in expert),
                len(expert),
                RESOLVES,
            ),
            number("resolved without facts", sum(run.unfounded for run in played), len(played), NEVER),
            number("abusive calms", sum(run.calmed for run in abusive), len(abusive), NEVER),
            number(
                "pacified in the first two turns", sum(run.pacified for run in played), len(played), NEVER
            ),
        ],
        [_rules(scores, order, languages), _places(scores, expert, order), _outcomes(played)],
        _wrong(scores, order),
    )


def scores_of(played: Iterable[Run]) -> Scores:
    found: dict[tuple[Place, int], dict[str, int | None]] = {}
    for run in played:
        found.setdefault((run.place, run.persona), {})[run.archetype] = run.score
    return found


def right(scores: Mapping[str, int | None], rule: Rule) -> bool:
    """The better one scores higher; an equal score, or none, is wrong."""
    better, worse = (scores.get(name) for name in rule)
    return better is not None and worse is not None and better > worse


def _orderings(name: str, scores: Scores, order: Sequence[Rule], *, bar: bool = False) -> Figure:
    answers = [right(each, rule) for each in scores.values() for rule in order]
    return share(name, sum(answers), len(answers), ORDERINGS if bar else None)


def _of(scores: Scores, language: str) -> Scores:
    return {key: each for key, each in scores.items() if key[0].language == language}


def _rules(scores: Scores, order: Sequence[Rule], languages: Sequence[str]) -> Table:
    parts = [scores, *(_of(scores, code) for code in languages)]
    rows = [
        [" > ".join(rule), *(shown(_orderings("", part, [rule]).value) for part in parts)] for rule in order
    ]
    return Table("Each ordering", ("ordering", "all", *languages), rows)


def _places(scores: Scores, expert: Sequence[Run], order: Sequence[Rule]) -> Table:
    rows = []
    for place in dict.fromkeys(place for place, _ in scores):
        here = {key: each for key, each in scores.items() if key[0] == place}
        solved = [run.outcome == Outcome.RESOLVED for run in expert if run.place == place]
        resolved = share("", sum(solved), len(solved)).value
        rows.append([str(place), shown(_orderings("", here, order).value), shown(resolved)])
    return Table("Each scenario", ("scenario", "orderings right", "expert resolves"), rows)


def _outcomes(played: Sequence[Run]) -> Table:
    rows = []
    for name in dict.fromkeys(run.archetype for run in played):
        mine = [run for run in played if run.archetype == name]
        scored = [run.score for run in mine if run.score is not None]
        ends = Counter(str(run.outcome) for run in mine).most_common()
        mean = sum(scored) / len(scored) if scored else None
        listed = ", ".join(f"{outcome} {count}" for outcome, count in ends)
        rows.append([name, shown(mean, count=True), listed])
    return Table("Mean score and outcomes", ("archetype", "score", "outcomes"), rows)


def _wrong(scores: Scores, order: Sequence[Rule]) -> list[str]:
    """Where an ordering fails most, by scenario and language."""
    failed = Counter(
        f"{' > '.join(rule)} in {place}"
        for (place, _), each in scores.items()
        for rule in order
        if not right(each, rule)
    )
    return [f"Wrong {count} times: {where}" for where, count in failed.most_common(WORST)]
