"""The shape of the project, held by tests: what imports what, how large a file may grow, what never appears."""

import ast
import re
import subprocess
import sys
from pathlib import Path

from tests.catalogue import ROOT, tracked

LARGEST = {".py": 300, ".js": 200, ".html": 150, ".css": 300}
FORBIDDEN_NAMES = {"utils.py", "helpers.py", "common.py"}
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>|\sstyle=\"|\son[a-z]+=\"|javascript:",
    re.IGNORECASE,
)


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_imports_go_down():
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout


def test_importing_the_room_s_package_costs_nothing():
    assert (ROOT / "roleplay" / "__init__.py").read_text() == ""


def test_no_file_outgrows_its_reader():
    large = [
        relative(path)
        for path in tracked(*(f"*{suffix}" for suffix in LARGEST))
        if len(path.read_text().splitlines()) > LARGEST[path.suffix]
    ]
    assert large == []


def test_no_drawer_without_a_name():
    assert [
        relative(path) for path in tracked("*.py") if path.name in FORBIDDEN_NAMES or "common" in path.parts
    ] == []


def test_no_exception_is_swallowed():
    assert [
        relative(path)
        for path in tracked("*.py")
        if any(map(swallows, ast.walk(ast.parse(path.read_text()))))
    ] == []


def swallows(node: ast.AST) -> bool:
    if not isinstance(node, ast.ExceptHandler):
        return False
    broad = node.type is None or getattr(node.type, "id", "") in ("Exception", "BaseException")
    return broad and all(isinstance(step, ast.Pass) for step in node.body)


def test_templates_carry_no_inline_script_or_style():
    assert [
        relative(path) for path in tracked("frontend/templates/*.html") if INLINE.search(path.read_text())
    ] == []


def test_colours_live_in_tokens_only():
    colour = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(")
    strays = [
        relative(path)
        for path in tracked("frontend/static/css/*.css")
        if path.name != "tokens.css" and colour.search(path.read_text())
    ]
    assert strays == []


def test_the_lock_file_names_no_address():
    assert not re.search(r"https?://|file:|--index|--find-links", (ROOT / "constraints.txt").read_text())


def test_nothing_committed_names_a_machine():
    machine = re.compile("/" + r"(work|root|home/\w+)/")
    assert [
        relative(path)
        for path in tracked("*.py", "*.md", "*.toml", "*.yaml", "*.html", "*.js", "Makefile", ".ci/run")
        if machine.search(path.read_text())
    ] == []
