"""The encoder as a network that can learn: the packed weights, mean pooling; the same sums as `reader.encoder`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from roleplay.reader.encoder import LINEAR, NORMS
from roleplay.reader.packed import BLOCK, BLOCK_BYTES, Floats, Packed, unpacked

MASKED = -1e4


class _Linear(nn.Module):
    def __init__(self, weights: np.ndarray, bias: np.ndarray) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.tensor(weights))
        self.bias = nn.Parameter(torch.tensor(bias))

    def forward(self, inputs: Tensor) -> Tensor:
        return functional.linear(inputs, self.weight, self.bias)


class _Layer(nn.Module):
    """One encoder layer: attention, then the inner layer, each added to what came in and normalised."""

    def __init__(self, model: Packed, number: int) -> None:
        super().__init__()
        self.heads = model.attention_heads
        for name in LINEAR:
            columns = model.inner if name == "fo" else model.width
            setattr(self, name, _Linear(*_weights(model, f"l{number}.{name}", columns)))
        for name in NORMS:
            norm = nn.LayerNorm(model.width, eps=model.epsilon)
            weight, bias = (model.floats(f"l{number}.{name}.{part}", model.width)[0] for part in "wb")
            norm.weight.data, norm.bias.data = torch.tensor(weight), torch.tensor(bias)
            setattr(self, name, norm)

    def forward(self, inputs: Tensor, mask: Tensor, share: float) -> Tensor:
        rows, length, width = inputs.shape
        query, key, value = (
            part(inputs).view(rows, length, self.heads, -1).transpose(1, 2)
            for part in (self.q, self.k, self.v)
        )
        scores = query @ key.transpose(-1, -2) * query.shape[-1] ** -0.5
        heard = (scores + mask).softmax(-1).to(value.dtype) @ value
        mixed = self.ao(heard.transpose(1, 2).reshape(rows, length, width))
        middle = self.aln(inputs + _dropped(mixed, share, self.training))
        inner = self.fo(functional.gelu(self.fi(middle), approximate="tanh"))
        return self.oln(middle + _dropped(inner, share, self.training))


class Encoder(nn.Module):
    """The packed model from layer `frozen` up. What lies below does not learn, so its output is worked out once a text."""

    def __init__(self, model: Packed, *, frozen: int, dropout: float) -> None:
        super().__init__()
        self.model, self.frozen, self.dropout = model, frozen, dropout
        self.layers = nn.ModuleList(_Layer(model, number) for number in range(model.layers))
        for layer in self.layers[:frozen]:
            layer.requires_grad_(False)
        self._words = model.raw("emb.word").reshape(-1, model.width // BLOCK * BLOCK_BYTES)
        self._known: dict[tuple[int, ...], Tensor] = {}
        self._places = torch.tensor(
            model.floats("emb.pos", model.width) + model.floats("emb.type", model.width)[0]
        )
        self._norm = [torch.tensor(model.floats(f"emb.ln.{part}", model.width)[0]) for part in "wb"]

    def forward(self, texts: Sequence[tuple[int, ...]]) -> Tensor:
        """Unit vectors, one row a text of token ids."""
        fresh = [ids for ids in dict.fromkeys(texts) if ids not in self._known]
        for at in range(0, len(fresh), 64):
            self._remember(sorted(fresh, key=len)[at : at + 64])
        states, mask, real = _padded([self._known[ids] for ids in texts])
        states = _dropped(states, self.dropout, self.training)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            for layer in self.layers[self.frozen :]:
                states = layer(states, mask, self.dropout)
        states = states.float() * real
        return functional.normalize(states.sum(1) / real.sum(1), dim=1)

    def tensors(self) -> Mapping[str, Floats]:
        """Every tensor that could learn, by its name in the packed file."""
        found: dict[str, Floats] = {}
        for number, layer in enumerate(self.layers[self.frozen :], start=self.frozen):
            for name in (*LINEAR, *NORMS):
                part = getattr(layer, name)
                found[f"l{number}.{name}.w"] = part.weight.detach().numpy()
                found[f"l{number}.{name}.b"] = part.bias.detach().numpy()
        return found

    @torch.no_grad()
    def _remember(self, texts: Sequence[tuple[int, ...]]) -> None:
        states, mask, _ = _padded([self._embedded(ids) for ids in texts])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            for layer in self.layers[: self.frozen]:
                states = layer(states, mask, 0.0)
        for ids, state in zip(texts, states.half(), strict=True):
            self._known[ids] = state[: len(ids)].clone()

    def _embedded(self, ids: tuple[int, ...]) -> Tensor:
        words = torch.from_numpy(unpacked(self._words[list(ids)].reshape(-1)).reshape(len(ids), -1))
        placed = words + self._places[: len(ids)]
        return functional.layer_norm(placed, placed.shape[-1:], *self._norm, eps=self.model.epsilon)


def _weights(model: Packed, name: str, columns: int) -> tuple[np.ndarray, np.ndarray]:
    return model.floats(f"{name}.w", columns), model.floats(f"{name}.b", 1)[:, 0]


def _padded(states: Sequence[Tensor]) -> tuple[Tensor, Tensor, Tensor]:
    """Rows of one length, what hides the padding from attention, and ones where there is a token."""
    lengths = torch.tensor([len(state) for state in states])
    rows = nn.utils.rnn.pad_sequence([state.float() for state in states], batch_first=True)
    real = torch.arange(rows.shape[1])[None] < lengths[:, None]
    return rows, torch.where(real, 0.0, MASKED)[:, None, None, :], real[:, :, None].float()


def _dropped(states: Tensor, share: float, training: bool) -> Tensor:
    if not training or not share:
        return states
    kept = torch.rand(states.shape) >= share  # several times as fast as torch's own on a processor
    return states * (kept / (1 - share)).to(states.dtype)
