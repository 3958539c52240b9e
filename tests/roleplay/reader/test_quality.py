import pytest

from roleplay.engine.acts import Act
from roleplay.reader import features, quality
from roleplay.reader.slots import slots
from roleplay.reader.words import words


def look(text, language="en"):
    spoken = words(language)
    found = frozenset(n for n, v in zip(features.names(), features.vector(text, spoken), strict=True) if v)
    return quality.Look(text, found, slots(text, spoken), spoken)


def scene(customer="", before=(), language="en"):
    return quality.scene(words(language), customer=[customer], before=before)


LOST = {
    "en": "The parcel with my daughter's birthday present never arrived!",
    "bg": "Пратката с подаръка за рождения ден на дъщеря ми изобщо не пристигна!",
    "zh-hans": "我女儿的生日礼物包裹一直没有送到！",
}


@pytest.mark.parametrize(
    ("language", "act", "better", "worse"),
    [
        (
            "en",
            Act.APOLOGISE,
            "I'm sorry the birthday present for your daughter never arrived.",
            "Sorry for the inconvenience.",
        ),
        (
            "en",
            Act.APOLOGISE,
            "I apologise for the parcel that never came.",
            "I'm sorry if you feel that way.",
        ),
        (
            "en",
            Act.ACKNOWLEDGE,
            "A birthday without her present, of course you're upset.",
            "I understand your frustration.",
        ),
        (
            "en",
            Act.SOLVE,
            "I've sent a new one by express, it arrives tomorrow by 10 am.",
            "I'll send something.",
        ),
        (
            "en",
            Act.OWN,
            "I'll stay on this until the present is in your hands.",
            "Somebody will try to take care.",
        ),
        (
            "bg",
            Act.APOLOGISE,
            "Съжалявам, че подаръкът за рождения ден на дъщеря Ви не пристигна.",
            "Извинете за причиненото неудобство.",
        ),
        ("bg", Act.SOLVE, "Изпратих нов с куриер, пристига утре до 10 часа.", "Ще изпратя нещо."),
        ("zh-hans", Act.APOLOGISE, "很抱歉您女儿的生日礼物没有送到。", "给您带来不便，深表歉意。"),
        ("zh-hans", Act.SOLVE, "我已经给您补发了，明天上午10点前送到。", "我给您补发。"),
    ],
)
def test_specific_words_work_better_than_generic_ones(language, act, better, worse):
    heard = scene(LOST[language], language=language)
    good, bad = (quality.quality(act, look(text, language), heard) for text in (better, worse))
    assert good > bad + 0.1


def test_a_conditional_apology_is_weak():
    assert (
        quality.quality(Act.APOLOGISE, look("I'm sorry if that upset you."), scene()) == quality.CONDITIONAL
    )


def test_harm_works_in_any_form():
    assert quality.quality(Act.DISMISS, look("Calm down."), scene()) == 1.0


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "sorry refund understand help solution apologise thank you satisfied supervisor callback"),
        ("en", "sorry sorry sorry sorry sorry sorry sorry sorry"),
        ("bg", "съжалявам разбирам възстановяване благодаря супервайзор решение довиждане"),
        ("zh-hans", "抱歉 理解 退款 主管 谢谢 满意"),
    ],
)
def test_a_heap_of_key_words_is_no_good_act(language, text):
    assert quality.stuffed(look(text, language))
    assert quality.quality(Act.APOLOGISE, look(text, language), scene(language=language)) <= 0.2


@pytest.mark.parametrize("language", ["en", "bg", "zh-hans"])
def test_ordinary_sentences_are_not_heaps(language):
    from roleplay.reader import corpus

    noise = {"meta", "other"}  # heaps of key words are among them, and labelled so
    rows = [row for row in corpus.training_rows() if row.language == language and row.label not in noise]
    heaps = [row.text for row in rows if quality.stuffed(look(row.text, language))]
    assert len(heaps) <= 0.005 * len(rows), heaps


def test_fresh_is_what_was_not_named_before():
    heard = LOST["en"]
    first = "The birthday present never came, I'm sorry."
    assert quality.fresh(Act.APOLOGISE, look(first), scene(heard))
    assert not quality.fresh(Act.APOLOGISE, look(first), scene(heard, before=[first]))
    assert not quality.fresh(Act.APOLOGISE, look("I'm sorry for the inconvenience."), scene(heard))
