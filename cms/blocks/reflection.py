from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.base import Marking, StepBlock, written


class ReflectionBlock(StepBlock):
    """A thought the learner writes for nobody else."""

    prompt = blocks.TextBlock(rows=2, label=_("Prompt"))
    hint = blocks.TextBlock(rows=2, required=False, label=_("Hint"))
    example = blocks.TextBlock(rows=2, required=False, label=_("Example"))

    rule = _("Done when you have written something. A few words are enough.")
    private = True

    class Meta:
        icon = "edit"
        label = _("Reflection")
        description = _("A thought the learner writes down for nobody else.")
        template = "blocks/reflection.html"
        group = _("To do")
        preview_value = {"prompt": "Which call stayed with you this week?", "hint": "One sentence is enough."}

    def read_answer(self, value: blocks.StructValue, data: Mapping[str, Any]) -> dict[str, Any]:
        return {"text": written(data)}

    def mark(self, value: blocks.StructValue, answer: Mapping[str, Any]) -> Marking:
        return Marking(completed=bool(answer.get("text")))

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        return context | {"text": context["given"].get("text", "")}
