"""What every page shares, the front page and the support page."""

from typing import Any, Self

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Locale, Page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.blocks.base import RICH
from cms.models.support import SupportRecord

# Fields of every Wagtail page. A slug is the same in all languages: an address only changes its first part.
PAGE_FIELDS = [
    TranslatableField("title"),
    SynchronizedField("slug", overridable=False),
    TranslatableField("seo_title"),
    TranslatableField("search_description"),
    SynchronizedField("show_in_menus", overridable=False),
]


class ContentPage(Page):
    """A page of ours: knows the key it is remembered by, its place in another language, and its children in this one."""

    class Meta:
        abstract = True

    @property
    def key(self) -> Any:
        return self.translation_key

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["fallback_language"] = getattr(request, "fallback_language", None)
        return context

    def children_here(self, model: type[Self]) -> list[Self]:
        """Live children in this page's language, in the order of the default language; what is not translated yet
        comes in the default language rather than not at all."""
        own = list(model.objects.child_of(self).live().select_related("locale"))
        original = self._original()
        if original is None:
            return own
        by_key = {page.translation_key: page for page in own}
        originals = model.objects.child_of(original).live().select_related("locale")
        ordered = [by_key.pop(page.translation_key, page) for page in originals]
        return ordered + list(by_key.values())

    def _original(self) -> Self | None:
        default = Locale.get_default()
        if self.locale_id == default.pk:
            return None
        return type(self).objects.filter(translation_key=self.translation_key, locale=default).first()


class PromiseBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120, label=_("Title"))
    text = blocks.TextBlock(rows=2, label=_("Text"))

    class Meta:
        icon = "check"
        label = _("What you do here")


class HomePage(ContentPage):
    hero = models.CharField(_("headline"), max_length=200)
    promise = models.TextField(_("promise"))
    intro = RichTextField(_("introduction"), features=RICH, blank=True)
    what_you_do = StreamField([("item", PromiseBlock())], verbose_name=_("what you do here"), blank=True)
    button = models.CharField(_("words on the button"), max_length=60)
    about_title = models.CharField(_("title of the part about the course"), max_length=120, blank=True)
    about = RichTextField(_("about the course"), features=RICH, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("hero"),
        FieldPanel("promise"),
        FieldPanel("intro"),
        FieldPanel("what_you_do"),
        FieldPanel("button"),
        MultiFieldPanel([FieldPanel("about_title"), FieldPanel("about")], heading=_("About the course")),
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["cms.CoursePage", "cms.SupportPage", "cms.ScenarioIndexPage"]
    # The slug of a front page is never in an address, and two front pages cannot share one.
    translatable_fields = [
        *(field for field in PAGE_FIELDS if field.field_name != "slug"),
        *(
            TranslatableField(name)
            for name in ("hero", "promise", "intro", "what_you_do", "button", "about_title", "about")
        ),
    ]
    template = "cms/home_page.html"

    class Meta:
        verbose_name = _("front page")

    def courses(self) -> list[Page]:
        from cms.models.pages import CoursePage

        return self.children_here(CoursePage)


class SupportPage(ContentPage):
    intro = RichTextField(_("introduction"), features=RICH)
    danger = RichTextField(
        _("in danger"), features=RICH, help_text=_("What to do first when life is in danger.")
    )
    example_notice = models.TextField(_("note above examples"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        FieldPanel("danger"),
        FieldPanel("example_notice"),
    ]
    parent_page_types = ["cms.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    translatable_fields = [
        *PAGE_FIELDS,
        *(TranslatableField(name) for name in ("intro", "danger", "example_notice")),
    ]
    template = "cms/support_page.html"

    class Meta:
        verbose_name = _("support page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["records"], context["other_records"] = near, far = self.records()
        context["has_examples"] = any(record.is_example for record in near + far)
        return context

    def records(self) -> tuple[list[SupportRecord], list[SupportRecord]]:
        """Who helps in this page's language, and who helps in others; each once, worded in this language if it is."""
        chosen: dict[Any, SupportRecord] = {}
        for record in SupportRecord.objects.shown().select_related("locale"):
            if record.translation_key not in chosen or record.locale_id == self.locale_id:
                chosen[record.translation_key] = record
        language = self.locale.language_code
        near = [record for record in chosen.values() if record.language == language]
        return near, [record for record in chosen.values() if record.language != language]
