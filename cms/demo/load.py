"""The demo's content in all languages: English as an editor would save it, the others through wagtail-localize.

`load()` may be called again at any time: it changes only what differs from the files. Keys and block ids are fixed in
the files, for learners' records hang on them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import override
from wagtail.fields import StreamField
from wagtail.models import Locale, Page

from cms.demo import lesson, site, talk
from cms.demo.read import HERE, Words, read
from cms.demo.translate import source_of, translate
from cms.models import (
    CoursePage,
    HomePage,
    LessonPage,
    ModulePage,
    Persona,
    ScenarioIndexPage,
    ScenarioPage,
    Skill,
    SupportPage,
    SupportRecord,
)
from cms.trainers import ensure_trainers

Fields = dict[str, Any]


@transaction.atomic
def load(say: Callable[[str], None] = lambda sentence: None) -> int:
    """Load everything; how many pages and snippets, counted per language, were new or changed. Raises DemoError."""
    loader = Loader(site.locales())
    with override(settings.LANGUAGE_CODE):
        loader.front()
        loader.skills()
        loader.scenarios()
        loader.course()
    ensure_trainers()
    say(f"{loader.changed} pages and snippets were new or changed.")
    return loader.changed


@dataclass
class Loader:
    locales: dict[str, Locale]
    changed: int = 0
    known: dict[str, dict[str, int]] = field(default_factory=lambda: {"skill": {}, "scenario": {}})

    def __post_init__(self) -> None:
        self.known["image"] = site.pictures()
        self.pages = {code: read("course", "words", code, "pages.yaml") for code in self.locales}
        self.structure = read("course", "course.yaml")
        self.key = UUID(self.structure.text("course_key"))

    def front(self) -> None:
        """The front page, the support page with its records, the list of scenarios."""
        words = self._each(lambda code: front_words(self.pages[code]))
        home = self._load(HomePage, uuid5(self.key, "home"), site.tree_root(), {"slug": "composure"}, words)
        site.serve(home)
        self.home = home
        support = self._each(lambda code: plain(self.pages[code].words("support")))
        self._load(SupportPage, uuid5(self.key, "support"), home, {"slug": "support"}, support)
        index = self._each(lambda code: plain(self.pages[code].words("scenarios")))
        self.index = self._load(
            ScenarioIndexPage, uuid5(self.key, "scenarios"), home, {"slug": "scenarios"}, index
        )
        for code in self.locales:
            self._records(code)

    def skills(self) -> None:
        names = {code: read("course", "words", code, "skills.yaml") for code in self.locales}
        for order, skill in enumerate(self.structure.each("skills")):
            slug = skill.text("slug")
            fixed = {"slug": slug, "order": order}
            words = self._each(lambda code, slug=slug: plain(names[code].words(slug)))
            saved = self._load(Skill, UUID(skill.text("key")), None, fixed, words)
            self.known["skill"][slug] = saved.pk

    def scenarios(self) -> None:
        for folder in sorted(path.name for path in (HERE / "scenarios").iterdir() if path.is_dir()):
            structure = read("scenarios", folder, "scenario.yaml")
            texts = {code: read("scenarios", folder, f"{code}.yaml") for code in self.locales}
            key = UUID(structure.text("scenario_key"))
            fixed = talk.numbers(structure) | {
                "slug": structure.text("slug"),
                "persona": self._persona(structure, key, texts),
            }
            words = {
                code: (talk.words_of(structure, texts[code], self.known["skill"]), texts[code].where)
                for code in self.locales
            }
            saved = self._load(ScenarioPage, key, self.index, fixed, words)
            self.known["scenario"][fixed["slug"]] = saved.pk

    def course(self) -> None:
        words = self._each(lambda code: plain(read("course", "words", code, "course.yaml")))
        course = self._load(CoursePage, self.key, self.home, {"slug": "course"}, words)
        texts = {code: read("course", "words", code, "modules.yaml") for code in self.locales}
        for module in self.structure.each("modules"):
            slug = module.text("slug")
            words = self._each(lambda code, slug=slug: plain(texts[code].words(slug)))
            page = self._load(ModulePage, UUID(module.text("key")), course, {"slug": slug}, words)
            for structure in module.each("lessons"):
                self._lesson(page, structure)

    def _lesson(self, module: ModulePage, structure: Words) -> None:
        slug = structure.text("slug")
        words = {}
        for code in self.locales:
            text = read("course", "words", code, module.slug, f"{slug}.yaml")
            text.only(("title", "intro", "blocks"))
            body = lesson.body(structure.each("blocks"), text, self.known)
            words[code] = (
                {"title": text.text("title"), "intro": text.text("intro"), "body": body},
                text.where,
            )
        fixed = {"slug": slug, "minutes": structure["minutes"]}
        self._load(LessonPage, UUID(structure.text("key")), module, fixed, words)

    def _persona(self, structure: Words, key: UUID, texts: dict[str, Words]) -> Persona:
        fixed = talk.persona_numbers(structure.words("persona"))
        words = {
            code: (
                {"name": text.text("customer_name"), "about": text.text("customer_about")},
                text.where,
            )
            for code, text in texts.items()
        }
        return self._load(Persona, uuid5(key, fixed["slug"]), None, fixed, words)

    def _records(self, code: str) -> None:
        """The directory's examples: each language has its own, for nobody rings a helper in another country."""
        for record in self.pages[code].each("support_records"):
            key = uuid5(self.key, f"support/{code}/{record.text('slug')}")
            words = plain(record) | {"is_example": True}
            words.pop("slug")
            found = SupportRecord.objects.filter(translation_key=key).first()
            record = found or SupportRecord(translation_key=key, locale=self.locales[code])
            if assign(record, words) or not found:
                record.full_clean()
                record.save()
                self.changed += 1

    def _each(self, words: Callable[[str], Fields]) -> dict[str, tuple[Fields, str]]:
        return {code: (words(code), f"course/words/{code}") for code in self.locales}

    def _load(
        self,
        model: type[models.Model],
        key: UUID,
        parent: Page | None,
        fixed: Fields,
        words: dict[str, tuple[Fields, str]],
    ) -> Any:
        """One page or snippet in every language; gives the default language's."""
        (first, _), *others = words.values()
        default, *locales = self.locales.values()
        original = self._original(model, key, parent, default, fixed | first)
        source, changed = source_of(original)
        for locale, (text, where) in zip(locales, others, strict=True):
            worded = model(translation_key=key, locale=locale, **streams(model, fixed | text))
            self.changed += translate(source, changed, worded, locale, f"{where}: {fixed['slug']}")
        return original

    def _original(
        self, model: type[models.Model], key: UUID, parent: Page | None, locale: Locale, fields: Fields
    ) -> Any:
        found = model.objects.filter(translation_key=key, locale=locale).first()
        original = found or model(translation_key=key, locale=locale)
        if not assign(original, fields) and found:
            return original
        self.changed += 1
        if not issubclass(model, Page):
            original.full_clean()
            original.save()
            return original
        if not found:
            parent.add_child(instance=original)
        original.save_revision().publish()
        return model.objects.get(pk=original.pk)


def plain(words: Words) -> Fields:
    """Fields that hold one text each."""
    return {name: words.text(name) for name in words.data}


def front_words(pages: Words) -> Fields:
    home, about = pages.words("home"), pages.words("about")
    promises = [
        {"type": "item", "id": str(uuid5(UUID(int=0), f"home/{number}")), "value": plain(item)}
        for number, item in enumerate(home.each("what_you_do"))
    ]
    texts = {name: home.text(name) for name in ("title", "hero", "promise", "intro", "button")}
    return {
        **texts,
        "what_you_do": promises,
        "about_title": about.text("title"),
        "about": about.text("intro"),
    }


def streams(model: type[models.Model], fields: Fields) -> Fields:
    """`fields` with raw streams turned into what the model's fields hold."""
    return {name: _value(model, name, value) for name, value in fields.items()}


def _value(model: type[models.Model], name: str, value: Any) -> Any:
    column = model._meta.get_field(name)
    return column.stream_block.to_python(value) if isinstance(column, StreamField) else value


def assign(instance: models.Model, fields: Fields) -> bool:
    """Set the fields; True when any of them changed."""
    before = _stored(instance, fields)
    for name, value in streams(type(instance), fields).items():
        setattr(instance, name, value)
    return _stored(instance, fields) != before


def _stored(instance: models.Model, names: Iterable[str]) -> list[Any]:
    columns = [instance._meta.get_field(name) for name in names]
    return [column.get_prep_value(column.value_from_object(instance)) for column in columns]
