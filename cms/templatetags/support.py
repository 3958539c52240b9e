from django import template
from django.urls import reverse

register = template.Library()


@register.simple_tag
def support_url() -> str:
    """Where people who help are listed: one address in every language, without a query, for every page carries it."""
    return reverse("support")
