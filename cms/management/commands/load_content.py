"""Load the course, the scenarios and the support page in every language. Safe to run again."""

from django.core.management.base import BaseCommand, CommandError

from cms.demo.load import load
from cms.demo.read import DemoError


class Command(BaseCommand):
    help = "Load the course, the scenarios and the support page in every language. Safe to run again."

    def handle(self, *args: object, **options: object) -> None:
        try:
            load(self.stdout.write)
        except DemoError as error:
            raise CommandError(f"Nothing was loaded. {error}") from error
