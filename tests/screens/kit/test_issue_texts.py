"""A sentence for everything that a rule can find, in every language, with nothing in it that the rule does not give."""

from __future__ import annotations

from string import Formatter
from types import SimpleNamespace
from typing import Any, cast

import pytest

from imi_tui.domain.errors import Issue
from imi_tui.domain.policies.codes import CODES, PARAMS
from imi_tui.locale import load
from screens.kit.host import Host
from screens.kit.issue_texts import in_sentence, issue_text
from screens.kit.text import width, wrap
from tests.factories import a_catalogue

LANGUAGES = ("nl", "en")
FIELD_CELLS = 52
"""Cells of a line beneath a field at 80 columns, the sign before it taken off."""
VALUES: dict[str, Any] = {
    "max": 2000, "min": 8, "count": 12500, "n": 5, "character": "U+202E", "code": "U+0037", "domain": "veldermeer",
    "scheme": "javascript", "language": "xx", "list": "policy_area", "value": "trade", "module": "PQ-REQ",
    "keyword": "doctor", "coordinator": "NL-00042", "role": "viewer", "country": "XX",
}  # fmt: skip


def host(language: str) -> Host:
    return cast("Host", SimpleNamespace(tr=load(language), catalogue=a_catalogue()))


def sentence(issue_code: str, reader: str, **params: object) -> str:
    return issue_text(host(reader), Issue(code=issue_code, path="x", params=params))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_sentence_that_names_only_what_the_rule_gives(code: str, language: str) -> None:
    texts = load(language)
    assert texts.has(code)
    template = texts(code)
    assert {name for _, name, _, _ in Formatter().parse(template) if name} <= set(PARAMS.get(code, ()))
    assert template.endswith(".")
    assert "ongeldig" not in template
    assert "invalid" not in template


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [code for code in CODES if not code.startswith("roles.")])
def test_every_sentence_fits_the_two_lines_beneath_its_field(code: str, language: str) -> None:
    shown = sentence(code, language, **{name: VALUES[name] for name in PARAMS.get(code, ())})
    lines = wrap(shown, FIELD_CELLS)
    assert len(lines) <= 2, lines
    assert all(width(line.rstrip()) <= FIELD_CELLS for line in lines)


def test_r2_8_an_empty_list_is_called_by_its_name() -> None:
    assert sentence("competence.required", "nl", list="policy_area") == "Kies minstens één policy area (nl)."
    assert sentence("competence.required", "en", list="policy_area") == "Choose at least one policy area."


def test_modules_roles_and_values_are_named_not_coded() -> None:
    text = sentence("roles.not_offered", "en", module="PQ-REQ", role="viewer")
    assert text == "Your authority cannot give the role viewer in Qualifications - PQ-REQ. Untick it."
    text = sentence("competence.unknown", "en", list="level", value="local")
    assert text == "On level the value local no longer exists. Choose another."


def test_a_code_that_the_catalogue_does_not_know_is_shown_as_it_is() -> None:
    text = sentence("roles.suspended", "en", module="XX-YY")
    assert text == "Access to XX-YY is suspended; roles there cannot be changed now."


def test_r3_4_an_address_in_use_reads_as_agreed() -> None:
    assert sentence("email.in_use", "nl").startswith("Dit e-mailadres is al van een andere gebruiker.")
    assert sentence("email.in_use", "en").startswith("Another user has this e-mail address.")


def test_numbers_are_written_as_the_language_does() -> None:
    assert "12.500" in sentence("text.too_long", "nl", max=2000, count=12500)
    assert "12,500" in sentence("text.too_long", "en", max=2000, count=12500)


@pytest.mark.parametrize(("name", "shown"), [("Beleidsterrein", "beleidsterrein"), ("IMI-rol", "IMI-rol"), ("", "")])
def test_a_name_in_a_sentence_starts_small_unless_it_is_an_abbreviation(name: str, shown: str) -> None:
    assert in_sentence(name) == shown
