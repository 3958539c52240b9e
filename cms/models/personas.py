from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField


def number(label: str, least: float, most: float, default: float) -> models.FloatField:
    return models.FloatField(
        label, default=default, validators=[MinValueValidator(least), MaxValueValidator(most)]
    )


FEELINGS = ("anger", "arousal", "heard", "trust", "hope", "patience")
TEMPERAMENT = ("reactivity", "soothability", "asymmetry", "habituation", "inertia", "anger_floor", "drain")
STYLE = ("needs", "face", "autonomy", "tearfulness")
NUMBERS = (*FEELINGS, *TEMPERAMENT, *STYLE)


class Persona(TranslatableMixin, models.Model):
    """A customer's temperament: words for people, numbers for the engine (roleplay/engine/persona.py explains them)."""

    class Temper(models.TextChoices):
        """roleplay/engine/persona.py has the same; a test compares them."""

        ANGRY = "angry", _("angry")
        ANXIOUS = "anxious", _("anxious")
        ICY = "icy", _("icy")
        FLUSTERED = "flustered", _("flustered")

    slug = models.SlugField(_("identifier"), max_length=60)
    name = models.CharField(_("name"), max_length=120)
    about = models.TextField(_("about"), blank=True)

    anger = number(_("anger"), 0, 1, 0.7)
    arousal = number(_("heat"), 0, 1, 0.7)
    heard = number(_("feels heard"), 0, 1, 0.1)
    trust = number(_("trust"), 0, 1, 0.3)
    hope = number(_("hope"), 0, 1, 0.35)
    patience = number(_("patience"), 0, 1, 0.75)
    reactivity = number(_("how strongly harm works"), 0.1, 3, 1.0)
    soothability = number(_("how strongly help works"), 0.1, 3, 1.0)
    asymmetry = number(_("how much more harm weighs than help"), 1, 3, 1.5)
    habituation = number(_("what is left of an act when repeated"), 0, 1, 0.5)
    inertia = number(_("how long a mood goes on"), 0, 1, 0.25)
    anger_floor = number(_("anger that only facts remove"), 0, 1, 0.3)
    drain = number(_("patience lost each turn"), 0, 0.2, 0.02)
    needs = models.PositiveSmallIntegerField(
        _("needs"), default=2, validators=[MinValueValidator(1), MaxValueValidator(6)]
    )
    face = number(_("concern for respect"), 0, 1, 0.5)
    autonomy = number(_("wish to decide alone"), 0, 1, 0.5)
    tearfulness = number(_("tears rather than heat"), 0, 1, 0.0)
    temper = models.CharField(
        _("temper"),
        max_length=20,
        choices=Temper.choices,
        default=Temper.ANGRY,
        help_text=_("How the customer's heat sounds."),
    )
    tics = models.CharField(
        _("habits of speech"),
        max_length=200,
        blank=True,
        help_text=_("Identifiers with commas between them."),
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("about"),
        MultiFieldPanel([FieldRowPanel([FieldPanel(name) for name in FEELINGS])], heading=_("At the start")),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel(name) for name in TEMPERAMENT])], heading=_("Temperament")
        ),
        MultiFieldPanel([FieldRowPanel([FieldPanel(name) for name in STYLE])], heading=_("Style")),
        FieldPanel("temper"),
        FieldPanel("tics"),
    ]
    translatable_fields = [
        TranslatableField("name"),
        TranslatableField("about"),
        *(SynchronizedField(name, overridable=False) for name in ("slug", *NUMBERS, "temper", "tics")),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("persona")
        verbose_name_plural = _("personas")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["slug", "locale"], name="one_persona_per_slug")]

    def __str__(self) -> str:
        return self.name

    def as_numbers(self) -> dict[str, object]:
        """The mapping that `roleplay.engine.persona.Persona.from_json` reads."""
        tics = [tic.strip() for tic in self.tics.split(",") if tic.strip()]
        numbers = {name: getattr(self, name) for name in NUMBERS}
        return {"name": self.slug, **numbers, "temper": self.temper, "tics": tics}
