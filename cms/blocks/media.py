"""Pictures and films."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from cms.blocks.base import RICH


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Image"))
    alt = blocks.CharBlock(
        max_length=300,
        label=_("Description"),
        help_text=_("What the picture tells, for those who cannot see it."),
    )
    caption = blocks.CharBlock(max_length=300, required=False, label=_("Caption"))

    class Meta:
        icon = "image"
        label = _("Image")
        description = _("A picture with a description for those who cannot see it.")
        template = "blocks/image.html"
        group = _("To read")
        preview_value = {"alt": _("Three circles: person, emotion, problem"), "caption": ""}


class VideoBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=200, label=_("Title"))
    file = DocumentChooserBlock(required=False, label=_("Video file"), help_text=_("MP4 or WebM."))
    url = blocks.URLBlock(
        required=False,
        label=_("Address of a video elsewhere"),
        help_text=_("Opens on the other site: no other site is told who learns here."),
    )
    captions = DocumentChooserBlock(required=False, label=_("Captions"), help_text=_("A WebVTT file."))
    transcript = blocks.RichTextBlock(features=RICH, label=_("Transcript"))

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("A film with captions and everything said in it as text.")
        template = "blocks/video.html"
        group = _("To read")
        preview_value = {
            "title": "A hard call, heard twice",
            "url": "https://video.example.org/hard-call",
            "transcript": "<p>Customer: I have been waiting since Monday.</p>",
        }

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        errors: dict[str, Any] = {}
        if not cleaned["file"] and not cleaned["url"]:
            errors["file"] = ValidationError(_("Choose a video file or give an address."))
        if cleaned["file"] and not cleaned["captions"]:
            errors["captions"] = ValidationError(_("A video file needs captions, as a WebVTT file."))
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return cleaned
