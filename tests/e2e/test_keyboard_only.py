"""The main path without a mouse. Nothing in this file clicks."""

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import PASSWORD
from tests.e2e.keyboard import press, tab_to, type_into
from tests.e2e.room import ANSWER_WITHIN, DEBRIEF, ROOM, customer, own
from tests.e2e.steps import DONE, steps_of
from tests.e2e.words import REPLY, THOUGHT, talk


@pytest.fixture
def signed_in(site, page, newcomer):
    page.goto(f"{site}/en/accounts/login/")
    type_into(page, page.locator("input[name=login]"), newcomer)
    type_into(page, page.locator("input[name=password]"), PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/en/")
    return page


def test_a_lesson_is_done_by_keyboard_alone(signed_in):
    page = signed_in
    press(page, page.locator("ol.modules > li").nth(2).get_by_role("link"))
    press(page, page.locator("ol.lessons h2 a").first)
    confidence, choice, thought, practice = steps_of(page)
    for line in confidence.locator("fieldset.rating").all():
        tab_to(page, line.locator("input").first)
        for key in ("ArrowRight", "ArrowRight", "ArrowRight"):
            page.keyboard.press(key)
        expect(line.locator("input[value='30']")).to_be_checked()
    send(page, confidence)
    press(page, choice.locator("input[name=option]").first, "Space")
    send(page, choice)
    type_into(page, thought.locator("textarea"), THOUGHT["en"])
    send(page, thought)
    type_into(page, practice.locator("textarea"), REPLY["en"])
    send(page, practice)
    press(page, page.locator("[data-when-complete] a.button"))
    expect(page.locator("section.step-breathing")).to_be_visible()


def test_a_talk_is_held_paused_and_stopped_by_keyboard_alone(signed_in):
    page = signed_in
    press(page, page.locator("header a[href$='/practise/']"))
    press(page, page.locator(".customer h2 a").first)
    tab_to(page, page.locator("input[name=abuse]:checked"))
    page.keyboard.press("ArrowDown")
    press(page, page.locator("form.begin button[type=submit]"))
    page.wait_for_url(ROOM)
    for number, text in enumerate(talk("en")[:2], start=1):
        type_into(page, page.locator("#say"), text)
        page.keyboard.press("Enter")
        expect(own(page)).to_have_count(number)
        expect(customer(page)).to_have_count(number + 1, timeout=ANSWER_WITHIN)
        expect(page.locator("#say")).to_be_focused()
    press(page, page.locator("[data-meter-switch]"), "Space")
    expect(page.locator("[data-room]")).to_have_attribute("data-meter", "hidden")
    press(page, page.locator("form[data-command=pause] button"))
    expect(page.locator("[data-when=paused]")).to_be_visible()
    press(page, page.locator("form[data-command=resume] button"))
    expect(page.locator("[data-when=paused]")).to_be_hidden()
    press(page, page.locator("form[action$='/stop/'] button"))
    page.wait_for_url(DEBRIEF)
    press(page, page.locator(".again a.button").first)
    expect(page.locator("form.begin")).to_be_visible()


def test_the_first_tab_skips_to_the_content(site, page):
    page.goto(f"{site}/en/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))


def test_a_shift_enter_is_a_new_line_in_the_room(signed_in):
    page = signed_in
    press(page, page.locator("header a[href$='/practise/']"))
    press(page, page.locator(".customer h2 a").first)
    tab_to(page, page.locator("input[name=abuse]:checked"))
    press(page, page.locator("form.begin button[type=submit]"))
    page.wait_for_url(ROOM)
    type_into(page, page.locator("#say"), "One line.")
    page.keyboard.press("Shift+Enter")
    page.keyboard.insert_text("Another line.")
    expect(page.locator("#say")).to_have_value("One line.\nAnother line.")
    expect(own(page)).to_have_count(0)


def send(page, step) -> None:
    press(page, step.locator("form[data-step] button[type=submit]"))
    expect(step).to_have_class(DONE, timeout=ANSWER_WITHIN)
