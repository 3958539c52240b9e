from babel import Locale
from django import template
from django.urls import reverse
from django.utils.translation import get_language, to_locale

register = template.Library()


@register.simple_tag
def support_url() -> str:
    """Where people who help are listed: one address in every language, without a query, for every page carries it."""
    return reverse("support")


@register.filter
def country_name(code: str) -> str:
    """The country's name in the reader's language; the code itself where there is no such country."""
    territories = Locale.parse(to_locale(get_language() or "en")).territories
    return territories.get(code.upper(), code)
