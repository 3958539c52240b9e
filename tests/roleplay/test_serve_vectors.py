import json
import threading
import urllib.error
import urllib.request

import numpy as np
import pytest

from roleplay.management.commands.serve_vectors import VectorServer
from roleplay.reader.embedding import Bundled, EmbedderFailed, Remote


@pytest.fixture(scope="module")
def address():
    server = VectorServer(0, Bundled())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()


def test_a_machine_without_the_encoder_gets_the_same_vectors(address):
    here, there, texts = Bundled(), Remote(address), ["Върнах Ви 40 лв.", "很抱歉。", "long " * 300]
    assert np.allclose(there.passages(texts), here.passages(texts), atol=1e-5)
    assert np.allclose(there.exchanges(texts), here.exchanges(texts), atol=1e-5)


def test_the_many_examples_of_a_scenario_are_asked_for_in_parts(address, monkeypatch):
    parts, texts = [], [f"Sentence {number}." for number in range(70)]
    remote = Remote(address)
    plain = remote._part
    monkeypatch.setattr(remote, "_part", lambda texts: parts.append(len(texts)) or plain(texts))
    assert remote.passages(texts).shape == (70, 384)
    assert parts == [32, 32, 6]


def test_another_model_s_vectors_are_not_taken(address):
    with pytest.raises(EmbedderFailed, match="serves composure"):
        Remote(address, model="another").passages(["a"])


@pytest.mark.parametrize(
    "body",
    [b"{", b"[]", b"[" * 100_000, b'{"input": "one text"}', b'{"input": [1]}', b'{"input": ["no prefix"]}',
     json.dumps({"input": ["passage: x"] * 300}).encode()],
)  # fmt: skip
def test_anything_else_is_refused_with_a_reason(address, body):
    assert "message" in refused(urllib.request.Request(f"{address}/embeddings", body))


def test_another_path_and_a_length_that_is_no_number_are_refused(address):
    assert "POST a JSON body" in refused(urllib.request.Request(f"{address}/models", b"{}"))
    broken = urllib.request.Request(f"{address}/embeddings", b"{}", {"Content-Length": "abc"})
    assert "POST a JSON body" in refused(broken)


def refused(request):
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.urlopen(request)
    assert answer.value.code == 400
    return json.dumps(json.load(answer.value))
