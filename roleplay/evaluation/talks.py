"""B4, B5 and B6 on long talks: nothing said twice, every line to the point, nobody out of role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from roleplay.evaluation import longtalks
from roleplay.evaluation.figures import Figure, Section, Table, at_least, at_most, number, share, shown
from roleplay.evaluation.runs import Scene
from roleplay.evaluation.speech import Line, alike, contradicts, lines, out_of_role, to_the_point
from roleplay.evaluation.talk import Played, Read

NEVER, NEAR, POINT = at_most(0), at_most(0.02), at_least(0.95)
SHOWN = 10


def measure(
    scenes: Sequence[Scene], said: Mapping[str, Sequence[str]], count: int, read: Read
) -> Iterator[Section]:
    """B4, B5 and B6 on `count` talks of 25 messages."""
    yield from of(longtalks.talks(scenes, said, count, read))


def of(played: Iterable[Played]) -> Iterator[Section]:
    """The same on talks played already."""
    spoken = [list(lines(talk.events)) for talk in played]
    yield _repetition(spoken)
    yield _point([line for talk in spoken for line in talk])
    yield _role([line for talk in spoken for line in talk])


def _repetition(spoken: Sequence[Sequence[Line]]) -> Section:
    total = sum(map(len, spoken))
    near = [pair for talk in spoken for pair in near_duplicates([line.text for line in talk])]
    repeated = sum(exact_repeats([line.text for line in talk]) for talk in spoken)
    full = sum(len(talk) >= longtalks.TURNS for talk in spoken)
    return Section(
        "B4",
        "Nothing said twice in a talk",
        [
            number("exact repeats", repeated, total, NEVER),
            share("lines nearly the same as an earlier one", len(near), total, NEAR),
            share(f"talks of {longtalks.TURNS} messages", full, len(spoken)),
        ],
        [Table("Nearly the same", ("line", "earlier line"), near[:SHOWN])],
    )


def exact_repeats(texts: Sequence[str]) -> int:
    return len(texts) - len(set(texts))


def near_duplicates(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Each line that is nearly, but not wholly, an earlier one, with the first such."""
    found = []
    for at, text in enumerate(texts):
        earlier = next((other for other in texts[:at] if other != text and alike(text, other)), None)
        if earlier is not None:
            found.append((text, earlier))
    return found


def _point(spoken: Sequence[Line]) -> Section:
    aside = [line for line in spoken if not to_the_point(line)]
    wrong = [line for line in spoken if contradicts(line)]
    return Section(
        "B5",
        "Lines that answer the last act or push for an open need",
        [
            share("to the point", len(spoken) - len(aside), len(spoken), POINT),
            *_by_language(spoken, aside),
            number("contradictions of the ledger", len(wrong), len(spoken), NEVER),
        ],
        [_reactions(spoken, aside), _examples("Beside the point", aside), _examples("Contradictions", wrong)],
    )


def _by_language(spoken: Sequence[Line], aside: Sequence[Line]) -> list[Figure]:
    all_lines, lost = (Counter(line.brief.language for line in part) for part in (spoken, aside))
    return [share(f"to the point, {code}", total - lost[code], total) for code, total in all_lines.items()]


def _role(spoken: Sequence[Line]) -> Section:
    out = [(line, reasons) for line in spoken if (reasons := out_of_role(line))]
    rows = [[line.brief.language, ", ".join(reasons), line.text] for line, reasons in out[:SHOWN]]
    return Section(
        "B6",
        "In character",
        [number("lines out of role", len(out), len(spoken), NEVER)],
        [Table("Out of role", ("language", "why", "line"), rows)],
        ["Judged by patterns and by script, not by people: see roleplay/data/evaluation/out-of-role.toml"],
    )


def _reactions(spoken: Sequence[Line], aside: Sequence[Line]) -> Table:
    """Where lines miss the point most."""
    total, lost = (Counter(str(line.payload["reaction"]) for line in part) for part in (spoken, aside))
    rows = [[name, shown(count / total[name]), str(total[name])] for name, count in lost.most_common(SHOWN)]
    return Table("Beside the point, by what was answered", ("reaction", "share", "lines"), rows)


def _examples(title: str, spoken: Sequence[Line]) -> Table:
    rows = [[line.brief.language, str(line.payload["reaction"]), line.text] for line in spoken[:SHOWN]]
    return Table(title, ("language", "reaction", "line"), rows)
