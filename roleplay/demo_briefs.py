"""Briefs straight from the demo's files, for the `play` command on a machine whose database has no pages yet."""

from collections.abc import Mapping
from typing import Any

from cms.demo.read import HERE, read
from roleplay.engine.brief import Brief
from roleplay.engine.persona import Persona


def slugs() -> list[str]:
    return sorted(path.parent.name for path in (HERE / "scenarios").glob("*/scenario.yaml"))


def brief(slug: str, language: str) -> Brief:
    """Raises cms.demo.read.DemoError, which names the file and the place in it."""
    structure = read("scenarios", slug, "scenario.yaml").data
    words = read("scenarios", slug, f"{language}.yaml").data
    return Brief.from_json(
        {
            **{name: structure[name] for name in ("scenario_key", "failed_contacts", "abuse", "difficulty")},
            **{name: words[name] for name in ("title", "customer_name", "openings")},
            "near_misses": words.get("near_misses", ()),
            "language": language,
            "persona": persona(structure["persona"]),
            "needs": [_need(item, words["needs"][item["id"]]) for item in structure["needs"]],
            "facts": [item | words["facts"][item["id"]] for item in structure["facts"]],
            "remedies": [item | words["remedies"][item["id"]] for item in structure["remedies"]],
            "goodbyes": words.get("goodbyes", {}),
        }
    )


def persona(numbers: Mapping[str, Any]) -> dict[str, Any]:
    return {**numbers, "name": numbers["slug"]}


def find_persona(slug: str) -> Persona | None:
    """The persona of this name in any of the demo's scenarios."""
    for scenario in slugs():
        numbers = read("scenarios", scenario, "scenario.yaml").data["persona"]
        if numbers["slug"] == slug:
            return Persona.from_json(persona(numbers))
    return None


def _need(structure: Mapping[str, Any], words: Mapping[str, Any]) -> dict[str, Any]:
    accept = {slot: _accepted(values) for slot, values in (structure.get("accept") or {}).items()}
    return {**structure, **words, "accept": accept}


def _accepted(values: Any) -> Any:
    """`{max: 20}` becomes the engine's `<=20`."""
    return [f"<={values['max']}"] if isinstance(values, dict) else values
