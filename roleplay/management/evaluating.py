"""What both evaluation commands share: their options, one clear line on a problem, printing and writing."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cms.demo.read import DemoError
from roleplay import reader
from roleplay.evaluation import card, record, reports
from roleplay.evaluation.figures import Section
from roleplay.evaluation.rows import BadData

Report = Callable[[reports.Size, reports.Say], Iterable[Section]]


class Evaluating(BaseCommand):
    """`part`: which part of the figures in the model card and in the file of figures the command writes."""

    requires_system_checks = []
    part = ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--quick", action="store_true", help="a sample, for a first look")
        parser.add_argument(
            "--write",
            action="store_true",
            help="write the figures into docs/model-card.md and roleplay/data/figures.json",
        )

    def evaluate(self, report: Report, *, quick: bool, write: bool, **_: Any) -> None:
        if quick and write:
            raise CommandError("A sample is not written into the model card: leave out --quick or --write.")
        if reason := reader.ready():
            raise CommandError(f"The reader is not ready: {reason}")
        size = reports.QUICK if quick else reports.FULL
        try:
            self._show(report(size, self.stderr.write), reports.note(size), write)
        except (BadData, DemoError, card.NoPlace, OSError, ValueError) as error:
            raise CommandError(f"Evaluation failed: {' '.join(str(error).split())}") from error

    def _show(self, sections: Iterable[Section], note: str, write: bool) -> None:
        """Each section as soon as it is measured; the card is written only when all are."""
        self.stdout.write(note)
        measured = []
        for section in sections:
            measured.append(section)
            self.stdout.write(f"\n{card.markdown([section])}")
        verdict = card.verdicts(measured)
        self.stdout.write(f"\n{verdict}")
        if write:
            card.write(self.part, card.markdown(measured, f"{note} {verdict}."))
            record.write(self.part, measured, timezone.localdate())
            self.stdout.write("wrote docs/model-card.md and roleplay/data/figures.json")
