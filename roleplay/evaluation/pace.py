"""How long reading takes: a message of four sentences that is in no cache."""

from __future__ import annotations

import time
from collections.abc import Sequence

from roleplay.evaluation.figures import Figure, Section, at_most
from roleplay.evaluation.talk import Read
from roleplay.reader.corpus import Row

LIMIT, SENTENCES, MESSAGES = at_most(200), 4, 12


def measure(rows: Sequence[Row], read: Read) -> Section:
    """Milliseconds of processor time, the middle of some messages; what a quiet machine would need."""
    times = [_timed(text, language, read) for text, language in _messages(rows)]
    middle = sorted(times)[len(times) // 2] if times else None
    each = middle / SENTENCES if middle is not None else None
    return Section(
        "Pace",
        "Processor time of reading",
        [
            Figure("milliseconds a message of four sentences", middle, LIMIT, len(times), count=True),
            Figure("milliseconds a sentence", each, None, len(times), count=True),
        ],
    )


def _messages(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """Four sentences of one language side by side; a number makes each new to every cache."""
    found = []
    for language in dict.fromkeys(row.language for row in rows):
        texts = [
            f"{row.text.rstrip('.!?。！？')} {at}." for at, row in enumerate(rows) if row.language == language
        ]
        groups = (texts[at : at + SENTENCES] for at in range(0, len(texts) - SENTENCES + 1, SENTENCES))
        found += [(" ".join(group), language) for group in groups][: MESSAGES // 3]
    return found


def _timed(text: str, language: str, read: Read) -> float:
    begun = time.process_time()
    read(text, language=language)
    return 1000 * (time.process_time() - begun)
