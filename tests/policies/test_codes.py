"""Every code that a rule can return stands in the table that the sentences are made from, and the other way round."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from imi_tui.domain import errors
from imi_tui.domain.policies.codes import ISSUE_CODES

DOMAIN = Path(str(files("imi_tui.domain")))


def strings(*folders: str) -> Iterator[str]:
    for folder in folders:
        for file in sorted((DOMAIN / folder).glob("**/*.py")):
            if file.name == "codes.py":
                continue
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


def test_every_issue_code_is_in_use() -> None:
    assert set(ISSUE_CODES) <= set(strings("policies", "usecases"))


def test_every_code_in_the_rules_is_in_a_table() -> None:
    subjects = {code.partition(".")[0] for code in (*ISSUE_CODES, *errors.CODES) if "." in code}
    codes = {
        text
        for text in strings("policies", "usecases")
        if text.partition(".")[0] in subjects and text.partition(".")[2].replace("_", "").isalpha()
    }
    # Verbs of the trail share a subject with codes here and there.
    verbs = {"password.change", "user_name.check", "user_name.propose"}
    assert codes - verbs <= {*ISSUE_CODES, *errors.CODES}


def test_every_refusal_code_is_in_the_table_of_errors() -> None:
    for name in ("Denied", "Conflict", "Gone", "SignInRefused", "Unavailable", "Invalid"):
        code = getattr(errors, name).code
        assert code in errors.CODES or code == "denied"
