"""Course, module and lesson. Learners' records remember them by `translation_key`, equal in all languages."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.blocks import LessonBody
from cms.blocks.base import RICH
from cms.models.site import PAGE_FIELDS, ContentPage


class CoursePage(ContentPage):
    summary = models.TextField(_("summary"))
    intro = RichTextField(_("introduction"), features=RICH, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("intro")]
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.ModulePage"]
    translatable_fields = [*PAGE_FIELDS, TranslatableField("summary"), TranslatableField("intro")]
    template = "cms/course_page.html"

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    def modules(self) -> list["ModulePage"]:
        return self.children_here(ModulePage)


class ModulePage(ContentPage):
    summary = models.TextField(_("summary"))
    intro = RichTextField(_("introduction"), features=RICH, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("intro")]
    parent_page_types = ["cms.CoursePage"]
    subpage_types = ["cms.LessonPage"]
    translatable_fields = [*PAGE_FIELDS, TranslatableField("summary"), TranslatableField("intro")]
    template = "cms/module_page.html"

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")

    def lessons(self) -> list["LessonPage"]:
        return self.children_here(LessonPage)

    @cached_property
    def course(self) -> CoursePage:
        return CoursePage.objects.parent_of(self).get()


class LessonPage(ContentPage):
    intro = models.TextField(_("introduction"), blank=True)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=8, validators=[MinValueValidator(1), MaxValueValidator(90)]
    )
    body = StreamField(LessonBody, verbose_name=_("lesson"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("minutes"), FieldPanel("body")]
    parent_page_types = ["cms.ModulePage"]
    subpage_types = []
    translatable_fields = [
        *PAGE_FIELDS,
        TranslatableField("intro"),
        SynchronizedField("minutes", overridable=False),
        TranslatableField("body"),
    ]
    template = "cms/lesson_page.html"

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    @cached_property
    def module(self) -> ModulePage:
        return ModulePage.objects.parent_of(self).get()

    def steps(self) -> list[StreamValue.StreamChild]:
        """The blocks a learner can complete, in order; each has `id`, `block` (a StepBlock) and `value`."""
        return [child for child in self.body if getattr(child.block, "is_step", False)]

    def required_steps(self) -> list[StreamValue.StreamChild]:
        return [step for step in self.steps() if step.value["required"]]

    def step(self, block_id: object) -> StreamValue.StreamChild | None:
        return next((step for step in self.steps() if step.id == str(block_id)), None)
