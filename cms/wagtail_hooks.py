"""The admin as trainers find it: one menu for what a scenario is made of, and nothing they have no use for."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cms.models import Persona, Skill, SupportRecord
from cms.trainers import TRAINERS

NOT_FOR_TRAINERS = {"reports", "settings"}


class PersonaViewSet(SnippetViewSet):
    model = Persona
    icon = "user"
    menu_label = _("Personas")
    list_display = ["name", "slug", "anger", "patience", "locale"]
    search_fields = ["name", "slug", "about"]


class SkillViewSet(SnippetViewSet):
    model = Skill
    icon = "sliders"
    menu_label = _("Skills")
    list_display = ["name", "order", "locale"]
    search_fields = ["name", "about"]


class SupportRecordViewSet(SnippetViewSet):
    model = SupportRecord
    icon = "help"
    menu_label = _("Support directory")
    list_display = ["name", "country", "language", "checked_on", "checked_by", "is_example"]
    list_filter = ["country", "language", "is_example"]
    search_fields = ["name", "note"]


class PracticeGroup(SnippetViewSetGroup):
    items = (PersonaViewSet, SkillViewSet, SupportRecordViewSet)
    menu_label = _("Practice and support")
    menu_icon = "group"
    menu_order = 150


register_snippet(PracticeGroup)


@hooks.register("register_icons")
def our_icons(icons: list[str]) -> list[str]:
    return [*icons, "cms/icons/breath.svg"]


@hooks.register("construct_main_menu")
def only_what_trainers_use(request: HttpRequest, items: list[MenuItem]) -> None:
    if request.user.is_superuser or not request.user.groups.filter(name=TRAINERS).exists():
        return
    items[:] = [item for item in items if item.name not in NOT_FOR_TRAINERS]
