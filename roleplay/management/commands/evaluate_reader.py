"""How well does the reader read what it has never seen?"""

from typing import Any

from roleplay.management.evaluating import Evaluating


class Command(Evaluating):
    help = (
        "Prints B1 and B3, needs and facts, safety and pace on held-out data, for each language. About six minutes; "
        "--quick takes a sample, --write puts the figures into docs/model-card.md and figures.json."
    )
    part = "reader"

    def handle(self, *args: Any, **options: Any) -> None:
        from roleplay.evaluation import reports

        self.evaluate(reports.of_reader, **options)
