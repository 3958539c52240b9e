"""The room's socket through the real application: session cookie and origin in, JSON in, JSON out."""

import asyncio
import json
import random

import pytest
from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from accounts.models import User
from config.asgi import application
from roleplay import access, protocol, services
from roleplay.errors import RoomCode
from roleplay.models import StoredEvent

pytestmark = pytest.mark.django_db(transaction=True)
WAIT = 20  # seconds; the reader learns the scenario at the first turn


def cookie_of(user) -> bytes:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return f"sessionid={client.cookies['sessionid'].value}".encode()


class Room:
    """One browser's socket."""

    def __init__(self, talk, cookie=b"", query="", origin=b"http://testserver"):
        headers = [(b"host", b"testserver"), (b"origin", origin), (b"cookie", cookie)]
        self.socket = WebsocketCommunicator(application, f"/ws/room/{talk.pk}/{query}", headers)

    async def __aenter__(self):
        await self.socket.connect(timeout=WAIT)
        return self

    async def __aexit__(self, *error):
        await self.socket.disconnect()

    async def send(self, **message):
        await self.socket.send_to(text_data=json.dumps(message))

    async def frame(self, text=None, data=None):
        await self.socket.send_to(text_data=text, bytes_data=data)

    async def next(self):
        return json.loads(await self.socket.receive_from(timeout=WAIT))

    async def answer(self, ref):
        """The next message that answers this ref; hints may come between."""
        while (message := await self.next())["ref"] != ref:
            pass
        return message

    async def closed_with(self):
        message = await self.socket.receive_output(timeout=WAIT)
        return message.get("code")


@pytest.fixture
def cookie(alice):
    return cookie_of(alice)


async def stored(talk):
    return await sync_to_async(lambda: list(talk.events.order_by("seq")))()


async def snapshot_now(talk, user):
    seat = await sync_to_async(access.seat_for)(user, talk.pk)
    return protocol.snapshot(seat, await stored(talk))


async def test_a_room_begins_with_a_snapshot(talk, cookie):
    async with Room(talk, cookie) as room:
        snapshot = await room.next()
    assert (snapshot["type"], snapshot["seq"]) == ("snapshot", 2)
    assert [event["kind"] for event in snapshot["events"]] == ["opened", "replied"]


async def test_what_is_said_is_answered_once_it_is_stored(talk, cookie):
    async with Room(talk, cookie) as room:
        await room.next()
        await room.send(type="say", ref="one", text="Hello, this is Anna.")
        answer = await room.answer("one")
    assert answer["after"] == 2
    assert answer["seq"] == len(await stored(talk))
    assert [event["kind"] for event in answer["events"]] == ["said", "read", "felt", "replied"]


@pytest.mark.parametrize("command", ["say", "pause", "resume", "stop"])
async def test_the_snapshot_before_and_the_pushes_are_the_snapshot_after(talk, cookie, alice, command):
    if command == "resume":
        await sync_to_async(services.act)(talk.pk, alice, protocol.Command("pause", "p"))
    async with Room(talk, cookie) as room:
        before = await room.next()
        text = {"text": "Hello, this is Anna."} if command == "say" else {}
        await room.send(type=command, ref="one", **text)
        push = await room.answer("one")
    after = await snapshot_now(talk, alice)
    assert before["events"] + push["events"] == after["events"]
    assert push["seq"] == after["seq"]


async def test_a_browser_that_comes_back_gets_only_what_it_missed(talk, cookie, alice):
    async with Room(talk, cookie) as room:
        seen = (await room.next())["seq"]
    await sync_to_async(services.act)(talk.pk, alice, protocol.Command("say", "away", "Hello, this is Anna."))
    async with Room(talk, cookie, query=f"?since={seen}") as room:
        missed = await room.next()
    assert (missed["type"], missed["after"]) == ("events", seen)
    assert missed["events"][0]["text"] == "Hello, this is Anna."


@pytest.mark.parametrize("since", ["", "-1", "x", "99999999999999", "%00", "٣"])
async def test_a_since_that_makes_no_sense_gets_the_whole_talk(talk, cookie, since):
    async with Room(talk, cookie, query=f"?since={since}") as room:
        assert (await room.next())["type"] == "snapshot"


async def test_a_gap_is_filled_when_the_browser_asks(talk, cookie):
    async with Room(talk, cookie) as room:
        snapshot = await room.next()
        await room.send(type="since", seq=1)
        answer = await room.next()
    assert answer["events"] == snapshot["events"][1:]


async def test_another_tab_sees_the_same(talk, cookie):
    async with Room(talk, cookie) as one, Room(talk, cookie) as other:
        await one.next(), await other.next()
        await one.send(type="say", ref="one", text="Hello, this is Anna.")
        assert (await one.answer("one"))["events"] == (await other.next())["events"]


async def test_the_same_ref_from_five_tabs_at_once_is_stored_once(talk, cookie):
    rooms = [Room(talk, cookie) for _ in range(5)]
    for room in rooms:
        await room.__aenter__()
        await room.next()
    await asyncio.gather(*(room.send(type="say", ref="one", text="Hello, this is Anna.") for room in rooms))
    answers = [await room.answer("one") for room in rooms]
    for room in rooms:
        await room.__aexit__()
    assert len({json.dumps(answer["events"]) for answer in answers}) == 1
    assert sum(event.kind == "said" for event in await stored(talk)) == 1


async def test_a_stranger_is_refused_after_an_error_that_says_why(talk, dave):
    cookie = await sync_to_async(cookie_of)(dave)
    async with Room(talk, cookie) as room:
        assert (await room.next())["code"] == "room.unknown"
        assert await room.closed_with() == 4404


async def test_nobody_signed_in_is_refused(talk):
    async with Room(talk) as room:
        assert (await room.next())["code"] == "room.signed_out"
        assert await room.closed_with() == 4401


@pytest.mark.parametrize("origin", [b"", b"null", b"https://elsewhere.example", b"http://testserver.example"])
async def test_another_sites_page_is_refused(talk, cookie, origin):
    async with Room(talk, cookie, origin=origin) as room:
        assert await room.closed_with() == 4403


async def test_someone_whose_account_is_closed_is_put_out_at_the_next_command(talk, cookie, alice):
    async with Room(talk, cookie) as room:
        await room.next()
        alice.is_active = False
        await sync_to_async(alice.save)()
        await room.send(type="pause", ref="p")
        assert (await room.next())["code"] == "room.unknown"
        assert await room.closed_with() == 4404


async def test_no_command_is_taken_after_signing_out(talk, cookie):
    async with Room(talk, cookie) as room:
        await room.next()
        await sync_to_async(Session.objects.all().delete)()
        await room.send(type="pause", ref="p")
        assert (await room.next())["code"] == "room.signed_out"
        assert await room.closed_with() == 4401
    assert not await sync_to_async(StoredEvent.objects.filter(kind="paused").exists)()


async def test_a_closed_account_gets_nothing_more_by_asking(talk, cookie, alice):
    async with Room(talk, cookie) as room:
        await room.next()
        await sync_to_async(User.objects.filter(pk=alice.pk).update)(is_active=False)
        await room.send(type="since", seq=1)
        assert (await room.next())["type"] == "error"
        assert await room.closed_with() == 4404


@pytest.mark.parametrize(
    "ended",
    [
        lambda alice: Session.objects.all().delete(),
        lambda alice: Session.objects.update(expire_date=timezone.now()),
        lambda alice: User.objects.filter(pk=alice.pk).update(is_active=False),
        lambda alice: User.objects.filter(pk=alice.pk).update(password="another"),
        lambda alice: alice.delete(),
    ],
    ids=["signed out", "expired", "account closed", "password changed", "account deleted"],
)
async def test_a_socket_left_open_is_closed_soon_after(talk, cookie, alice, monkeypatch, ended):
    monkeypatch.setattr("roleplay.doorkeeper.EVERY", 0.05)
    async with Room(talk, cookie) as room:
        await room.next()
        await sync_to_async(ended)(alice)
        assert (await room.next())["code"] == "room.signed_out"
        assert await room.closed_with() == 4401


async def test_who_is_signed_in_stays_in_the_room(talk, cookie, monkeypatch):
    monkeypatch.setattr("roleplay.doorkeeper.EVERY", 0.05)
    async with Room(talk, cookie) as room:
        await room.next()
        await asyncio.sleep(0.3)
        await room.send(type="pause", ref="p")
        assert (await room.answer("p"))["type"] == "events"


async def test_errors_come_in_the_language_of_the_page(talk, cookie):
    async with Room(talk, cookie, query="?language=bg") as room:
        await room.next()
        await room.send(type="resume", ref="r")
        error = await room.next()
    assert error["code"] == "talk.not_paused"
    assert error["sentence"]


async def test_the_room_lives_on_after_hundreds_of_broken_frames(talk, cookie, monkeypatch):
    monkeypatch.setattr("roleplay.limits.Bucket.take", lambda bucket: True)
    chance = random.Random(9)
    async with Room(talk, cookie) as room:
        await room.next()
        for frame in broken_frames(chance, 400):
            await room.frame(**frame)
            answer = await room.next()
            assert answer["type"] == "error"
            assert answer["code"] in set(RoomCode)
        await room.send(type="pause", ref="still here")
        assert (await room.next())["ref"] == "still here"
    assert len(await stored(talk)) == 3


def broken_frames(chance, count):
    texts = [
        " ",
        "nonsense",
        "{",
        "[]",
        '{"type":"say","ref":"a","text":"\\u0000"}',
        '{"type":"say","ref":"a","text":"\\udfff"}',
        '{"type":"pause"}',
        '{"type":"since","seq":"3"}',
        '{"type":"%s","ref":"a"}' % ("x" * 300),
        json.dumps({"type": "say", "ref": "a", "text": "a" * 20_000}),
        "[" * 5000,
    ]
    for _ in range(count):
        if chance.random() < 0.2:
            yield {"data": chance.randbytes(chance.randint(1, 60))}
        else:
            yield {"text": chance.choice(texts) + chance.choice(["", " ", "]", '"'])}


async def test_too_many_commands_are_slowed_down_kindly(talk, cookie):
    async with Room(talk, cookie) as room:
        await room.next()
        for number in range(14):
            await room.send(type="resume", ref=f"r{number}")
        codes = [(await room.next())["code"] for _ in range(14)]
    assert "rate.exceeded" in codes
    assert codes[0] == "talk.not_paused"


async def test_a_turn_refused_by_a_full_reader_can_be_sent_again(talk, cookie, monkeypatch):
    async with Room(talk, cookie) as room:
        await room.next()
        with monkeypatch.context() as patched:
            patched.setattr("roleplay.reading.PATIENCE", 0.01)
            patched.setattr("roleplay.reading._places", Full())
            await room.send(type="say", ref="one", text="Hello, this is Anna.")
            assert (await room.next())["code"] == "reader.busy"
        await room.send(type="say", ref="one", text="Hello, this is Anna.")
        assert (await room.answer("one"))["type"] == "events"


class Full:
    def acquire(self, **how):
        return False


async def test_a_channel_layer_that_is_down_stops_no_turn(talk, cookie, monkeypatch):
    def down():
        raise OSError("no layer")

    async with Room(talk, cookie) as room:
        await room.next()
        monkeypatch.setattr("roleplay.broadcast.get_channel_layer", down)
        await room.send(type="pause", ref="p")
        assert (await room.answer("p"))["events"][0]["kind"] == "paused"
    assert await sync_to_async(StoredEvent.objects.filter(kind="paused").count)() == 1
