"""B3: acts read end to end, as `read_acts` would give them, on sentences never trained on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from roleplay.engine.acts import HARMFUL, Act, Reading
from roleplay.evaluation.figures import Bar, Figure, Section, Table, at_least, at_most, share, shown
from roleplay.evaluation.talk import Read
from roleplay.reader.corpus import Row

ALL, EACH, HARM, FALSE_HARM = at_least(0.75), at_least(0.70), at_least(0.90), at_most(0.02)
WORST = 20
Heard = tuple[Row, frozenset[str]]


@dataclass(frozen=True)
class Counts:
    """Right, wrongly seen and missed, of one label or of harm as such."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float | None:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        return self.right / (self.right + self.missed) if self.right + self.missed else None

    @property
    def f1(self) -> float | None:
        """None where the label was neither there nor seen."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else None


def measure(rows: Iterable[Row], read: Read, expert: Sequence[Reading] = ()) -> Section:
    """Macro-F1, harmful or not, harm wrongly seen. `expert`: readings of expert's messages, where no harm is."""
    heard = [(row, acts_of(read(row.text, language=row.language))) for row in rows]
    languages = list(dict.fromkeys(row.language for row, _ in heard))
    parts = {code: [item for item in heard if item[0].language == code] for code in languages}
    return Section(
        "B3",
        "Acts, on sentences never trained on",
        [
            _macro("macro-F1, all languages", heard, ALL),
            *(_macro(f"macro-F1, {code}", part, EACH) for code, part in parts.items()),
            _harmful("harmful or not, F1, all languages", heard, HARM),
            *(_harmful(f"harmful or not, F1, {code}", part, HARM) for code, part in parts.items()),
            *(_false_harm(f"harm seen in harmless sentences, {code}", part) for code, part in parts.items()),
            *(
                _unseen_harm(f"harm unseen in harmful sentences, {code}", part)
                for code, part in parts.items()
            ),
            *(_exact(f"sentences read exactly, {code}", part) for code, part in parts.items()),
            _harmed(expert),
        ],
        [_per_label(heard, parts), _confusions(heard, parts)],
    )


def acts_of(reading: Reading) -> frozenset[str]:
    """The labels of a whole message; `other` only where nothing else was seen."""
    seen = frozenset(use.act.value for use in reading.uses)
    return seen - {Act.OTHER.value} or frozenset({Act.OTHER.value})


def macro_f1(heard: Sequence[Heard]) -> float | None:
    """The mean F1 of all labels that occur in the rows; None without rows."""
    values = [counts(heard, label).f1 or 0.0 for label in labels_of(heard)]
    return sum(values) / len(values) if values else None


def counts(heard: Sequence[Heard], label: str) -> Counts:
    return _counted((label in row.labels, label in seen) for row, seen in heard)


def harm(heard: Sequence[Heard]) -> Counts:
    """Harmful or not, whichever the harmful label."""
    return _counted((bool(HARMFUL & set(row.labels)), bool(HARMFUL & seen)) for row, seen in heard)


def labels_of(heard: Sequence[Heard]) -> list[str]:
    """The labels the authors gave, in the order of the catalogue."""
    given = {label for row, _ in heard for label in row.labels}
    return [act.value for act in Act if act.value in given]


def _counted(pairs: Iterable[tuple[bool, bool]]) -> Counts:
    found = Counter(pairs)
    return Counts(found[True, True], found[False, True], found[True, False])


def _macro(name: str, heard: Sequence[Heard], bar: Bar) -> Figure:
    return Figure(name, macro_f1(heard), bar, len(heard))


def _harmful(name: str, heard: Sequence[Heard], bar: Bar) -> Figure:
    return Figure(name, harm(heard).f1, bar, len(heard))


def _false_harm(name: str, heard: Sequence[Heard]) -> Figure:
    innocent = [seen for row, seen in heard if not HARMFUL & set(row.labels)]
    return share(name, sum(bool(HARMFUL & seen) for seen in innocent), len(innocent))


def _unseen_harm(name: str, heard: Sequence[Heard]) -> Figure:
    found = harm(heard)
    return share(name, found.missed, found.missed + found.right)


def _exact(name: str, heard: Sequence[Heard]) -> Figure:
    """Every label the author gave and no other; what people mean by "read rightly"."""
    return share(name, sum(set(row.labels) == seen for row, seen in heard), len(heard))


def _harmed(expert: Sequence[Reading]) -> Figure:
    hurt = sum(bool(HARMFUL & acts_of(reading)) for reading in expert)
    return share("harm wrongly seen in an expert's messages", hurt, len(expert), FALSE_HARM)


def _per_label(heard: Sequence[Heard], parts: dict[str, list[Heard]]) -> Table:
    rows = []
    for label in labels_of(heard):
        found = counts(heard, label)
        each = (shown(counts(part, label).f1) for part in parts.values())
        rows.append([label, shown(found.precision), shown(found.recall), shown(found.f1), *each])
    header = ("label", "precision", "recall", "F1", *(f"F1 {code}" for code in parts))
    return Table("Per label", header, rows)


def _confusions(heard: Sequence[Heard], parts: dict[str, list[Heard]]) -> Table:
    total = _confused(heard)
    each = {code: _confused(part) for code, part in parts.items()}
    rows = [
        [wanted, got, str(number), *(str(found[wanted, got]) for found in each.values())]
        for (wanted, got), number in total.most_common(WORST)
    ]
    return Table("Worst confusions", ("is", "read as", "all", *parts), rows)


def _confused(heard: Sequence[Heard]) -> Counter[tuple[str, str]]:
    return Counter(
        (wanted, got)
        for row, seen in heard
        for wanted in set(row.labels) - seen
        for got in seen - set(row.labels)
    )
