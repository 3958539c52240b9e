"""What a talk stores and answers, through the one door that views and sockets use."""

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from courses.models import PracticeRecord
from roleplay import reading, services, talks
from roleplay.engine.acts import Reading
from roleplay.errors import Refused
from roleplay.models import Conversation, Seat, StoredEvent
from roleplay.protocol import Command
from tests.roleplay.conftest import KEY

pytestmark = pytest.mark.django_db


def kinds(talk):
    return list(talk.events.values_list("kind", flat=True))


def test_a_talk_opens_with_the_customers_words_and_a_seat_for_the_trainee(talk, alice):
    assert kinds(talk) == ["opened", "replied"]
    assert talk.events.last().payload["line"]
    assert Seat.objects.get(conversation=talk).user == alice
    assert talk.title == "The parcel that never came"


def test_the_level_of_abuse_is_the_one_the_trainee_agreed_to(parcel, alice):
    opened = services.start(alice, KEY, language="en", abuse=1).events.first()
    assert opened.payload["brief"]["abuse"] == 1


def test_a_scenario_without_translation_is_played_in_the_default_language(parcel, alice):
    assert services.start(alice, KEY, language="zh-hans").language == "en"


def test_a_scenario_speaks_the_language_asked_for(parcel_bg, alice):
    assert services.start(alice, KEY, language="bg").language == "bg"


def test_an_unknown_scenario_is_refused_with_its_code(alice, db):
    with pytest.raises(Refused, match=r"scenario\.unknown"):
        services.start(alice, KEY, language="en")


def test_a_turn_is_stored_with_its_reading_and_its_reply(talk, say):
    answer = say(talk, "Hello, this is Anna.")
    stored = [event.kind for event in answer.events]
    assert stored[0] == "said"
    assert {"read", "felt", "replied"} <= set(stored)
    assert [event.seq for event in answer.events] == list(range(3, 3 + len(stored)))


def test_the_same_ref_gets_the_same_answer_and_is_stored_once(talk, say):
    first = say(talk, "Hello, this is Anna.", "one")
    count = talk.events.count()
    again = say(talk, "Hello, this is Anna.", "one")
    assert again.repeated
    assert [event.payload for event in again.events] == [event.payload for event in first.events]
    assert talk.events.count() == count


def test_the_same_ref_with_other_words_is_refused(talk, say):
    say(talk, "Hello, this is Anna.", "one")
    with pytest.raises(Refused, match=r"ref\.repeated"):
        say(talk, "Something else.", "one")


@pytest.mark.parametrize(
    ("text", "code"), [("", "text.empty"), ("  \n ", "text.empty"), ("a" * 2001, "text.too_long")]
)
def test_text_that_cannot_be_said_is_refused_and_nothing_is_stored(talk, say, text, code):
    with pytest.raises(Refused, match=code):
        say(talk, text, "one")
    assert talk.events.count() == 2


def test_a_stranger_has_no_seat(talk, say, dave):
    with pytest.raises(Seat.DoesNotExist):
        say(talk, "Hello.", user=dave)


def test_somebody_whose_account_was_closed_has_no_seat(talk, say, alice):
    alice.is_active = False
    alice.save()
    with pytest.raises(Seat.DoesNotExist):
        say(talk, "Hello.")


def test_a_pause_holds_the_talk_and_going_on_opens_it(talk, say, alice):
    services.act(talk.pk, alice, Command("pause", "p"))
    with pytest.raises(Refused, match=r"talk\.paused"):
        say(talk, "Hello.")
    services.act(talk.pk, alice, Command("resume", "r"))
    assert say(talk, "Hello.").events


def test_stopping_always_works_is_never_scored_and_counts_for_no_step(talk, alice):
    services.act(talk.pk, alice, Command("stop", "s"))
    talk.refresh_from_db()
    assert (talk.outcome, talk.score, talk.is_over) == ("stopped", None, True)
    assert not PracticeRecord.objects.exists()


def test_stopping_twice_is_one_stop(talk, alice):
    services.act(talk.pk, alice, Command("stop", "s"))
    assert services.act(talk.pk, alice, Command("stop", "t")).events == ()
    assert kinds(talk).count("ended") == 1


def test_the_call_cannot_be_ended_before_it_has_begun(talk, alice):
    with pytest.raises(Refused, match=r"talk\.too_early"):
        services.act(talk.pk, alice, Command("end", "e"))


def test_a_talk_led_well_is_resolved_scored_and_told_to_the_course(finished, alice):
    assert finished.outcome in ("resolved", "resolved_cold")
    assert finished.score >= 60
    record = PracticeRecord.objects.get(user=alice)
    assert (record.scenario_key, record.conversation_id) == (KEY, finished.pk)


def test_the_debrief_of_the_same_events_is_the_same(finished):
    assert services.debrief_of(finished)[0] == services.debrief_of(finished)[0]


def test_a_talk_that_cannot_be_stored_whole_is_not_stored_at_all(talk, say, monkeypatch):
    """Should storing fail in the middle, no message is left without its reply."""

    def store(conversation_id, events, **details):
        StoredEvent.objects.create(
            conversation_id=conversation_id, seq=3, kind="said", payload={}, at=talk.created_at
        )
        raise IntegrityError

    monkeypatch.setattr(talks, "store", store)
    with pytest.raises(Refused, match=r"room\.busy"):
        say(talk, "Hello.")
    assert talk.events.count() == 2


def test_a_lost_race_is_tried_again_with_the_same_reading(talk, say, alice, monkeypatch):
    readings, read = [], reading.read

    def slow(*arguments, **named):
        services.act(talk.pk, alice, Command("pause", "from another tab"))
        services.act(talk.pk, alice, Command("resume", "from there too"))
        readings.append(arguments)
        return read(*arguments, **named)

    monkeypatch.setattr(reading, "read", slow)
    answer = say(talk, "Hello, this is Anna.")
    assert answer.after == 4
    assert len(readings) == 1


def test_acute_distress_pauses_the_talk_and_shows_support(talk, say, monkeypatch):
    acute = Reading.from_json(
        {"sentences": [{"text": "x", "acts": [{"act": "meta"}]}], "distress": "acute", "model": "test"}
    )
    monkeypatch.setattr(reading, "read", lambda *a, **k: acute)
    assert "supported" in [event.kind for event in say(talk, "I cannot go on.").events]
    assert kinds(talk)[-1] == "paused"


def counted(say, talk, text):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        say(talk, text)
    statements = [
        query["sql"] for query in queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN"))
    ]
    return len(statements)


def test_a_turn_takes_four_queries_at_most_and_no_more_when_the_talk_is_long(talk, say):
    say(talk, "Hello.")
    early = counted(say, talk, "One moment, I look at the route.")
    lengthen(talk, 400)
    late = counted(say, talk, "I am looking at the route of the van now.")
    assert early == late <= 4


def lengthen(talk, events):
    last = talk.events.last().seq
    StoredEvent.objects.bulk_create(
        StoredEvent(
            conversation=talk,
            seq=last + place,
            kind="paused" if place % 2 else "resumed",
            payload={"by": "trainee", "at": ""},
            at=talk.created_at,
        )
        for place in range(1, events + 1)
    )


def test_lines_of_earlier_talks_are_remembered_for_the_next(talk, alice):
    assert services.recent_lines(alice) == (talk.events.last().payload["line"],)


def test_a_person_sees_own_talks_newest_first(talk, alice, dave):
    newer = services.start(alice, KEY, language="en")
    assert list(Conversation.objects.of(alice)) == [newer, talk]
    assert not Conversation.objects.of(dave).exists()
