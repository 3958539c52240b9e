from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField


class Skill(TranslatableMixin, models.Model):
    """What confidence is rated on; remembered elsewhere by its translation key."""

    slug = models.SlugField(_("identifier"), max_length=60)
    name = models.CharField(_("name"), max_length=160)
    about = models.TextField(_("about"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [FieldPanel("name"), FieldPanel("about"), FieldPanel("slug"), FieldPanel("order")]
    translatable_fields = [
        TranslatableField("name"),
        TranslatableField("about"),
        SynchronizedField("slug", overridable=False),
        SynchronizedField("order", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("skill")
        verbose_name_plural = _("skills")
        ordering = ["order", "slug"]
        constraints = [models.UniqueConstraint(fields=["slug", "locale"], name="one_skill_per_slug")]

    def __str__(self) -> str:
        return self.name
