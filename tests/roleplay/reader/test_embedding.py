import json
import random
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import numpy as np
import pytest

from roleplay.reader.embedding import DIMENSIONS, Bundled, EmbedderFailed, Remote, clean, exchange

NASTY = [
    "\ufdfa" * 50, "\ufdfa" * 5000, "\0", "\ud800", "a\0b\udfffc", "\u202e" * 300, "👩‍👩‍👧‍👦" * 400, "़" * 900,
    "Z" + "\u0301" * 2000, "\uffff\ufffe", "﷽" * 200, "ﷺ" * 60, "\t\n\r", "字" * 1100, "a" * 1_000_000, "\x7f\x80\x9f",
]  # fmt: skip


@pytest.fixture(scope="module")
def bundled():
    return Bundled()


def test_nasty_texts_get_finite_vectors(bundled):
    chance = random.Random(7)
    planes = (
        0x20,
        0x300,
        0x5D0,
        0x0600,
        0x0900,
        0x3400,
        0xAC00,
        0xD7F0,
        0xFB50,
        0xFDF0,
        0x1F300,
        0xE0000,
        0x2F800,
    )
    made = [
        "".join(
            chr(chance.choice(planes) + chance.randrange(0x60)) for _ in range(chance.choice((1, 3, 9, 17)))
        )
        for _ in range(300)
    ]
    vectors = bundled.passages(NASTY + made)
    assert vectors.shape == (len(NASTY) + len(made), DIMENSIONS)
    assert np.isfinite(vectors).all()


def test_an_empty_text_has_a_zero_vector(bundled):
    assert not bundled.passages(["", "  ", "\0"]).any()
    assert bundled.passages([]).shape == (0, DIMENSIONS)


def test_the_same_text_has_the_same_vector_alone_and_in_a_batch():
    alone, batch = Bundled(), Bundled()
    assert np.allclose(
        alone.passages(["Calm down."])[0], batch.passages(["Hello.", "Calm down."])[1], atol=1e-5
    )


def test_the_memory_of_texts_is_bounded():
    small = Bundled(size=2)
    small.passages(["one", "two", "three"])
    assert len(small._seen) == 2


def test_text_is_cut_before_and_after_normalising():
    assert len(clean("\ufdfa" * 100_000)) <= 1000
    assert "\0" not in clean("a\0b")
    clean("\ud800").encode("utf-8")


class Answers(BaseHTTPRequestHandler):
    broken = False

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert all(text.startswith(("passage: ", "query: ")) for text in asked["input"])
        rows = [{"index": i, "embedding": [float(i + 1)] * DIMENSIONS} for i in range(len(asked["input"]))]
        body = b"<html>" if self.broken else json.dumps({"data": rows[::-1]}).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def address():
    server = HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    Answers.broken = False


def test_vectors_can_come_from_elsewhere(address):
    for vectors in (Remote(address).passages(["a", "b"]), Remote(address).exchanges(["a", "b"])):
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1)


def test_a_lying_server_is_a_failed_embedder(address):
    Answers.broken = True
    with pytest.raises(EmbedderFailed):
        Remote(address).passages(["a"])


def test_an_unreachable_server_is_a_failed_embedder():
    with pytest.raises(EmbedderFailed):
        Remote("http://127.0.0.1:9/v1").passages(["a"])
    with pytest.raises(EmbedderFailed):
        Remote("file:///etc/passwd")


def test_a_sentence_and_an_exchange_are_read_in_different_ways(bundled):
    text = exchange("Where is my parcel?", "It is on the van, you will have it by four.")
    assert not np.allclose(bundled.passages([text]), bundled.exchanges([text]))


def test_an_exchange_keeps_the_end_of_the_question_and_the_beginning_of_the_reply():
    text = exchange("x" * 900 + "the end", "the beginning" + "y" * 900)
    assert "the end → the beginning" in text
    assert len(text) < 800
