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
        ("en", "The sixty the pump took is back.", "amounts", ("60",)),
        ("en", "I've put two thousand three hundred pounds back.", "amounts", ("2300 GBP",)),
        ("en", "You have it by half four.", "times", ("by half four",)),
        ("en", "Call me at twenty past nine.", "times", ("twenty past nine",)),
        ("en", "I ring you at one with the answer.", "times", ("at one",)),
        ("en", "It is there by noon.", "times", ("by noon",)),
        ("en", "A courier brings it tomorrow first thing.", "times", ("tomorrow first thing",)),
        ("en", "Between 9 and 11 tomorrow.", "times", ("between 9 and 11",)),
        ("en", "Another week on top, no trouble.", "durations", ("another week",)),
        ("en", "My extension is 412.", "references", ("412",)),
        ("en", "Ask for Declan.", "names", ("Declan",)),
        ("bg", "Поемам 12-те евро.", "amounts", ("12 EUR",)),
        ("bg", "Дванайсетте евро ги поемам.", "amounts", ("12 EUR",)),
        ("bg", "Връщам двайсет и пет евро.", "amounts", ("25 EUR",)),
        ("bg", "Това са триста четирийсет и девет лева.", "amounts", ("349 BGN",)),
        ("bg", "Ще прекарам 64,30 по картата.", "amounts", ("64.30",)),
        ("bg", "Ще звънна към четири и половина.", "times", ("към четири и половина",)),
        ("bg", "Ще звънна в четиринайсет часа.", "times", ("в четиринайсет часа",)),
        ("bg", "Идва в единайсет без четвърт.", "times", ("в единайсет без четвърт",)),
        ("bg", "Ще е при Вас до обяд.", "times", ("до обяд",)),
        ("bg", "Ще мина между 16 и 18 часа.", "times", ("между 16 и 18 часа",)),
        ("bg", "Имате още деветнайсет дни.", "durations", ("деветнайсет дни",)),
        ("bg", "До час и половина е при Вас.", "durations", ("до час и половина",)),
        ("bg", "Жалбата Ви е НЛ-3140.", "references", ("НЛ-3140",)),
        ("bg", "Деян Мутафов се казвам.", "names", ("Деян Мутафов",)),
        ("zh-hans", "一点钟给您回电", "times", ("一点钟",)),
        ("zh-hans", "一点一刻到", "times", ("一点一刻",)),
        ("zh-hans", "两点半我打给您", "times", ("两点半",)),
        ("zh-hans", "后天中午前送到", "times", ("中午前",)),
        ("zh-hans", "周三九点同事打给您", "times", ("九点",)),
        ("zh-hans", "有效期两小时", "durations", ("两小时",)),
        ("bg", "Утре в 9 колегите Ви звънят.", "times", ("в 9",)),
        ("zh-hans", "退您三十七块五", "amounts", ("37.5 CNY",)),
        ("zh-hans", "补您一百二", "amounts", ("120",)),
        ("zh-hans", "一千八百九十九，都退给您", "amounts", ("1899",)),
        ("zh-hans", "您还有十来天", "durations", ("十来天",)),
        ("zh-hans", "我是莫德安，这事归我。", "names", ("莫德安",)),
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
        ("zh-hans", "周四晚上送到", "周四"),
        ("zh-hans", "今儿晚上送到", "今儿"),
        ("zh-hans", "后天中午前送到", "后天"),
        ("zh-hans", "从一号起", "一号"),
        ("en", "It stays valid until this time next year.", "next year"),
        ("en", "You have it before the evening's out.", "evening"),
        ("bg", "Още тая вечер е у Вас.", "тая вечер"),
        ("bg", "От първи пак е на хартия.", "първи"),
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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "That's it live again."),
        ("en", "Wiping that bill off."),
        ("en", "Wiping that bill off now."),
        ("en", "There, it's gone from your bill."),
        ("en", "Your bank fee's been paid back just now."),
        ("en", "I've lodged the request."),
        ("en", "The tickets are in your inbox."),
        ("bg", "Ето, вече е свободна."),
        ("bg", "Готово."),
        ("bg", "Готово, дублираното е махнато."),
        ("bg", "Току-що го пуснах."),
        ("bg", "Зачеркнах я."),
        ("bg", "Потвърждението вече е в пощата Ви."),
        ("zh-hans", "重的那笔冲掉啦"),
        ("zh-hans", "刚刚给您返回去了"),
        ("zh-hans", "弄好了"),
        ("zh-hans", "已经放行"),
        ("zh-hans", "我刚给您发的"),
    ],
)
def test_what_people_say_when_it_is_done_is_done(language, text):
    assert slots(text, words(language)).done


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Once it's refunded, you get a mail."),
        ("en", "Have you already cancelled it?"),
        ("en", "It has not been refunded yet."),
        ("en", "It isn't done."),
        ("en", "I've tried and I've noticed that."),
        ("en", "I've charged you twice."),
        ("en", "Your parcel has gone to the wrong depot."),
        ("bg", "Когато е готово, ще Ви пиша."),
        ("bg", "Още не е готово."),
        ("bg", "Не го изпратих."),
        ("bg", "Обърках датата."),
        ("bg", "Вече три пъти питате."),
        ("bg", "Вече минута чакам."),
        ("zh-hans", "等弄好了再联系您"),
        ("zh-hans", "还没给您退好"),
        ("zh-hans", "弄好了吗？"),
        ("zh-hans", "好了好了，您冷静"),
        ("zh-hans", "我搞错了"),
    ],
)
def test_what_is_not_done_yet_is_not_done(language, text):
    assert not slots(text, words(language)).done


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "One moment."),
        ("en", "We take them one by one."),
        ("en", "Our service is second to none."),
        ("en", "I want a second opinion."),
        ("en", "I'm at one with you there."),
        ("en", "At one point it was two of us against five."),
        ("en", "From one to the other."),
        ("en", "First thing, I need to understand you."),
        ("en", "You need version 4.12.1 of the app."),
        ("en", "Version 2.10 has it."),
        ("en", "Please enjoy the weekend."),
        ("bg", "Първо да разбера."),
        ("bg", "Един момент."),
        ("bg", "В един и същ ден ли беше? Не, в един от случаите."),
        ("bg", "Нужна е версия 4.12.1."),
        ("bg", "Един по един."),
        ("bg", "На първи опит."),
        ("zh-hans", "二话不说"),
        ("zh-hans", "我们一块儿看看"),
        ("zh-hans", "您别着急，慢慢说，一点一点来"),
        ("zh-hans", "有两点要说明"),
        ("zh-hans", "版本4.12.1"),
        ("zh-hans", "万一不行"),
        ("zh-hans", "千万别急"),
        ("en", "It is open 24/7, try the second payment."),
        ("bg", "Успех, няма страх."),
        ("zh-hans", "我们把名字写成了别的"),
    ],
)
def test_there_is_nothing_concrete_where_nothing_is_said(language, text):
    found = slots(text, words(language))
    assert (count(found), found.done) == (0, False), found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "That makes 64.30 euro."),
        ("en", "It was €12.05 in all."),
        ("bg", "Това са 64.30 евро."),
        ("bg", "Общо 12.05 лв."),
        ("zh-hans", "一共64.30元"),
    ],
)
def test_an_amount_is_neither_a_day_nor_an_hour(language, text):
    found = slots(text, words(language))
    assert len(found.amounts) == 1
    assert (found.dates, found.times, found.durations) == ((), (), ())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Call 0888 123 456."),
        ("en", "You reach us on +44 20 7946 0018."),
        ("bg", "Телефонът е 0888 12 34 56."),
        ("zh-hans", "电话13812345678"),
    ],
)
def test_a_phone_number_is_a_reference(language, text):
    found = slots(text, words(language))
    assert len(found.references) == 1
    assert (found.amounts, found.dates, found.times, found.durations) == ((), (), (), ())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("bg", "Ще мина между 16 и 18 часа."),
        ("bg", "Ще звънна в 18 часа."),
        ("bg", "Работим от 9 до 17 часа."),
        ("zh-hans", "五月换了人"),
        ("zh-hans", "周四晚上送到"),
        ("zh-hans", "这是第三天"),
        ("zh-hans", "2024年的事"),
    ],
)
def test_an_hour_of_the_day_or_a_year_is_no_duration(language, text):
    assert slots(text, words(language)).durations == ()


def test_a_weekday_is_nobodys_name():
    assert slots("It's Thursday.", words("en")).names == ()


def test_words_without_a_sum_stay_words():
    assert amount("一分不少") == "一分不少"
    assert amount("нито стотинка") == "нито стотинка"


def test_a_little_is_no_hour_in_chinese():
    assert slots("您冷静一点。", words("zh-hans")).times == ()


def test_an_empty_sentence_has_no_slots():
    assert count(slots("", words("en"))) == 0


def test_amounts_begin_with_digits():
    assert amount("百分之二十") == "20 %"
