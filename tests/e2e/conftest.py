"""A whole site as a company would run it: own database, the demo's content, Daphne, and a real browser in front.

The site is a process of its own, so nothing here can reach behind the pages: what these tests know, they read on a screen.
RUNNING_SITE=http://127.0.0.1:8000 uses a demo that runs already, with the settings of this environment as its own.
"""

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack
from itertools import count

import pytest

from tests.catalogue import ROOT
from tests.conftest import PASSWORD
from tests.e2e.browser import CHROMIUM, QUIET
from tests.e2e.watch import watched

READY_WITHIN = 240


@pytest.fixture(scope="session")
def browser_type_launch_args():
    if not CHROMIUM:
        assert not os.environ.get("REQUIRE_BROWSER"), "Chromium is missing: install the package chromium."
        pytest.skip("Chromium is missing, so the browser tests are left out: install the package chromium.")
    return {"executable_path": CHROMIUM, "args": [*QUIET], "headless": True}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """Who wants no motion is not kept waiting by a customer who seems to type."""
    return browser_context_args | {"reduced_motion": "reduce", "viewport": {"width": 1200, "height": 800}}


@pytest.fixture
def new_context(new_context):
    """Every page of every test is watched: a word on the console or a request to elsewhere fails the test."""
    with ExitStack() as watching:
        yield lambda **options: watching.enter_context(watched(new_context(**options)))


@pytest.fixture(scope="session")
def site(tmp_path_factory, browser_type_launch_args):
    """The address of a running demo; its environment is on `.environment` for tests that run a command beside it."""
    if running := os.environ.get("RUNNING_SITE"):
        yield Site(running, dict(os.environ))
        return
    folder = tmp_path_factory.mktemp("site")
    port = free_port()
    environment = os.environ | {
        "DEBUG": "true", "DEMO": "true", "DATABASE_URL": f"sqlite:///{folder}/site.sqlite3", "MEDIA_ROOT": f"{folder}/media",
        "BASE_URL": f"http://127.0.0.1:{port}", "PORT": str(port),
    }  # fmt: skip
    with open(folder / "log", "w") as log:
        server = subprocess.Popen(
            [sys.executable, "manage.py", "demo"], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
        try:
            wait_until_ready(f"http://127.0.0.1:{port}/en/", server, folder / "log")
            yield Site(f"http://127.0.0.1:{port}", environment)
        finally:
            server.terminate()
            server.wait(timeout=20)


class Site(str):
    def __new__(cls, address: str, environment: dict[str, str]):
        site = super().__new__(cls, address)
        site.environment = environment
        return site

    def run(self, code: str) -> str:
        """What `manage.py shell` prints for this code, in the site's own database."""
        command = [sys.executable, "manage.py", "shell", "-v0", "-c", code]
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=True
        ).stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_ready(address, server, log) -> None:
    for _ in range(READY_WITHIN * 2):
        assert server.poll() is None, log.read_text()
        try:
            urllib.request.urlopen(address, timeout=5)
            return
        except OSError:
            time.sleep(0.5)
    raise AssertionError(f"The site was not ready within {READY_WITHIN} s: {log.read_text()}")


NEWCOMERS = """
from django.contrib.auth.hashers import make_password
from accounts.models import Membership, Team, User
hashed = make_password("{password}")
def member(address, name, role):
    Membership.objects.create(user=User.objects.create(email=address, name=name, password=hashed), team=team, role=role)
root = Team.objects.filter(depth=1).first()
team = root.add_child(name="Newcomers {wave}")
for number in range({people}):
    member(f"new{wave}-{{number:02}}@composure.example", f"Newcomer {wave}-{{number:02}}", "trainee")
member("boss{wave}@composure.example", "Boss", "supervisor")
"""
PEOPLE = 80


class Newcomers:
    """People who have done nothing yet, and their supervisor. Each test takes its own."""

    def __init__(self, wave: int):
        self.boss = f"boss{wave}@composure.example"
        self._numbers, self._wave = count(), wave

    def next(self) -> str:
        number = next(self._numbers)
        assert number < PEOPLE, "More newcomers are needed: raise PEOPLE."
        return f"new{self._wave}-{number:02}@composure.example"


@pytest.fixture(scope="session")
def newcomers(site):
    wave = secrets.randbelow(10**9)
    site.run(NEWCOMERS.format(password=PASSWORD, wave=wave, people=PEOPLE))
    return Newcomers(wave)


@pytest.fixture
def newcomer(newcomers):
    """The e-mail address of somebody who has done nothing yet."""
    return newcomers.next()


@pytest.fixture
def sign_in(site, page):
    """A function that signs a person in through the door, in a language, and gives the page."""

    def through_the_door(email: str, language: str = "en", page=page):
        page.goto(f"{site}/{language}/accounts/login/")
        page.locator("input[name=login]").fill(email)
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("form:has(input[name=login]) button[type=submit]").click()
        page.wait_for_url(lambda address: "/accounts/" not in address)
        page.goto(f"{site}/{language}/")
        return page

    return through_the_door
