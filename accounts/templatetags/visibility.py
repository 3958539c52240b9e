"""«Who can see this?» beside a field, drawn from the table that decides it."""

from django import template

from accounts.demo import BUTTONS
from accounts.visibility import VIEWER_NAMES, VISIBLE, Data, Viewer

register = template.Library()


@register.inclusion_tag("accounts/who_sees.html")
def who_sees(data: str) -> dict[str, object]:
    """A small line for one kind of data; an unknown name is a programmer's error and raises ValueError."""
    viewers = VISIBLE[Data(data)]
    only_self = viewers == {Viewer.SELF}
    return {
        "only_self": only_self,
        "viewers": [VIEWER_NAMES[viewer] for viewer in Viewer if viewer in viewers],
    }


@register.simple_tag
def demo_buttons() -> list[tuple[str, object, object]]:
    """Role, name and purpose of each demo sign-in."""
    return [(role, name, purpose) for role, (name, purpose) in BUTTONS.items()]
