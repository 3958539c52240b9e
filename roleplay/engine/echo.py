"""Two to five of the trainee's own words, quoted back: proof that the customer listened."""

from __future__ import annotations

import re

_BREAKS = re.compile(r"[.,;:!?…—–()\[\]\"“”„«»，。！？；：、「」（）\n]+|\s-\s")
_PLAIN = re.compile(r"[\w’'\- ]+")
_QUOTES = {"en": "“{}”", "bg": "„{}“", "zh-hans": "“{}”"}
_MOST = 48


def echo(text: str, language: str) -> str | None:
    """A short clause of `text`, or None when there is none worth quoting. Never markup, never a cut word."""
    clauses = [clause.strip() for clause in _BREAKS.split(text)]
    fitting = [clause for clause in clauses if _fits(clause, language)]
    return max(fitting, key=len) if fitting else None


def quoted(template: str, words: str, language: str) -> str:
    """`template` with {echo} filled: in quotation marks, and with a capital where it begins the line."""
    if re.match(r"[“„\"«]?\{echo\}", template):
        words = words[:1].upper() + words[1:]
    bare = re.search(r"[“„\"«「]\{echo\}", template)
    return template.replace("{echo}", words if bare else _QUOTES.get(language, "“{}”").format(words))


def _fits(clause: str, language: str) -> bool:
    if not clause or len(clause) > _MOST or not _PLAIN.fullmatch(clause) or "{" in clause:
        return False
    if language.startswith("zh"):
        return 3 <= len(clause) <= 8 and re.search(r"[a-zA-Z]", clause) is None
    return 2 <= len(clause.split()) <= 5
