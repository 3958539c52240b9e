from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from courses import demo


class Command(BaseCommand):
    help = "Fill a demo with fictional people, teams and their history. Running it again changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("DEMO is not true: this command makes fictional people anyone may sign in as.")
        self.stdout.write(f"{demo.load_people()} people")
