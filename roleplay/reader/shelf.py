"""Vectors of a scenario's examples, kept on disk: a new process does not work them out again before its first turn."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from roleplay.reader.embedding import DIMENSIONS, Embedder, Vectors

logger = logging.getLogger(__name__)

_folder: Path | None = None


def keep_in(folder: Path | None) -> None:
    """Where vectors are kept; None keeps none. The folder may be emptied at any time."""
    global _folder
    _folder = folder


def passages(texts: Sequence[str], embedder: Embedder) -> Vectors:
    """The embedder's vectors of these texts, one row a text. Raises EmbedderFailed as the embedder does."""
    file = _file(texts, embedder.model_id)
    kept = _read(file, len(texts))
    if kept is not None:
        return kept
    made = embedder.passages(texts)
    _write(file, made)
    return made


def _file(texts: Sequence[str], model_id: str) -> Path | None:
    """One file for one list of texts and one model: a changed example or model is another file."""
    if _folder is None:
        return None
    key = hashlib.sha256("\0".join([model_id, *texts]).encode("utf-8", "replace"))
    return _folder / f"{key.hexdigest()[:32]}.npy"


def _read(file: Path | None, rows: int) -> Vectors | None:
    if file is None or not file.exists():
        return None
    try:
        kept: Vectors = np.load(file, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        logger.warning("A file of kept vectors cannot be read, so it is made again: %s", file.name)
        return None
    return kept if kept.shape == (rows, DIMENSIONS) and kept.dtype == np.float32 else None


def _write(file: Path | None, vectors: Vectors) -> None:
    """Whole or not at all: another process may be reading. A full disk costs time, never a turn."""
    if file is None:
        return
    part = file.with_suffix(f".{os.getpid()}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as target:
            np.save(target, vectors)
        part.replace(file)
    except OSError:
        logger.warning("Vectors could not be kept on disk", exc_info=True)
