"""Two to five of the trainee's own words, quoted back: proof that the customer listened."""

from __future__ import annotations

import re
from functools import cache

from roleplay.engine.bank import bank

# A point or colon between two digits breaks nothing: it is a time or a sum.
_BREAKS = re.compile(
    r"(?:(?<!\d)[.,:]|[.,:](?!\d)|[;!…—–()\[\]\"“”„«»，。！；：、「」（）\n])+|(?<=[?？])|\s-\s"
)
_PLAIN = re.compile(r"[\w’'\- ]+")
_LATIN = re.compile(r"[a-zA-Z]")
_QUOTES = {"en": "“{}”", "bg": "„{}“", "zh-hans": "“{}”"}
_MOST = 48


def echo(text: str, language: str) -> str | None:
    """A short clause of `text`, or None when there is none worth quoting. Never markup, a cut word, a question, or a
    phrase anybody says to anybody: `[echo]` in the language's bank lists what to leave off and what to leave alone."""
    clauses = (_trimmed(clause.strip(), language) for clause in _BREAKS.split(text))
    fitting = [clause for clause in clauses if _fits(clause, language)]
    return max(fitting, key=len) if fitting else None


def quoted(template: str, words: str, language: str) -> str:
    """`template` with {echo} filled: in quotation marks, and with a capital where it begins the line."""
    if re.match(r"[“„\"«]?\{echo\}", template):
        words = words[:1].upper() + words[1:]
    bare = re.search(r"[“„\"«「]\{echo\}", template)
    return template.replace("{echo}", words if bare else _QUOTES.get(language, "“{}”").format(words))


def _trimmed(clause: str, language: str) -> str:
    """Without the small words it begins with: “so first they said yes” begins at “first”."""
    lead = _words(language, "lead")
    while match := next((word for word in lead if _begins(clause, word, language)), None):
        clause = clause[len(match) :].lstrip()
    return clause


def _begins(clause: str, word: str, language: str) -> bool:
    gap = "" if language.startswith("zh") else " "
    return clause.casefold().startswith(word + gap) and len(clause) > len(word)


def _fits(clause: str, language: str) -> bool:
    if not clause or len(clause) > _MOST or not _PLAIN.fullmatch(clause):
        return False
    if language.startswith("zh"):
        return 3 <= len(clause) <= 8 and not _LATIN.search(clause) and _whole_chinese(clause, language)
    words = clause.casefold().replace("’", "'").split()
    if words[0][0].isdigit() or (language == "bg" and _LATIN.search(clause)):
        return False
    whole = words[0] not in _words(language, "head") and words[-1] not in _words(language, "tail")
    return 2 <= len(words) <= 5 and whole and not set(words) <= set(_words(language, "stock"))


def _whole_chinese(clause: str, language: str) -> bool:
    cut = clause.startswith(_words(language, "head")) or clause.endswith(_words(language, "tail"))
    return not cut and not any(word in clause for word in _words(language, "stock"))


@cache
def _words(language: str, kind: str) -> tuple[str, ...]:
    return tuple(bank(language).get("echo", {}).get(kind, ()))
