import pytest

from roleplay.engine.acts import HARMFUL, Act
from roleplay.reader import read
from roleplay.reader.latin import native
from roleplay.reader.words import words

LATIN = words("bg").latin


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Zdraveite, az sum Mimi ot poddrujkata.", "Здравейте, аз съм Мими от поддръжката."),
        ("6te vi vyrna 40 leva v petak do 10 chasa", "ще ви върна 40 лева в петък до 10 часа"),
        ("Sujalqvam, molya kajete mi nomera AB1234", "Съжалявам, моля кажете ми номера AB1234"),
        ("znachi ste platili dva puti, vednuj s karta", "значи сте платили два пъти, веднъж с карта"),
        ("uspokoite se", "успокойте се"),
    ],
)
def test_bulgarian_in_latin_letters_goes_back_to_cyrillic(typed, meant):
    assert native(typed, LATIN) == meant


@pytest.mark.parametrize(
    "text",
    ["Sorry for the delay, I will refund you today.", "Calm down, please.", "ok", "Wi-Fi", "Go to the branch.", "Рестартирайте рутера и Wi-Fi точката.", "", "AB1234"],
)  # fmt: skip
def test_english_names_and_numbers_stay_as_they_are(text):
    assert native(text, LATIN) == text


def test_other_languages_know_no_such_letters():
    assert native("da, razbiram vi", words("en").latin) == "da, razbiram vi"


@pytest.mark.parametrize(
    ("typed", "act"),
    [
        ("uspokoite se, molya", Act.DISMISS),
        ("sujalyavam, che pratkata ne pristigna", Act.APOLOGISE),
        ("koi e nomerat na poruchkata vi?", Act.ASK),
        ("glupav li ste?", Act.HOSTILE),
    ],
)
def test_acts_are_read_in_latin_letters_too(typed, act):
    reading = read(typed, language="bg")
    assert act in {use.act for use in reading.uses}
    assert reading.sentences[0].text == typed


def test_own_distress_is_seen_in_latin_letters():
    assert read("ne iskam poveche da jiveya", language="bg").distress == "acute"


def test_english_given_to_bulgarian_is_not_bent_into_harm():
    reading = read("Thank you for waiting, I will check the order now.", language="bg")
    assert not HARMFUL & {use.act for use in reading.uses}
