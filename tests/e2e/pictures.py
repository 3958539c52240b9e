"""Makes the README's pictures anew: start `make demo`, then `python -m tests.e2e.pictures http://127.0.0.1:8000`."""

import sys
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.e2e.browser import CHROMIUM, QUIET
from tests.e2e.room import customer, open_scenario, say, start
from tests.e2e.steps import open_lesson, steps_of, write
from tests.e2e.words import talk

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
REPLY = (
    "You have been alone with two children since eight, waiting for us. "
    "It was promised before noon and nobody came, so of course you are angry."
)
SIZE = {"width": 1200, "height": 800}


def main(site: str) -> None:
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET])
        page = browser.new_page(viewport=SIZE, reduced_motion="reduce")
        page.goto(f"{site}/en/accounts/login/")
        page.locator("form[action*='demo/trainee'] button").click()
        lesson(page, site)
        room(page, site)


def lesson(page: Page, site: str) -> None:
    """A reply in own words, and what was heard in it."""
    open_lesson(page, site, "en")
    step = steps_of(page, "practice")[0]
    write(step, REPLY)
    page.set_viewport_size(SIZE | {"height": 1040})
    step.evaluate("one => one.scrollIntoView()")
    page.screenshot(path=FOLDER / "lesson.png")


def room(page: Page, site: str) -> None:
    """The middle of a talk."""
    page.set_viewport_size(SIZE)
    open_scenario(page, site, "en")
    start(page)
    expect(customer(page)).to_have_count(1)
    for text in talk("en")[:2]:
        say(page, text)
    page.locator("#say").blur()
    page.screenshot(path=FOLDER / "room.png")


if __name__ == "__main__":
    main(sys.argv[1])
