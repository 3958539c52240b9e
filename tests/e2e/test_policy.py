"""Nothing leaves the house, and the browser has nothing to complain about. Every context of these tests is watched."""

import pytest

from tests.e2e.places import supervisors_pages, trainees_pages, visitors_pages
from tests.e2e.watch import watched

NOT_FOUND = (
    "the server responded with a status of 404",
)  # the page that is not there, and the desk that is not theirs
FORBIDDEN = ("the server responded with a status of 403",)
INLINE = "'unsafe-inline'"


@pytest.fixture
def strict(context, page):
    """A page whose browser may complain about nothing but the pages that are meant to be missing."""
    with watched(context, quiet=NOT_FOUND + FORBIDDEN):
        yield page


def test_no_page_breaks_the_policy_or_asks_elsewhere(site, strict, sign_in, newcomer):
    every_page_has_the_policy(strict, visitors_pages(strict, site, "en"))
    sign_in(newcomer, "en")
    every_page_has_the_policy(strict, trainees_pages(strict, site, "en"))


def test_no_page_of_the_desk_breaks_the_policy(site, strict):
    strict.goto(f"{site}/en/accounts/login/")
    strict.locator("form[action*='demo/supervisor'] button").click()
    every_page_has_the_policy(strict, supervisors_pages(site, "en"))


def every_page_has_the_policy(page, addresses) -> None:
    for address in addresses:
        answer = page.goto(address)
        if answer.status == 404:  # django-csp leaves Django's own page about it alone while DEBUG is on
            continue
        headers = answer.headers
        policy = headers["content-security-policy"]
        assert "default-src" in policy, address
        assert INLINE not in policy, address
        assert headers["x-content-type-options"] == "nosniff", address
        assert page.evaluate("document.querySelectorAll('[style], [onclick]').length") == 0, address
        page.wait_for_load_state("networkidle")
