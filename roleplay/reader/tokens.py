"""Text to token ids as the packed model's own tokenizer makes them (SentencePiece unigram)."""

from __future__ import annotations

from roleplay.reader.packed import Packed

META = "\u2581"
"""How SentencePiece writes a blank."""

UNLIKELY = 10.0
"""An unknown character scores so much less than the least likely piece."""


class Tokenizer:
    """The likeliest split of a text into pieces (Viterbi), with begin and end around it."""

    def __init__(self, model: Packed) -> None:
        ends, scores, pieces, (self.bos, self.eos, self.pad, self.unknown) = model.tokenizer
        edges = ends.tolist()
        self._normal, self._most = model.normalization, model.positions - 2
        # Later pieces first: where two read alike the first one counts, as in the library this file comes from.
        self._ids = {
            pieces[edges[at] : edges[at + 1]]: at
            for at in range(len(scores) - 1, -1, -1)
            if edges[at] < edges[at + 1]
        }
        self._scores = scores.tolist()
        self._longest = max(map(len, self._ids))
        self._unknown_score = min(self._scores) - UNLIKELY

    def ids(self, text: str) -> tuple[int, ...]:
        """Token ids of one text, at most as many as the model has positions."""
        letters = [letter.encode("utf-8", "replace") for letter in self._normalized(text)]
        best = [0.0] + [-1e30] * len(letters)
        came: list[tuple[int, int]] = [(0, 0)] * (len(letters) + 1)
        for start in range(len(letters)):
            for end, score, piece in self._pieces_from(letters, start):
                if best[start] + score > best[end]:
                    best[end], came[end] = best[start] + score, (start, piece)
        found, at = [], len(letters)
        while at:
            at, piece = came[at]
            found.append(piece)
        return (self.bos, *found[::-1][: self._most], self.eos)

    def _pieces_from(self, letters: list[bytes], start: int) -> list[tuple[int, float, int]]:
        """(end, score, id) of every piece that begins here; an unknown character is a piece of its own."""
        found, run = [], b""
        for end in range(start + 1, len(letters) + 1):
            run += letters[end - 1]
            if len(run) > self._longest:
                break
            piece = self._ids.get(run)
            if piece is not None and piece != self.unknown:
                found.append((end, self._scores[piece], piece))
        return [*found, (start + 1, self._unknown_score, self.unknown)]

    def _normalized(self, text: str) -> str:
        points = [point for letter in text for point in self._normal.get(ord(letter), (ord(letter),))]
        plain = "".join(map(chr, points))
        while "  " in plain:
            plain = plain.replace("  ", " ")
        return (plain if plain.startswith(" ") else f" {plain}").replace(" ", META)
