"""A lesson's blocks in one language: structure from course.yaml, words from the lesson's own file."""

from collections.abc import Mapping
from typing import Any

from cms.demo.read import DemoError, Words, inner_id

# Words of each kind of block, in the order they appear; those after the bar may be left out.
TEXTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "heading": (("text",), ()),
    "text": (("body",), ()),
    "image": (("alt",), ("caption",)),
    "callout": (("title", "body"), ()),
    "case_study": (("title", "setting", "body", "lesson"), ()),
    "video": (("title", "transcript"), ()),
    "resources": (("title", "body"), ()),
    "choice": (("question",), ("summary",)),
    "reflection": (("prompt",), ("hint", "example")),
    "confidence": (("intro",), ()),
    "breathing": (("title", "intro", "text_alternative"), ()),
    "practice": (("situation", "customer_line", "prompt", "principle"), ()),
    "roleplay": (("title", "why"), ()),
}
LISTS = {"choice": "options", "practice": "example_answers"}
Known = Mapping[str, Mapping[str, int]]  # "image", "skill", "scenario" -> name -> primary key


def body(structure: list[Words], words: Words, known: Known) -> list[dict[str, Any]]:
    """The raw value of LessonPage.body. Raises DemoError when structure and words do not fit each other."""
    blocks = words.words("blocks")
    blocks.only(block.text("id") for block in structure)
    return [_block(block, blocks.words(block.text("id")), known) for block in structure]


def _block(block: Words, words: Words, known: Known) -> dict[str, Any]:
    kind = block.text("type")
    if kind not in TEXTS:
        raise DemoError(f"{block.where}: there is no block “{kind}”.")
    needed, optional = TEXTS[kind]
    words.only((*needed, *optional, LISTS.get(kind, "")))
    value = {name: words.text(name) for name in needed} | {name: words.text(name, "") for name in optional}
    return {"type": kind, "id": block.text("id"), "value": value | _structure(kind, block, words, known)}


def _structure(kind: str, block: Words, words: Words, known: Known) -> dict[str, Any]:
    required = {"required": bool(block.data.get("required", True))}
    match kind:
        case "image":
            return {"image": _key(known, "image", block)}
        case "callout":
            return {"tone": block.text("tone")}
        case "choice":
            return required | {"multiple": bool(block["multiple"]), "options": _options(block, words)}
        case "confidence":
            return required | {"when": block.text("moment"), "skills": _skills(block, known)}
        case "breathing":
            return required | _rhythm(block)
        case "practice":
            return required | {"example_answers": _answers(block, words)}
        case "roleplay":
            return required | {"scenario": _key(known, "scenario", block)}
        case "reflection":
            return required
    return {}


def _key(known: Known, kind: str, block: Words) -> int:
    name = block.text(kind)
    if name not in known[kind]:
        raise DemoError(f"{block.where}: there is no {kind} “{name}”.")
    return known[kind][name]


def _options(block: Words, words: Words) -> list[dict[str, Any]]:
    options, texts = block.each("options"), words.each("options")
    if len(options) != len(texts):
        raise DemoError(f"{words.where}: {len(texts)} options, but course.yaml has {len(options)}.")
    for text in texts:
        text.only(("text", "explanation"))
    return [
        {
            "type": "item",
            "id": option.text("id"),
            "value": {
                "text": text.text("text"),
                "correct": bool(option["correct"]),
                "explanation": text.text("explanation"),
            },
        }
        for option, text in zip(options, texts, strict=True)
    ]


def _skills(block: Words, known: Known) -> list[dict[str, Any]]:
    unknown = [slug for slug in block.texts("skills") if slug not in known["skill"]]
    if unknown:
        raise DemoError(f"{block.where}: there is no skill “{', '.join(unknown)}”.")
    return [
        {"type": "item", "id": inner_id(block.text("id"), slug), "value": known["skill"][slug]}
        for slug in block.texts("skills")
    ]


def _answers(block: Words, words: Words) -> list[dict[str, Any]]:
    return [
        {"type": "item", "id": inner_id(block.text("id"), number), "value": text}
        for number, text in enumerate(words.texts("example_answers"))
    ]


def _rhythm(block: Words) -> dict[str, int]:
    names = {"in": "breathe_in", "hold": "hold", "out": "breathe_out", "rest": "rest"}
    pattern = block.words("pattern")
    return {ours: int(pattern[name]) for name, ours in names.items()} | {"rounds": int(block["rounds"])}
