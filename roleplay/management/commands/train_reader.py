"""Train the reader's heads on the corpus of meanings."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from roleplay.reader import embedding, heads


class Command(BaseCommand):
    help = "Trains the heads on roleplay/data/meanings and writes roleplay/data/reader.npz. Same corpus, same bytes."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            from roleplay.reader import training

            model = training.train(embedding.Bundled(), say=self.stdout.write)
        except (ImportError, ValueError, embedding.EmbedderFailed) as error:
            raise CommandError(f"Training failed: {error}") from error
        heads.save(model)
        self.stdout.write(f"wrote {heads.MODEL_FILE.name}")
