"""Whoever signs out, or whose account is closed, leaves the room too: all open sockets of a process are looked over at once."""

import asyncio
import logging
from collections.abc import Collection
from typing import TYPE_CHECKING
from weakref import WeakSet

from channels.db import database_sync_to_async
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from accounts.models import User

if TYPE_CHECKING:
    from roleplay.consumers import RoomConsumer

logger = logging.getLogger(__name__)
EVERY = 3  # seconds between two looks


def is_kept(session_key: str) -> bool:
    """Whether nobody has ended this session: one small query, asked before each command."""
    return Session.objects.filter(session_key=session_key, expire_date__gt=timezone.now()).exists()


def still_signed_in(session_keys: Collection[str]) -> set[str]:
    """Which of these sessions still let their person in: not ended, the account open, the password the same."""
    rows = Session.objects.filter(session_key__in=session_keys, expire_date__gt=timezone.now())
    sessions = {row.session_key: row.get_decoded() for row in rows}
    people = {session.get(SESSION_KEY) for session in sessions.values()} - {None}
    users = {str(user.pk): user for user in User.objects.filter(pk__in=people, is_active=True)}
    return {
        key
        for key, session in sessions.items()
        if (user := users.get(session.get(SESSION_KEY))) and _same_password(session, user)
    }


def _same_password(session: dict[str, str], user: User) -> bool:
    return constant_time_compare(session.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash())


class Doorkeeper:
    """Knows the sockets that are open in this process; looks them over while there are any."""

    def __init__(self) -> None:
        self.inside: WeakSet[RoomConsumer] = WeakSet()
        self.round: asyncio.Task[None] | None = None

    def enter(self, socket: "RoomConsumer") -> None:
        self.inside.add(socket)
        if self.round is None or self.round.done() or self.round.get_loop() is not asyncio.get_running_loop():
            self.round = asyncio.create_task(self._walk())

    def leave(self, socket: "RoomConsumer") -> None:
        self.inside.discard(socket)

    async def _walk(self) -> None:
        while self.inside:
            await asyncio.sleep(EVERY)
            try:
                await self._look()
            except Exception:  # the next look may work, and nobody else must stay inside because of one
                logger.warning("Could not see who is still signed in", exc_info=True)

    async def _look(self) -> None:
        sockets = list(self.inside)
        keys = {socket.session_key for socket in sockets}
        known = await database_sync_to_async(still_signed_in, thread_sensitive=False)(keys)
        for socket in sockets:
            if socket.session_key not in known:
                self.leave(socket)
                await socket.refuse(4401)


doorkeeper = Doorkeeper()
