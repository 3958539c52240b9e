"""The one door from role-play to content: a scenario key becomes words for people and a brief for the engine."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings

from cms.models import ScenarioPage
from roleplay.engine.brief import Brief
from roleplay.errors import Refused, RoomCode


@dataclass(frozen=True)
class Scenario:
    """A live scenario in the language asked for, else in the default one (`is_fallback`)."""

    page: ScenarioPage
    is_fallback: bool

    @property
    def key(self) -> UUID:
        return self.page.scenario_key

    @property
    def title(self) -> str:
        return self.page.title

    @property
    def avatar(self) -> str:
        return self.page.avatar

    @property
    def language(self) -> str:
        return self.page.locale.language_code

    @property
    def brief(self) -> Brief:
        return Brief.from_json(self.page.as_brief())

    @property
    def skills(self) -> list[Any]:
        return [child.value for child in self.page.skills if child.value]

    @property
    def allowed(self) -> list[Any]:
        """What the trainee may offer, each with label and limits."""
        return [child.value for child in self.page.remedies if child.value["within"]]

    @property
    def not_allowed(self) -> list[Any]:
        return [child.value for child in self.page.remedies if not child.value["within"]]


def find(key: UUID, language: str) -> Scenario:
    """The live scenario. Raises Refused(scenario.unknown)."""
    found = _shown(_pages(language).filter(translation_key=key), language)
    if not found:
        raise Refused(RoomCode.SCENARIO_UNKNOWN)
    return found[0]


def find_by_slug(slug: str, language: str) -> Scenario:
    """The live scenario with this slug, which is the same in all languages. Raises Refused(scenario.unknown)."""
    found = _shown(_pages(language).filter(slug=slug), language)
    if not found:
        raise Refused(RoomCode.SCENARIO_UNKNOWN)
    return found[0]


def every(language: str) -> list[Scenario]:
    """All live scenarios, in the order editors gave them."""
    return sorted(
        _shown(_pages(language), language), key=lambda scenario: (scenario.page.order, scenario.title)
    )


def _pages(language: str) -> Any:
    languages = {language, settings.LANGUAGE_CODE}
    return (
        ScenarioPage.objects.live()
        .filter(locale__language_code__in=languages)
        .select_related("locale", "persona")
    )


def _shown(pages: Iterable[ScenarioPage], language: str) -> list[Scenario]:
    """One page a key: in the language asked for where there is one."""
    chosen: dict[UUID, ScenarioPage] = {}
    for page in pages:
        if page.locale.language_code == language or page.scenario_key not in chosen:
            chosen[page.scenario_key] = page
    return [Scenario(page, page.locale.language_code != language) for page in chosen.values()]
