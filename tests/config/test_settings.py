"""Settings are safe by default; a wrong value stops the start with its name and what is allowed."""

import os
import subprocess
import sys

import pytest

from tests.catalogue import ROOT

SAFE = {"SECRET_KEY": "a long and random text " * 3, "ALLOWED_HOSTS": "composure.example.org"}


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    inherited = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    command = [sys.executable, *(arguments or ("-c", "import config.settings"))]
    return subprocess.run(command, cwd=ROOT, env=inherited | environment, capture_output=True, text=True)


def test_production_starts_with_a_key_and_hosts():
    assert start(**SAFE).returncode == 0


def test_django_has_nothing_to_say_against_our_production_settings():
    result = start("manage.py", "check", "--deploy", "--fail-level", "WARNING", **SAFE)
    assert result.returncode == 0, result.stderr


def test_without_a_key_it_does_not_start():
    assert "SECRET_KEY is empty" in start(ALLOWED_HOSTS="x.example").stderr


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("DEBUG", "perhaps", "true or false"),
        ("READER_THREADS", "many", "a whole number from 1 to 64"),
        ("FLOOR", "3", "a whole number from 5 to 1000"),
        ("DATABASE_URL", "nonsense", "sqlite:///"),
        ("ALLOWED_HOSTS", "*", "host names"),
        ("DEMO", "true", "only in development"),
    ],
)
def test_a_wrong_value_is_named_with_what_is_allowed(name, value, allowed):
    result = start(**SAFE | {name: value})
    assert result.returncode != 0
    last_line = result.stderr.strip().splitlines()[-1]
    assert name in last_line
    assert allowed in last_line
