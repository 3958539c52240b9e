"""The words the room's script may need, for it carries none of its own."""

from typing import Any

from django.utils.translation import gettext as _

from roleplay import labels
from roleplay.engine.codes import RefusalCode


def room_words() -> dict[str, Any]:
    return {
        "expressions": {str(code): str(word) for code, word in labels.EXPRESSIONS.items()},
        "outcomes": {str(code): str(word) for code, word in labels.OUTCOMES.items()},
        "mark": {"sending": _("Sending…"), "sent": _("Sent")},
        "connection": {
            "open": "",
            "lost": _(
                "The connection is gone for a moment. What you write is kept and sent as soon as it is back."
            ),
            "refused": _("This room is closed to you now. Load the page again, or sign in again."),
        },
        "too_long": str(labels.REFUSALS[RefusalCode.TEXT_TOO_LONG]),
    }
