"""The archetypal trainees: their texts for each scenario and language, and the order they must come in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from roleplay.evaluation.rows import BadData

_ROOT = Path(__file__).resolve().parents[2]
Scripts = Mapping[str, Sequence[str]]

ARCHETYPES = (
    "expert",
    "competent_cold",
    "solution_first",
    "parrot",
    "empathy_no_fix",
    "novice",
    "policy_wall",
    "abusive",
    "recovery",
)
# Better before worse, in every scenario, persona and language (design: simulation.md).
ORDER = (
    ("expert", "solution_first"),
    ("expert", "competent_cold"),
    ("competent_cold", "empathy_no_fix"),
    ("empathy_no_fix", "parrot"),
    ("competent_cold", "novice"),
    ("novice", "policy_wall"),
    ("novice", "abusive"),
    ("expert", "recovery"),
    ("recovery", "novice"),
)


def folder() -> Path:
    """Where the texts are: `<slug>/<language>.yaml`. The only line that knows."""
    return _ROOT / "cms" / "demo" / "archetypes"


@dataclass(frozen=True)
class Place:
    """One scenario in one language."""

    slug: str
    language: str

    def __str__(self) -> str:
        return f"{self.slug} ({self.language})"


def places(languages: Sequence[str], where: Path | None = None) -> list[Place]:
    """Every scenario and language that has texts, scenarios in order."""
    home = where or folder()
    slugs = sorted(path.name for path in home.glob("*") if path.is_dir())
    return [
        Place(slug, code) for slug in slugs for code in languages if (home / slug / f"{code}.yaml").exists()
    ]


@cache
def scripts(place: Place, where: Path | None = None) -> Scripts:
    """Archetype -> the trainee's messages. Raises BadData, which names the file and what is wrong with it."""
    path = (where or folder()) / place.slug / f"{place.language}.yaml"
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadData(f"{_named(path)} cannot be read: {str(error).splitlines()[0]}") from error
    missing = [name for name in ARCHETYPES if not _is_script(data, name)]
    if missing:
        raise BadData(f"{_named(path)} has no messages for {', '.join(missing)}")
    return {name: tuple(data[name]) for name in ARCHETYPES}


def _is_script(data: Any, name: str) -> bool:
    messages = data.get(name) if isinstance(data, dict) else None
    return isinstance(messages, list) and bool(messages) and all(isinstance(text, str) for text in messages)


def _named(path: Path) -> str:
    return "/".join(path.parts[-2:])
