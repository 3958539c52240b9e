"""Hands on the keyboard only: Tab until it is there, see where one is, press."""

from playwright.sync_api import Locator, Page

MOST_TABS = 120
# The focus may be drawn on the element itself, on what stands for it, on its label or on its form.
SEEN = """element => {
  const outlined = node => {
    const style = getComputedStyle(node);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  return [element, element.nextElementSibling, element.closest("label"), element.closest("form")].filter(Boolean).some(outlined);
}"""


def tab_to(page: Page, place: Locator) -> None:
    """Tab forward until `place` has the focus; everywhere on the way one can see where one is."""
    for _ in range(MOST_TABS):
        if place.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
        focus_is_seen(page)
    raise AssertionError(f"Not reached with {MOST_TABS} Tabs: {place}")


def focus_is_seen(page: Page) -> None:
    focused = page.locator(":focus")
    if focused.count():
        assert focused.evaluate(SEEN), (
            f"Nobody sees the focus on {focused.evaluate('one => one.outerHTML')[:200]}"
        )


def press(page: Page, place: Locator, key: str = "Enter") -> None:
    tab_to(page, place)
    page.keyboard.press(key)


def type_into(page: Page, place: Locator, text: str) -> None:
    tab_to(page, place)
    page.keyboard.insert_text(text)
