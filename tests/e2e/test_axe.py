"""axe finds nothing to say about any page: by day, by night, and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e.places import supervisors_pages, trainees_pages, visitors_pages

LOOKS = {
    "day": ("en", {"color_scheme": "light", "viewport": {"width": 1200, "height": 800}}),
    "night": ("bg", {"color_scheme": "dark", "viewport": {"width": 1200, "height": 800}}),
    "phone": (
        "zh-hans",
        {"color_scheme": "light", "viewport": {"width": 390, "height": 844}, "has_touch": True},
    ),
    "phone at night": (
        "en",
        {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}, "has_touch": True},
    ),
}


@pytest.fixture(params=LOOKS)
def look(request):
    return LOOKS[request.param]


@pytest.fixture
def language(look):
    return look[0]


@pytest.fixture
def browser_context_args(browser_context_args, look):
    return browser_context_args | look[1]


def test_axe_finds_nothing_on_a_visitors_pages(site, page, language):
    assert not found_on(page, visitors_pages(page, site, language))


def test_axe_finds_nothing_on_a_trainees_pages(site, page, language, sign_in, newcomer):
    sign_in(newcomer, language)
    assert not found_on(page, trainees_pages(page, site, language))


def test_axe_finds_nothing_on_a_supervisors_pages(site, page, language):
    page.goto(f"{site}/{language}/accounts/login/")
    page.locator("form[action*='demo/supervisor'] button").click()
    assert not found_on(page, supervisors_pages(site, language))


def found_on(page, addresses) -> list[str]:
    """What axe has to say, and whether a page is wider than the screen."""
    found = []
    for address in addresses:
        page.goto(address)
        found += [sentence(one, address) for one in Axe().run(page).response["violations"]]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"wider than the screen: {address}")
    return found


def sentence(violation, address) -> str:
    nodes = " | ".join(node["html"][:160] for node in violation["nodes"][:3])
    return f"{violation['id']} on {address}: {violation['help']}: {nodes}"
