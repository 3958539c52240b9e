"""What is wrong in a demo file is named with the file and the place."""

import pytest

from cms.demo import lesson, read, talk
from cms.demo.read import DemoError, Words

ID = "07c4bd79-4d53-4f2d-817a-61ef5dcd02d7"
KNOWN = {"image": {}, "skill": {}, "scenario": {}}


def build(structure, words):
    return lesson.body(
        [Words({"id": ID, **structure}, "course.yaml › blocks 1")],
        Words({"blocks": {ID: words}}, "en.yaml"),
        KNOWN,
    )


def test_a_block_is_built_from_structure_and_words():
    assert build({"type": "heading"}, {"text": "Hello"}) == [
        {"type": "heading", "id": ID, "value": {"text": "Hello"}}
    ]


@pytest.mark.parametrize(
    ("structure", "words", "complaint"),
    [
        ({"type": "poem"}, {}, "course.yaml › blocks 1: there is no block “poem”"),
        ({"type": "heading"}, {}, f"en.yaml › blocks › {ID}: “text” is missing"),
        ({"type": "heading"}, {"text": "x", "size": "big"}, "nobody knows what to do with “size”"),
        ({"type": "heading"}, {"text": ["x"]}, "takes a text"),
        ({"type": "image", "image": "no.svg"}, {"alt": "x"}, "there is no image “no.svg”"),
        (
            {"type": "choice", "multiple": False, "options": []},
            {"question": "?", "options": [{"text": "a"}]},
            "1 options, but course.yaml has 0",
        ),
        (
            {"type": "confidence", "moment": "before", "skills": ["dance"]},
            {"intro": "x"},
            "there is no skill “dance”",
        ),
    ],
)
def test_a_fault_is_named_with_its_place(structure, words, complaint):
    with pytest.raises(DemoError) as error:
        build(structure, words)
    assert complaint in str(error.value)


def test_words_for_a_block_that_is_not_there_are_refused():
    with pytest.raises(DemoError, match="nobody knows"):
        lesson.body([], Words({"blocks": {ID: {"text": "x"}}}, "en.yaml"), KNOWN)


@pytest.mark.parametrize("text", ["a: [", "- one\n- two\n", "\x00"])
def test_a_file_that_is_no_mapping_is_refused(tmp_path, monkeypatch, text):
    monkeypatch.setattr(read, "HERE", tmp_path)
    (tmp_path / "x.yaml").write_text(text)
    with pytest.raises(DemoError, match=r"x\.yaml"):
        read.read("x.yaml")


def test_a_folded_line_of_chinese_has_no_space_in_it(tmp_path, monkeypatch):
    monkeypatch.setattr(read, "HERE", tmp_path)
    (tmp_path / "x.yaml").write_text("a: >-\n  您好。\n  请讲\nb: one two\n")
    assert read.read("x.yaml").data == {"a": "您好。请讲", "b": "one two"}


def test_accepted_values_become_the_engines():
    item = Words({"id": "fee", "accept": {"amount": {"max": 20}, "date": ["today", "tomorrow"]}}, "x")
    values = [row["value"]["values"] for row in talk._accept(item, ID)]
    assert values == ["<=20", "today, tomorrow"]
