"""Every sentence our code and templates ask gettext for, found without gettext on the machine."""

import io
import subprocess
from functools import cache
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.utils.translation.template import templatize

ROOT = Path(__file__).parent.parent
KEYWORDS = {
    name: spec
    for names, spec in (
        (("_", "gettext", "gettext_lazy", "gettext_noop"), None),
        (("ngettext", "ngettext_lazy"), (1, 2)),
        (("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
        (("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
    )
    for name in names
}
CATALOGUES = {"bg": "bg", "zh-hans": "zh_Hans"}


def tracked(*patterns: str) -> list[Path]:
    """Files of the project that match, tests and generated ones left out."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [ROOT / line for line in listed.stdout.splitlines()]
    return [
        path
        for path in paths
        if path.exists() and "tests" not in path.parts and "migrations" not in path.parts
    ]


@cache
def messages() -> dict[tuple[str | None, str], str]:
    """(context, English sentence) to the file that asks for it."""
    found: dict[tuple[str | None, str], str] = {}
    for path in tracked("*.py", "*.html", "*.txt"):
        source = path.read_text(encoding="utf-8")
        code = source if path.suffix == ".py" else templatize(source, origin=str(path))
        for _line, message, _comments, context in extract("python", io.BytesIO(code.encode()), KEYWORDS):
            singular = message[0] if isinstance(message, tuple) else message
            if singular:
                found[context, singular] = str(path.relative_to(ROOT))
    return found


@cache
def catalogue(language: str) -> polib.POFile:
    """Our translations into one language."""
    return polib.pofile(str(ROOT / "locale" / CATALOGUES[language] / "LC_MESSAGES" / "django.po"))
