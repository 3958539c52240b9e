"""A whole site as a company would run it: own database, the demo's content, Daphne, and a real browser in front.

The site is a process of its own, so nothing here can reach behind the pages: what these tests know, they read on a screen.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.catalogue import ROOT
from tests.conftest import PASSWORD

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
READY_WITHIN = 240


@pytest.fixture(scope="session")
def browser_type_launch_args():
    if not CHROMIUM:
        assert not os.environ.get("REQUIRE_BROWSER"), "Chromium is missing: install the package chromium."
        pytest.skip("Chromium is missing, so the browser tests are left out: install the package chromium.")
    return {"executable_path": CHROMIUM, "args": QUIET, "headless": True}


@pytest.fixture(scope="session")
def site(tmp_path_factory, browser_type_launch_args):
    """The address of a running demo; its environment is on `.environment` for tests that run a command beside it."""
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
from accounts.models import Membership, Team, User
root = Team.objects.filter(depth=1).first()
team = root.add_child(name="Newcomers")
for number in range(30):
    person = User.objects.create_user(f"new{{number}}@composure.example", "{password}", name=f"Newcomer {{number}}")
    Membership.objects.create(user=person, team=team, role="trainee")
boss = User.objects.create_user("boss@composure.example", "{password}", name="Boss")
Membership.objects.create(user=boss, team=team, role="supervisor")
"""


@pytest.fixture(scope="session")
def newcomers(site):
    """E-mail addresses of people who have done nothing yet; each test takes its own."""
    site.run(NEWCOMERS.format(password=PASSWORD))
    return iter([f"new{number}@composure.example" for number in range(30)])


@pytest.fixture
def newcomer(newcomers):
    return next(newcomers)


@pytest.fixture
def sign_in(site, page):
    """A function that signs a person in through the door, in a language."""

    def through_the_door(email: str, language: str = "en"):
        page.goto(f"{site}/{language}/accounts/login/")
        page.locator("input[name=login]").fill(email)
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("form:has(input[name=login]) button[type=submit]").click()
        page.wait_for_url(lambda address: "/accounts/" not in address)
        page.goto(f"{site}/{language}/")
        return page

    return through_the_door
