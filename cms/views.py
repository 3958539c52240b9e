"""Wagtail's pages, with two kindnesses: what is not translated comes in the default language, what is gone says so."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from cms.models import LessonPage, SupportPage


def serve(request: HttpRequest, path: str) -> HttpResponse:
    found = Page.route_for_request(request, path) or in_default_language(request, path)
    if found is None:
        return gone(request, path)
    request._wagtail_route_for_request = found
    language = found.page.locale.language_code
    request.fallback_language = None if language == get_language() else language
    return wagtail_serve(request, path)


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


def in_default_language(request: HttpRequest, path: str) -> RouteResult | None:
    """The same place in the tree of the default language, if a live page is there."""
    root = _default_root(request)
    if root is None:
        return None
    try:
        return root.specific.route(request, [part for part in path.split("/") if part])
    except Http404:
        return None


def gone(request: HttpRequest, path: str) -> HttpResponse:
    """No page: a lesson that rests is told apart from an address that never was."""
    root = _default_root(request)
    resting = root and LessonPage.objects.filter(url_path=f"{root.url_path}{path}").exists()
    sentence = (
        _("This lesson is being worked on and cannot be opened just now. Your progress and answers are kept.")
        if resting
        else _("It may have been moved or taken away. Your progress and answers are kept.")
    )
    return render(request, "cms/gone.html", {"sentence": sentence}, status=404)


def _default_root(request: HttpRequest) -> Page | None:
    site = Site.find_for_request(request)
    return site.root_page.get_translation_or_none(Locale.get_default()) if site else None
