"""What a talk is about, as an editor writes it. roleplay/scenarios.py turns `as_brief()` into the engine's objects."""

from typing import Any
from uuid import UUID

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.blocks import StructValue
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.blocks.scenario import FactBlock, GoodbyeBlock, NeedBlock, RemedyBlock, unique_ids
from cms.models.personas import Persona
from cms.models.site import PAGE_FIELDS, ContentPage


class ScenarioIndexPage(ContentPage):
    intro = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.ScenarioPage"]
    max_count_per_parent = 1
    translatable_fields = [*PAGE_FIELDS, TranslatableField("intro")]
    template = "cms/scenario_index_page.html"

    class Meta:
        verbose_name = _("list of scenarios")

    def scenarios(self) -> list["ScenarioPage"]:
        return sorted(self.children_here(ScenarioPage), key=lambda page: page.order)


def small(label: str, least: int, most: int, default: int) -> models.PositiveSmallIntegerField:
    limits = [MinValueValidator(least), MaxValueValidator(most)]
    return models.PositiveSmallIntegerField(label, default=default, validators=limits)


TRAINEE = ("summary", "what_happened", "your_role")
CUSTOMER = ("customer_name", "customer_about", "content_note", "openings")
WORDS = (*TRAINEE, *CUSTOMER, "near_misses")
STREAMS = ("skills", "needs", "facts", "remedies", "goodbyes")
NUMBERS = ("order", "difficulty", "minutes", "abuse", "failed_contacts")


class ScenarioPage(ContentPage):
    summary = models.TextField(_("summary"))
    what_happened = models.TextField(_("what happened"))
    your_role = models.TextField(_("the trainee's role and what they may do"))
    customer_name = models.CharField(_("customer's name"), max_length=120)
    customer_about = models.TextField(_("about the customer"), blank=True)
    content_note = models.TextField(_("content note"), blank=True, help_text=_("What may be hard to hear."))
    openings = models.TextField(_("first words"), help_text=_("One wording a line."))
    near_misses = models.TextField(
        _("what only sounds like help"),
        blank=True,
        help_text=_(
            "Sentences of a trainee that sound like meeting a need or asking for a fact, but do neither. One wording a line."
        ),
    )
    persona = models.ForeignKey(
        Persona, models.PROTECT, null=True, related_name="+", verbose_name=_("persona")
    )
    avatar = models.SlugField(_("picture"), max_length=60, blank=True)
    order = small(_("order"), 0, 1000, 0)
    difficulty = small(_("difficulty"), 1, 3, 2)
    minutes = small(_("minutes"), 1, 60, 8)
    abuse = small(_("abuse, 0 to 3"), 0, 3, 0)
    failed_contacts = small(_("earlier contacts that failed"), 0, 3, 0)
    skills = StreamField(
        [("skill", SnippetChooserBlock("cms.Skill", label=_("Skill")))], verbose_name=_("skills"), blank=True
    )
    needs = StreamField([("need", NeedBlock())], verbose_name=_("needs"))
    facts = StreamField([("fact", FactBlock())], verbose_name=_("facts"), blank=True)
    remedies = StreamField([("remedy", RemedyBlock())], verbose_name=_("remedies"), blank=True)
    goodbyes = StreamField([("goodbye", GoodbyeBlock())], verbose_name=_("last words"), blank=True)

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel(name) for name in TRAINEE], heading=_("For the trainee")),
        MultiFieldPanel([FieldPanel(name) for name in CUSTOMER], heading=_("The customer")),
        MultiFieldPanel(
            [
                FieldPanel("persona"),
                FieldPanel("avatar"),
                FieldRowPanel([FieldPanel(name) for name in NUMBERS]),
            ],
            heading=_("How it plays"),
        ),
        *(FieldPanel(name) for name in ("skills", "needs", "facts", "near_misses", "remedies", "goodbyes")),
    ]
    parent_page_types = ["cms.ScenarioIndexPage"]
    subpage_types = []
    translatable_fields = [
        *PAGE_FIELDS,
        *(TranslatableField(name) for name in (*WORDS, "persona", *STREAMS)),
        *(SynchronizedField(name, overridable=False) for name in ("avatar", *NUMBERS)),
    ]
    template = "cms/scenario_page.html"

    class Meta:
        verbose_name = _("scenario")
        verbose_name_plural = _("scenarios")

    @property
    def scenario_key(self) -> UUID:
        return self.translation_key

    @property
    def opening_lines(self) -> list[str]:
        return lines(self.openings)

    def clean(self) -> None:
        super().clean()
        for stream in (self.needs, self.facts, self.remedies):
            unique_ids(stream)

    def as_brief(self) -> dict[str, Any]:
        """The mapping that `roleplay.engine.brief.Brief.from_json` reads, in this page's language."""
        return {
            "scenario_key": str(self.scenario_key),
            "language": self.locale.language_code,
            "title": self.title,
            "customer_name": self.customer_name,
            "persona": self.persona.as_numbers() if self.persona else {},
            "needs": [need(child.value) for child in self.needs],
            "facts": [fact(child.value) for child in self.facts],
            "remedies": [remedy(child.value) for child in self.remedies],
            "openings": self.opening_lines,
            "near_misses": lines(self.near_misses),
            "failed_contacts": self.failed_contacts,
            "abuse": self.abuse,
            "difficulty": self.difficulty,
            "goodbyes": {child.value["ending"]: lines(child.value["lines"]) for child in self.goodbyes},
        }


def lines(text: str) -> list[str]:
    """Wordings that stand one a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def need(value: StructValue) -> dict[str, Any]:
    asks = {band: lines(value[f"asks_{band}"]) for band in ("hot", "cool", "warm")}
    accept = {item["slot"]: [part.strip() for part in item["values"].split(",")] for item in value["accept"]}
    return {
        **{name: value[name] for name in ("id", "label", "any_slot", "authority", "required")},
        "acts": list(value["acts"]),
        "slots": list(value["slots"]),
        "accept": accept,
        "examples": lines(value["examples"]),
        "asks": asks,
        "met": lines(value["met"]),
    }


def fact(value: StructValue) -> dict[str, Any]:
    wordings = {name: lines(value[name]) for name in ("questions", "answers")}
    return {"id": value["id"], "label": value["label"], **wordings}


def remedy(value: StructValue) -> dict[str, Any]:
    words = {name: value[name] for name in ("id", "label", "limits", "within")}
    return {**words, "examples": lines(value["examples"])}
