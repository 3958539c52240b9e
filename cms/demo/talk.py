"""A scenario's fields in one language: structure and numbers from scenario.yaml, words from <language>.yaml."""

from collections.abc import Mapping
from typing import Any

from cms.blocks import scenario
from cms.demo.read import DemoError, Words, inner_id
from cms.models.personas import NUMBERS as PERSONA_NUMBERS
from cms.models.personas import Persona
from cms.models.scenarios import NUMBERS, WORDS

LINES = ("openings", "near_misses")
BANDS = ("hot", "cool", "warm")
CLOSINGS = tuple(name for name, _ in scenario.CLOSINGS)


def persona_numbers(persona: Words) -> dict[str, Any]:
    persona.only(("slug", "temper", "tics", *PERSONA_NUMBERS))
    numbers = {name: persona.data[name] for name in PERSONA_NUMBERS if name in persona.data}
    words = {"slug": persona.text("slug"), "temper": _temper(persona)}
    return {**numbers, **words, "tics": ", ".join(persona.data.get("tics", []))}


def _temper(persona: Words) -> str:
    temper = persona.text("temper", Persona.Temper.ANGRY)
    if temper not in Persona.Temper.values:
        raise DemoError(
            f"{persona.where}: “temper” is one of {', '.join(Persona.Temper.values)}, not “{temper}”."
        )
    return temper


def numbers(structure: Words) -> dict[str, Any]:
    """What is the same in every language."""
    return {"avatar": structure.text("avatar", ""), **{name: structure[name] for name in NUMBERS}}


def words_of(structure: Words, words: Words, skills: Mapping[str, int]) -> dict[str, Any]:
    """The fields of a ScenarioPage that hold words, streams as raw values."""
    words.only(("title", *WORDS, "needs", "facts", "remedies", "goodbyes"))
    plain = {name: words.text(name, "") for name in ("title", *WORDS) if name not in LINES}
    return {
        **plain,
        "openings": _lines(words, "openings"),
        "near_misses": _lines(words, "near_misses") if "near_misses" in words.data else "",
        "skills": _skills(structure, skills),
        "needs": _stream(structure, words, "need", _need),
        "facts": _stream(structure, words, "fact", _fact),
        "remedies": _stream(structure, words, "remedy", _remedy, plural="remedies"),
        "goodbyes": _goodbyes(structure, words),
    }


def _stream(structure: Words, words: Words, kind: str, build: Any, plural: str = "") -> list[dict[str, Any]]:
    plural = plural or f"{kind}s"
    items, texts = structure.each(plural), words.words(plural)
    texts.only(item.text("id") for item in items)
    key = structure.text("scenario_key")
    return [
        {
            "type": kind,
            "id": inner_id(key, kind, item["id"]),
            "value": build(item, texts.words(item["id"]), key),
        }
        for item in items
    ]


def _need(item: Words, words: Words, key: str) -> dict[str, Any]:
    item.only(("id", "acts", "slots", "any_slot", "accept", "authority", "required"))
    words.only(("label", "examples", "asks", "met"))
    asks = words.words("asks")
    asks.only(BANDS)
    return {
        "id": item.text("id"),
        "label": words.text("label"),
        "acts": item["acts"],
        "slots": item["slots"],
        "any_slot": item["any_slot"],
        "accept": _accept(item, key),
        "authority": item.text("authority"),
        "required": item["required"],
        "examples": _lines(words, "examples"),
        **{f"asks_{band}": _lines(asks, band) for band in BANDS},
        "met": _lines(words, "met"),
    }


def _accept(item: Words, key: str) -> list[dict[str, Any]]:
    """`{amount: {max: 20}}` becomes the engine's `<=20`; a list or one value stays as it is."""
    accepted = item.data.get("accept") or {}
    return [
        {
            "type": "item",
            "id": inner_id(key, "accept", item["id"], slot),
            "value": {"slot": slot, "values": _values(given, item.where)},
        }
        for slot, given in accepted.items()
    ]


def _values(given: Any, where: str) -> str:
    if isinstance(given, dict):
        if set(given) != {"max"}:
            raise DemoError(f"{where}: “accept” knows “max”, values and lists of values.")
        return f"<={given['max']}"
    return ", ".join(map(str, given if isinstance(given, list) else [given]))


def _fact(item: Words, words: Words, key: str) -> dict[str, Any]:
    words.only(("label", "questions", "answers"))
    lines = {name: _lines(words, name) for name in ("questions", "answers")}
    return {"id": item.text("id"), "label": words.text("label"), **lines}


def _remedy(item: Words, words: Words, key: str) -> dict[str, Any]:
    words.only(("label", "limits", "examples"))
    return {
        "id": item.text("id"),
        "label": words.text("label"),
        "limits": words.text("limits", ""),
        "within": item["within"],
        "examples": _lines(words, "examples") if "examples" in words.data else "",
    }


def _goodbyes(structure: Words, words: Words) -> list[dict[str, Any]]:
    goodbyes, key = words.words("goodbyes"), structure.text("scenario_key")
    goodbyes.only(CLOSINGS)
    return [
        {
            "type": "goodbye",
            "id": inner_id(key, "goodbye", ending),
            "value": {"ending": ending, "lines": _lines(goodbyes, ending)},
        }
        for ending in CLOSINGS
        if ending in goodbyes.data
    ]


def _skills(structure: Words, skills: Mapping[str, int]) -> list[dict[str, Any]]:
    unknown = [slug for slug in structure.texts("skills") if slug not in skills]
    if unknown:
        raise DemoError(f"{structure.where}: there is no skill “{', '.join(unknown)}”.")
    key = structure.text("scenario_key")
    return [
        {"type": "skill", "id": inner_id(key, "skill", slug), "value": skills[slug]}
        for slug in structure.texts("skills")
    ]


def _lines(words: Words, name: str) -> str:
    return "\n".join(" ".join(text.split()) for text in words.texts(name))
