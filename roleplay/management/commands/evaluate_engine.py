"""Does the customer behave, whoever plays, in every language?"""

from typing import Any

from roleplay.management.evaluating import Evaluating


class Command(Evaluating):
    help = (
        "Prints B2 and B4 to B8: archetypes as text, long talks, attacks, languages. About fifteen minutes; "
        "--quick takes a sample, --write puts the figures into docs/model-card.md and figures.json."
    )
    part = "engine"

    def handle(self, *args: Any, **options: Any) -> None:
        from roleplay.evaluation import reports

        self.evaluate(reports.of_engine, **options)
