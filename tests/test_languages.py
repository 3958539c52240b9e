"""Bulgarian and Chinese are whole: every sentence, every plural, every placeholder."""

import re
from string import Formatter

import pytest

from config.messages import messages
from tests.catalogue import CATALOGUES, catalogue

PLURALS = {"bg": 2, "zh-hans": 1}
# These are the same in every language.
SAME = {"Composure", "English", "CSV", "E-mail", "WebVTT"}
PERCENT = re.compile(r"%(?:\((\w+)\))?[sd]")


def placeholders(sentence: str) -> set[str]:
    braces = (
        {name for _text, name, _spec, _conversion in Formatter().parse(sentence) if name is not None}
        if "{" in sentence
        else set()
    )
    return braces | {match.group(0) for match in PERCENT.finditer(sentence)}


@pytest.fixture(params=list(CATALOGUES))
def language(request):
    return request.param


def test_every_sentence_is_translated(language):
    done = {(entry.msgctxt, entry.msgid) for entry in catalogue(language) if entry.translated()}
    missing = {f"{m.where}: {m.sentence}" for m in messages() if (m.context, m.sentence) not in done}
    assert missing == set()


def test_no_translation_is_kept_that_nobody_asks_for(language):
    asked = {(message.context, message.sentence) for message in messages()}
    assert [entry.msgid for entry in catalogue(language) if (entry.msgctxt, entry.msgid) not in asked] == []


def test_no_translation_is_left_over_fuzzy_or_empty(language):
    leftover = [
        entry.msgid
        for entry in catalogue(language)
        if entry.obsolete or entry.fuzzy or not entry.translated()
    ]
    assert leftover == []


def test_placeholders_survive_translation(language):
    wrong = []
    for entry in catalogue(language):
        allowed = placeholders(entry.msgid) | placeholders(entry.msgid_plural or "")
        said = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        for sentence in said:
            kept = placeholders(sentence)
            if not kept <= allowed or (not entry.msgid_plural and kept != allowed):
                wrong.append(entry.msgid)
    assert wrong == []


def test_plurals_have_as_many_forms_as_the_language(language):
    wrong = [
        entry.msgid
        for entry in catalogue(language)
        if entry.msgid_plural and len(entry.msgstr_plural) != PLURALS[language]
    ]
    assert wrong == []
    assert f"nplurals={PLURALS[language]}" in catalogue(language).metadata["Plural-Forms"]


def test_nothing_is_simply_left_in_english(language):
    same = [
        entry.msgid
        for entry in catalogue(language)
        if entry.msgstr == entry.msgid and entry.msgid not in SAME and re.search(r"[A-Za-z]{3}", entry.msgid)
    ]
    assert same == []


def test_customers_are_addressed_formally_in_chinese():
    informal = [
        entry.msgstr for entry in catalogue("zh-hans") if "你" in entry.msgstr and "您" in entry.msgstr
    ]
    assert informal == [], "one sentence, one form of address"
