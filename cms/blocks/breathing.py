from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.base import RICH, InvalidAnswer, Marking, StepBlock


class BreathingBlock(StepBlock):
    """A paced breath. The learner says when it is done: a clock never completes anything."""

    title = blocks.CharBlock(max_length=200, label=_("Title"))
    intro = blocks.TextBlock(rows=2, label=_("Introduction"))
    breathe_in = blocks.IntegerBlock(min_value=1, max_value=10, default=4, label=_("Breathe in, seconds"))
    hold = blocks.IntegerBlock(min_value=0, max_value=10, default=0, label=_("Hold, seconds"))
    breathe_out = blocks.IntegerBlock(min_value=1, max_value=12, default=6, label=_("Breathe out, seconds"))
    rest = blocks.IntegerBlock(min_value=0, max_value=10, default=0, label=_("Rest, seconds"))
    rounds = blocks.IntegerBlock(min_value=1, max_value=20, default=5, label=_("Rounds"))
    text_alternative = blocks.RichTextBlock(
        features=RICH, label=_("The same in words"), help_text=_("For those who read rather than watch.")
    )

    rule = _("Done when you say so, with the circle or with the words.")

    class Meta:
        icon = "breath"
        label = _("Breathing exercise")
        description = _("A circle that breathes in a set rhythm, with the same in words.")
        template = "blocks/breathing.html"
        group = _("To do")
        preview_value = {
            "title": "One slow minute",
            "intro": "Let your shoulders drop.",
            "breathe_in": 4,
            "hold": 0,
            "breathe_out": 6,
            "rest": 0,
            "rounds": 5,
            "text_alternative": "<p>Breathe in and count to four. Breathe out and count to six.</p>",
        }

    def read_answer(self, value: blocks.StructValue, data: Mapping[str, Any]) -> dict[str, Any]:
        if data.get("done") not in ("yes", True):
            raise InvalidAnswer(_t("Press the button when you have finished the exercise."))
        return {"done": True}

    def mark(self, value: blocks.StructValue, answer: Mapping[str, Any]) -> Marking:
        return Marking(completed=answer.get("done") is True)

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        seconds = sum(value[part] or 0 for part in ("breathe_in", "hold", "breathe_out", "rest"))
        context["seconds"] = seconds * (value["rounds"] or 1)
        return context
