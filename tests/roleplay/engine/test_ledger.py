"""Needs, promises and facts: what counts, and what never does."""

import pytest

from roleplay.engine.acts import Act, Slots
from roleplay.engine.brief import ABOVE, Need
from roleplay.engine.ledger import above_authority, fits
from tests.roleplay.engine.talks import DELIVERED, REFUNDED, Talk, brief, said


def test_a_need_is_met_by_its_act_its_examples_and_its_slots():
    talk = Talk()
    talk.say(DELIVERED)
    assert talk.all("met") == [{"turn": 1, "sentence": 0, "need": "delivery"}]


@pytest.mark.parametrize(
    "sentence",
    [
        said("It comes tomorrow.", "solve", dates=("tomorrow",)),  # matches no example
        said("It comes soon.", "solve", meets=["delivery"]),  # no slot
        said("Is it tomorrow?", "ask", meets=["delivery"], dates=("tomorrow",)),  # another act
        said(
            "Maybe tomorrow.", "solve", "vague", meets=["delivery"], dates=("tomorrow",)
        ),  # vague never counts
    ],
)
def test_anything_less_does_not_meet_it(sentence):
    talk = Talk()
    talk.say(sentence)
    assert talk.all("met") == []


def test_an_answer_without_its_slots_makes_the_customer_push_for_it():
    talk = Talk()
    talk.say(said("We are sending it.", "solve", meets=["delivery"]))
    assert "short_of_slots" in talk.last("felt")["notes"]
    assert talk.last("replied")["need"] == "delivery"


def test_a_need_is_met_once():
    talk = Talk()
    talk.say(DELIVERED)
    talk.say(DELIVERED)
    assert len(talk.all("met")) == 1


def test_a_promise_above_authority_pleases_now_and_is_flagged():
    talk = Talk()
    talk.say(said("You get 50 euro.", "solve", meets=["refund"], amounts=("50 EUR",)))
    assert talk.last("promised")["above"] is True
    assert talk.all("met")
    assert talk.state.ledger.over == ("refund",)


def test_a_need_beyond_the_trainee_is_above_authority_whatever_the_amount():
    assert above_authority(Need("taxi", authority=ABOVE), Slots())


def test_slots_may_be_any_or_all_and_only_accepted_values_count():
    any_of = Need("a", slots=("date", "time"), any_slot=True)
    all_of = Need("b", slots=("date", "time"))
    exact = Need("c", slots=("amount",), accept={"amount": ("40",)})
    assert fits(any_of, Slots(dates=("1",)))
    assert not fits(all_of, Slots(dates=("1",)))
    assert fits(all_of, Slots(dates=("1",), times=("2",)))
    assert fits(exact, Slots(amounts=("40 EUR",)))
    assert not fits(exact, Slots(amounts=("30",)))
    assert fits(Need("d", slots=("done",)), Slots(done=True))


def test_taking_a_promise_back_costs_and_opens_the_need_again():
    talk = Talk()
    talk.say(DELIVERED)
    talk.say(said("It cannot come tomorrow after all.", "decline", meets=["delivery"]))
    assert talk.last("promised")["broken"] is True
    assert talk.state.ledger.met == ()
    assert talk.last("replied")["reaction"] == "broken_promise"
    assert talk.last("replied")["need"] == "delivery"


def test_an_honest_limit_that_is_the_need_costs_no_anger_the_first_time():
    talk = Talk(brief(needs=(Need("reason", acts=(Act.DECLINE,)), Need("other", acts=(Act.SOLVE,)))))
    limit = said("I can't, the hotel keeps it, and here is why.", "decline", fresh=True, meets=["reason"])
    talk.say(limit)
    assert talk.state.ledger.met == ("reason",)
    assert "anger" not in talk.last("felt")["effects"][0]["changes"]
    talk.say(limit)
    assert talk.last("felt")["effects"][0]["changes"]["anger"] > 0


def test_promising_less_than_before_is_a_broken_promise():
    talk = Talk()
    talk.say(REFUNDED)
    talk.say(said("It will be 5 euro.", "solve", meets=["refund"], amounts=("5",)))
    assert talk.last("promised")["broken"] is True


def test_facts_come_out_when_asked_and_two_at_a_time():
    talk = Talk()
    talk.say(said("Number, address and phone?", "ask", asks=["order", "address", "phone"]))
    assert [told["fact"] for told in talk.all("learned")] == ["order", "address"]
    line = talk.last("replied")["line"]
    assert "4711" in line
    assert "Elm Street" in line


def test_asking_a_told_fact_again_is_noticed_but_checking_it_is_not():
    talk = Talk()
    talk.say(said("Your order number?", "ask", asks=["order"]))
    talk.say(said("4711, correct?", "paraphrase", asks=["order"]))
    assert "reasked" not in talk.last("felt")["notes"]
    talk.say(said("Your order number, please?", "ask", asks=["order"]))
    assert "reasked" in talk.last("felt")["notes"]
    assert talk.last("learned")["again"] is True


def test_nothing_is_told_to_a_sentence_that_harms():
    talk = Talk()
    talk.say(said("Are you too stupid for a number?", "hostile", asks=["order"]))
    assert talk.all("learned") == []


def test_of_a_crowded_message_nothing_counts_as_said():
    talk = Talk(brief())
    crowd = ("acknowledge", "validate", "apologise", "paraphrase", "own", "check")
    talk.say(*crowd, DELIVERED)
    assert "too_much_at_once" in talk.last("felt")["notes"]
    assert talk.all("met") == []
    assert talk.last("replied")["need"] == "delivery"
