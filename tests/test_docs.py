"""If it can be listed, it is documented."""

import itertools
import re

from tests.catalogue import ROOT

READERS = re.compile(r"env\.(?:flag|number|words|text|database|email)\(\s*\"(\w+)\"")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_setting_is_in_the_example():
    asked = set(READERS.findall(text("config/settings.py")))
    shown = set(re.findall(r"^(\w+)=", text(".env.example"), re.MULTILINE))
    assert asked == shown


def test_every_setting_is_explained():
    lines = text(".env.example").splitlines()
    unexplained = [
        line
        for before, line in itertools.pairwise(lines)
        if re.match(r"\w+=", line) and not re.match(r"#|\w+=", before)
    ]
    assert unexplained == []


def test_the_readme_names_both_commands():
    assert "make demo" in text("README.md")
    assert "make test" in text("README.md")


def test_the_readme_s_pictures_exist():
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text("README.md"))
    assert len(pictures) >= 2
    assert all((ROOT / picture).exists() for picture in pictures)


def test_links_between_documents_lead_somewhere():
    broken = []
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                broken.append(f"{page.name}: {target}")
    assert broken == []
