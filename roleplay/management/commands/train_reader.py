"""Train the reader on the corpus of meanings: the encoder's layers, then the heads."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from roleplay import demo_briefs
from roleplay.reader import embedding, heads, matching, tuned
from roleplay.reader.latin import native
from roleplay.reader.words import LANGUAGES, words


class Command(BaseCommand):
    help = (
        "Learns from roleplay/data/meanings and writes roleplay/data/encoder.npz and reader.npz. Same corpus, same bytes on "
        "one kind of processor. Needs the extras `train` and `dev`."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--heads-only", action="store_true", help="Keep the encoder, only calibrate the heads again."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if not options["heads_only"]:
                self._tune()
            from roleplay.reader import choosing, training

            embedder = embedding.Bundled()
            model = training.calibrate(embedder, tuned.heads(), say=self.stdout.write)
            model = model.with_thresholds(choosing.thresholds(model, embedder, cache(demo_briefs.brief)))
        except (ImportError, OSError, ValueError, embedding.EmbedderFailed) as error:
            raise CommandError(f"Training failed: {error}") from error
        heads.save(model)
        self.stdout.write(f"wrote {heads.MODEL_FILE.name}")

    def _tune(self) -> None:
        from roleplay.reader.tuning import tune
        from roleplay.reader.tuning.lessons import Lessons

        lessons = Lessons.of_the_corpus(_topics())
        self.stdout.write(
            f"learning from {len(lessons.acts)} sentences, {len(lessons.distress)} of distress, {len(lessons.pairs)} pairs"
        )
        tuned.save(*tune.tune(tuned.base_file(), lessons, say=self.stdout.write))
        self.stdout.write(f"wrote {tuned.LAYERS_FILE.name}")


def _topics() -> list[Any]:
    """The examples of every need and fact of the scenarios that are shipped, and what only sounds like them."""
    from roleplay.reader.tuning.lessons import NEAR_MISS, Topic

    found = []
    for slug in demo_briefs.slugs():
        for language in LANGUAGES:
            brief = demo_briefs.brief(slug, language)
            targets = (*matching.needs(brief), *matching.facts(brief), (NEAR_MISS, brief.near_misses))
            found += [
                Topic(slug, target, native(text, words(language).latin))
                for target, texts in targets
                for text in texts
            ]
    return found
