"""Which of these replies calms better?"""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from roleplay.reader import batch, ready


class Command(BaseCommand):
    help = 'Reads lines {"id", "context", "customer", "replies"} and writes {"id", "values"}: the state after each reply.'
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--language", required=True, help="en, bg or zh-hans")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            language = batch.known_language(options["language"])
            if reason := ready():
                raise CommandError(f"The reader is not ready: {reason}")
            for answer in batch.rate_replies(sys.stdin.buffer, language=language):
                self.stdout.write(json.dumps(answer, ensure_ascii=False))
        except batch.BadInput as error:
            raise CommandError(str(error)) from error
