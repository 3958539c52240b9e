import json

import pytest

from roleplay.reader.batch import BadInput, rate_replies, read_acts

GOOD = {"id": "a", "text": "I'm sorry your parcel is lost. Calm down."}


def lines(*items):
    return [item if isinstance(item, bytes) else json.dumps(item).encode() for item in items]


def test_each_line_is_answered_with_its_acts():
    (answer,) = read_acts(lines(GOOD, b"\n"), language="en")
    assert answer["id"] == "a"
    assert answer["distress"] == "none"
    assert [sentence["acts"] for sentence in answer["sentences"]] == [["apologise"], ["dismiss"]]
    assert all(0 <= sentence["sure"] <= 1 for sentence in answer["sentences"])


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (b"{", "line 2 is not JSON"),
        (b"\xff\xfe", "line 2 is not JSON"),
        (b"[]", "line 2 must be an object"),
        (b'{"id": 1}', "line 2 lacks text"),
        (b'{"text": "x"}', "line 2 lacks id"),
        (b'{"id": 1, "text": 5}', "line 2: text has the wrong type"),
    ],
)
def test_bad_input_is_named_with_its_line(bad, told):
    with pytest.raises(BadInput, match=told) as caught:
        list(read_acts(lines(GOOD, bad), language="en"))
    assert "\n" not in str(caught.value)


def test_an_unknown_language_is_refused():
    with pytest.raises(BadInput, match="unknown language 'de'"):
        list(read_acts([], language="de"))


def test_the_better_reply_has_the_higher_value():
    replies = [
        "I'm so sorry that the parcel for your daughter's birthday never came, no wonder you're upset.",
        "Sorry for the inconvenience.",
        "Calm down, it's only a parcel.",
    ]
    item = {
        "id": 1,
        "context": "",
        "customer": "The parcel for my daughter's birthday never came!",
        "replies": replies,
    }
    (answer,) = rate_replies(lines(item), language="en")
    assert answer["values"] == sorted(answer["values"], reverse=True)
    assert len(set(answer["values"])) == 3


def test_context_may_be_lines_or_nothing():
    items = [
        {"id": n, "context": c, "customer": "Where is it?", "replies": []}
        for n, c in enumerate(("a", ["a"], None))
    ]
    assert [answer["values"] for answer in rate_replies(lines(*items), language="en")] == [[], [], []]
