"""Bring locale/*/LC_MESSAGES/django.po up to what the code asks for: new sentences empty, old ones gone."""

from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import to_locale

from config.messages import Message, messages

PLURALS = {"bg": "nplurals=2; plural=(n != 1);", "zh-hans": "nplurals=1; plural=0;"}


class Command(BaseCommand):
    requires_system_checks = ()
    help = "Update the catalogues of Bulgarian and Simplified Chinese from code and templates."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--language", choices=PLURALS, help="Only this one.")

    def handle(self, *args: object, **options: object) -> None:
        wanted = list(messages())
        for language in [options["language"]] if options["language"] else PLURALS:
            book = updated(language, wanted)
            empty = sum(not entry.translated() for entry in book)
            self.stdout.write(f"{language}: {len(book)} sentences, {empty} to translate")


def updated(language: str, wanted: list[Message]) -> polib.POFile:
    """The language's catalogue with exactly these sentences, saved, in the order of the files."""
    path = Path(settings.LOCALE_PATHS[0]) / to_locale(language) / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    old = {(entry.msgctxt, entry.msgid): entry for entry in polib.pofile(str(path))} if path.exists() else {}
    book = polib.POFile(wrapwidth=0)
    book.metadata = header(language)
    for message in {(message.context, message.sentence): message for message in reversed(wanted)}.values():
        book.insert(0, kept(old.get((message.context, message.sentence)), message, language))
    book.save(str(path))
    return book


def kept(entry: polib.POEntry | None, message: Message, language: str) -> polib.POEntry:
    """The sentence with its translation, if there is one; `where` tells a translator what it is for."""
    fresh = polib.POEntry(msgctxt=message.context, msgid=message.sentence, comment=message.where)
    if message.plural:
        forms = range(int(PLURALS[language][9]))
        fresh.msgid_plural = message.plural
        fresh.msgstr_plural = {form: entry.msgstr_plural.get(form, "") if entry else "" for form in forms}
    elif entry:
        fresh.msgstr = entry.msgstr
    return fresh


def header(language: str) -> dict[str, str]:
    return {
        "Project-Id-Version": "Composure",
        "Language": to_locale(language),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
