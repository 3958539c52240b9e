"""The door to a talk: gives it to who has a seat in it, and says 404 to everybody else."""

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from accounts.models import User
from roleplay.models import Conversation, Seat


def seat_for(user: User | AnonymousUser, conversation_id: UUID) -> Seat:
    """The seat, with its conversation. Raises Seat.DoesNotExist, also for someone whose account was closed."""
    if not user.is_authenticated:
        raise Seat.DoesNotExist
    seats = Seat.objects.select_related("conversation", "user")
    return seats.get(conversation=conversation_id, user=user.pk, user__is_active=True)


def conversation_for(user: User | AnonymousUser, conversation_id: UUID) -> Conversation:
    """The person's own talk; a stranger learns not even that it exists."""
    try:
        return seat_for(user, conversation_id).conversation
    except Seat.DoesNotExist:
        raise Http404 from None
