"""How well does the reader read sentences it has never seen?"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from roleplay.reader import embedding


class Command(BaseCommand):
    help = "Prints figures on held-out meanings (each fifth left out in turn) and on the held-out files, per language."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            from roleplay.reader import evaluation

            for line in evaluation.report(embedding.Bundled()):
                self.stdout.write(line)
        except (ImportError, OSError, ValueError, embedding.EmbedderFailed) as error:
            raise CommandError(f"Evaluation failed: {error}") from error
