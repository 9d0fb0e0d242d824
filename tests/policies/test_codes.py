"""Every code that a rule can return stands in the table that the sentences are made from, and the other way round."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from imi_tui.domain import errors
from imi_tui.domain.dto.users import ModuleOffer
from imi_tui.domain.errors import Issue
from imi_tui.domain.model.authority import Access
from imi_tui.domain.policies import (
    authority_data,
    coordinators,
    email_address,
    password,
    person_name,
    telephone,
    user_data,
    user_name,
    website,
)
from imi_tui.domain.policies.codes import CODES, PARAMS
from tests.policies.reference import CATALOGUE

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
    assert set(CODES) <= set(strings("policies", "usecases"))


def test_parameters_belong_to_codes() -> None:
    assert set(PARAMS) <= set(CODES)
    assert len(set(CODES)) == len(CODES)


def test_every_code_in_the_rules_is_in_a_table() -> None:
    subjects = {code.partition(".")[0] for code in (*CODES, *errors.CODES) if "." in code}
    codes = {
        text
        for text in strings("policies", "usecases")
        if text.partition(".")[0] in subjects and text.partition(".")[2].replace("_", "").isalpha()
    }
    # Verbs of the trail share a subject with codes here and there.
    verbs = {"password.change", "user_name.check", "user_name.propose"}
    assert codes - verbs <= {*CODES, *errors.CODES}


def test_every_refusal_code_is_in_the_table_of_errors() -> None:
    for name in ("Denied", "Conflict", "Gone", "SignInRefused", "Unavailable", "Invalid"):
        code = getattr(errors, name).code
        assert code in errors.CODES or code == "denied"


def everything_wrong() -> Iterator[Issue]:
    """Issues of every rule that names something."""
    competences = {"level": {"a", "b", "zz"}, "policy_area": set[str](), "odd": {"a"}}
    keywords = {"SD-REQ": {"odd"}, "PQ-REQ": {"k1"}, "SD-NOT": {"k1"}, "XX": {"k1"}}
    accesses = (
        Access(module="SD-REQ", role="authority", keywords={"k1"}),
        Access(module="PQ-REQ", role="authority", state="suspended"),
        Access(module="SD-NOT", role="authority"),
    )
    yield from authority_data.check_competences(competences, catalogue=CATALOGUE)
    yield from authority_data.check_keywords(keywords, catalogue=CATALOGUE, accesses=accesses)
    yield from authority_data.check_keywords({"SD-REQ": ()}, catalogue=CATALOGUE, accesses=accesses)
    repository = replace(CATALOGUE.modules[2], coordinators=False)
    yield from coordinators.check_coordinators(
        {"SD-REQ": {"NL-1", "NL-2"}, "PQ-REQ": {"NL-2"}, "SD-NOT": {"NL-2"}, "XX": {"NL-2"}},
        catalogue=replace(CATALOGUE, modules=(*CATALOGUE.modules[:2], repository)),
        accesses=accesses,
        own="NL-1",
        linkable={},
    )
    yield from authority_data.check_languages(("xx",), CATALOGUE)[1]
    offers = (ModuleOffer(module="SD-REQ", suspended=True, roles=()),)
    given = {"SD-REQ": frozenset({"viewer"}), "XX": frozenset({"viewer"})}
    yield from user_data.check_roles(given, offers, {})[1]
    for text in ("", "a\x1b", "a\ufffd", "x" * 300, "Jan3", "...", "x" + "\u0301" * 9):
        yield from person_name.check(text, "p")[1]
        yield from telephone.check(text, "p", "NL")[1]
        yield from website.check(text, "p")[1]
    for text in ("imi", "imi@", "@x.nl", "a@x", "a b@x.nl", "a@b@x.nl", "a@x.local", "x" * 300 + "@x.nl", ".a@x.nl"):
        yield from email_address.check(text, "p")[1]
    for text in ("020", "+31 20 555 0100 0100 0100", "+999 123 4567"):
        yield from telephone.check(text, "p", "NL")[1]
    for text in ("ftp://x.nl", "x"):
        yield from website.check(text, "p")[1]
    for text in ("a", "x" * 40, "a b c", "a€c", "-abc", "root"):
        yield from user_name.check(text)[1]
    for text in ("", "a", "A\x1b" * 80):
        yield from password.issues(text, "other")


def test_issues_carry_the_parameters_that_the_table_names() -> None:
    seen = set()
    for issue in everything_wrong():
        seen.add(issue.code)
        assert set(issue.params) == set(PARAMS.get(issue.code, ())), issue.code
    # These two are found with the database at hand; their tests look at the parameters.
    assert set(PARAMS) - seen == {"password.reused", "country.unknown"}
