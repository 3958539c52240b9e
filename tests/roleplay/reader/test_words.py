import time

import pytest

from roleplay.reader import features
from roleplay.reader.rules import rules
from roleplay.reader.words import LANGUAGES, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_cues_slots_and_distress(language):
    spoken, english = words(language), words("en")
    assert set(spoken.cues) == set(english.cues)
    assert set(spoken.slots) == set(english.slots)
    assert set(spoken.distress) == set(english.distress)


def test_rules_speak_only_of_features_that_exist():
    known = set(features.names())
    for rule in (*rules(), *rules("also")):
        assert rule.when | rule.any | rule.unless <= known, rule.why


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_pattern_matches_nothing_at_all(language):
    spoken = words(language)
    patterns = {**spoken.cues, **spoken.slots, **spoken.distress}
    assert [name for name, pattern in patterns.items() if pattern.match("")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_patterns_are_quick_on_hostile_text(language):
    spoken, begun = words(language), time.process_time()
    for text in ("a " * 2000, "я" * 4000, "1.2," * 1000, "我" * 4000, "i " * 2000, "ще ви " * 700):
        spoken.found(text[:1000])
        for pattern in (*spoken.slots.values(), *spoken.distress.values()):
            pattern.search(text[:1000])
    assert time.process_time() - begun < 2.0


def test_an_unknown_language_is_a_key_error():
    with pytest.raises(KeyError):
        words("fr")
