"""Work out the vectors of every scenario's examples now, so that nobody's first turn waits for them."""

import os
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from roleplay import scenarios
from roleplay.engine.acts import Reading
from roleplay.engine.brief import Brief
from roleplay.reader import read, ready
from roleplay.reader.reading import NEUTRAL


class Command(BaseCommand):
    help = "Prepare the reader for all live scenarios, in every language. Quick when nothing has changed."

    def handle(self, *args: Any, **options: Any) -> None:
        if reason := ready():
            raise CommandError(f"The reader is not ready: {reason}")
        briefs = [scenario.brief for code, _name in settings.LANGUAGES for scenario in scenarios.every(code)]
        # Nearly all of the work is sums, which run side by side.
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            readings = list(pool.map(_prepared, briefs))
        for brief, found in zip(briefs, readings, strict=True):
            if found.model.startswith(NEUTRAL):
                raise CommandError(f"{brief.title} ({brief.language}) could not be prepared: see the log")
        self.stdout.write(f"{len(briefs)} scenarios prepared")


def _prepared(brief: Brief) -> Reading:
    return read(brief.title, language=brief.language, brief=brief)
