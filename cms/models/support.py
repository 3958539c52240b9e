"""The support directory: people who help when the work hurts. Only what somebody checked lately is shown."""

from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

GOOD_FOR = timedelta(days=180)


class SupportRecordQuerySet(models.QuerySet["SupportRecord"]):
    def checked(self, today: date | None = None) -> Self:
        """Real records that somebody checked within the last 180 days."""
        since = (today or timezone.localdate()) - GOOD_FOR
        return self.filter(is_example=False, checked_on__gte=since).exclude(checked_by="")

    def unchecked(self, today: date | None = None) -> Self:
        """Real records nobody checked, or not within the last 180 days."""
        return self.filter(is_example=False).exclude(pk__in=self.checked(today).values("pk"))

    def shown(self, today: date | None = None) -> Self:
        """What a reader sees: checked records, and in the demo only the examples, which say that they are."""
        shown = self.checked(today)
        return shown | self.filter(is_example=True) if settings.DEMO else shown


class SupportRecord(TranslatableMixin, models.Model):
    name = models.CharField(_("name"), max_length=160)
    country = models.CharField(_("country"), max_length=2, help_text=_("Two letters, such as BG."))
    language = models.CharField(_("language spoken"), max_length=12, choices=settings.LANGUAGES)
    hours = models.CharField(_("hours"), max_length=160)
    contact = models.CharField(
        _("contact"), max_length=200, help_text=_("A telephone number, e-mail or web address.")
    )
    note = models.TextField(_("note"), blank=True)
    checked_by = models.CharField(_("checked by"), max_length=120, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    is_example = models.BooleanField(
        _("example"), default=False, help_text=_("Shown in the demo only, and marked as an example.")
    )

    objects = SupportRecordQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("country"), FieldPanel("language")]),
        FieldPanel("hours"),
        FieldPanel("contact"),
        FieldPanel("note"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("checked_by"), FieldPanel("checked_on")]), FieldPanel("is_example")],
            heading=_("Who made sure that this is right"),
        ),
    ]
    translatable_fields = [
        TranslatableField("name"),
        TranslatableField("hours"),
        TranslatableField("note"),
        *(
            SynchronizedField(name, overridable=False)
            for name in ("country", "language", "contact", "checked_by", "checked_on", "is_example")
        ),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("support record")
        verbose_name_plural = _("support directory")
        ordering = ["country", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def link(self) -> str:
        """Where a press on the contact leads."""
        if self.contact.startswith(("https://", "http://")):
            return self.contact
        digits = "".join(char for char in self.contact if char in "+0123456789")
        return f"mailto:{self.contact}" if "@" in self.contact else f"tel:{digits}"
