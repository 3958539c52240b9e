import pytest

from roleplay.reader.sentences import split
from roleplay.reader.words import words


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Hi Mr. Smith, I'm sorry. It cost 3.50 euro.",
            ["Hi Mr. Smith, I'm sorry.", "It cost 3.50 euro."],
        ),
        (
            "en",
            "i'm sorry. let me check. what's your order?",
            ["i'm sorry.", "let me check.", "what's your order?"],
        ),
        ("en", "Sorry.Let me see", ["Sorry.", "Let me see"]),
        ("en", "Well... let me see.", ["Well... let me see."]),
        ("en", "Write to a.b@mail.com. Thanks!", ["Write to a.b@mail.com.", "Thanks!"]),
        ("en", "- first line\n- second line\n\n3 lines", ["first line", "second line", "3 lines"]),
        ("en", 'It says "Delivered." and nothing came.', ['It says "Delivered." and nothing came.']),
        ("en", "What?! Really?", ["What?!", "Really?"]),
        ("en", "... !!! 。", []),
        ("en", "no punctuation at all", ["no punctuation at all"]),
        (
            "bg",
            "Здравейте, г-н Петров. Върнах 40 лв. по картата Ви. Ще звънна в 8 ч. утре!",
            ["Здравейте, г-н Петров.", "Върнах 40 лв. по картата Ви.", "Ще звънна в 8 ч. утре!"],
        ),
        ("bg", "Днес е 21.11.2026 г. и чакаме. Ясно ли е?", ["Днес е 21.11.2026 г. и чакаме.", "Ясно ли е?"]),
        ("bg", "Пратката е на ул. Шипка 5. Проверих.", ["Пратката е на ул. Шипка 5.", "Проверих."]),
        ("zh-hans", "您好！我是小王。退款3.5元，可以吗？", ["您好！", "我是小王。", "退款3.5元，可以吗？"]),
        ("zh-hans", "这个……我查一下。", ["这个……我查一下。"]),
        ("zh-hans", "我马上帮您查一下 请问订单号是多少", ["我马上帮您查一下", "请问订单号是多少"]),
        ("zh-hans", "他说“明天到。”但是没到。", ["他说“明天到。”", "但是没到。"]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(language, text, expected):
    assert split(text, words(language)) == expected


def test_a_long_run_without_punctuation_is_cut_where_thoughts_begin():
    text = "hi im anna sorry about the wait today let me check your order can you give me the order number please"
    assert len(split(text, words("en"))) == 3


def test_only_the_beginning_of_a_huge_text_is_read():
    assert sum(map(len, split("Sorry. " * 200_000, words("en")))) <= 4000
