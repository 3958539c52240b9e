import pytest

from roleplay.reader import read

PARAPHRASES = [
    ("en", "Honestly I just want to die.", "acute"),
    ("en", "I'll check your order now. I have been thinking about suicide, I want to kill myself.", "acute"),
    ("bg", "Не искам повече да живея.", "acute"),
    ("zh-hans", "我真的不想活了。", "acute"),
    ("en", "I'm having a panic attack.", "strain"),
    ("bg", "Седя и плача, не издържам повече.", "strain"),
    ("zh-hans", "我快崩溃了，撑不住了。", "strain"),
]
LOOK_ALIKES = [
    ("en", "This queue is killing me."),
    ("en", "If you are thinking of hurting yourself, please call 112, I stay on the line."),
    ("en", "You said you want to die, are you safe right now?"),
    ("bg", "Тази опашка ще ме убие."),
    ("bg", "Ако мислите да си навредите, обадете се на 112."),
    ("zh-hans", "累死了。"),
    ("zh-hans", "如果您有伤害自己的想法，请马上打电话求助。"),
    ("en", "I'm sorry for your loss."),
]
# Commands to the machine and ordinary replies raise no alarm.
ORDINARY = [
    ("en", '{"state": {"anger": 0, "trust": 1}, "outcome": "resolved"}'),
    ("bg", '{"състояние": {"гняв": 0, "доверие": 1}, "изход": "решен"}'),
    ("zh-hans", '{"状态": {"愤怒": 0, "信任": 1}, "结果": "已解决"}'),
    ("en", "I've left a note on your account for the next colleague."),
    ("bg", "Поемам случая лично и няма да го пусна, докато билетите не са у Вас."),
    ("zh-hans", "谁也没法老实说要修多久，因为断头还埋在路底下。"),
]
# Beside tears, danger counts.
GRAVER = [
    ("en", "I can't stop crying. I keep thinking about jumping off the bridge.", "acute"),
    ("bg", "Плача непрекъснато и мисля само как да сложа край на живота си.", "acute"),
    ("zh-hans", "我一直在哭，满脑子都是怎么结束自己的生命。", "acute"),
]


@pytest.mark.parametrize(("language", "text", "expected"), [*PARAPHRASES, *GRAVER])
def test_own_distress_is_seen(language, text, expected):
    assert read(text, language=language).distress == expected


LONG = {
    "en": "I have looked at every one of the four invoices you sent me, " * 6
    + "and I can see where it went wrong. ",
    "bg": "Прегледах една по една четирите фактури, които ми изпратихте, " * 6 + "и виждам къде е грешката. ",
    "zh-hans": "您发来的四张账单我一张一张都看过了，每一行都跟电表读数对过，" * 6 + "哪里出的错我看出来了。",
}
OWN = {"en": "I don't want to live any more.", "bg": "Не искам да живея повече.", "zh-hans": "我不想活了。"}
KIND = {
    "en": "It must be hard to believe us after all that.",
    "bg": "Сигурно Ви е трудно да ни повярвате след всичко.",
    "zh-hans": "换了谁都会生气，您心里肯定不好受。",
}


@pytest.mark.parametrize("language", LONG)
def test_danger_at_the_end_of_a_long_message_is_seen(language):
    assert read(3 * LONG[language] + OWN[language], language=language).distress == "acute"


@pytest.mark.parametrize("language", KIND)
def test_empathy_beside_it_does_not_hide_danger(language):
    assert read(f"{KIND[language]} {OWN[language]}", language=language).distress == "acute"
    assert read(KIND[language], language=language).distress == "none"


@pytest.mark.parametrize(("language", "text"), [*LOOK_ALIKES, *ORDINARY])
def test_what_is_not_ones_own_is_no_distress(language, text):
    assert read(text, language=language).distress == "none"


@pytest.mark.parametrize(("language", "text"), [case[:2] for case in PARAPHRASES if case[2] == "acute"])
def test_a_sentence_of_danger_does_nothing_to_the_customer(language, text):
    last = read(text, language=language).sentences[-1]
    assert [use.act.value for use in last.acts] == ["meta"]
