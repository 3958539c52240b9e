"""What trainers find in the admin about the customer they practise with."""

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from accounts.models import User
from cms.trainers import TRAINERS
from roleplay import measured, understanding

TITLE = _("How well the customer understands")


class ForTrainers(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return trains(request.user)


@hooks.register("register_admin_menu_item")
def understanding_menu_item() -> MenuItem:
    return ForTrainers(TITLE, reverse_lazy("understanding"), "understanding", icon_name="glasses", order=160)


@hooks.register("register_admin_urls")
def understanding_url() -> list[URLPattern]:
    return [path("understanding/", how_well_it_understands, name="understanding")]


def how_well_it_understands(request: HttpRequest) -> TemplateResponse:
    if not trains(request.user):
        raise PermissionDenied
    parts = measured.parts()
    context = {
        "title": TITLE,
        "topics": understanding.told(parts),
        "size": understanding.size(parts.get(measured.READER)),
    }
    return TemplateResponse(request, "roleplay/understanding.html", context)


def trains(user: User | AnonymousUser) -> bool:
    return user.is_superuser or user.groups.filter(name=TRAINERS).exists()
