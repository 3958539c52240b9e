"""Everything that counts works by plain forms, where no script runs."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.room import DEBRIEF, customer, open_scenario, own, start
from tests.e2e.steps import BEFORE, DONE, open_lesson, steps_of
from tests.e2e.words import REPLY, talk


@pytest.fixture
def browser_context_args(browser_context_args):
    return browser_context_args | {"java_script_enabled": False}


def test_a_lesson_is_answered_by_plain_forms(site, sign_in, newcomer):
    page = sign_in(newcomer, "bg")
    open_lesson(page, site, "bg")
    confidence, choice, _, practice = steps_of(page)
    for line in confidence.locator("fieldset.rating").all():
        line.locator(f"input[value='{BEFORE}']").check()
    save(page, confidence)
    expect(confidence.locator(f"input[value='{BEFORE}']:checked")).not_to_have_count(0)
    choice.locator("input[name=option]").first.check()
    save(page, choice)
    expect(choice.locator(".why").first).to_be_visible()
    practice.locator("textarea").fill(REPLY["bg"])
    save(page, practice)
    expect(practice.locator(".heard .act").first).to_be_visible()
    expect(page.locator("[data-when-complete]")).to_be_visible()


def test_what_is_missing_is_said_beside_the_step_and_what_was_given_stays(site, sign_in, newcomer):
    page = sign_in(newcomer, "zh-hans")
    open_lesson(page, site, "zh-hans")
    confidence = steps_of(page)[0]
    confidence.locator("fieldset.rating").first.locator(f"input[value='{BEFORE}']").check()
    confidence.locator("button[type=submit]").click()
    expect(confidence.get_by_role("alert")).to_be_visible()
    expect(confidence.locator(f"input[value='{BEFORE}']:checked")).to_have_count(1)
    expect(confidence).not_to_have_class(DONE)


def test_a_whole_talk_goes_by_plain_forms(site, sign_in, newcomer):
    page = sign_in(newcomer, "en")
    open_scenario(page, site, "en")
    start(page)
    for number, text in enumerate(talk("en")[:3], start=1):
        page.locator("#say").fill(text)
        page.locator("[data-composer] button").click()
        expect(own(page)).to_have_count(number)
        expect(customer(page)).to_have_count(number + 1)
    page.locator("form[action$='/pause/'] button").click()
    page.locator("form[action$='/resume/'] button").click()
    page.locator("form[action$='/end/'] button").click()
    page.wait_for_url(DEBRIEF)
    expect(page.locator(".turns > li")).not_to_have_count(0)


def save(page, step) -> None:
    """A plain form brings the page anew, at the same step."""
    step.locator("form[data-step] button[type=submit]").click()
    page.wait_for_url(re.compile(f"#{step.get_attribute('id')}$"))
    expect(step).to_have_class(DONE)
