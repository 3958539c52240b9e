from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.blocks.base import InvalidAnswer, Marking, StepBlock

STOPS = range(0, 101, 10)
UNSAID = "unsaid"  # "prefer not to say", which is an answer too


class ConfidenceBlock(StepBlock):
    """How sure the learner feels of each skill, on eleven stops; keyed by the skill's translation key."""

    when = blocks.ChoiceBlock(
        choices=[("before", _("Before the module")), ("after", _("After the module"))],
        default="before",
        label=_("Moment"),
    )
    intro = blocks.TextBlock(rows=2, label=_("Introduction"))
    skills = blocks.ListBlock(SnippetChooserBlock("cms.Skill"), min_num=1, label=_("Skills"))

    rule = _("Done when every line has an answer; “prefer not to say” is one.")
    private = True

    class Meta:
        icon = "sliders"
        label = _("Confidence rating")
        description = _("The learner says how sure they feel of each skill, from 0 to 100.")
        template = "blocks/confidence.html"
        group = _("To do")
        preview_value = {
            "when": "before",
            "intro": "How sure are you of each of these today?",
            "skills": [],
        }

    def get_preview_value(self) -> blocks.StructValue:
        skills = self.child_blocks["skills"].child_block.model_class.objects.all()[:3]
        return self.normalize({**self.meta.preview_value, "skills": list(skills)})

    def read_answer(self, value: blocks.StructValue, data: Mapping[str, Any]) -> dict[str, Any]:
        given = {str(key): data.get(field_name(key)) for key in self._keys(value)}
        if not all(answer == UNSAID or answer in map(str, STOPS) for answer in given.values()):
            raise InvalidAnswer(_t("Some lines have no answer yet. “Prefer not to say” is an answer too."))
        return {"ratings": {key: None if answer == UNSAID else int(answer) for key, answer in given.items()}}

    def mark(self, value: blocks.StructValue, answer: Mapping[str, Any]) -> Marking:
        return Marking(completed=bool(answer.get("ratings")))

    def moment(self, value: blocks.StructValue) -> str:
        return value["when"]

    def ratings(self, value: blocks.StructValue, answer: Mapping[str, Any]) -> list[tuple[UUID, int | None]]:
        return [(UUID(key), rating) for key, rating in answer.get("ratings", {}).items()]

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        skills = [skill for skill in value["skills"] if skill]
        context["rows"] = [_row(skill, context["given"]) for skill in skills]
        return context | {"stops": STOPS}

    def _keys(self, value: blocks.StructValue) -> list[UUID]:
        return [skill.translation_key for skill in value["skills"] if skill]


def field_name(skill_key: UUID) -> str:
    return f"skill-{skill_key}"


def _row(skill: Any, given: Mapping[str, Any]) -> dict[str, Any]:
    """A line of the form; `rating` is a stop, UNSAID, or empty where nothing is chosen yet."""
    key = str(skill.translation_key)
    field = field_name(skill.translation_key)
    stored = given["ratings"].get(key, "") if "ratings" in given else given.get(field, "")
    if isinstance(stored, str) and stored.isdecimal():
        stored = int(stored)
    return {"skill": skill, "field": field, "rating": UNSAID if stored is None else stored}
