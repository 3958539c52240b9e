"""Needs and facts by meaning: precision and recall on paraphrases that stand in no scenario."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from roleplay.engine import ledger
from roleplay.engine.brief import Brief
from roleplay.evaluation import rows
from roleplay.evaluation.acts import Counts
from roleplay.evaluation.figures import Figure, Section, Table, at_least, share, shown
from roleplay.evaluation.rows import BadData
from roleplay.evaluation.scripts import Place
from roleplay.evaluation.talk import Read

BAR = at_least(0.90)
KINDS = ("need", "fact", "none")
COLUMNS = ("kind", "id", "text")
HOME = rows.OWN / "paraphrases"
WORST = 15


@dataclass(frozen=True)
class Paraphrase:
    """A sentence and what it must match: needs or facts by id (several joined by +), or nothing at all."""

    place: Place
    kind: str
    ids: frozenset[str]
    text: str


@dataclass(frozen=True)
class Match:
    """What one paraphrase was taken for. A need counts where an act that may meet it says it, slots aside."""

    said: Paraphrase
    needs: frozenset[str]
    facts: frozenset[str]

    def wanted(self, kind: str) -> frozenset[str]:
        return self.said.ids if self.said.kind == kind else frozenset()

    def found(self, kind: str) -> frozenset[str]:
        return self.needs if kind == "need" else self.facts


def paraphrases(languages: Sequence[str], home: Path = HOME) -> list[Paraphrase]:
    """All of `<slug>.<language>.tsv`, columns kind, id, text; of a `none` row the id is a dash. Raises BadData."""
    slugs = sorted({path.name.partition(".")[0] for path in home.glob("*.tsv")})
    places = [(Place(slug, code), home / f"{slug}.{code}.tsv") for slug in slugs for code in languages]
    return [
        _paraphrase(path, number, place, cells)
        for place, path in places
        if path.exists()
        for number, cells in rows.table(path, COLUMNS)
    ]


def measure(said: Iterable[Paraphrase], brief_of: Callable[[str, str], Brief], read: Read) -> Section:
    """Precision and recall of needs and of facts: overall, each language, each scenario. Raises BadData."""
    matches = [match(item, brief_of(item.place.slug, item.place.language), read) for item in said]
    languages = list(dict.fromkeys(item.said.place.language for item in matches))
    figures = [figure for kind in ("need", "fact") for figure in _figures(f"{kind}s", matches, kind)]
    for code in languages:
        part = [item for item in matches if item.said.place.language == code]
        figures += [f for kind in ("need", "fact") for f in _figures(f"{kind}s, {code}", part, kind)]
    nothing = [item for item in matches if item.said.kind == "none"]
    taken = sum(bool(item.needs | item.facts) for item in nothing)
    figures.append(share("matched although it says neither", taken, len(nothing)))
    return Section(
        "Needs", "Needs and facts by meaning, on paraphrases", figures, [_places(matches), _worst(matches)]
    )


def match(said: Paraphrase, brief: Brief, read: Read) -> Match:
    """Raises BadData for an id that the scenario does not have: a typing slip must not pass for a miss."""
    known = {need.id for need in brief.needs} if said.kind == "need" else {fact.id for fact in brief.facts}
    if said.kind != "none" and said.ids - known:
        raise BadData(f"{said.place} has no {said.kind} {', '.join(sorted(said.ids - known))}")
    reading = read(said.text, language=brief.language, brief=brief)
    return Match(
        said,
        frozenset(need for _, need in ledger.offered(brief, reading)),
        frozenset(fact for sentence in reading.sentences for fact in sentence.asks),
    )


def counts(matches: Iterable[Match], kind: str) -> Counts:
    """Over all rows: what a question wrongly takes for a need counts against the needs."""
    right = wrong = missed = 0
    for item in matches:
        wanted, found = item.wanted(kind), item.found(kind)
        right += len(wanted & found)
        wrong += len(found - wanted)
        missed += len(wanted - found)
    return Counts(right, wrong, missed)


def _paraphrase(path: Path, number: int, place: Place, cells: Sequence[str]) -> Paraphrase:
    kind, ids, text = cells
    if kind not in KINDS:
        raise BadData(f"{path.name} line {number}: the kind is one of {', '.join(KINDS)}, not {kind}")
    named = frozenset() if kind == "none" else frozenset(ids.split("+"))
    if not text or (kind != "none" and not all(named)):
        raise BadData(f"{path.name} line {number}: a text and an id are needed")
    return Paraphrase(place, kind, named, text)


def _figures(name: str, matches: Sequence[Match], kind: str) -> list[Figure]:
    found = counts(matches, kind)
    of = found.right + found.missed
    return [
        Figure(f"{name}, precision", found.precision, BAR, found.right + found.wrong),
        Figure(f"{name}, recall", found.recall, BAR, of),
    ]


def _places(matches: Sequence[Match]) -> Table:
    lines = []
    for place in dict.fromkeys(item.said.place for item in matches):
        here = [item for item in matches if item.said.place == place]
        need, fact = counts(here, "need"), counts(here, "fact")
        values = (need.precision, need.recall, fact.precision, fact.recall)
        lines.append([str(place), *map(shown, values), str(len(here))])
    header = ("scenario", "needs, precision", "recall", "facts, precision", "recall", "sentences")
    return Table("Each scenario", header, lines)


def _worst(matches: Sequence[Match]) -> Table:
    """Sentences taken for something they are not, or not taken for what they are."""
    lines = []
    for item in matches:
        for kind in ("need", "fact"):
            wanted, found = item.wanted(kind), item.found(kind)
            if wanted != found:
                lines.append([str(item.said.place), _ids(wanted), _ids(found), item.said.text])
    return Table(
        f"Wrong (first {WORST} of {len(lines)})", ("scenario", "says", "taken for", "text"), lines[:WORST]
    )


def _ids(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "–"
