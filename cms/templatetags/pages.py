from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Page

from cms.addresses import here as address

register = template.Library()


@register.simple_tag(takes_context=True)
def here(context: Context, page: Page) -> str:
    """The page's address in the reader's language, also where only the default-language page exists."""
    return address(page, context.get("request"))


@register.simple_tag
def foreign(page: Any) -> str | SafeString:
    """A `lang` attribute for the title of a page that is not in the reader's language; nothing for all others."""
    language = page.locale.language_code
    return "" if language == get_language() else format_html(' lang="{}"', language)
