"""Whoever writes of their own strain sees support, is not judged by that message, and may go on."""

from roleplay.engine.acts import Act, ActUse, Reading, Sentence
from roleplay.reading import unrated


def test_a_message_of_strain_performs_no_act_and_keeps_its_words():
    said = Sentence(
        "I cannot do this any more.", (ActUse(Act.HOSTILE),), 0.9, meets=("refund",), asks=("when",)
    )
    read = unrated(Reading((said,), "strain", "model"))
    assert [use.act for use in read.sentences[0].acts] == [Act.OTHER]
    assert (read.sentences[0].meets, read.sentences[0].asks) == ((), ())
    assert (read.sentences[0].text, read.distress) == (said.text, "strain")


def test_in_the_room_the_message_is_kept_unrated(talk, say):
    say(talk, "I can't do this job any more, I sit here crying.")
    read = talk.events.get(kind="read").payload
    assert read["distress"] == "strain"
    assert {use["act"] for sentence in read["sentences"] for use in sentence["acts"]} == {"other"}
