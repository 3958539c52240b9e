"""What every block that a learner answers can do. `courses` calls these and never asks a block its type."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.middleware.csrf import get_token
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

LONGEST_ANSWER = 4000
RICH = ["bold", "italic", "h3", "ul", "ol", "link"]


class InvalidAnswer(Exception):  # noqa: N818 (a sentence, not a fault)
    """An answer that cannot be taken; `sentence` says why and what to do, in the learner's language."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Marking:
    """What an answer comes to: `correct` is None where there is no right and wrong; `feedback` is JSON, no words."""

    completed: bool
    correct: bool | None = None
    feedback: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {"completed": self.completed, "correct": self.correct, "feedback": self.feedback}


class StepBlock(blocks.StructBlock):
    """A block that a learner can complete. Answers and markings are JSON without words, so they hold in any language."""

    is_step = True
    rule: str | Promise = ""  # one sentence: what completes this step
    private = False  # nobody but the learner ever reads the answer
    needs_reader = False  # the answer is read by the language model before it is recorded

    required = blocks.BooleanBlock(
        required=False,
        default=True,
        label=gettext_lazy("Required"),
        help_text=gettext_lazy("A lesson is finished when all its required steps are done."),
    )

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict[str, Any]:
        """`uid` for ids in the page, `rule`, `private`, and what was typed or answered as `given`."""
        context = super().get_context(value, parent_context)
        step, request = context.get("step"), context.get("request")
        if (
            request is not None and "csrf_token" not in context
        ):  # drawn alone, after an answer without a page load
            context["csrf_token"] = get_token(request)
        context["uid"] = step.block_id if step else uuid4()
        context["given"] = (step and (step.typed or step.answer)) or {}
        return context | {"rule": self.rule, "private": self.private}

    def read_answer(self, value: blocks.StructValue, data: Mapping[str, Any]) -> dict[str, Any]:
        """The answer in a submitted form, as JSON. Raises InvalidAnswer with a sentence for the learner."""
        raise NotImplementedError

    def mark(self, value: blocks.StructValue, answer: Mapping[str, Any]) -> Marking:
        """Whether this stored answer completes the step, and what there is to say about it."""
        return Marking(completed=True)

    def moment(self, value: blocks.StructValue) -> str | None:
        """When confidence is rated here: `before` or `after` the module; None for every other block."""
        return None

    def ratings(self, value: blocks.StructValue, answer: Mapping[str, Any]) -> list[tuple[UUID, int | None]]:
        """Skill keys with the rating given, 0 to 100 in tens, None for "prefer not to say"."""
        return []

    def practises(self, value: blocks.StructValue) -> UUID | None:
        """The scenario whose finished conversation completes this step."""
        return None


def written(data: Mapping[str, Any], name: str = "text") -> str:
    """The text a learner wrote: stripped, not empty, at most LONGEST_ANSWER characters. Raises InvalidAnswer."""
    text = data.get(name)
    text = text.replace("\0", "").strip() if isinstance(text, str) else ""
    if not text:
        raise InvalidAnswer(_("Nothing is written yet. A few words are enough."))
    if len(text) > LONGEST_ANSWER:
        raise InvalidAnswer(_("This is longer than 4,000 characters. Please shorten it and save again."))
    return text
