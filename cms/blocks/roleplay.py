from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.base import InvalidAnswer, Marking, StepBlock


class RoleplayBlock(StepBlock):
    """Sends the learner to the room. A finished conversation completes it, however it ended."""

    scenario = blocks.PageChooserBlock(page_type="cms.ScenarioPage", label=_("Scenario"))
    title = blocks.CharBlock(max_length=200, label=_("Title"))
    why = blocks.TextBlock(rows=2, label=_("Why this talk"))

    rule = _("Done when you have finished one talk with this customer, however it ends.")

    class Meta:
        icon = "group"
        label = _("Role-play")
        description = _("Opens a talk with a simulated customer.")
        template = "blocks/roleplay.html"
        group = _("To do")
        preview_value = {"title": "Talk to Rachel", "why": "Use the whole order once, from start to end."}

    def read_answer(self, value: blocks.StructValue, data: Mapping[str, Any]) -> dict[str, Any]:
        raise InvalidAnswer(_t("This step is done in the practice room. Open the talk and finish it there."))

    def mark(self, value: blocks.StructValue, answer: Mapping[str, Any]) -> Marking:
        return Marking(completed=bool(answer.get("conversation")))

    def practises(self, value: blocks.StructValue) -> UUID | None:
        scenario = value["scenario"]
        return scenario.translation_key if scenario else None

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict[str, Any]:
        """`scenario_url`, the page before the talk, which tells the rest in the reader's language; `minutes` it takes."""
        context = super().get_context(value, parent_context)
        scenario = value.get("scenario")
        if scenario:
            context["scenario_url"] = reverse("roleplay:scenario", args=[scenario.translation_key])
            context["minutes"] = scenario.minutes
        return context
