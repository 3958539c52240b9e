"""Work out the vectors of every scenario's examples now, so that nobody's first turn waits for them."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from roleplay import scenarios
from roleplay.reader import read, ready
from roleplay.reader.reading import NEUTRAL


class Command(BaseCommand):
    help = "Prepare the reader for all live scenarios, in every language. Quick when nothing has changed."

    def handle(self, *args: Any, **options: Any) -> None:
        if reason := ready():
            raise CommandError(f"The reader is not ready: {reason}")
        briefs = [scenario.brief for code, _name in settings.LANGUAGES for scenario in scenarios.every(code)]
        for brief in briefs:
            found = read(brief.title, language=brief.language, brief=brief)
            if found.model.startswith(NEUTRAL):
                raise CommandError(f"{brief.title} ({brief.language}) could not be prepared: see the log")
        self.stdout.write(f"{len(briefs)} scenarios prepared")
