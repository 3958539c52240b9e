"""Reading the demo's files strictly: whatever is missing or unknown is named with its file and its place."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import yaml

HERE = Path(__file__).resolve().parent
# A folded line of Chinese comes back with a space where the line ended; Chinese has none there.
FOLD = re.compile(
    r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]) (?=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])"
)


class DemoError(Exception):
    """A demo file that cannot be loaded; the message names the file and the place in it."""


@dataclass(frozen=True)
class Words:
    """A mapping read from a file, which knows where it stands so that every complaint can say it."""

    data: Mapping[str, Any]
    where: str

    def __getitem__(self, name: str) -> Any:
        if name not in self.data:
            raise DemoError(f"{self.where}: “{name}” is missing.")
        return self.data[name]

    def text(self, name: str, default: str | None = None) -> str:
        value = self[name] if default is None else self.data.get(name, default)
        if not isinstance(value, str) or not (value.strip() or default is not None):
            raise DemoError(f"{self.where}: “{name}” takes a text, not {value!r}.")
        return value.strip()

    def texts(self, name: str) -> list[str]:
        value = self[name]
        if not isinstance(value, list) or not value or not all(isinstance(item, str) for item in value):
            raise DemoError(f"{self.where}: “{name}” takes a list of texts, not {value!r}.")
        return [item.strip() for item in value]

    def words(self, name: str) -> "Words":
        return Words(mapping(self[name], f"{self.where} › {name}"), f"{self.where} › {name}")

    def each(self, name: str) -> list["Words"]:
        value, where = self[name], f"{self.where} › {name}"
        if not isinstance(value, list):
            raise DemoError(f"{where}: takes a list.")
        places = [(item, f"{where} {number}") for number, item in enumerate(value, 1)]
        return [Words(mapping(item, place), place) for item, place in places]

    def only(self, names: Iterable[str]) -> None:
        """Complain about whatever no page or block has a place for."""
        unknown = sorted(set(self.data) - set(names))
        if unknown:
            raise DemoError(f"{self.where}: nobody knows what to do with “{', '.join(map(str, unknown))}”.")


def mapping(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise DemoError(f"{where}: takes names with values, not {value!r}.")
    return value


def read(*parts: str) -> Words:
    """The file at this place below cms/demo, as Words."""
    path = HERE.joinpath(*parts)
    where = "/".join(parts)
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DemoError(f"{where}: this file is missing.") from None
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise DemoError(f"{where}: this file cannot be read: {error}") from None
    return Words(mapping(unfold(data), where), where)


def unfold(value: Any) -> Any:
    if isinstance(value, str):
        return FOLD.sub("", value)
    if isinstance(value, list):
        return [unfold(item) for item in value]
    if isinstance(value, dict):
        return {key: unfold(item) for key, item in value.items()}
    return value


def inner_id(block_id: str | UUID, *parts: object) -> str:
    """The permanent id of an item inside a block."""
    return str(uuid5(UUID(str(block_id)), "/".join(map(str, parts))))
