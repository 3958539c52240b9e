"""The main job, as three people do it in their own language: learn, practise, be seen to have finished."""

import csv
import io

import pytest
from playwright.sync_api import expect

from tests.e2e.steps import AFTER, BEFORE, MODULE, do_lesson, lesson_addresses, open_module
from tests.e2e.words import LANGUAGES

DESK_COLUMNS = 7  # name, team, four days, status


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_trainee_finishes_the_module_and_the_supervisor_sees_only_that(
    site, sign_in, newcomer, newcomers, new_context, language
):
    page = sign_in(newcomer, language)
    the_front_page_shows_one_way_on(page)
    module = open_module(page, site, language)
    lessons = lesson_addresses(page)
    page.locator(".hero-go a.button").click()
    assert page.url == lessons[0]

    for number, address in enumerate(lessons):
        expect(page).to_have_url(address)
        do_lesson(page, language)
        if number + 1 < len(lessons):
            page.locator("[data-when-complete] a.button").click()

    skills, score = the_profile_shows_the_change(page, site, language), the_last_score(page, site, language)
    desk = new_context().new_page()
    sign_in(newcomers.boss, language, page=desk)
    the_desk_shows_the_module_only(desk, newcomer, module, skills, score)


def the_front_page_shows_one_way_on(page) -> None:
    button = page.locator("main .hero a.button")
    expect(button).to_have_count(1)
    first = page.locator(".hero-go .soft").inner_text()
    button.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(first)


def the_profile_shows_the_change(page, site, language) -> list[str]:
    """Own profile: the module done, each skill from before to after; gives the skills' names."""
    page.goto(f"{site}/{language}/me/")
    module = page.locator(".me-course ol.modules > li").nth(MODULE)
    expect(module.locator(".done-word")).to_be_visible()
    expect(module.locator("progress")).to_have_attribute("value", "100")
    rows = page.locator(".me-confidence tbody tr")
    cells = [row.locator("th, td").all_inner_texts() for row in rows.all()]
    rated = [row for row in cells if row[1:3] == [BEFORE, AFTER]]
    assert len(rated) == 7, cells
    assert len({row[3] for row in rated}) == 1, "One change, one sentence about it."
    assert rated[0][3].strip()
    return [row[0] for row in cells]


def the_last_score(page, site, language) -> str:
    page.goto(f"{site}/{language}/practise/")
    page.locator(".past li a").first.click()
    return page.locator(".score b").inner_text()


def the_desk_shows_the_module_only(page, person, module, skills, score) -> None:
    page.locator("header a[href$='/desk/']").click()
    page.locator("select[name=of]").select_option(label=f"\u2003{module}")
    page.locator("input[name=name]").fill(person.split("@")[0].removeprefix("new"))
    page.locator(".desk-filter button[type=submit]").click()
    row = page.locator(".desk-table tbody tr")
    expect(row).to_have_count(1)
    expect(row.locator(".is-completed")).to_be_visible()
    nothing_private(row.locator("th, td").all_inner_texts(), page.locator("body").inner_text(), skills, score)
    with page.expect_download() as download:
        page.locator(".desk-filter a.button").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    heading, line = list(csv.reader(io.StringIO(text)))
    assert len(heading) == len(line)
    nothing_private(line, text, skills, score)


def nothing_private(cells, text, skills, score) -> None:
    """One row is a name, a team, days and a status; nowhere a skill, a rating or a score."""
    assert len(cells) == DESK_COLUMNS, cells
    assert not {BEFORE, AFTER, "30", "+30", score} & {cell.strip() for cell in cells}, cells
    assert not [skill for skill in skills if skill in text]
