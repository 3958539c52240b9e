from datetime import date
from zoneinfo import ZoneInfo

from django.utils import timezone

from accounts.models import User


def today_of(user: User) -> date:
    """The calendar day it is now where the person lives; the site's own day if the zone is unknown."""
    try:
        return timezone.now().astimezone(ZoneInfo(user.timezone)).date()
    except (KeyError, ValueError, OSError):
        return timezone.localdate()
