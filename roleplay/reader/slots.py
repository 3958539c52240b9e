"""Concrete values in a sentence: amounts, dates, times, durations, references, names, and what is done."""

from __future__ import annotations

import re
import unicodedata

from roleplay.engine.acts import Slots
from roleplay.reader.words import Words, fold

KINDS = ("amount", "date", "time", "duration", "reference", "name", "done")
MOST = 6
"""No more values of one kind are kept from one sentence."""

_CURRENCIES = (
    ("EUR", re.compile(r"€|eur|евро|欧")),
    ("BGN", re.compile(r"лв|лев|лева|leva?\b|lv\b|bgn|列弗")),
    ("GBP", re.compile(r"£|pound|gbp|quid|паунд|英镑")),
    ("USD", re.compile(r"\$|dollar|usd|долар|美元|美金")),
    ("CNY", re.compile(r"¥|元|块|圆|yuan|rmb|人民币")),
    ("%", re.compile(r"%|percent|per cent|процент|на сто|百分|个百分点")),
)
_NUMBER = re.compile(r"\d+(?:[., ]\d{3})*(?:[.,]\d{1,2})?")
_TENS_BG = "двайсет двадесет трийсет тридесет четирийсет четиридесет петдесет шейсет шестдесет седемдесет осемдесет деветдесет"
_VALUES = {
    **dict(
        zip(
            [
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "eleven",
                "twelve",
            ],
            range(1, 13),
            strict=True,
        )
    ),
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
    "thousand": 1000,
    **dict(
        zip(
            ["един", "два", "три", "четири", "пет", "шест", "седем", "осем", "девет", "десет"],
            range(1, 11),
            strict=True,
        )
    ),
    "една": 1,
    "две": 2,
    "петнайсет": 15,
    "петнадесет": 15,
    "сто": 100,
    "двеста": 200,
    "триста": 300,
    **dict(zip(_TENS_BG.split(), (20, 20, 30, 30, 40, 40, 50, 60, 60, 70, 80, 90), strict=False)),
    "хиляда": 1000,
}
_VALUES |= {"шейсет": 60, "шестдесет": 60, "седемдесет": 70, "осемдесет": 80, "деветдесет": 90}
_HAN_DIGITS = {ch: i for i, ch in enumerate("零一二三四五六七八九")} | {"两": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10000}


def slots(text: str, words: Words) -> Slots:
    """Everything concrete in one sentence. Amounts begin with digits ("40 EUR"); the rest is as it was said."""
    folded = fold(text)
    found = {
        kind: _values(kind, text if kind == "name" else folded, words) for kind in KINDS if kind != "done"
    }
    return Slots(
        amounts=tuple(dict.fromkeys(amount(value) for value in found["amount"])),
        dates=found["date"],
        times=found["time"],
        durations=found["duration"],
        references=tuple(value.upper() for value in found["reference"]),
        names=found["name"],
        done=bool(words.slots["done"].search(folded)),
    )


def count(found: Slots) -> int:
    """How many concrete values a sentence holds."""
    return sum(
        map(len, (found.amounts, found.dates, found.times, found.durations, found.references, found.names))
    )


def amount(said: str) -> str:
    """An amount in one form: "forty euro" and "€40" are both "40 EUR"; words like "in full" stay words."""
    value = _number(said)
    unit = next((code for code, pattern in _CURRENCIES if pattern.search(said)), "")
    return f"{value} {unit}".strip() if value else said


def _values(kind: str, text: str, words: Words) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKC", text)
    matches = words.slots[kind].finditer(plain)
    said = [next((group for group in match.groups() if group), match.group()) for match in matches]
    return tuple(dict.fromkeys(value.strip(" ,.;:") for value in said))[:MOST]


def _number(said: str) -> str:
    digits = _NUMBER.search(said)
    if digits:
        return _plain_digits(digits.group())
    spoken = _spoken(said) or _han(said.removeprefix("百分之"))
    return str(spoken) if spoken else ""


def _plain_digits(written: str) -> str:
    """ "1 200,50" and "1,200.50" are both "1200.50"; "40.00" is "40"."""
    whole, _, cents = re.sub(r"[., ](?=\d{3}(?:\D|$))", "", written).replace(",", ".").partition(".")
    return f"{whole}.{cents}" if cents.strip("0") else whole


def _spoken(said: str) -> int:
    total = 0
    for word in re.findall(r"\w+", said):
        value = _VALUES.get(word, 0)
        total = total * value if value in (100, 1000) and 0 < total < value else total + value
    return total


def _han(said: str) -> int:
    total, digit = 0, 0
    for ch in said:
        if ch in _HAN_DIGITS:
            digit = _HAN_DIGITS[ch]
        elif ch in _HAN_UNITS:
            total, digit = total + (digit or 1) * _HAN_UNITS[ch], 0
        elif total or digit:
            break
    return total + digit
