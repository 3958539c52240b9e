"""Reading settings from the environment: a wrong value stops the start with its name and what is allowed."""

import os
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

env = Env()


def _read(name: str, reader: Callable[..., Any], default: Any, allowed: str) -> Any:
    try:
        return reader(name, default)
    except (EnvError, ValueError) as error:
        given = os.environ.get(name)
        raise ImproperlyConfigured(f"{name} is {given!r}: it takes {allowed}.") from error


def flag(name: str, default: bool) -> bool:
    """A yes or no; `true`, `false`, `1`, `0`, `yes`, `no`, `on`, `off`."""
    return _read(name, env.bool, default, "true or false")


def number(name: str, default: int, *, least: int, most: int) -> int:
    """A whole number from `least` to `most`."""
    allowed = f"a whole number from {least} to {most}"
    value = _read(name, env.int, default, allowed)
    if not least <= value <= most:
        raise ImproperlyConfigured(f"{name} is {value}: it takes {allowed}.")
    return value


def words(name: str, default: list[str]) -> list[str]:
    """Words with commas between them; spaces around a comma do not count."""
    return [
        word.strip()
        for word in _read(name, env.list, default, "words with commas between them")
        if word.strip()
    ]


def text(name: str, default: str) -> str:
    """Any text."""
    return _read(name, env.str, default, "a text")


def database(name: str, default: str) -> dict[str, Any]:
    """A database address as Django's settings want it."""
    return _read(
        name,
        env.dj_db_url,
        default,
        "an address such as sqlite:///var/composure.sqlite3 or postgres://user:password@host/name",
    )


def email(name: str, default: str) -> dict[str, Any]:
    """A mail server's address as Django's settings want it."""
    return _read(
        name, env.dj_email_url, default, "an address such as smtp://user:password@host:587 or console://"
    )
