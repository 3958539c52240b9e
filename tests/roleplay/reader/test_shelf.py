"""Vectors of examples survive a restart, and a spoilt file only costs time."""

import numpy as np
import pytest

from roleplay.reader import shelf
from roleplay.reader.embedding import DIMENSIONS

TEXTS = ("When does it come?", "Кога идва?")


class Counting:
    """An embedder that counts how often it was asked."""

    model_id = "counting"

    def __init__(self):
        self.asked = 0

    def passages(self, texts):
        self.asked += 1
        return np.ones((len(texts), DIMENSIONS), dtype=np.float32)


@pytest.fixture
def embedder(tmp_path):
    before = shelf._folder
    shelf.keep_in(tmp_path / "vectors")
    yield Counting()
    shelf.keep_in(before)


def test_the_second_process_does_not_ask_again(embedder):
    first, second = shelf.passages(TEXTS, embedder), shelf.passages(TEXTS, embedder)
    assert embedder.asked == 1
    assert np.array_equal(first, second)


def test_other_texts_or_another_model_are_asked_for(embedder):
    shelf.passages(TEXTS, embedder)
    shelf.passages(TEXTS[:1], embedder)
    embedder.model_id = "another"
    shelf.passages(TEXTS, embedder)
    assert embedder.asked == 3


@pytest.mark.parametrize("spoilt", [b"", b"not numbers", b"\x93NUMPY\x01\x00"])
def test_a_spoilt_file_is_made_again(embedder, spoilt):
    shelf.passages(TEXTS, embedder)
    next(shelf._folder.iterdir()).write_bytes(spoilt)
    assert shelf.passages(TEXTS, embedder).shape == (2, DIMENSIONS)
    assert embedder.asked == 2
    shelf.passages(TEXTS, embedder)
    assert embedder.asked == 2


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(embedder, tmp_path):
    (tmp_path / "file").write_text("in the way")
    shelf.keep_in(tmp_path / "file" / "vectors")
    assert shelf.passages(TEXTS, embedder).shape == (2, DIMENSIONS)
