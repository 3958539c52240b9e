"""What the reader heard in a practice reply, for the template of that block."""

from collections.abc import Mapping
from typing import Any

from django import template

from roleplay.debriefs import sentence_shown

register = template.Library()


@register.inclusion_tag("roleplay/heard.html")
def reading_of(reading: Mapping[str, Any] | None) -> dict[str, Any]:
    """`reading` as practice.read_reply stores it; nothing is drawn when the reply was not read."""
    reading = reading or {}
    return {
        "sentences": [sentence_shown(sentence) for sentence in reading.get("sentences", ())],
        "support": bool(reading.get("support")),
    }
