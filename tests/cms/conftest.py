"""A small site of true pages, and steps as a learner has them."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest
from django.test import RequestFactory
from django.urls import set_script_prefix
from wagtail.models import Locale, Page, Site

from cms.blocks import LessonBody
from cms.models import (
    CoursePage,
    HomePage,
    LessonPage,
    ModulePage,
    Persona,
    ScenarioIndexPage,
    ScenarioPage,
    SupportPage,
)
from cms.trainers import ensure_trainers

LANGUAGES = ["en", "bg", "zh-hans"]
BLOCKS = dict(LessonBody)


@dataclass
class Step:
    """What courses.player.StepView gives a block's template."""

    answer: dict | None = None
    typed: dict | None = None
    error: str = ""
    done: bool = False
    required: bool = True
    rule: str = "The rule."
    action: str = "/learn/"
    marking: dict | None = None
    block_id: UUID = field(default_factory=uuid4)
    ref: UUID = field(default_factory=uuid4)
    anchor: str = "step-1"


def bound(name: str, **value):
    """A block with its preview's value, changed by `value`: as a lesson holds it, without a database."""
    block = BLOCKS[name]
    empty = {child: part.get_default() for child, part in block.child_blocks.items()}
    raw = {**empty, **block.meta.preview_value, **value}
    return SimpleNamespace(block=block, value=block.normalize(raw))


def drawn(item, step: Step | None = None) -> str:
    context = {"step": step, "request": RequestFactory().get("/"), "csrf_token": "x" * 32}
    return item.block.render(item.value, context=context)


def publish(parent: Page, page: Page) -> Page:
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def in_language(page: Page, language: str) -> Page:
    copy = page.copy_for_translation(Locale.objects.get(language_code=language))
    copy.title = f"{page.title} ({language})"
    copy.save_revision().publish()
    copy.refresh_from_db()
    return copy


@pytest.fixture
def small_site(db):
    """Front page, support page, course, module and one lesson, live in English only."""
    set_script_prefix("/")
    for language in LANGUAGES:
        Locale.objects.get_or_create(language_code=language)
    home = HomePage(title="Composure", slug="composure", hero="Steady", promise="Ten minutes", button="Start")
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    publish(root, home)
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": home})
    support = publish(
        home, SupportPage(title="Support", slug="support", intro="<p>People</p>", danger="<p>112</p>")
    )
    course = publish(home, CoursePage(title="Course", slug="course", summary="All of it"))
    module = publish(course, ModulePage(title="Angry customers", slug="angry", summary="Stay calm"))
    body = [{"type": "reflection", "id": str(uuid4()), "value": {"prompt": "Which call?", "required": True}}]
    lesson = publish(module, LessonPage(title="Anger has a reason", slug="reason", intro="Why", body=body))
    ensure_trainers()
    return SimpleNamespace(home=home, support=support, course=course, module=module, lesson=lesson)


@pytest.fixture
def scenario(small_site):
    """A scenario with one need, one fact and one remedy."""
    locale = Locale.objects.get(language_code="en")
    persona = Persona.objects.create(
        slug="rushed", name="Rachel", locale=locale, anger=0.6, tics="sighs, hurries"
    )
    index = publish(small_site.home, ScenarioIndexPage(title="Customers", slug="scenarios"))
    need = {
        "id": "gift",
        "label": "The gift in time",
        "acts": ["solve"],
        "slots": ["date", "amount"],
        "any_slot": True,
        "accept": [{"type": "item", "id": str(uuid4()), "value": {"slot": "amount", "values": "<=20"}}],
        "authority": "within",
        "required": True,
        "examples": "It comes tomorrow.\nI send it now.\n",
        "asks_hot": "When?!",
        "asks_cool": "When?",
        "asks_warm": "When, please?",
        "met": "Good.",
    }
    fact = {"id": "order", "label": "Order", "questions": "Which order?", "answers": "Number 7."}
    remedy = {"id": "van", "label": "Van", "limits": "Before noon.", "within": True, "examples": ""}
    page = ScenarioPage(
        title="The parcel",
        slug="parcel",
        summary="A present is late.",
        what_happened="It went astray.",
        your_role="You may send it again.",
        customer_name="Rachel",
        openings="Where is it?\n\n  Hello?  ",
        near_misses="Nothing comes tomorrow.\n",
        persona=persona,
        needs=[{"type": "need", "id": str(uuid4()), "value": need}],
        facts=[{"type": "fact", "id": str(uuid4()), "value": fact}],
        remedies=[{"type": "remedy", "id": str(uuid4()), "value": remedy}],
        goodbyes=[
            {"type": "goodbye", "id": str(uuid4()), "value": {"ending": "satisfied_close", "lines": "Bye."}}
        ],
    )
    return publish(index, page)
