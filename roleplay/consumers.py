"""The room's socket: accepts, checks the seat, joins the group, sends the snapshot, passes commands on. No rules here."""

import json
import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qs

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings
from django.db import DatabaseError
from django.utils import translation

from roleplay import access, protocol, services
from roleplay.broadcast import group_of
from roleplay.doorkeeper import doorkeeper, is_kept
from roleplay.errors import Refused, RoomCode
from roleplay.limits import Bucket
from roleplay.models import Seat, StoredEvent

logger = logging.getLogger(__name__)

# Own threads: one that waits for the reader must not hold up the worker's other database calls.
in_thread = {"thread_sensitive": False, "executor": ThreadPoolExecutor(16, thread_name_prefix="room")}


class RoomConsumer(AsyncWebsocketConsumer):
    seat: Seat | None = None

    async def connect(self) -> None:
        await self.accept()
        self.room = self.scope["url_route"]["kwargs"]["conversation_id"]
        self.bucket, self.seq = Bucket(), 0
        query = parse_qs(self.scope["query_string"].decode("latin-1"))
        wanted = query.get("language", [""])[0]
        self.language = wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        self.session_key = self.scope["session"].session_key
        if not self.scope["user"].is_authenticated:
            return await self.refuse(4401)
        try:
            self.seat = await self.ask(access.seat_for, self.scope["user"], self.room)
        except Seat.DoesNotExist:
            return await self.refuse(4404)
        doorkeeper.enter(self)
        await self.channel_layer.group_add(group_of(self.room), self.channel_name)
        return await self.catch_up(query.get("since", [""])[0])

    async def disconnect(self, code: int) -> None:
        doorkeeper.leave(self)
        if self.seat is not None:
            await self.channel_layer.group_discard(group_of(self.room), self.channel_name)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        if self.seat is None:
            return
        ref, allowed = "", self.bucket.take()
        try:
            command = protocol.parse(text_data, bytes_data)
            ref = command.ref
            if not allowed:
                raise Refused(RoomCode.RATE_EXCEEDED, ref)
            await self.do(command)
        except Refused as refused:
            await self.complain(refused)
        except Seat.DoesNotExist:
            await self.refuse(4404)
        except DatabaseError:
            logger.warning("The database took no command", exc_info=True)
            await self.complain(Refused(RoomCode.SERVER_UNAVAILABLE, ref))

    async def do(self, command: protocol.Command) -> None:
        if not await self.ask(is_kept, self.session_key):
            return await self.refuse(4401)
        if command.type == "since":
            self.seat = await self.ask(access.seat_for, self.scope["user"], self.room)
            return await self.catch_up(str(command.seq))
        answer = await self.ask(services.act, self.room, self.scope["user"], command)
        return await self.push(answer.events, after=answer.after, ref=command.ref)

    async def room_hint(self, hint: dict[str, Any]) -> None:
        if hint["seq"] > self.seq:
            await self.catch_up(str(self.seq))

    async def catch_up(self, since: str) -> None:
        """The whole talk, or what came after the place the browser names."""
        after = int(since) if since.isdecimal() and len(since) < 10 else 0
        events = await self.ask(self.events_after, after)
        if after:
            return await self.push(events, after=after)
        message = protocol.snapshot(self.seat, events)
        self.seq = message["seq"]
        return await self.say(message)

    def events_after(self, seq: int) -> list[StoredEvent]:
        return list(StoredEvent.objects.filter(conversation=self.room, seq__gt=seq).order_by("seq"))

    async def push(self, events: list[StoredEvent], *, after: int, ref: str = "") -> None:
        message = protocol.push(self.seat, events, after=after, ref=ref)
        self.seq = max(self.seq, message["seq"])
        await self.say(message)

    async def complain(self, refused: Refused) -> None:
        with translation.override(self.language):
            await self.say(protocol.error(refused))

    async def refuse(self, code: int) -> None:
        await self.complain(Refused(protocol.CLOSING[code]))
        await self.close(code)

    async def say(self, message: dict[str, Any]) -> None:
        await self.send(json.dumps(message, ensure_ascii=False))

    @staticmethod
    async def ask(function: Any, *arguments: Any) -> Any:
        return await database_sync_to_async(function, **in_thread)(*arguments)
