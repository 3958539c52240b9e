"""Wagtail's own screens are whole in Bulgarian and Chinese: what Wagtail lacks, `locale/editor` has."""

import json
from functools import cache
from pathlib import Path

import polib
import pytest
import wagtail
import wagtail_localize
from django.urls import reverse
from django.utils.translation import trans_real
from wagtail.users.models import UserProfile

from tests.catalogue import CATALOGUES, ROOT, catalogue
from tests.test_languages import placeholders

LOCALIZE = Path(wagtail_localize.__file__).parent
WAGTAIL = Path(wagtail.__file__).parent
SCREENS = (
    LOCALIZE,
    WAGTAIL,
    *(
        WAGTAIL / name
        for name in (
            "admin",
            "documents",
            "embeds",
            "images",
            "search",
            "sites",
            "snippets",
            "users",
        )
    ),
    *(WAGTAIL / "contrib" / name for name in ("redirects", "settings")),
)


@cache
def editor(language: str) -> polib.POFile:
    return polib.pofile(str(ROOT / "locale" / "editor" / CATALOGUES[language] / "LC_MESSAGES" / "django.po"))


def said(book: polib.POFile) -> dict[tuple[str | None, str], polib.POEntry]:
    return {(entry.msgctxt, entry.msgid): entry for entry in book if entry.translated()}


def shipped(language: str) -> set[tuple[str | None, str]]:
    """What Wagtail and we have translated already."""
    paths = (place / "locale" / CATALOGUES[language] / "LC_MESSAGES" / "django.po" for place in SCREENS)
    books = [catalogue(language), *(polib.pofile(str(path)) for path in paths if path.exists())]
    return {key for book in books for key in said(book)}


def known(entry: polib.POEntry, language: str) -> bool:
    """Whether the site has this sentence in the language, wherever it comes from."""
    book = trans_real.translation(language)._catalog
    name = f"{entry.msgctxt}\x04{entry.msgid}" if entry.msgctxt else entry.msgid
    return (name, 0) in book or name in book


@pytest.fixture(params=list(CATALOGUES))
def language(request):
    return request.param


def test_nothing_that_the_editor_says_is_left_in_english(language):
    left = [
        entry.msgid
        for place in SCREENS
        for entry in polib.pofile(str(place / "locale" / "en" / "LC_MESSAGES" / "django.po"))
        if not known(entry, language)
    ]
    assert left == []


def test_no_sentence_of_the_editor_takes_the_place_of_one_that_exists(language):
    assert sorted(map(str, set(said(editor(language))) & shipped(language))) == []


def test_the_editors_placeholders_survive_translation(language):
    wrong = []
    for entry in editor(language):
        allowed = placeholders(entry.msgid) | placeholders(entry.msgid_plural or "")
        forms = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        wrong += [entry.msgid for form in forms if not placeholders(form) <= allowed]
        wrong += [entry.msgid for form in forms if not entry.msgid_plural and placeholders(form) != allowed]
    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "words"), [("bg", ["Помощ", "Страници"]), ("zh-hans", ["帮助", "页面"])]
)
def test_a_trainer_edits_in_her_language(signed_in, bob, language, words):
    UserProfile.objects.create(user=bob, preferred_language=language)
    html = signed_in(bob).get(reverse("wagtailadmin_home")).content.decode()
    assert [word for word in words if word not in html and json.dumps(word)[1:-1] not in html] == []
    assert '"label": "Help"' not in html
