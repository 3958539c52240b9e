import random
from collections import Counter

import numpy as np

from roleplay.reader import corpus, heads, training, tuned
from roleplay.reader.embedding import Bundled
from roleplay.reader.tuning import sloppy
from roleplay.reader.tuning.lessons import NEAR_MISS, Lessons, Topic

TOPICS = [
    *(Topic("parcel", f"need/{number % 5}", f"text {number}") for number in range(40)),
    *(Topic("parcel", NEAR_MISS, f"miss {number}") for number in range(9)),
]


def test_calibrating_twice_gives_the_same_bytes(tmp_path, monkeypatch):
    few = {name: _few(getattr(corpus, name)()) for name in ("training_rows", "distress_rows", "pairs")}
    for name, rows in few.items():
        monkeypatch.setattr(corpus, name, lambda rows=rows: rows)
    for name in ("one", "two"):
        heads.save(training.calibrate(Bundled(), tuned.heads(), say=lambda text: None), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def _few(rows):
    """A few rows of each label and language, all from the fifth that is held out."""
    kept, seen = [], Counter()
    for row in rows:
        key = (row.language, getattr(row, "label", ""))
        if row.fold == corpus.HELD_OUT and seen[key] < 2:
            seen[key] += 1
            kept.append(row)
    return kept


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
    folds = {}
    for pair in corpus.pairs():
        folds.setdefault(pair.number, set()).add(pair.fold)
    assert all(len(seen) == 1 for seen in folds.values())
    assert len({fold for seen in folds.values() for fold in seen}) == corpus.FOLDS


def test_nothing_that_is_held_out_is_learnt_from():
    lessons = Lessons.of_the_corpus()
    learnt = {row.text for row in (*lessons.acts, *lessons.distress)}
    examined = (
        corpus.heldout_rows, corpus.weighed_rows, corpus.examined_rows, corpus.weighed_distress, corpus.examined_distress,
    )  # fmt: skip
    assert not learnt & {
        row.text for part in examined for row in part() if len(row.text) > len("Okay, thank you.")
    }
    held = [row for row in corpus.training_rows() if row.fold == corpus.HELD_OUT]
    assert not {(row.label, row.meaning) for row in held} & {(row.label, row.meaning) for row in lessons.acts}
    replies = {reply for pair in lessons.pairs for reply in (pair.better, pair.worse)}
    unseen = (*corpus.weighed_pairs(), *corpus.examined_pairs())
    assert not replies & {reply for pair in unseen for reply in (pair.better, pair.worse)}


def test_a_course_takes_each_sentence_once_an_epoch_and_is_the_same_each_time():
    lessons = Lessons.of_the_corpus(TOPICS)
    steps = lessons.steps(1, seed=3)
    meant = [(row.language, row.label, row.meaning) for step in steps for row in step.acts]
    assert sorted(meant) == sorted((row.language, row.label, row.meaning) for row in lessons.acts)
    assert steps == lessons.steps(1, seed=3) != lessons.steps(1, seed=4)
    assert any(step.topics for step in steps)


def test_some_pairs_begin_with_the_same_greeting_on_both_sides():
    lessons = Lessons.of_the_corpus(TOPICS)
    plain = {(pair.language, pair.number): pair for pair in lessons.pairs}
    shown = [
        (pair, plain[pair.language, pair.number])
        for step in lessons.steps(0.5, seed=3)
        for pair in step.pairs
    ]
    greeted = [(pair, before) for pair, before in shown if pair != before]
    assert 0.2 < len(greeted) / len(shown) < 0.4
    for pair, before in greeted:
        assert pair.better.removesuffix(before.better) == pair.worse.removesuffix(before.worse) != pair.worse


def test_near_misses_of_a_scenario_have_nothing_in_common():
    shown = [topic for step in Lessons.of_the_corpus(TOPICS).steps(0.1, seed=3) for topic in step.topics]
    misses = [topic.target for topic in shown if topic.scenario and not topic.target.startswith("need/")]
    assert misses
    assert set(misses) <= {f"miss {number}" for number in range(9)}


def test_a_quarter_of_the_sentences_is_sloppily_typed_and_keeps_its_letters():
    chance, text = random.Random(5), "I refunded 40,50 euro, and you see it on Friday."
    typed = [sloppy.perhaps(text, chance) for _ in range(400)]
    assert 60 <= sum(one != text for one in typed) <= 110
    assert {"".join(sorted(filter(str.isalnum, one.lower()))) for one in typed} == {
        "".join(sorted(filter(str.isalnum, text.lower())))
    }
    assert all("40,50" in one for one in typed)
    assert sloppy._swapped("很抱歉重复扣了您的费用", chance) == "很抱歉重复扣了您的费用"


def test_every_language_has_enough_to_learn_from():
    labels = Counter((row.language, label) for row in corpus.training_rows() for label in row.labels)
    assert min(labels.values()) >= 60
    pairs = Counter(pair.language for pair in corpus.pairs())
    assert min(pairs.values()) >= 300
    examined = Counter(row.language for row in corpus.examined_rows())
    assert min(examined.values()) >= 300
