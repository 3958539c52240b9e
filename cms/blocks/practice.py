from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.base import Marking, StepBlock, written


class PracticeBlock(StepBlock):
    """The learner answers one customer line in own words; the reader says which acts it heard.

    `read_answer` takes `text`, and `reading` (a mapping) when a reader has read the text already.
    """

    situation = blocks.TextBlock(rows=2, label=_("Situation"))
    customer_line = blocks.TextBlock(rows=2, label=_("What the customer says"))
    prompt = blocks.TextBlock(rows=2, label=_("Prompt"))
    example_answers = blocks.ListBlock(
        blocks.TextBlock(rows=2), min_num=1, max_num=4, label=_("Answers that work")
    )
    principle = blocks.TextBlock(rows=2, label=_("Principle"))

    rule = _("Done when you have answered the customer in your own words.")
    private = True
    needs_reader = True

    class Meta:
        icon = "comment"
        label = _("Practice reply")
        description = _(
            "The learner answers one customer line; what it does to the customer is shown at once."
        )
        template = "blocks/practice.html"
        group = _("To do")
        preview_value = {
            "situation": "The parcel was promised for today.",
            "customer_line": "I have waited at home all day. For nothing!",
            "prompt": "What do you say first?",
            "example_answers": ["A whole day at home for nothing: of course you are upset."],
            "principle": "First the feeling, then the facts.",
        }

    def read_answer(self, value: blocks.StructValue, data: Mapping[str, Any]) -> dict[str, Any]:
        answer: dict[str, Any] = {"text": written(data)}
        if isinstance(data.get("reading"), Mapping):
            answer["reading"] = dict(data["reading"])
        return answer

    def mark(self, value: blocks.StructValue, answer: Mapping[str, Any]) -> Marking:
        return Marking(completed=bool(answer.get("text")), feedback={"reading": answer.get("reading")})

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        step = context.get("step")
        reading = ((step and step.answer) or {}).get("reading")
        return context | {"text": context["given"].get("text", ""), "reading": reading}
