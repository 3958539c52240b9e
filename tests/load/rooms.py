"""How long a turn takes with many people talking at once. Run by hand against a running server that uses the same database:

    python tests/load/rooms.py --address 127.0.0.1:8000 --people 20 --think 20 --seconds 60

It makes people named load-<n>, opens a talk for each, and prints one JSON line. Never part of the pass/fail run.
"""

import argparse
import asyncio
import json
import os
import random
import sys
import time
from pathlib import Path
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402 - Django must be set up first
from django.test import Client  # noqa: E402
from websockets.asyncio.client import connect  # noqa: E402

from accounts.models import User  # noqa: E402
from roleplay import scenarios, services  # noqa: E402

WORDS = (
    "I am sorry that nobody rang your bell. I look at the route now.",
    "So you waited since eight and only found the card. When is the party?",
    "The depot loaded it on the wrong van, that is why it went back.",
    "You are right to be upset. I stay on this until it is solved.",
    "One moment please, I ask the depot. Thank you for your patience.",
    "The courier comes tomorrow between nine and eleven.",
)


def open_room(number: int) -> tuple[str, str]:
    """A conversation and the session cookie of the person who has it."""
    email = f"load-{number}@load.example"
    user = User.objects.filter(email=email).first() or User.objects.create_user(email, name=email)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    scenario = scenarios.every("en")[0]
    talk = services.start(user, scenario.key, language="en")
    return str(talk.pk), client.cookies[settings.SESSION_COOKIE_NAME].value


def words(chance: random.Random) -> str:
    """Never the same twice, so that nothing is read from memory."""
    return f"{chance.choice(WORDS)} It is number {chance.randrange(10_000_000)} on my list."


async def person(
    options: argparse.Namespace, room: tuple[str, str], turns: list[float], missed: list[str]
) -> None:
    """One person who says something every `think` seconds."""
    chance = random.Random(room[0])
    await asyncio.sleep(chance.random() * options.think)
    headers = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={room[1]}"}
    url = f"ws://{options.address}/ws/room/{room[0]}/"
    async with connect(url, origin=f"http://{options.address}", additional_headers=headers) as socket:
        await socket.recv()
        until = time.monotonic() + options.seconds
        while time.monotonic() < until:
            begun, ref = time.monotonic(), str(uuid4())
            await socket.send(json.dumps({"type": "say", "ref": ref, "text": words(chance)}))
            while (answer := json.loads(await socket.recv()))["ref"] != ref:
                pass
            if answer["type"] == "events":
                turns.append(time.monotonic() - begun)
            else:
                missed.append(answer["code"])
            await asyncio.sleep(max(0.0, options.think - (time.monotonic() - begun)))


async def run(options: argparse.Namespace, rooms: list[tuple[str, str]]) -> dict[str, object]:
    turns: list[float] = []
    missed: list[str] = []
    await asyncio.gather(*(person(options, room, turns, missed) for room in rooms))
    turns.sort()
    share = {
        f"p{percent}_ms": round(turns[int(len(turns) * percent / 100)] * 1000) for percent in (50, 95, 99)
    }
    return {
        "people": options.people,
        "turns": len(turns),
        **share,
        "max_ms": round(turns[-1] * 1000),
        "missed": missed,
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", default="127.0.0.1:8000")
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--think", type=float, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    rooms = [open_room(number) for number in range(options.people)]
    print(json.dumps(asyncio.run(run(options, rooms))))


if __name__ == "__main__":
    main()
