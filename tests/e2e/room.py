"""What a person does in a talk, from the page before it to the debrief."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.words import SCENARIO, talk

ROOM = re.compile(r"/room/[0-9a-f-]{36}/$")
DEBRIEF = re.compile(r"/room/[0-9a-f-]{36}/debrief/$")
ANSWER_WITHIN = 60_000  # the first reply after a start waits until the scenario has been read


def open_scenario(page: Page, site: str, language: str) -> None:
    page.goto(f"{site}/{language}/practise/")
    page.locator(f".customer:has([id^='{SCENARIO}']) h2 a").click()


def start(page: Page, level: str = "1") -> None:
    page.locator(f"input[name=abuse][value='{level}']").check()
    page.locator("form.begin button[type=submit]").click()
    page.wait_for_url(ROOM)


def customer(page: Page):
    return page.locator("[data-log] > .bubble-customer")


def own(page: Page):
    return page.locator("[data-log] > .bubble-trainee")


def is_over(page: Page) -> bool:
    return page.locator("[data-room]").get_attribute("data-status") == "ended"


def say(page: Page, text: str) -> None:
    """Send, and wait until the customer has answered."""
    heard = customer(page).count()
    page.locator("#say").fill(text)
    page.locator("#say").press("Enter")
    expect(customer(page)).to_have_count(heard + 1, timeout=ANSWER_WITHIN)


def converse(page: Page, messages) -> int:
    """Say one after the other until the customer ends the talk; how many were said."""
    for number, text in enumerate(messages):
        if is_over(page):
            return number
        say(page, text)
    return len(messages)


def finish(page: Page) -> None:
    """To the debrief; who has said everything ends the call."""
    if not is_over(page):
        page.locator("form[data-command=end] button").click()
    page.locator("[data-when=ended] a.button").click()
    page.wait_for_url(DEBRIEF)


def go_through_talk(page: Page, language: str) -> None:
    start(page)
    expect(customer(page)).to_have_count(1)
    assert converse(page, talk(language)) >= 4
    finish(page)
    expect(page.locator(".score b")).to_have_text(re.compile(r"^\d{1,3}$"))
    expect(page.locator(".remark-good")).to_have_count(1)
    expect(page.locator(".turns .act").first).not_to_be_empty()
