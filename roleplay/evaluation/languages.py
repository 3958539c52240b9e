"""B8: the same talk in three languages scores alike, and the same talk again scores the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from roleplay.evaluation.figures import Figure, Section, Table, at_most, number, share, shown
from roleplay.evaluation.runs import Run, Scene
from roleplay.evaluation.talk import Read, readings, replay

POINTS, NEVER = 3, at_most(0)
Same = Mapping[str, int | None]
"""Language -> score of the same talk."""


def measure(played: Iterable[Run], again: Sequence[bool]) -> Section:
    """Differences of score between languages. `again`: whether each talk that was played again came out the same."""
    talks = same_talks(played)
    gaps = {key: gap(scores) for key, scores in talks.items() if len(scores) > 1}
    values = list(gaps.values())
    return Section(
        "B8",
        "The same talk in three languages, and again",
        [
            Figure(
                "largest difference in points",
                max(values, default=None),
                at_most(POINTS),
                len(values),
                count=True,
            ),
            share("mean difference in points", sum(values), len(values)),
            share(f"talks within {POINTS} points", sum(value <= POINTS for value in values), len(values)),
            number("talks that differ when played again", again.count(False), len(again), NEVER),
        ],
        [_archetypes(gaps), _widest(gaps, talks)],
    )


def same_talks(played: Iterable[Run]) -> dict[tuple[str, str, int], dict[str, int | None]]:
    """(scenario, archetype, persona) -> language -> score."""
    found: dict[tuple[str, str, int], dict[str, int | None]] = {}
    for run in played:
        key = (run.place.slug, run.archetype, run.persona)
        found.setdefault(key, {})[run.place.language] = run.score
    return found


def gap(scores: Same) -> int:
    """Points between the highest and the lowest; a talk that is scored in one language only is 100 apart."""
    known = [score for score in scores.values() if score is not None]
    if not known:
        return 0
    return max(known) - min(known) if len(known) == len(scores) else 100


def reruns(scenes: Iterable[Scene], read: Callable[[], Read]) -> Iterator[bool]:
    """Each talk of each scene, read and played once more by a fresh reader: the same events?"""
    for scene in scenes:
        fresh = read()
        for name, script in scene.scripts.items():
            first = replay(script, scene.readings[name], scene.brief)
            second = replay(script, readings(script, scene.brief, fresh), scene.brief)
            yield first.events == second.events


Gaps = Mapping[tuple[str, str, int], int]


def _archetypes(gaps: Gaps) -> Table:
    rows = []
    for name in dict.fromkeys(archetype for _, archetype, _ in gaps):
        values = [value for (_, archetype, _), value in gaps.items() if archetype == name]
        mean = sum(values) / len(values)
        near = sum(value <= POINTS for value in values) / len(values)
        rows.append([name, str(max(values)), f"{mean:.1f}", shown(near)])
    return Table("Each archetype", ("archetype", "largest", "mean", f"within {POINTS}"), rows)


def _widest(gaps: Gaps, talks: Mapping[tuple[str, str, int], Same]) -> Table:
    """Scenario and archetype where languages differ most, with the mean score of each language."""
    widest: dict[tuple[str, str], list[tuple[str, str, int]]] = {}
    for key in gaps:
        widest.setdefault(key[:2], []).append(key)
    ordered = sorted(widest, key=lambda pair: -sum(gaps[key] for key in widest[pair]) / len(widest[pair]))
    rows = [
        [f"{slug}, {name}", _mean(gaps[key] for key in widest[slug, name]), _means(widest[slug, name], talks)]
        for slug, name in ordered[:10]
    ]
    return Table("Furthest apart", ("talk", "mean difference", "mean scores"), rows)


def _means(keys: Sequence[tuple[str, str, int]], talks: Mapping[tuple[str, str, int], Same]) -> str:
    codes = dict.fromkeys(code for key in keys for code in talks[key])
    return ", ".join(f"{code} {_mean(talks[key].get(code) or 0 for key in keys)}" for code in codes)


def _mean(values: Iterable[int]) -> str:
    found = list(values)
    return f"{sum(found) / len(found):.1f}" if found else "–"
