"""The numbers of `roleplay/data/dynamics.toml`, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent / "data"


@cache
def everything() -> dict[str, Any]:
    """The whole file, as the trainer's "why" view shows it."""
    return tomllib.loads((DATA / "dynamics.toml").read_text(encoding="utf-8"))


def numbers(section: str) -> dict[str, float]:
    """One section of plain numbers."""
    return {key: float(number) for key, number in everything()[section].items()}


def weights(section: str) -> dict[str, tuple[float, ...]]:
    """One section of rows: effects on anger, arousal, heard, trust, hope, patience."""
    return {key: tuple(float(number) for number in row) for key, row in everything()[section].items()}
