"""Every kind of page there is, for visitors, for a trainee with a talk and a lesson behind them, and for a supervisor."""

from playwright.sync_api import expect

from tests.e2e.room import converse, customer, finish, open_scenario, say, start
from tests.e2e.steps import do_lesson, lesson_addresses, open_module
from tests.e2e.words import talk

FOR_VISITORS = ("", "accounts/login/", "accounts/password/reset/", "privacy/", "support/", "no-such-page/")


def visitors_pages(page, site, language) -> list[str]:
    """Fixed addresses, and a course, a module and a lesson found by their links."""
    page.goto(f"{site}/{language}/")
    course = page.locator(".course-part h2 a").first.evaluate("link => link.href")
    open_module(page, site, language)
    return [f"{site}/{language}/{path}" for path in FOR_VISITORS] + [
        course,
        page.url,
        lesson_addresses(page)[0],
    ]


def trainees_pages(page, site, language) -> list[str]:
    """After a lesson, a finished talk and one that goes on: the front page, every lesson, the room, the debrief, oneself."""
    module = page_of_module(page, site, language)
    lessons = lesson_addresses(page)
    page.goto(lessons[0])
    do_lesson(page, language)
    debrief = short_talk(page, site, language)
    open_scenario(page, site, language)
    before = page.url
    start(page)
    say(page, talk(language)[0])
    here = [f"{site}/{language}/{path}" for path in ("", "practise/", "me/", "desk/")]
    return [*here, module, *lessons, before, page.url, debrief]


def page_of_module(page, site, language) -> str:
    open_module(page, site, language)
    return page.url


def short_talk(page, site, language) -> str:
    """The address of a debrief after three turns, two that help and one that harms. Fewer are too few to end a call."""
    open_scenario(page, site, language)
    start(page)
    expect(customer(page)).to_have_count(1)
    converse(page, [*talk(language)[:2], talk(language, "policy_wall")[2]])
    finish(page)
    return page.url


def supervisors_pages(site, language) -> list[str]:
    return [
        f"{site}/{language}/desk/",
        f"{site}/{language}/desk/?name=nobody-has-this-name",
        f"{site}/{language}/",
    ]
