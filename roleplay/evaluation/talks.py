"""B4, B5 and B6 on long talks: nothing said twice, every line to the point, nobody out of role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from roleplay.engine.measures import (
    Spoken,
    contradictions,
    near_duplicates,
    repeats,
    spoken,
    to_the_point,
)
from roleplay.evaluation import longtalks
from roleplay.evaluation.figures import Figure, Section, Table, at_least, at_most, number, share, shown
from roleplay.evaluation.roles import reasons
from roleplay.evaluation.runs import Scene
from roleplay.evaluation.talk import Played, Read

NEVER, NEAR, POINT = at_most(0), at_most(0.02), at_least(0.95)
SHOWN = 10
Why = tuple[Spoken, tuple[str, ...]]


def measure(
    scenes: Sequence[Scene], said: Mapping[str, Sequence[str]], count: int, read: Read
) -> Iterator[Section]:
    """B4, B5 and B6 on `count` talks of 25 messages."""
    yield from of(longtalks.talks(scenes, said, count, read))


def of(played: Iterable[Played]) -> Iterator[Section]:
    """The same on talks played already."""
    talks = [list(spoken(talk.events)) for talk in played]
    every = [one for talk in talks for one in talk]
    yield _repetition(talks)
    yield _point(every)
    yield _role(every)


def _repetition(talks: Sequence[Sequence[Spoken]]) -> Section:
    texts = [[_line(one) for one in talk] for talk in talks]
    total = sum(map(len, texts))
    near = [pair for talk in texts for pair in near_duplicates(talk)]
    full = sum(len(talk) >= longtalks.TURNS for talk in texts)
    return Section(
        "B4",
        "Nothing said twice in a talk",
        [
            number("exact repeats", sum(map(repeats, texts)), total, NEVER),
            share("lines nearly the same as an earlier one", len(near), total, NEAR),
            share(f"talks of {longtalks.TURNS} messages", full, len(texts)),
        ],
        [Table("Nearly the same", ("line", "earlier line"), near[:SHOWN])],
    )


def _point(every: Sequence[Spoken]) -> Section:
    aside = [one for one in every if not to_the_point(one)]
    wrong = [(one, codes) for one in every if (codes := contradictions(one))]
    return Section(
        "B5",
        "Lines that answer the last act or push for an open need",
        [
            share("to the point", len(every) - len(aside), len(every), POINT),
            *_by_language(every, aside),
            number("contradictions of the ledger", len(wrong), len(every), NEVER),
        ],
        [
            _reactions(every, aside),
            _examples("Beside the point", [(one, (str(one.reply["reaction"]),)) for one in aside]),
            _examples("Contradictions", wrong),
        ],
    )


def _role(every: Sequence[Spoken]) -> Section:
    out = [(one, codes) for one in every if (codes := reasons(one))]
    return Section(
        "B6",
        "In character",
        [number("lines out of role", len(out), len(every), NEVER)],
        [_examples("Out of role", out)],
        ["Judged by patterns and by script, not by people: roleplay/data/evaluation/out-of-role.toml"],
    )


def _by_language(every: Sequence[Spoken], aside: Sequence[Spoken]) -> list[Figure]:
    total, lost = (Counter(one.brief.language for one in part) for part in (every, aside))
    return [share(f"to the point, {code}", count - lost[code], count) for code, count in total.items()]


def _reactions(every: Sequence[Spoken], aside: Sequence[Spoken]) -> Table:
    """Where lines miss the point most."""
    total, lost = (Counter(str(one.reply["reaction"]) for one in part) for part in (every, aside))
    rows = [[name, shown(count / total[name]), str(total[name])] for name, count in lost.most_common(SHOWN)]
    return Table("Beside the point, by what was answered", ("reaction", "share", "lines"), rows)


def _examples(title: str, found: Sequence[Why]) -> Table:
    rows = [[one.brief.language, ", ".join(why), _line(one)] for one, why in found[:SHOWN]]
    return Table(title, ("language", "why", "line"), rows)


def _line(one: Spoken) -> str:
    return str(one.reply["line"])
