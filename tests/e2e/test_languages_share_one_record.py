"""One person, one record, any language: what is done in Bulgarian is done."""

import re

from playwright.sync_api import expect

from tests.e2e.steps import do_step, open_lesson, steps_of
from tests.e2e.words import LANGUAGES, THOUGHT


def test_steps_done_in_bulgarian_are_done_in_every_language(site, sign_in, newcomer):
    page = sign_in(newcomer, "bg")
    address = open_lesson(page, site, "bg", lesson=0, module=0)
    choice, thought, _ = steps_of(page)
    do_step(choice, "bg")
    do_step(thought, "bg")
    seen = {language: what_is_seen(page, site, address, language) for language in LANGUAGES}
    assert seen["bg"]["lesson"] == "66"
    assert seen["en"] == seen["bg"] == seen["zh-hans"]


def test_the_switch_of_language_keeps_the_place(site, sign_in, newcomer):
    page = sign_in(newcomer, "bg")
    address = open_lesson(page, site, "bg", lesson=1)
    page.locator("header a[hreflang=zh-hans]").click()
    expect(page).to_have_url(address.replace("/bg/", "/zh-hans/"))
    expect(page.locator("html")).to_have_attribute("lang", "zh-hans")


def test_the_desk_has_one_row_for_somebody_who_learns_in_three_languages(site, sign_in, newcomer, newcomers):
    page = sign_in(newcomer, "en")
    for place, language in enumerate(LANGUAGES):
        open_lesson(page, site, language, lesson=0, module=0)
        do_step(steps_of(page)[place], language)
    expect(page.locator("[data-when-complete]")).to_be_visible()
    page.locator("footer form[action*=logout] button").click()
    sign_in(newcomers.boss, "zh-hans")
    page.goto(f"{site}/zh-hans/desk/?name={name_of(newcomer)}")
    expect(page.locator(".desk-table tbody tr")).to_have_count(1)
    expect(page.locator(".desk-table .is-started")).to_have_count(1)


def what_is_seen(page, site, address, language) -> dict[str, str]:
    """How far one is and where one goes on, by what the lesson, the profile and the front page show."""
    page.goto(re.sub(r"/bg/", f"/{language}/", address))
    lesson = page.locator("[data-lesson-progress] progress").get_attribute("value")
    expect(page.locator("section.step-done")).to_have_count(2)
    expect(page.locator("section.step-reflection textarea").first).to_have_value(THOUGHT["bg"])
    here = page.locator("header a.button").first.get_attribute("href")
    page.goto(f"{site}/{language}/me/")
    bars = page.locator("ol.modules progress").evaluate_all(
        "bars => bars.map(bar => bar.getAttribute('value'))"
    )
    page.goto(f"{site}/{language}/")
    resume = page.locator(".hero-go a.button").get_attribute("href")
    return {"lesson": lesson, "here": here, "modules": bars, "next": resume.removeprefix(f"/{language}")}


def name_of(address: str) -> str:
    return address.split("@")[0].removeprefix("new")
