"""Rules of the house that no linter knows: size, annotations, no loose ends, README tables that are true."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from imi_tui.cli.readme import README, refreshed

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(path for room in ("imi_tui", "screens", "styles", "tests") for path in (ROOT / room).rglob("*.py"))
LONGEST_FILE = 300
LONGEST_FUNCTION = 40


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from the first to the last, without the docstring, which may be as long as it is useful."""
    first = function.body[0]
    docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    spoken = (first.end_lineno or 0) - first.lineno + 1 if docstring else 0
    return (function.end_lineno or 0) - function.lineno + 1 - spoken


def test_files_have_one_purpose_and_functions_fit_a_screen() -> None:
    broken = []
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > LONGEST_FILE:
            broken.append(f"{name(path)}: {text.count(chr(10))} lines")
        broken += [
            f"{name(path)}: {node.name} has {lines_of(node)} lines"
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and lines_of(node) > LONGEST_FUNCTION
        ]
    assert not broken, "\n".join(broken)


def test_no_loose_ends() -> None:
    marks = re.compile("|".join(rf"\b{word}\b" for word in ("TO" + "DO", "FIX" + "ME", "XX" + "X")))
    broken = []
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        if marks.search(text):
            broken.append(f"{name(path)}: something left to do")
        code = [
            node
            for node in ast.parse(text).body
            if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        ]
        if code and "from __future__ import annotations" not in text:
            broken.append(f"{name(path)}: annotations are evaluated")
    assert not broken, "\n".join(broken)


def test_tables_in_the_readme_are_those_of_the_program() -> None:
    text = README.read_text(encoding="utf-8")
    assert set(re.findall(r"<!-- table: (\w+) -->", text)) == {"keys", "commands", "settings"}
    assert refreshed(text) == text, "run make messages"
