"""The network goes and comes back: nothing that was given is lost, nothing is taken twice."""

import pytest
from playwright.sync_api import expect

from tests.e2e.network import Cable
from tests.e2e.room import customer, open_scenario, own, say, start
from tests.e2e.steps import DONE, open_lesson, save, steps_of
from tests.e2e.words import THOUGHT, talk

SAYS = talk("en")


@pytest.fixture
def reflection(site, sign_in, newcomer):
    """A step that wants a thought, on the page of somebody who has given none."""
    page = sign_in(newcomer, "en")
    open_lesson(page, site, "en", lesson=0, module=0)
    return steps_of(page, "reflection")[0]


@pytest.fixture
def room(site, sign_in, newcomer, context):
    """A talk just begun, with `.cable` to pull."""
    page = sign_in(newcomer, "en")
    page.cable = Cable(context)
    open_scenario(page, site, "en")
    start(page)
    expect(customer(page)).to_have_count(1)
    return page


def test_an_answer_without_network_is_kept_and_sent_once_on_return(reflection, context):
    page, sent = reflection.page, []
    page.on("response", lambda answer: sent.append(answer) if "/learn/" in answer.url else None)
    context.set_offline(True)
    reflection.locator("textarea").fill(THOUGHT["en"])
    save(reflection)
    status = reflection.locator("[data-status]")
    expect(status).to_have_class("step-status step-status-away")
    expect(reflection).not_to_have_class(DONE)
    context.set_offline(False)
    expect(status).to_have_class("step-status step-status-saved")
    expect(reflection).to_have_class(DONE)
    assert len(sent) == 1
    page.reload()
    expect(reflection.locator("textarea")).to_have_value(THOUGHT["en"])


def test_an_answer_whose_confirmation_was_lost_is_taken_once(reflection, site):
    page, refs = reflection.page, []

    def lose_the_first(route):
        refs.append(route.request.post_data_json["ref"])
        answer = route.fetch()
        route.abort() if len(refs) == 1 else route.fulfill(response=answer)

    page.route("**/learn/**", lose_the_first)
    reflection.locator("textarea").fill(THOUGHT["en"])
    save(reflection)
    expect(reflection).to_have_class(DONE)
    assert refs == [refs[0]] * 2
    stored = f"from courses.models import Answer; print(Answer.objects.filter(ref='{refs[0]}').count())"
    assert site.run(stored).strip() == "1"


def test_a_page_closed_before_it_could_send_sends_when_it_is_opened_again(reflection, context):
    page, address = reflection.page, reflection.page.url
    page.route("**/learn/**", lambda route: route.abort())
    reflection.locator("textarea").fill(THOUGHT["en"])
    save(reflection)
    expect(reflection.locator("[data-status]")).to_have_class("step-status step-status-away")
    page.close()
    later = context.new_page()
    later.goto(address)
    expect(later.locator("section.step-reflection").first).to_have_class(DONE)


def test_a_reload_in_the_middle_of_a_talk_keeps_every_word_and_the_draft(room):
    say(room, SAYS[0])
    before = room.locator("[data-log] [data-text]").all_inner_texts()
    room.locator("#say").fill(SAYS[1])
    room.reload()
    assert room.locator("[data-log] [data-text]").all_inner_texts() == before
    expect(room.locator("#say")).to_have_value(SAYS[1])
    say(room, SAYS[1])
    expect(own(room)).to_have_count(2)


def test_a_turn_without_network_waits_and_is_said_once_on_return(room):
    room.cable.pull()
    expect(room.locator("[data-connection=lost]")).not_to_be_empty()
    room.locator("#say").fill(SAYS[0])
    room.locator("#say").press("Enter")
    expect(own(room)).to_have_attribute("data-state", "sending")
    room.cable.plug_in()
    expect(own(room)).to_have_attribute("data-state", "sent", timeout=20_000)
    expect(customer(room)).to_have_count(2)
    room.reload()
    expect(own(room)).to_have_count(1)


def test_a_turn_whose_answer_was_lost_is_said_once(room):
    room.cable.lose_answers()
    room.locator("#say").fill(SAYS[0])
    room.locator("#say").press("Enter")
    room.cable.wait_until_cut(room)
    room.cable.plug_in()
    expect(customer(room)).to_have_count(2, timeout=20_000)
    expect(own(room)).to_have_attribute("data-state", "sent")
    room.reload()
    expect(own(room)).to_have_count(1)
    expect(customer(room)).to_have_count(2)


def test_two_tabs_show_the_same_talk(room, context):
    other = context.new_page()
    other.goto(room.url)
    say(room, SAYS[0])
    expect(customer(other)).to_have_count(2)
    say(other, SAYS[1])
    expect(customer(room)).to_have_count(3)
    words = room.locator("[data-log] [data-text]").all_inner_texts()
    assert other.locator("[data-log] [data-text]").all_inner_texts() == words
