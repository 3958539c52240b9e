"""`make demo`: a running site with the course, the scenarios and fictional people, ready to look around."""

import os
import sys
import time

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Load the demo and serve it on 127.0.0.1, port PORT or 8000."

    def handle(self, *args: object, **options: object) -> None:
        if not settings.DEMO:
            raise CommandError("DEMO is not true: this command fills the database with fictional people.")
        port = port_from_environment()
        began = time.monotonic()
        for sentence, command in STEPS:
            self.stdout.write(sentence)
            self.stdout.flush()
            call_command(*command)
        self.stdout.write(
            f"Ready after {time.monotonic() - began:.0f} s: http://127.0.0.1:{port}/  (stop with Ctrl+C)"
        )
        self.stdout.flush()
        os.execv(
            sys.executable,
            [sys.executable, "-m", "daphne", "-b", "127.0.0.1", "-p", str(port), "config.asgi:application"],
        )


STEPS = (
    ("Compiling the translations …", ("compile_translations",)),
    ("Making the tables …", ("migrate", "--verbosity=0")),
    ("Loading the course in three languages …", ("load_content",)),
    ("Preparing the simulated customers …", ("warm_reader",)),
    ("Inviting sixty fictional people …", ("load_people",)),
)


def port_from_environment() -> int:
    """The port to serve on; CommandError unless PORT is a number from 1 to 65535."""
    given = os.environ.get("PORT", "8000")
    if not given.isdigit() or not 1 <= int(given) <= 65535:
        raise CommandError(f"PORT is {given!r}: it takes a whole number from 1 to 65535.")
    return int(given)
