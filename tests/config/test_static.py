"""Production serves static files under hashed names; the imports between our modules follow."""

import json
import re

import pytest
from django.contrib.staticfiles.finders import get_finder
from django.core.management import call_command
from django.test import override_settings

from tests.catalogue import ROOT


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    folder = tmp_path_factory.mktemp("static")
    storage = {"staticfiles": {"BACKEND": "config.storage.HashedStorage"}}
    with override_settings(STATIC_ROOT=folder, STORAGES=storage):
        get_finder.cache_clear()
        call_command("collectstatic", interactive=False, verbosity=0)
    return folder


def test_the_files_of_every_package_are_collected(collected):
    manifest = json.loads((collected / "staticfiles.json").read_text())["paths"]
    assert {"img/favicon.svg", "js/room/page.js", "wagtailadmin/js/core.js"} <= set(manifest)


def test_each_module_imports_its_neighbours_by_hashed_name(collected):
    plain = []
    for module in collected.glob("js/**/*.????????????.js"):
        imports = re.findall(r"from\s+\"(\./[^\"]+)\"", module.read_text())
        plain += [name for name in imports if not re.search(r"\.[0-9a-f]{12}\.js$", name)]
        assert all((module.parent / name).exists() for name in imports)
    assert plain == []


def test_every_style_sheet_has_a_hashed_copy(collected):
    sheets = {path.name for path in (ROOT / "frontend/static/css").glob("*.css")}
    hashed = {
        re.sub(r"\.[0-9a-f]{12}\.", ".", path.name) for path in collected.glob("css/*.????????????.css")
    }
    assert sheets <= hashed
