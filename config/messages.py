"""Every sentence our code and templates ask gettext for, found without gettext on the machine (Babel is a dev package)."""

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation.template import templatize

KEYWORDS = {
    **dict.fromkeys(("_", "_t", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}


class Message(NamedTuple):
    """One sentence: `plural` is empty where there is none, `context` None where none was given."""

    context: str | None
    sentence: str
    plural: str
    where: str


def tracked(*patterns: str) -> list[Path]:
    """Files of the project that match, those not committed yet too; tests and migrations are left out."""
    command = ["git", "ls-files", "-co", "--exclude-standard", *patterns]
    listed = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True)
    paths = [settings.BASE_DIR / line for line in listed.stdout.splitlines()]
    return [path for path in paths if path.exists() and not {"tests", "migrations"} & set(path.parts)]


def messages() -> Iterator[Message]:
    """Every sentence asked for, in the order of the files; the same sentence may come more than once."""
    for path in tracked("*.py", "*.html", "*.txt"):
        where = str(path.relative_to(settings.BASE_DIR))
        for _line, found, _comments, context in extract("python", io.BytesIO(code(path)), KEYWORDS):
            sentence, plural = found[:2] if isinstance(found, tuple) else (found, "")
            if sentence:
                yield Message(context, sentence, plural, where)


def code(path: Path) -> bytes:
    """A Python file as it is; a template as calls of gettext, one statement a line."""
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        source = "\n".join(line.strip() for line in templatize(source, origin=str(path)).splitlines())
    return source.encode()
