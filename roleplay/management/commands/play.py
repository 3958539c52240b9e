"""Play a scenario from the command line: one trainee turn a line in, one JSON line a turn out."""

import json
import random
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from cms.demo.read import DemoError
from roleplay import demo_briefs, reader, scenarios
from roleplay.engine import rules
from roleplay.engine.brief import Brief
from roleplay.engine.debrief import summarise
from roleplay.engine.events import Event, Kind
from roleplay.engine.persona import random_persona
from roleplay.engine.state import State, fold
from roleplay.errors import Refused
from roleplay.protocol import is_storable

NOW = datetime(2026, 1, 1, tzinfo=UTC)  # the same input gives the same output, on any day
END_FROM = 3


class Command(BaseCommand):
    help = (
        "Play a scenario: one trainee turn a line on standard input, one JSON line a turn on standard output."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("scenario", help="the slug of the scenario's page")
        parser.add_argument("--language", required=True, help="en, bg or zh-hans")
        parser.add_argument("--persona", help="the slug of another persona, or 'random'")
        parser.add_argument("--seed", type=int, default=0)

    def handle(self, *args: object, **options: Any) -> None:
        known = [code for code, _ in settings.LANGUAGES]
        if options["language"] not in known:
            raise CommandError(
                f"There is no language “{options['language']}”. There are: {', '.join(known)}."
            )
        brief = brief_for(options["scenario"], options["language"])
        if options["persona"]:
            brief = replace(brief, persona=persona_for(options["persona"], options["seed"]))
        if reason := reader.ready():
            raise CommandError(f"The reader is not ready: {reason}")
        turns = list(lines_of(sys.stdin.buffer.read()))
        for line in Play(brief, options["seed"]).all(turns):
            self.stdout.write(json.dumps(line, ensure_ascii=False))


class Play:
    """A talk in memory; nothing of it is stored."""

    def __init__(self, brief: Brief, seed: int) -> None:
        self.brief, self.state, self.events = brief, State(seed=seed), []
        self.do(rules.Open(brief, seed))

    def all(self, turns: list[str]) -> Iterator[dict[str, Any]]:
        opening = {"opening": self.state_before()}
        for text in turns:
            if self.state.status == "ended":
                break
            read = reader.read(
                text,
                language=self.brief.language,
                brief=self.brief,
                said_before=self.state.said,
                customer=self.state.heard_last,
            )
            events = self.do(rules.Say(text, read))
            acts = [use.act.value for use in read.uses]
            yield {"turn": self.state.turn, "acts": acts, **self.result(events), **opening}
            opening = {}
            if self.state.status == "paused":  # acute distress pauses; a script goes on
                self.do(rules.Resume())
        if self.state.status == "open" and self.state.turn >= END_FROM:
            self.do(rules.End())
        yield self.summary()

    def state_before(self) -> dict[str, Any]:
        """How the customer begins: their first words and feelings, told with the first turn's line."""
        return {name: self.result(self.events)[name] for name in ("customer", "state")}

    def do(self, command: rules.Command) -> list[Event]:
        try:
            events = rules.decide(self.state, command, NOW, rules.chance_for(self.state))
        except rules.Refused as refused:
            raise CommandError(f"Turn {self.state.turn + 1} was refused: {refused.code}") from None
        for event in events:
            self.state = fold(self.state, event)
        self.events.extend(events)
        return list(events)

    def result(self, events: list[Event]) -> dict[str, Any]:
        lines = [event.payload["line"] for event in events if event.kind == Kind.REPLIED]
        return {
            "state": self.state.feelings.to_json(),
            "ledger": self.state.ledger.to_json(),
            "customer": " ".join(lines),
            "end": self.state.outcome,
        }

    def summary(self) -> dict[str, Any]:
        debrief = summarise(self.events)
        return {
            "outcome": debrief.outcome,
            "score": debrief.score,
            "criteria": {item.code: round(item.share, 4) for item in debrief.criteria},
            "needs": [asdict(need) for need in debrief.needs],
        }


def brief_for(slug: str, language: str) -> Brief:
    """From the site's pages where they have it, else from the demo's files."""
    try:
        return scenarios.find_by_slug(slug, language).brief
    except (Refused, DatabaseError):
        known = demo_briefs.slugs()
    if slug not in known:
        raise CommandError(f"There is no scenario “{slug}”. There are: {', '.join(known)}.")
    try:
        return demo_briefs.brief(slug, language)
    except (DemoError, KeyError) as error:
        raise CommandError(f"The scenario “{slug}” cannot be played in {language}: {error}") from None


def persona_for(slug: str, seed: int) -> Any:
    if slug == "random":
        return random_persona(random.Random(seed))
    if found := demo_briefs.find_persona(slug):
        return found
    raise CommandError(f"There is no persona “{slug}”.")


def lines_of(data: bytes) -> Iterator[str]:
    """The trainee's turns. Raises CommandError with the number of the first line that cannot be one."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CommandError(f"Standard input is not UTF-8: byte {error.start + 1} cannot be read.") from None
    lines = text.rstrip().splitlines()
    if not lines:
        raise CommandError("Standard input is empty: give one turn of the trainee a line.")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            raise CommandError(f"Line {number} is empty: give one turn of the trainee a line.")
        if len(line) > rules.MOST_TEXT or not is_storable(line):
            raise CommandError(
                f"Line {number} is longer than {rules.MOST_TEXT} characters or holds a NUL character."
            )
        yield line.strip()
