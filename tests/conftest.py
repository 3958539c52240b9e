"""The cast: alice the trainee, bob her trainer, carol her supervisor, dave a stranger in a team of another branch."""

import os

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

import pytest
from django.core.management import call_command
from django.utils import translation

from accounts.models import Membership, Team, User


def pytest_sessionstart(session):
    """The interface is read in three languages, so its catalogues must be there."""
    call_command("compile_translations")


def pytest_collection_modifyitems(items):
    """The browser comes last: what is wrong below it is told sooner and in clearer words."""
    items.sort(key=lambda item: "e2e" in item.path.parts)


@pytest.fixture(autouse=True)
def speaking_english():
    """A request leaves its language behind in the thread; the next test begins in English all the same."""
    translation.activate("en")


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Slow hashing protects real people; the cast has nothing to lose."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


PASSWORD = "a calm and quiet word"


@pytest.fixture
def company(db):
    return Team.add_root(name="Company")


@pytest.fixture
def team(company):
    return company.add_child(name="Evening shift")


@pytest.fixture
def other_team(company):
    return company.add_child(name="Other branch")


def person(name: str, team: Team, role: str, **fields) -> User:
    user = User.objects.create_user(f"{name}@composure.example", PASSWORD, name=name.title(), **fields)
    Membership.objects.create(user=user, team=team, role=role)
    return user


@pytest.fixture
def alice(team):
    return person("alice", team, Membership.Role.TRAINEE)


@pytest.fixture
def bob(team):
    return person("bob", team, Membership.Role.TRAINER)


@pytest.fixture
def carol(team):
    return person("carol", team, Membership.Role.SUPERVISOR)


@pytest.fixture
def dave(other_team):
    return person("dave", other_team, Membership.Role.TRAINEE)


@pytest.fixture
def cast(alice, bob, carol, dave):
    """Name to person, for tests that every view must pass with each of the four."""
    return {"alice": alice, "bob": bob, "carol": carol, "dave": dave}


@pytest.fixture
def signed_in(client):
    """A function that signs a person in and gives the client."""

    def sign_in(user):
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
