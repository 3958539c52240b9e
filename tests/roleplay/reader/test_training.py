import numpy as np

from roleplay.reader import corpus, heads, training
from roleplay.reader.corpus import Row
from roleplay.reader.embedding import Bundled


def test_training_twice_gives_the_same_bytes(tmp_path, monkeypatch):
    labels = ("ask", "solve", "dismiss", "blame", "other")
    rows = [row for row in corpus.training_rows() if row.label in labels and int(row.meaning) < 6]
    monkeypatch.setattr(corpus, "training_rows", lambda: rows)
    monkeypatch.setattr(corpus, "distress_rows", lambda: corpus_distress)
    corpus_distress = [row for row in _distress() if int(row.meaning) < 6]
    few = [pair for pair in corpus.pairs() if pair.number < 4]
    monkeypatch.setattr(corpus, "pairs", lambda: few)
    embedder = Bundled()
    for name in ("one", "two"):
        heads.save(training.train(embedder, say=lambda text: None), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def _distress() -> list[Row]:
    return [
        row
        for path in ("en", "bg", "zh-hans")
        for row in corpus._rows(corpus.MEANINGS / f"distress.{path}.tsv", path)
    ]


def test_meanings_stay_together_when_a_fifth_is_held_out():
    folds = {}
    for row in corpus.training_rows():
        folds.setdefault((row.label, row.meaning), set()).add(row.fold)
    assert all(len(seen) == 1 for seen in folds.values())


def test_the_shipped_model_has_a_head_for_every_act():
    from roleplay.engine.acts import Act

    model = heads.load()
    assert set(model.acts.labels) == {act.value for act in Act}
    shares = model.acts.probabilities(np.zeros((1, model.acts.weights.shape[0]), np.float32))
    assert np.allclose(shares.sum(axis=1), 1)


def test_pairs_of_one_number_stay_together_when_a_fifth_is_held_out():
    pairs = corpus.pairs()
    numbers = {
        pair.language: [one.number for one in pairs if one.language == pair.language] for pair in pairs
    }
    assert len(numbers) == 3
    assert all(found == sorted(set(found)) for found in numbers.values())
