"""Where a page stands for the reader: slugs are equal in all languages, so only the first part of an address differs."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page


def here(page: Page, request: HttpRequest | None = None) -> str:
    """The page's address under the active language. What is not translated yet is served there in the default one."""
    url = page.get_url(request) or ""
    first, _, rest = url.lstrip("/").partition("/")
    language = get_language() or settings.LANGUAGE_CODE
    known = url.startswith("/") and first in dict(settings.LANGUAGES)
    return f"/{language}/{rest}" if known else url
