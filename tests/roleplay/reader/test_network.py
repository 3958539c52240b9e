"""Learning needs PyTorch, which is not installed for tests; where it is, what learns and what reads must be the same network."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="PyTorch is only needed by whoever trains the reader")

from roleplay.reader import tuned  # noqa: E402
from roleplay.reader.encoder import Encoder  # noqa: E402
from roleplay.reader.packed import Packed  # noqa: E402
from roleplay.reader.tokens import Tokenizer  # noqa: E402
from roleplay.reader.tuning import network  # noqa: E402

TEXTS = [
    "passage: I refunded 40 euro now.",
    "query: Къде е пратката? → На път е, до четири.",
    "passage: 您说得对，是我们弄错了。",
]


def test_what_learns_and_what_reads_give_the_same_vectors():
    base = Packed(tuned.base_file())
    student, tokens = network.Encoder(base, frozen=2, dropout=0.1).eval(), Tokenizer(base)
    with torch.no_grad():
        learnt = student([tokens.ids(text) for text in TEXTS]).numpy()
    read = Encoder(base, student.tensors()).vectors(TEXTS)
    assert ((learnt * read).sum(axis=1) > 0.999).all()
    assert np.allclose(np.linalg.norm(learnt, axis=1), 1, atol=1e-5)


def test_only_layers_that_could_learn_are_written():
    base = Packed(tuned.base_file())
    names = {name.split(".")[0] for name in network.Encoder(base, frozen=10, dropout=0.0).tensors()}
    assert names == {"l10", "l11"}
