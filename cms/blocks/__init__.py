"""Every block a lesson can hold. To add one: its file, a line here, frontend/templates/blocks/<name>.html, a migration."""

from cms.blocks.base import InvalidAnswer, Marking, StepBlock
from cms.blocks.breathing import BreathingBlock
from cms.blocks.choice import ChoiceQuestionBlock
from cms.blocks.confidence import ConfidenceBlock
from cms.blocks.media import PictureBlock, VideoBlock
from cms.blocks.practice import PracticeBlock
from cms.blocks.reflection import ReflectionBlock
from cms.blocks.roleplay import RoleplayBlock
from cms.blocks.text import CalloutBlock, CaseStudyBlock, HeadingBlock, ResourcesBlock, TextBlock

__all__ = ["InvalidAnswer", "LessonBody", "Marking", "StepBlock"]

LessonBody = [
    ("heading", HeadingBlock()),
    ("text", TextBlock()),
    ("image", PictureBlock()),
    ("callout", CalloutBlock()),
    ("case_study", CaseStudyBlock()),
    ("video", VideoBlock()),
    ("resources", ResourcesBlock()),
    ("choice", ChoiceQuestionBlock()),
    ("reflection", ReflectionBlock()),
    ("confidence", ConfidenceBlock()),
    ("breathing", BreathingBlock()),
    ("practice", PracticeBlock()),
    ("roleplay", RoleplayBlock()),
]
