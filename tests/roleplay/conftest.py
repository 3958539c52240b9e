"""The parcel scenario as a page in English and Bulgarian, shortened so that the reader learns it quickly."""

from uuid import UUID

import pytest
from wagtail.models import Locale, Page

from cms.demo.read import read
from cms.models import Persona, ScenarioPage
from roleplay import services
from roleplay.protocol import Command

KEY = UUID("6c3a719b-d3de-4f83-828d-40bf4dda030f")
SLUG = "parcel-that-never-came"
FEW = 3

EXPERT = (
    "Hello, this is Anna. You waited all day for nothing, of course you are upset.",
    "So it says nobody was home although you stood by the door. When is the party?",
    "You are right, we got this wrong. I am sorry the driver never rang your bell.",
    "The depot loaded it on the wrong van, that is why it went back.",
    "I have booked a courier who brings the bike tomorrow before noon.",
    "I will call you myself at nine tomorrow to confirm that it is on the van.",
    "Is that all right for you?",
)


def few(lines) -> str:
    return "\n".join(lines[:FEW])


def need_block(need, words) -> dict:
    accept = [{"slot": slot, "values": str(limit)} for slot, limit in (need.get("accept") or {}).items()]
    asks = {f"asks_{band}": few(lines) for band, lines in words["asks"].items()}
    value = need | {"accept": accept, "label": words["label"], "met": few(words["met"])}
    return {"type": "need", "value": value | asks | {"examples": few(words["examples"])}}


def fact_block(fact, words) -> dict:
    lines = {name: few(words[name]) for name in ("questions", "answers")}
    return {"type": "fact", "value": {"id": fact["id"], "label": words["label"], **lines}}


def remedy_block(remedy, words) -> dict:
    return {
        "type": "remedy",
        "value": remedy | {"label": words["label"], "limits": words["limits"], "examples": ""},
    }


def scenario_page(language: str) -> ScenarioPage:
    locale = Locale.objects.get_or_create(language_code=language)[0]
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=locale)
    structure = read("scenarios", SLUG, "scenario.yaml").data
    words = read("scenarios", SLUG, f"{language}.yaml").data
    numbers = {name: value for name, value in structure["persona"].items() if name not in ("slug", "tics")}
    persona = Persona.objects.create(slug="parent", name="Parent", locale=locale, **numbers)
    fields = ("title", "summary", "what_happened", "your_role", "customer_name", "customer_about")
    page = ScenarioPage(
        slug=f"{SLUG}-{language}" if language != "en" else SLUG,
        locale=locale,
        translation_key=KEY,
        persona=persona,
        openings="\n".join(words["openings"]),
        avatar=structure["avatar"],
        failed_contacts=structure["failed_contacts"],
        content_note=words["content_note"],
        needs=[need_block(need, words["needs"][need["id"]]) for need in structure["needs"][:4]],
        facts=[fact_block(fact, words["facts"][fact["id"]]) for fact in structure["facts"][:4]],
        remedies=[remedy_block(item, words["remedies"][item["id"]]) for item in structure["remedies"]],
        **{name: words[name] for name in fields},
    )
    return root.add_child(instance=page)


@pytest.fixture
def parcel(db) -> ScenarioPage:
    return scenario_page("en")


@pytest.fixture
def parcel_bg(parcel) -> ScenarioPage:
    return scenario_page("bg")


@pytest.fixture
def talk(parcel, alice):
    """Alice's talk, just opened; the same words get the same answers."""
    return services.start(alice, KEY, language="en", seed=7)


@pytest.fixture
def say(alice):
    """A function: alice says something in a talk."""

    def act(talk, text, ref=None, user=None):
        return services.act(talk.pk, user or alice, Command("say", ref or f"ref-{text[:40]}", text))

    return act


@pytest.fixture
def finished(talk, say):
    """A talk that alice led well, to its end."""
    for line in EXPERT:
        talk.refresh_from_db()
        if not talk.is_over:
            say(talk, line)
    talk.refresh_from_db()
    if not talk.is_over:
        services.act(talk.pk, talk.user, Command("end", "the end"))
        talk.refresh_from_db()
    return talk
