"""What a person does in a lesson. Each step ends when the page itself says that it is done."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.room import go_through_talk
from tests.e2e.words import REPLY, THOUGHT

DONE = re.compile(r"\bstep-done\b")
MODULE = 2  # the module on angry customers is the third card
BEFORE, AFTER = "40", "70"


def open_module(page: Page, site: str, language: str, place: int = MODULE) -> str:
    """From the front page into a module, by its card; gives its title."""
    page.goto(f"{site}/{language}/")
    link = page.locator("ol.modules > li").nth(place).get_by_role("link")
    title = link.inner_text()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    return title


def lesson_addresses(page: Page) -> list[str]:
    """The lessons of the module on the screen, in order."""
    links = page.locator("ol.lessons h2 a").all()
    return [link.evaluate("link => link.href") for link in links]


def open_lesson(page: Page, site: str, language: str, lesson: int = 0, module: int = MODULE) -> str:
    open_module(page, site, language, module)
    address = lesson_addresses(page)[lesson]
    page.goto(address)
    return address


def steps_of(page: Page, kind: str = "") -> list[Locator]:
    """The steps on the screen, held by their permanent ids: a step is drawn anew when it is answered."""
    expect(page.locator("section.step").first).to_be_visible()
    names = page.locator(f"section.step{kind and '.step-' + kind}").evaluate_all(
        "all => all.map(one => one.id)"
    )
    return [page.locator(f"[id='{name}']") for name in names]


def kind_of(step: Locator) -> str:
    return re.search(r"step-(?!done)(\w+)", step.get_attribute("class")).group(1)


def do_step(step: Locator, language: str) -> None:
    DO[kind_of(step)](step, language)
    expect(step).to_have_class(DONE, timeout=20_000)


def do_lesson(page: Page, language: str) -> None:
    """What is required, and nothing that is marked “if you like”."""
    for step in steps_of(page):
        if not step.locator(".step-head .badge:not(.badge-good)").count():
            do_step(step, language)
    expect(page.locator("[data-when-complete]")).to_be_visible()


def save(step: Locator) -> None:
    step.locator("form[data-step] button[type=submit]").click()


def rate(step: Locator, value: str) -> None:
    """Every line at the same stop, but for the last, which stays unsaid."""
    lines = step.locator("fieldset.rating")
    for line in lines.all()[:-1]:
        line.locator(f"input[value='{value}']").check()
    lines.last.locator("input[value=unsaid]").check()
    save(step)


def rate_by_moment(step: Locator, language: str) -> None:
    first_lesson = step.page.locator("section.step").first
    rate(step, BEFORE if first_lesson.get_attribute("id") == step.get_attribute("id") else AFTER)


def choose(step: Locator, language: str) -> None:
    """One option; then the page explains every one of them and says which is right."""
    step.locator("input[name=option]").first.check()
    save(step)
    expect(step.locator(".why")).to_have_count(step.locator("input[name=option]").count())
    expect(step.locator(".option-right")).not_to_have_count(0)


def reflect(step: Locator, language: str) -> None:
    write(step, THOUGHT[language])


def reply(step: Locator, language: str) -> None:
    """Own words to a customer's line; the page names what they do, sentence by sentence."""
    write(step, REPLY[language])
    heard = step.locator(".heard > li")
    expect(heard).to_have_count(2, timeout=20_000)
    for sentence in heard.all():
        expect(sentence.locator(".act").first).not_to_be_empty()


def write(step: Locator, text: str) -> None:
    step.locator("textarea").fill(text)
    save(step)
    expect(step.locator("[data-status]")).to_have_class(re.compile("step-status-saved"))


def breathe(step: Locator, language: str) -> None:
    step.locator("[data-start]").click()
    expect(step.locator("[data-pause]")).to_be_visible()
    step.locator("[data-pause]").click()
    save(step)


def role_play(step: Locator, language: str) -> None:
    page = step.page
    back = page.url
    step.locator("a.button").click()
    go_through_talk(page, language)
    page.goto(back)


DO = {
    "confidence": rate_by_moment,
    "choice": choose,
    "reflection": reflect,
    "practice": reply,
    "breathing": breathe,
    "roleplay": role_play,
}
