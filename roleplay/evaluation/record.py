"""The same figures as data, for the page that tells trainers in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from roleplay import measured
from roleplay.evaluation.figures import MISSED, Figure, Section
from roleplay.measured import Measured


def write(part: str, sections: Iterable[Section], today: date) -> None:
    """Replaces this part of roleplay/data/figures.json. Raises OSError, ValueError."""
    figures = {
        (section.bar, figure.name): _told(figure) for section in sections for figure in section.figures
    }
    measured.write(part, measured.Part(today, figures))


def _told(figure: Figure) -> Measured:
    limit, ceiling = (figure.bar.limit, figure.bar.ceiling) if figure.bar else (None, False)
    return Measured(figure.value, figure.of, limit, ceiling, figure.verdict == MISSED)
