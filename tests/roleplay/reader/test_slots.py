import pytest

from roleplay.reader.slots import amount, count, slots
from roleplay.reader.words import words


@pytest.mark.parametrize(
    ("language", "text", "kind", "expected"),
    [
        ("en", "I've refunded €40 to your card.", "amounts", ("40 EUR",)),
        ("en", "That is forty euro.", "amounts", ("40 EUR",)),
        ("en", "It cost 1,200.50 dollars", "amounts", ("1200.50 USD",)),
        ("bg", "Върнах Ви 40 лв. по картата.", "amounts", ("40 BGN",)),
        ("bg", "Начислих двайсет евро.", "amounts", ("20 EUR",)),
        ("zh-hans", "已经给您退了四十块钱。", "amounts", ("40 CNY",)),
        ("zh-hans", "退款40欧元", "amounts", ("40 EUR",)),
        ("en", "I'll call you tomorrow at 4 pm.", "times", ("4 pm",)),
        ("bg", "Ще звънна утре в девет часа.", "times", ("в девет часа",)),
        ("zh-hans", "明天下午三点给您回电", "times", ("下午三点",)),
        ("en", "It takes three to five working days.", "durations", ("three to five working days",)),
        ("bg", "До два часа.", "durations", ("два часа",)),
        ("zh-hans", "三到五个工作日到账", "durations", ("三到五个工作日",)),
        ("en", "Your reference is AB-4471.", "references", ("AB-4471",)),
        ("bg", "Номер на заявка 4471.", "references", ("4471",)),
        ("zh-hans", "工单号4471", "references", ("4471",)),
        ("en", "My name is Anna Petrova.", "names", ("Anna Petrova",)),
        ("bg", "Казвам се Мария.", "names", ("Мария",)),
        ("zh-hans", "您好，我是小王。", "names", ("小王",)),
    ],
)
def test_concrete_values_are_found(language, text, kind, expected):
    assert getattr(slots(text, words(language)), kind) == expected


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("en", "It comes on Thursday.", "thursday"),
        ("bg", "Идва в четвъртък.", "четвъртък"),
        ("zh-hans", "周四送到", "周四"),
    ],
)
def test_days_are_dates(language, text, date):
    assert any(date in value for value in slots(text, words(language)).dates)


@pytest.mark.parametrize(
    ("language", "done", "not_done"),
    [
        ("en", "I've just refunded it.", "I will refund it."),
        ("bg", "Току-що възстанових сумата.", "Ще възстановя сумата."),
        ("zh-hans", "我已经给您退款了。", "我会给您退款。"),
    ],
)
def test_what_is_done_differs_from_what_is_promised(language, done, not_done):
    assert slots(done, words(language)).done
    assert not slots(not_done, words(language)).done


def test_a_little_is_no_hour_in_chinese():
    assert slots("您冷静一点。", words("zh-hans")).times == ()


def test_an_empty_sentence_has_no_slots():
    assert count(slots("", words("en"))) == 0


def test_amounts_begin_with_digits():
    assert amount("百分之二十") == "20 %"
