"""Empty, enormous, scripted and unprintable: a clear word in one's own language, nothing lost, and the page lives on."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.room import customer, open_scenario, own, say, start
from tests.e2e.steps import DONE, open_lesson, save, steps_of
from tests.e2e.words import REPLY, THOUGHT, talk

MARKUP = (
    "<script>document.title='stolen'</script><img src=x onerror=\"document.title='stolen'\"> & </textarea>"
)
HUGE = "дума по дума\n" * 80_000  # about a million letters
LATIN = re.compile(r"[A-Za-z]{3}")
PUT = "(field, text) => { field.removeAttribute('maxlength'); field.value = text; field.dispatchEvent(new Event('input', {bubbles: true})) }"


@pytest.fixture
def lesson(site, sign_in, newcomer):
    page = sign_in(newcomer, "bg")
    open_lesson(page, site, "bg")
    return page


@pytest.fixture
def room(site, sign_in, newcomer):
    page = sign_in(newcomer, "bg")
    open_scenario(page, site, "bg")
    start(page)
    expect(customer(page)).to_have_count(1)
    return page


@pytest.mark.parametrize("kind", ["confidence", "choice", "reflection", "practice"])
def test_an_empty_answer_is_told_so_in_the_readers_language(lesson, kind):
    step = steps_of(lesson, kind)[0]
    save(step)
    told_kindly(step)


@pytest.mark.parametrize("kind", ["reflection", "practice"])
def test_a_megabyte_is_refused_and_stays_in_the_field(lesson, kind):
    step = steps_of(lesson, kind)[0]
    step.locator("textarea").evaluate(PUT, HUGE)
    save(step)
    told_kindly(step)
    assert step.locator("textarea").evaluate("field => field.value.length") == len(HUGE)
    step.locator("textarea").evaluate(PUT, THOUGHT["bg"])
    save(step)
    expect(step).to_have_class(DONE)


@pytest.mark.parametrize("kind", ["reflection", "practice"])
def test_markup_and_nul_are_only_text(lesson, kind):
    step = steps_of(lesson, kind)[0]
    step.locator("textarea").evaluate(PUT, f"{MARKUP}\0{REPLY['bg']}")
    save(step)
    expect(step).to_have_class(DONE)
    lesson.reload()
    expect(step.locator("textarea")).to_have_value(f"{MARKUP}{REPLY['bg']}")
    assert lesson.title() != "stolen"


def test_an_option_nobody_offered_is_refused(lesson):
    step = steps_of(lesson, "choice")[0]
    option = step.locator("input[name=option]").first
    option.evaluate("input => { input.value = '../../etc/passwd'; input.checked = true }")
    save(step)
    told_kindly(step)


def test_a_rating_off_the_scale_is_refused(lesson):
    step = steps_of(lesson, "confidence")[0]
    for line in step.locator("fieldset.rating").all():
        line.locator("input").first.evaluate("input => { input.value = '1000'; input.checked = true }")
    save(step)
    told_kindly(step)


def test_markup_is_only_text_in_the_room(room):
    say(room, f"{MARKUP} {talk('bg')[0]}")
    expect(own(room).locator("[data-text]")).to_contain_text("<script>")
    room.reload()
    expect(own(room).locator("[data-text]")).to_contain_text("<script>")
    assert room.title() != "stolen"


def test_a_nul_goes_back_to_the_writer_and_the_room_lives_on(room):
    room.locator("#say").evaluate(PUT, f"\0{talk('bg')[0]}")
    room.locator("[data-composer] button").click()
    given_back(room, len(talk("bg")[0]) + 1)
    say(room, talk("bg")[0])
    expect(own(room)).to_have_count(1)


@pytest.mark.parametrize("length", [3_000, len(HUGE)])
def test_what_is_too_long_for_the_room_goes_back_to_the_writer(room, length):
    text = HUGE[:length]
    room.locator("#say").evaluate(PUT, text)
    room.locator("[data-composer] button").click()
    given_back(room, length)
    room.locator("#say").evaluate(PUT, "")
    say(room, talk("bg")[0])
    expect(own(room)).to_have_count(1)


def test_nothing_is_said_by_sending_nothing(room):
    room.locator("#say").fill("   \n ")
    room.locator("#say").press("Enter")
    say(room, talk("bg")[0])
    expect(own(room)).to_have_count(1)


def told_kindly(step) -> None:
    """A sentence in the reader's language beside the step; the step is open still."""
    status = step.locator("[data-status]")
    expect(status).to_have_class(re.compile("step-status-refused|step-status-large"))
    expect(status).to_have_text(re.compile(r"\S+ \S+"))
    assert not LATIN.search(status.inner_text()), status.inner_text()
    expect(step).not_to_have_class(DONE)


def given_back(room, length: int) -> None:
    """A sentence in the reader's language over the field; nothing was said, and every letter is in the field again."""
    complaint = room.locator("[data-complaint]")
    expect(complaint).to_be_visible(timeout=20_000)
    assert not LATIN.search(complaint.inner_text()), complaint.inner_text()
    assert room.locator("#say").evaluate("field => field.value.length") >= length - 1
    expect(own(room)).to_have_count(0)
