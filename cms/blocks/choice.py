from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.base import InvalidAnswer, Marking, StepBlock


class OptionBlock(blocks.StructBlock):
    text = blocks.TextBlock(rows=2, label=_("Answer"))
    correct = blocks.BooleanBlock(required=False, label=_("This is right"))
    explanation = blocks.TextBlock(
        rows=2,
        label=_("Explanation"),
        help_text=_("Why it helps, or what it does to the customer. Shown after answering."),
    )

    class Meta:
        icon = "check"
        label = _("Option")


class ChoiceQuestionBlock(StepBlock):
    """One or several right options; every option explains itself. Answers name options by their permanent ids."""

    question = blocks.TextBlock(rows=2, label=_("Question"))
    multiple = blocks.BooleanBlock(required=False, label=_("More than one option is right"))
    options = blocks.ListBlock(OptionBlock(), min_num=2, max_num=8, label=_("Options"))
    summary = blocks.TextBlock(rows=2, required=False, label=_("Summary"), help_text=_("Shown last."))

    rule = _("Done when you have answered. You may try again as often as you like.")

    class Meta:
        icon = "list-ul"
        label = _("Question with options")
        description = _("A question whose every option is explained after answering.")
        template = "blocks/choice.html"
        group = _("To do")
        preview_value = {
            "question": "What comes first?",
            "options": [
                {"text": "The solution", "correct": False, "explanation": "Too early: nobody feels heard."},
                {"text": "The feeling", "correct": True, "explanation": "Yes. Then the rest is heard."},
            ],
        }

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        right = sum(option["correct"] for option in cleaned["options"])
        if right == 0 or (right > 1 and not cleaned["multiple"]):
            sentence = _("Mark one option as right, or say that more than one is right.")
            raise blocks.StructBlockValidationError(block_errors={"multiple": ValidationError(sentence)})
        return cleaned

    def read_answer(self, value: blocks.StructValue, data: Mapping[str, Any]) -> dict[str, Any]:
        chosen = set(data.getlist("option") if hasattr(data, "getlist") else data.get("option", []))
        known = [option.id for option in value["options"].bound_blocks if option.id in chosen]
        if not known:
            raise InvalidAnswer(_t("Nothing is chosen yet. Choose an option and save again."))
        return {"chosen": known if value["multiple"] else known[:1]}

    def mark(self, value: blocks.StructValue, answer: Mapping[str, Any]) -> Marking:
        chosen = set(answer.get("chosen", []))
        right = {option.id for option in value["options"].bound_blocks if option.value["correct"]}
        return Marking(completed=bool(chosen), correct=chosen == right, feedback={"right": sorted(right)})

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict[str, Any]:
        """`options` with what was chosen; `answered` once an answer is stored and nothing went wrong since."""
        context = super().get_context(value, parent_context)
        given, step = context["given"], context.get("step")
        typed = given.get("option", given.get("chosen", []))
        chosen = {typed} if isinstance(typed, str) else set(typed)
        context["answered"] = bool(step and step.answer and not step.error)
        context["options"] = [
            {
                "id": option.id,
                "text": option.value["text"],
                "explanation": option.value["explanation"],
                "right": option.value["correct"],
                "chosen": option.id in chosen,
            }
            for option in value["options"].bound_blocks
        ]
        return context
