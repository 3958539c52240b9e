"""Words and numbers only alice may see are looked for at every address there is, through everybody else's eyes."""

import re

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from accounts.models import User
from courses.models import ConfidenceRating
from roleplay.models import Conversation, Seat, StoredEvent
from tests.courses.test_progress_service import give

SECRET = "Canary-of-a-hard-Monday"
LEAVES_THE_SITE = ("logout", "lock")  # would end the walk


@pytest.fixture
def lived(world, cast):
    """Alice has answered, rated and talked; each leaves the secret somewhere."""
    alice = cast["alice"]
    give(alice, world.lesson, world.thought, {"text": SECRET})
    give(alice, world.lesson, world.before, {f"skill-{world.skill.translation_key}": "30"})
    talk = Conversation.objects.create(
        user=alice, scenario_key=world.home.translation_key, title=SECRET, language="en", seed=1,
        created_at=timezone.now(), ended_at=timezone.now(), outcome="resolved", score=37,
    )  # fmt: skip
    Seat.objects.create(conversation=talk, user=alice)
    said = {"text": SECRET, "turn": 1, "ref": "x"}
    StoredEvent.objects.create(conversation=talk, seq=1, kind="said", payload=said, at=timezone.now())
    return talk


def addresses(patterns, before=""):
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, address)
        elif isinstance(pattern, URLPattern):
            yield address


def filled(address, values):
    """The address with its parts filled in; None where a part is not one of ours."""
    plain = re.sub(r"<\w+:(\w+)>", lambda part: str(values.get(part[1], "<?>")), address)
    plain = plain.replace("^", "").replace("$", "").replace("\\Z", "").replace("\\", "")
    return None if set("<(?[") & set(plain) else "/" + plain


@pytest.fixture
def every_address(world, lived, alice):
    values = {
        "lesson_key": world.lesson.translation_key, "block_id": world.thought, "conversation_id": lived.pk,
        "scenario_key": lived.scenario_key, "pk": alice.pk, "user_id": alice.pk, "page_id": world.lesson.pk,
        "path": "nothing.svg", "role": "trainee",
    }  # fmt: skip
    found = {filled(address, values) for address in addresses(get_resolver().url_patterns)} - {None}
    found |= {page.get_url() for page in (world.home, world.course, world.module, world.lesson)}
    return sorted(address for address in found if not any(word in address for word in LEAVES_THE_SITE))


def shown(response):
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode("utf-8", "replace")


def test_alice_herself_finds_them_so_the_walk_would(every_address, world, alice, signed_in, client):
    client.raise_request_exception = False  # her talk is no whole talk
    signed_in(alice)
    assert {a for a in every_address if a.startswith("/en/") and SECRET in shown(client.get(a))} >= {
        world.lesson.get_url(),
        "/en/practise/",
    }


@pytest.mark.parametrize("who", ["bob", "carol", "dave", "visitor"])
def test_nobody_else_finds_them_on_our_own_pages(every_address, cast, signed_in, client, who):
    if who != "visitor":
        signed_in(cast[who])
    ours = [address for address in every_address if address.startswith("/en/")]
    assert len(ours) > 30
    assert [address for address in ours if SECRET in shown(client.get(address))] == []


@pytest.mark.parametrize("who", ["trainer", "administrator"])
def test_the_admin_shows_them_to_nobody(every_address, cast, signed_in, client, who):
    client.raise_request_exception = False
    signed_in(
        cast["bob"] if who == "trainer" else User.objects.create_superuser("root@composure.example", name="R")
    )
    admin = [address for address in every_address if address.startswith("/admin/")]
    assert len(admin) > 100
    assert [address for address in admin if SECRET in shown(client.get(address))] == []


@pytest.mark.parametrize("address", ["/en/desk/", "/en/desk/completion.csv", "/en/api/v1/completions/"])
def test_a_supervisors_list_says_the_same_whatever_was_answered(world, cast, lived, signed_in, address):
    """Not only the words: nothing on it moves with a rating, a score or another talk."""
    client = signed_in(cast["carol"])
    token = r'name="csrfmiddlewaretoken" value="\w+"'
    before = re.sub(token, "", shown(client.get(address)))
    ConfidenceRating.objects.update(value=90)
    Conversation.objects.update(score=99, outcome="hang_up")
    StoredEvent.objects.all().delete()
    assert re.sub(token, "", shown(client.get(address))) == before
