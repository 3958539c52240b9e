"""A small course with true pages: two modules; the first has two lessons, in three languages."""

from uuid import UUID, uuid4

import pytest
from wagtail.models import Locale, Page, Site

from cms.models import CoursePage, HomePage, LessonPage, ModulePage, Skill

LANGUAGES = ["en", "bg", "zh-hans"]


def reflection(block_id: UUID, prompt: str = "What stayed with you?", required: bool = True) -> dict:
    return {"type": "reflection", "id": str(block_id), "value": {"prompt": prompt, "required": required}}


def choice(block_id: UUID, options: list[tuple[UUID, bool]]) -> dict:
    rows = [
        {
            "type": "item",
            "id": str(key),
            "value": {"text": "Option", "correct": right, "explanation": "Because."},
        }
        for key, right in options
    ]
    value = {"question": "What comes first?", "multiple": False, "options": rows, "required": True}
    return {"type": "choice", "id": str(block_id), "value": value}


def confidence(block_id: UUID, moment: str, skills: list[Skill]) -> dict:
    rows = [{"type": "item", "id": str(uuid4()), "value": skill.pk} for skill in skills]
    value = {"when": moment, "intro": "How sure are you?", "skills": rows, "required": True}
    return {"type": "confidence", "id": str(block_id), "value": value}


def publish(page: Page) -> Page:
    page.save_revision().publish()
    page.refresh_from_db()
    return page


class World:
    """The pages of the small course, by language, and the ids of its steps."""

    def __init__(self) -> None:
        self.locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES}
        self.choice, self.thought, self.extra, self.before, self.after = (uuid4() for _ in range(5))
        self.right, self.wrong = uuid4(), uuid4()
        self.skill = Skill.objects.create(slug="calm", name="Calm myself", locale=self.locales["en"])
        self.home = self._home()
        self.course = self._add(self.home, CoursePage, "Course", summary="All of it")
        self.module = self._add(self.course, ModulePage, "Angry customers", summary="Stay calm")
        self.lesson = self._add(self.module, LessonPage, "First lesson", body=self.first_body())
        self.second = self._add(self.module, LessonPage, "Second lesson", body=self.second_body())
        self.other_module = self._add(self.course, ModulePage, "Stress", summary="Where it comes from")
        self.far = self._add(self.other_module, LessonPage, "Far lesson", body=[reflection(uuid4())])

    def _home(self) -> HomePage:
        home = HomePage(
            title="Composure", slug="composure", hero="Steady", promise="Ten minutes", button="Start"
        )
        root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")  # gone after a flush
        root.add_child(instance=home)
        Site.objects.update_or_create(
            hostname="localhost", port=80, defaults={"root_page": home, "is_default_site": True}
        )
        return home

    def _add(self, parent: Page, model: type[Page], title: str, **fields) -> Page:
        return parent.add_child(instance=model(title=title, **fields))

    def first_body(self) -> list[dict]:
        return [
            confidence(self.before, "before", [self.skill]),
            choice(self.choice, [(self.right, True), (self.wrong, False)]),
            reflection(self.thought),
            reflection(self.extra, required=False),
        ]

    def second_body(self) -> list[dict]:
        return [confidence(self.after, "after", [self.skill])]

    def translate(self, *languages: str) -> None:
        """Live copies in other languages, with the same keys and block ids."""
        for language in languages:
            for page in (self.home, self.course, self.module, self.lesson, self.second):
                copy = page.copy_for_translation(self.locales[language])
                copy.title = f"{page.title} ({language})"
                publish(copy)

    def in_language(self, page: Page, language: str) -> Page:
        return page.get_translation(self.locales[language])

    @property
    def all_steps(self) -> list[tuple[Page, UUID, dict]]:
        """Every required step of the first module, with an answer that completes it."""
        skill = f"skill-{self.skill.translation_key}"
        return [
            (self.lesson, self.before, {skill: "30"}),
            (self.lesson, self.choice, {"option": [str(self.right)]}),
            (self.lesson, self.thought, {"text": "A call from Monday"}),
            (self.second, self.after, {skill: "70"}),
        ]


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """A slow hash protects people, not tests: the cast is made anew for each."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def world(db):
    return World()
