"""Every reason for which a message is not delivered has a sentence in every language."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from imi_tui.domain.mail import reasons
from imi_tui.locale import languages, load


def raised() -> set[str]:
    """The literal reasons in the code of the mail package, without the mail server's answer."""
    found: set[str] = set()
    for file in Path(reasons.__file__).parent.glob("*.py"):
        if file.name == Path(reasons.__file__).name:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("mail."):
                found.add(node.value.strip())
    return found - {"mail.url", "mail.from"}


def test_the_list_of_reasons_is_the_list_of_what_is_raised() -> None:
    assert {reason for reason in raised() if " " not in reason and "`" not in reason} == set(reasons.CODES)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("code", reasons.CODES)
def test_every_reason_has_a_sentence(code: str, language: str) -> None:
    sentence = load(language)(code)
    assert sentence != code
    assert sentence.endswith(".")
