"""Concrete values in a sentence: amounts, dates, times, durations, references, names, and what is done."""

from __future__ import annotations

import re
import unicodedata

from roleplay.engine.acts import Slots
from roleplay.reader.words import Words, fold

KINDS = ("amount", "date", "time", "duration", "reference", "name", "done")
MOST = 6
"""No more values of one kind are kept from one sentence."""
_GONE = "\ufffc"

_CURRENCIES = (
    ("EUR", re.compile(r"€|eur|евро|欧")),
    ("BGN", re.compile(r"лв|лев|лева|leva?\b|lv\b|bgn|列弗")),
    ("GBP", re.compile(r"£|pound|gbp|quid|паунд|英镑")),
    ("USD", re.compile(r"\$|dollar|usd|долар|美元|美金")),
    ("CNY", re.compile(r"¥|元|块|圆|yuan|rmb|人民币")),
    ("%", re.compile(r"%|percent|per cent|процент|на сто|百分|个百分点")),
)
_NUMBER = re.compile(r"\d+(?:[., ]\d{3})*(?:[.,]\d{1,2})?")
_SCALES = {"hundred": 100, "сто": 100, "thousand": 1000, "хиляда": 1000, "хиляди": 1000}
_ENGLISH = (
    "one two three four five six seven eight nine ten eleven twelve "
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_BULGARIAN = (
    "един два три четири пет шест седем осем девет десет единайсет дванайсет "
    "тринайсет четиринайсет петнайсет шестнайсет седемнайсет осемнайсет деветнайсет"
)
_TENS = (
    "twenty thirty forty fifty sixty seventy eighty ninety",
    "двайсет трийсет четирийсет петдесет шейсет седемдесет осемдесет деветдесет",
    "двадесет тридесет четиридесет петдесет шестдесет седемдесет осемдесет деветдесет",
)
_HUNDREDS_BG = "двеста триста четиристотин петстотин шестстотин седемстотин осемстотин деветстотин"
_VALUES = {
    **{word: value for line in (_ENGLISH, _BULGARIAN) for value, word in enumerate(line.split(), 1)},
    **{word: value * 10 for line in _TENS for value, word in enumerate(line.split(), 2)},
    **{word: value * 100 for value, word in enumerate(_HUNDREDS_BG.split(), 2)},
    "една": 1,
    "едно": 1,
    "две": 2,
}
_HAN_DIGITS = {ch: i for i, ch in enumerate("零一二三四五六七八九")} | {"两": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10000}
_LEAST_BARE = 10
"""A smaller number in words, without a currency, is a way of speaking ("一半", "нито една стотинка")."""


def slots(text: str, words: Words) -> Slots:
    """Everything concrete in one sentence. Amounts begin with digits ("40 EUR"); the rest is as it was said.

    What an amount or a reference takes is gone for the rest: "64.30 euro" is neither a day nor an hour.
    """
    folded = fold(text)
    amounts, rest = _taken("amount", folded, words)
    references, rest = _taken("reference", rest, words)
    return Slots(
        amounts=tuple(dict.fromkeys(map(amount, amounts))),
        dates=_values("date", rest, words),
        times=_values("time", rest, words),
        durations=_values("duration", rest, words),
        references=tuple(value.upper() for value in references),
        names=_names(text, words),
        done=_is_done(folded, words),
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
    return f"{value} {unit}".strip() if value and (unit or float(value) >= _LEAST_BARE) else said


def _taken(kind: str, text: str, words: Words) -> tuple[tuple[str, ...], str]:
    """Values of one kind, and the text with a mark in the place of each."""
    rest = text
    for match in words.slots[kind].finditer(text):
        start, end = match.span(match.lastindex or 0)
        rest = rest[:start] + _GONE * (end - start) + rest[end:]
    return _values(kind, text, words), rest


def _values(kind: str, text: str, words: Words) -> tuple[str, ...]:
    matches = words.slots[kind].finditer(text)
    said = [next((group for group in match.groups() if group), match.group()) for match in matches]
    return tuple(dict.fromkeys(value.strip(" ,.;:") for value in said))[:MOST]


def _names(text: str, words: Words) -> tuple[str, ...]:
    """Names keep their capitals, which are all that tells them; "It's Thursday" names nobody."""
    found = _values("name", unicodedata.normalize("NFKC", text), words)
    return tuple(value for value in found if not words.slots["date"].fullmatch(value.lower()))


def _is_done(folded: str, words: Words) -> bool:
    """Conditions, questions and denials ("once it's refunded") are left out before looking."""
    return bool(words.slots["done"].search(words.slots["undone"].sub(";", folded)))


def _number(said: str) -> str:
    digits = _NUMBER.search(re.sub(r"(?<=\d)块(?=\d)", ".", said))
    if digits:
        return _plain_digits(digits.group())
    spoken = _spoken(said)
    return str(spoken) if spoken else _han_money(said.removeprefix("百分之"))


def _plain_digits(written: str) -> str:
    """ "1 200,50" and "1,200.50" are both "1200.50"; "40.00" is "40"."""
    whole, _, cents = re.sub(r"[., ](?=\d{3}(?:\D|$))", "", written).replace(",", ".").partition(".")
    return f"{whole}.{cents}" if cents.strip("0") else whole


def _spoken(said: str) -> int:
    """ "two thousand three hundred" and "двете хиляди и триста" are both 2300."""
    total, group = 0, 0
    for word in re.findall(r"[^\W\d]+", said):
        bare = word if word in _VALUES or word in _SCALES else word.removesuffix("те")
        scale = _SCALES.get(bare, 0)
        if scale == 1000:
            total, group = total + (group or 1) * scale, 0
        else:
            group = (group or 1) * scale if scale else group + _VALUES.get(bare, 0)
    return total + group


def _han_money(said: str) -> str:
    """ "三十七块五" is 37.5."""
    whole, _, rest = said.partition("块")
    tenths = _HAN_DIGITS.get(rest[:1], 0)
    value = _han(whole)
    return (f"{value}.{tenths}" if tenths else str(value)) if value else ""


def _han(said: str) -> int:
    """ "一百二" is 120, "一百零二" is 102: a last digit counts tenths of the unit before it."""
    total, digit, unit = 0, 0, 1
    for ch in said:
        if ch in _HAN_DIGITS:
            digit, unit = _HAN_DIGITS[ch], 1 if ch == "零" else unit
        elif ch == "万":
            total, digit, unit = (total + digit) * 10000, 0, 10000
        elif ch in _HAN_UNITS:
            unit = _HAN_UNITS[ch]
            total, digit = total + (digit or 1) * unit, 0
        elif total or digit:
            break
    return total + digit * max(1, unit // 10)
