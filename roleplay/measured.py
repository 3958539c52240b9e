"""What was measured last, as a file that pages read: roleplay/data/figures.json, one part for each evaluation command."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parent / "data" / "figures.json"
READER, ENGINE = "reader", "engine"
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Measured:
    """One figure. `limit`: its bar, at most when `ceiling`, else at least; `of`: what it was counted over."""

    value: float | None
    of: int | None = None
    limit: float | None = None
    ceiling: bool = False
    missed: bool = False


Figures = Mapping[tuple[str, str], Measured]
"""(bar of the design, name of the figure) -> what was measured."""


@dataclass(frozen=True)
class Part:
    """What one command measured, and on which day."""

    on: date
    figures: Figures


def parts() -> dict[str, Part]:
    """What was measured so far; nothing where the file is not there. A file nobody can read counts as not measured, and
    the log says so: a page for people must not break over it."""
    if not FILE.exists():
        return {}
    try:
        return {name: _part(found) for name, found in json.loads(FILE.read_text(encoding="utf-8")).items()}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        logger.warning("%s cannot be read: %r", FILE.name, error)
        return {}


def write(name: str, part: Part) -> None:
    """This part anew, the other as it was. Raises OSError; ValueError for a file that is no JSON."""
    kept = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    told: dict[str, dict[str, object]] = {}
    for (bar, figure), measured in part.figures.items():
        told.setdefault(bar, {})[figure] = asdict(measured)
    both = dict(sorted((kept | {name: {"on": part.on.isoformat(), "figures": told}}).items()))
    FILE.write_text(json.dumps(both, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _part(found: Mapping[str, Any]) -> Part:
    told = found["figures"]
    figures = {
        (bar, name): Measured(**measured) for bar, named in told.items() for name, measured in named.items()
    }
    return Part(date.fromisoformat(found["on"]), figures)
