"""Wagtail's pages, with two kindnesses: what is not translated comes in the default language, what is gone says so."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from cms.models import LessonPage, SupportPage


def serve(request: HttpRequest, path: str) -> HttpResponse:
    page = page_at(request, path)
    if page is None:
        return gone(request, path)
    request._wagtail_route_for_request = RouteResult(page)
    language = page.locale.language_code
    request.fallback_language = None if language == get_language() else language
    return wagtail_serve(request, path)


def page_at(request: HttpRequest, path: str) -> Page | None:
    """The live page at this address, in the reader's language or else in the default one.

    Slugs are equal in all languages, so both are asked for at once by their whole address: Wagtail's way, level by level
    and language by language, costs two queries for each part of it.
    """
    homes = front_pages(request)
    addresses = [
        f"{homes[language].url_path}{path}"
        for language in (get_language(), settings.LANGUAGE_CODE)
        if language in homes
    ]
    pages = Page.objects.live().filter(url_path__in=addresses).only("url_path", "content_type")
    found = sorted(pages, key=lambda page: addresses.index(page.url_path))
    if not found:
        return None
    model = found[0].cached_content_type.model_class()
    return model._default_manager.select_related("locale").get(pk=found[0].pk)


def support(request: HttpRequest) -> HttpResponse:
    """The support page, wherever an editor put it, in the reader's language or else the default one."""
    pages = {page.locale: page for page in SupportPage.objects.live().select_related("locale")}
    page = (
        pages.get(Locale.get_active()) or pages.get(Locale.get_default()) or next(iter(pages.values()), None)
    )
    if page is None:
        return gone(request, "support/")
    request.fallback_language = None if page.locale == Locale.get_active() else page.locale.language_code
    return page.serve(request)


def gone(request: HttpRequest, path: str) -> HttpResponse:
    """No page: a lesson that rests is told apart from an address that never was."""
    addresses = [f"{home.url_path}{path}" for home in front_pages(request).values()]
    resting = LessonPage.objects.filter(url_path__in=addresses).exists()
    sentence = (
        _("This lesson is being worked on and cannot be opened just now. Your progress and answers are kept.")
        if resting
        else _("It may have been moved or taken away. Your progress and answers are kept.")
    )
    return render(request, "cms/gone.html", {"sentence": sentence}, status=404)


def front_pages(request: HttpRequest) -> dict[str, Page]:
    """The live front pages of this site by language."""
    site = Site.find_for_request(request)
    if site is None:
        return {}
    homes = site.root_page.get_translations(inclusive=True).live().select_related("locale")
    return {home.locale.language_code: home for home in homes}
