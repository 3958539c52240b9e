"""An unsure reader must never anger the customer: what is harmless stays so, what is plainly harmful is found."""

import pytest

from roleplay.engine.acts import HARMFUL, Act
from roleplay.engine.brief import Brief, Fact, Need
from roleplay.reader import read

HARMLESS = [
    ("zh-hans", "请报一下订单号"),
    ("zh-hans", "麻烦您报一下订单号"),
    ("zh-hans", "请提供订单号"),
    ("zh-hans", "您跟别的同事说过吗？"),
    ("bg", "Извинете за неудобството"),
    ("bg", "Оставам на линия, докато потеглите."),
    ("bg", "Говорихте ли с друг колега?"),
    ("en", "What does the machine say?"),
    ("en", "Did you speak to somebody else?"),
    ("en", "You won't pay anything."),
    ("en", "Take your time, there's no rush."),
    ("zh-hans", "您手机平时是不是反应慢？"),
    ("zh-hans", "是有狗在叫吗？"),
    ("zh-hans", "我也是当妈的，孩子没座位那种心情真的懂。"),
    ("bg", "Останете така, не затваряйте."),
    ("bg", "Стойте на линия, не затваряйте още мъничко."),
    ("zh-hans", "您家这台老古董洗衣机我们也能修。"),
    ("en", "The page probably got stuck and charged it again."),
    ("bg", "Може да я е блокирала защитната ни система."),
    ("zh-hans", "可能是页面卡了又扣了一次。"),
    ("en", "That was a stupid mistake on our part."),
    ("bg", "Това беше глупава грешка от наша страна."),
    ("zh-hans", "这个错犯得太蠢了，是我们的问题。"),
]
HARMFUL_ONES = [
    ("en", "Calm down.", Act.DISMISS),
    ("en", "That's our policy, there's nothing I can do.", Act.WALL),
    ("en", "You should have read the terms.", Act.BLAME),
    ("en", "You probably didn't read our letter.", Act.BLAME),
    ("bg", "Вероятно не сте прочели нашето писмо.", Act.BLAME),
    ("zh-hans", "大概是您没看我们的信。", Act.BLAME),
    ("en", "Are you stupid?", Act.HOSTILE),
    ("en", "That's not my department.", Act.DEFLECT),
    ("bg", "Успокойте се.", Act.DISMISS),
    ("bg", "Такава е политиката, нищо не мога да направя.", Act.WALL),
    ("bg", "Трябваше да прочетете условията.", Act.BLAME),
    ("bg", "Глупав ли сте?", Act.HOSTILE),
    ("bg", "Не е моят отдел.", Act.DEFLECT),
    ("zh-hans", "冷静点。", Act.DISMISS),
    ("zh-hans", "公司规定就是这样，我没办法。", Act.WALL),
    ("zh-hans", "您应该先看清楚条款。", Act.BLAME),
    ("zh-hans", "您是不是傻？", Act.HOSTILE),
    ("zh-hans", "这不归我管。", Act.DEFLECT),
]


def acts(text, language, brief=None):
    return {use.act for use in read(text, language=language, brief=brief).uses}


@pytest.mark.parametrize(("language", "text"), HARMLESS)
def test_harmless_words_do_no_harm(language, text):
    assert not acts(text, language) & (HARMFUL | {Act.META, Act.BOUNDARY})


@pytest.mark.parametrize("text", ["请报一下订单号", "麻烦您报一下订单号", "请提供订单号"])
def test_a_polite_request_for_a_number_asks(text):
    assert Act.ASK in acts(text, "zh-hans")


@pytest.mark.parametrize(("language", "text", "act"), HARMFUL_ONES)
def test_plain_harm_is_found(language, text, act):
    assert act in acts(text, language)


def test_a_refusal_with_an_offer_right_after_it_is_no_wall():
    text = "I can't return the money on these tickets. I can turn them into a voucher for you today."
    assert Act.WALL not in acts(text, "en")


CARD = Brief(
    "card",
    "bg",
    needs=(Need("work", examples=("Отключих картата.", "Картата вече работи.", "Пак можете да плащате.")),),
    facts=(Fact("phone", questions=("Имате ли картата в телефона?", "Картата в телефона Ви ли е?")),),
)


def test_a_statement_asks_for_no_fact():
    assert read("Да Ви пусна карта в телефона.", language="bg", brief=CARD).sentences[0].asks == ()
    assert read("Имате ли картата и в телефона си?", language="bg", brief=CARD).sentences[0].asks


def test_a_greeting_meets_no_need():
    brief = Brief(
        "evening", "zh-hans", needs=(Need("x", examples=("晚上好送到", "今晚送到", "晚上送到您家")),)
    )
    assert read("晚上好", language="zh-hans", brief=brief).sentences[0].meets == ()
