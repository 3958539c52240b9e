"""Figures as Markdown, printed and written into the model card between two markers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from roleplay.evaluation.figures import MISSED, Figure, Section, Table, shown

CARD = Path(__file__).resolve().parents[2] / "docs" / "model-card.md"
BEGIN, END = "<!-- figures -->", "<!-- /figures -->"
PARTS: Mapping[str, str] = {
    "reader": "<!-- figures: the reader -->",
    "engine": "<!-- figures: the engine -->",
}


class NoPlace(ValueError):  # noqa: N818 - the name says what happened
    """The card has no two markers to write between; the message says which are missing."""


def markdown(sections: Iterable[Section], note: str = "") -> str:
    """All sections, under headings of the third level. `note`: how it was measured, one line."""
    parts = [note] if note else []
    for section in sections:
        parts += [f"### {section.bar} · {section.title}", _table(_figures(section.figures))]
        parts += [f"{table.title}:\n\n{_table(table)}" for table in section.tables if table.rows]
        if section.remarks:
            parts.append("\n".join(f"- {remark}" for remark in section.remarks))
    return "\n\n".join(parts)


def verdicts(sections: Iterable[Section]) -> str:
    """One line: how many bars were reached, and the names of those that were not."""
    figures = [(section, figure) for section in sections for figure in section.figures if figure.bar]
    missed = [f"{section.bar} {figure.name}" for section, figure in figures if figure.verdict == MISSED]
    told = f"{sum(figure.verdict == 'reached' for _, figure in figures)} of {len(figures)} figures reach their bar"
    return f"{told}; missed: {', '.join(missed)}" if missed else f"{told}; none is missed"


def written(card: str, part: str, text: str) -> str:
    """The card with this part of its figures replaced, the other part and all prose as they were. Raises NoPlace."""
    before, begin, rest = card.partition(BEGIN)
    inside, end, after = rest.partition(END)
    if not (begin and end):
        raise NoPlace(f"docs/model-card.md needs the lines {BEGIN} and {END} around its figures")
    kept = _parts(inside) | {part: text.strip()}
    body = "\n\n".join(f"{mark}\n{kept[name]}" for name, mark in PARTS.items() if name in kept)
    return f"{before}{BEGIN}\n{body}\n{END}{after}"


def write(part: str, text: str) -> None:
    """Raises NoPlace, OSError."""
    CARD.write_text(written(CARD.read_text(encoding="utf-8"), part, text), encoding="utf-8")


def _parts(inside: str) -> dict[str, str]:
    """The parts that stand in the card now; what stands before the first of them goes."""
    found = {}
    for name, mark in PARTS.items():
        _, here, rest = inside.partition(mark)
        if here:
            others = (rest.find(other) for other in PARTS.values())
            cut = min((at for at in others if at >= 0), default=len(rest))
            found[name] = rest[:cut].strip()
    return found


def _figures(figures: Sequence[Figure]) -> Table:
    return Table("", ("", "figure", "bar", "", "of"), [_row(figure) for figure in figures])


def _row(figure: Figure) -> list[str]:
    verdict = f"**{figure.verdict}**" if figure.verdict == MISSED else figure.verdict
    of = "" if figure.of is None else str(figure.of)
    return [figure.name, shown(figure.value, count=figure.count), _bar(figure), verdict, of]


def _bar(figure: Figure) -> str:
    if figure.bar is None:
        return ""
    limit = f"{figure.bar.limit:g}"
    return f"≤ {limit}" if figure.bar.ceiling else f"≥ {limit}"


def _table(table: Table) -> str:
    lines = [table.header, ["---"] * len(table.header), *table.rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _cell(text: str) -> str:
    """One line, and no sign that a table, a tag or an invisible character could be made of."""
    plain = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(plain.split()).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
