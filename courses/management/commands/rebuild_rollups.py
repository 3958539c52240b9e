from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from courses.services import rollup


class Command(BaseCommand):
    help = "Work out everyone's progress in every module again from the facts; the numbers come out the same."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rows = rollup.rebuild()
        except DatabaseError as error:
            raise CommandError(f"The database cannot be read ({error}). Run migrate first.") from None
        self.stdout.write(f"{rows} rows of progress")
