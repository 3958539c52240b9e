"""Whoever reads Bulgarian or Chinese meets no English: neither in what is shown nor in what is read aloud."""

import re

import pytest

from tests.e2e.places import supervisors_pages, trainees_pages, visitors_pages

LATIN = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’.-]*(?:\s+[A-Za-zÀ-ÿ'’.-]+)*")
# Names of things, of people and of sources; addresses; keys of a keyboard; codes of countries; what Chinese itself writes in
# Latin letters: App, and a letter that is spoken of.
ALLOWED = re.compile(
    r"\bComposure\b|\bEnglish\b|\bCSV\b|\bWHO\b|\bEnter\b|\bShift\b|https?://\S+|[\w.+-]+@[\w.-]+|Newcomer"
    r"|Katya Dimitrova|Kjærvik|Bushman|Gelbrich|Doing What Matters in Times of Stress|\b(?:BG|CN|GB)\b|(?<![A-Za-z])(?:App|O)(?![A-Za-z])"
)
READ = """() => {
  const own = document.documentElement.lang, found = [];
  const foreign = node => { const lang = node.closest("[lang]"); return lang && lang.lang !== own; };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (!parent.closest("script, style, .desk-table tbody th, select[name=team]") && !foreign(parent)) found.push(walk.currentNode.data);
  }
  for (const name of ["aria-label", "title", "placeholder", "alt", "aria-valuetext", "label"])
    for (const node of document.querySelectorAll(`[${name}]`)) if (!foreign(node)) found.push(node.getAttribute(name));
  for (const node of document.querySelectorAll("[data-lesson-words]")) found.push(...Object.values(node.dataset));
  return [document.title, ...found];
}"""


@pytest.mark.parametrize("language", ["bg", "zh-hans"])
def test_nobody_who_does_not_read_english_meets_any(site, page, sign_in, newcomer, language):
    found = english_on(page, visitors_pages(page, site, language))
    sign_in(newcomer, language)
    found |= english_on(page, trainees_pages(page, site, language))
    page.locator("footer form[action*=logout] button").click()
    page.goto(f"{site}/{language}/accounts/login/")
    page.locator("form[action*='demo/supervisor'] button").click()
    found |= english_on(page, supervisors_pages(site, language))
    assert not found, "\n".join(f"{text}    on {where}" for text, where in sorted(found.items()))


def english_on(page, addresses) -> dict[str, str]:
    """Runs of Latin letters, each with the first page it was met on."""
    found = {}
    for address in addresses:
        page.goto(address)
        for text in page.evaluate(READ):
            for run in LATIN.findall(ALLOWED.sub("", text)):
                found.setdefault(" ".join(run.split()), address)
    return found
