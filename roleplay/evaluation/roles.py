"""B6: why a line is none a customer would say: the engine's own checks, patterns of each language, and what it gives away."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache

from roleplay.engine.measures import Spoken, out_of_role
from roleplay.evaluation.leaks import leaks
from roleplay.evaluation.rows import OWN

PATTERNS = OWN / "out-of-role.toml"


def reasons(said: Spoken) -> tuple[str, ...]:
    """Codes; empty for a line in character. Beside the engine's: bot, agent, stage (see the data file) and leaks."""
    line, language = str(said.reply["line"]), said.brief.language
    of_engine = out_of_role(line, language)
    unlike = (
        kind for kind, found in patterns(language).items() if out_of_role(line, language, found) != of_engine
    )
    return tuple(dict.fromkeys((*of_engine, *unlike, *leaks(line, said.after, said.after.said[-1]))))


@cache
def patterns(language: str) -> Mapping[str, Sequence[re.Pattern[str]]]:
    """Kind -> what a line of that kind looks like in this language."""
    kinds = tomllib.loads(PATTERNS.read_text(encoding="utf-8"))[language]
    return {kind: [re.compile(text, re.IGNORECASE) for text in texts] for kind, texts in kinds.items()}
