"""Hints to whoever else has the room open. A lost hint does no harm: the next one, or a reconnect, catches up."""

import logging
from uuid import UUID

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer

logger = logging.getLogger(__name__)


def group_of(conversation_id: UUID) -> str:
    """The one place where a room's group gets its name."""
    return f"room.{conversation_id.hex}"


def announce(conversation_id: UUID, seq: int) -> None:
    """Tell the room that there are events up to `seq`; they are in the database, the layer carries none of them."""
    try:
        layer = get_channel_layer()
        async_to_sync(layer.group_send)(group_of(conversation_id), {"type": "room.hint", "seq": seq})
    except Exception:  # a layer that is down must not undo a turn that is stored
        logger.warning("The channel layer took no hint", exc_info=True)
