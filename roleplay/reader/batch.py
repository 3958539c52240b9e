"""Lines of JSON in, lines of JSON out: the reader for whoever measures it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from roleplay.engine.acts import Reading
from roleplay.engine.brief import Brief
from roleplay.engine.rules import Open, Say, chance_for, decide, value
from roleplay.engine.state import State, fold
from roleplay.reader.heads import Model
from roleplay.reader.reading import read
from roleplay.reader.words import LANGUAGES

_ANY_TIME = datetime(2026, 1, 1, tzinfo=UTC)


class BadInput(ValueError):  # noqa: N818 - the name says what happened
    """Input that cannot be read; the message is one line and names the line of the input."""


def known_language(language: str) -> str:
    """The language as it came, if the reader knows it. Raises BadInput."""
    if language not in LANGUAGES:
        raise BadInput(f"unknown language {language!r}: use one of {', '.join(LANGUAGES)}")
    return language


def read_acts(lines: Iterable[bytes], *, language: str) -> Iterator[dict[str, Any]]:
    """For each {"id", "text"}: {"id", "distress", "sentences": [{"text", "acts", "sure"}]}. Raises BadInput."""
    known_language(language)
    for item in _items(lines, {"text": _is_text}):
        reading = read(item["text"], language=language)
        yield {"id": item["id"], "distress": reading.distress, "sentences": _sentences(reading)}


def rate_replies(lines: Iterable[bytes], *, language: str) -> Iterator[dict[str, Any]]:
    """For each {"id", "context", "customer", "replies"}: {"id", "values"}, one value 0..1 a reply.

    The value is the engine's view of the customer's state after that reply as the first one, with the
    default persona and no needs: how the reply feels, not what it settles. Raises BadInput.
    """
    known_language(language)
    wanted = {"context": _is_context, "customer": _is_text, "replies": _is_texts}
    for item in _items(lines, wanted):
        heard = " ".join((*_texts(item["context"]), item["customer"]))
        yield {"id": item["id"], "values": [rate(reply, heard, language) for reply in item["replies"]]}


def rate(reply: str, heard: str, language: str, model: Model | None = None) -> float:
    """The value of the state after one reply to a customer who said `heard`, 0..1; `model`: another than the shipped one."""
    state = State.new()
    for command in (
        Open(Brief("rating", language)),
        Say(reply, read(reply, language=language, customer=heard, model=model)),
    ):
        for event in decide(state, command, _ANY_TIME, chance_for(state)):
            state = fold(state, event)
    return round(value(state), 6)


def _items(lines: Iterable[bytes], wanted: Mapping[str, Callable[[Any], bool]]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _item(line, number, wanted)


def _item(line: bytes, number: int, wanted: Mapping[str, Callable[[Any], bool]]) -> dict[str, Any]:
    try:
        item = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BadInput(f"line {number} is not JSON: {str(error).splitlines()[0]}") from error
    if not isinstance(item, dict):
        raise BadInput(f"line {number} must be an object with {', '.join(('id', *wanted))}")
    missing = [key for key in ("id", *wanted) if key not in item]
    if missing:
        raise BadInput(f"line {number} lacks {', '.join(missing)}")
    wrong = [key for key, fits in wanted.items() if not fits(item[key])]
    if wrong:
        raise BadInput(f"line {number}: {', '.join(wrong)} has the wrong type")
    return item


def _sentences(reading: Reading) -> list[dict[str, Any]]:
    return [
        {"text": sentence.text, "acts": [use.act.value for use in sentence.acts], "sure": sentence.sure}
        for sentence in reading.sentences
    ]


def _is_text(given: Any) -> bool:
    return isinstance(given, str)


def _is_texts(given: Any) -> bool:
    return isinstance(given, list) and all(isinstance(item, str) for item in given)


def _is_context(given: Any) -> bool:
    """Context is a text, a list of texts, or nothing."""
    return given is None or isinstance(given, str) or _is_texts(given)


def _texts(context: str | list[str] | None) -> tuple[str, ...]:
    if context is None:
        return ()
    return (context,) if isinstance(context, str) else tuple(context)
