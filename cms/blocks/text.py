"""Blocks that are read, not answered."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.base import RICH


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(max_length=200, label=_("Heading"))

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Begins a new part of the lesson.")
        template = "blocks/heading.html"
        group = _("To read")
        preview_value = {"text": _("Anger has a reason")}


class TextBlock(blocks.StructBlock):
    body = blocks.RichTextBlock(features=RICH, label=_("Text"))

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("A few short paragraphs.")
        template = "blocks/text.html"
        group = _("To read")
        preview_value = {"body": "<p>Anger is rarely about you. It is about something that went wrong.</p>"}


class CalloutBlock(blocks.StructBlock):
    tone = blocks.ChoiceBlock(
        choices=[("tip", _("Tip")), ("care", _("Care for yourself")), ("rule", _("Rule to remember"))],
        default="tip",
        label=_("Tone"),
    )
    title = blocks.CharBlock(max_length=200, label=_("Title"))
    body = blocks.RichTextBlock(features=RICH, label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Callout")
        description = _("One thought to take along: a tip, a care note or a rule.")
        template = "blocks/callout.html"
        group = _("To read")
        preview_value = {
            "tone": "care",
            "title": "You may pause",
            "body": "<p>One slow breath costs four seconds.</p>",
        }


class CaseStudyBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=200, label=_("Title"))
    setting = blocks.TextBlock(rows=2, label=_("Where it happened"))
    body = blocks.RichTextBlock(features=RICH, label=_("What happened"))
    lesson = blocks.TextBlock(rows=2, label=_("What it teaches"))

    class Meta:
        icon = "openquote"
        label = _("Case study")
        description = _("A true story from another team, and what it teaches.")
        template = "blocks/case_study.html"
        group = _("To read")
        preview_value = {
            "title": "A team that met on Fridays",
            "setting": "A booking centre",
            "body": "<p>Once a week they told each other the hardest call.</p>",
            "lesson": "What is shared weighs less.",
        }


class ResourcesBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=200, label=_("Title"))
    body = blocks.RichTextBlock(features=RICH, label=_("Resources"))

    class Meta:
        icon = "link"
        label = _("Resources and sources")
        description = _("Where to read on, where help is, and where claims come from.")
        template = "blocks/resources.html"
        group = _("To read")
        preview_value = {
            "title": "Read on",
            "body": "<p>World Health Organization: guidelines on mental health at work.</p>",
        }
