"""What every template may ask about the site itself."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url


def site(request: HttpRequest) -> dict[str, object]:
    path = request.get_full_path() if request.method == "GET" else request.path
    languages = [(code, own_name, switch(path, code)) for code, own_name in OWN_NAMES.items()]
    return {"demo": settings.DEMO, "languages": languages}


# A language is offered under the name its own readers know.
OWN_NAMES = {"en": "English", "bg": "Български", "zh-hans": "简体中文"}


def switch(path: str, language: str) -> str:
    """The same place in another language: pages keep their slugs, so only the prefix changes."""
    parts = path.split("/", 2)
    if len(parts) == 3 and parts[1] in OWN_NAMES:
        return f"/{language}/{parts[2]}"
    return translate_url(path, language)
