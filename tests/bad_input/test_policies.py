"""Every table at the rules alone: the exact codes, at the right field, and what would be stored."""

from __future__ import annotations

from dataclasses import replace

import pytest

from imi_tui.domain.dto.users import UserData
from imi_tui.domain.errors import Issue
from imi_tui.domain.policies import authority_data, limits, user_data, user_name
from tests.bad_input.cases import Case
from tests.bad_input.choices import TABLES
from tests.bad_input.fields import AUTHORITY, USER
from tests.factories import a_catalogue, general_data
from tests.usecases.office import NEW

CATALOGUE = a_catalogue()
AUTHORITY_CASES = [(field, case) for field, cases in AUTHORITY.items() for case in cases]
USER_CASES = [(field, case) for field, cases in USER.items() for case in cases if field != "user_name"]


def named(parts: tuple[str, Case]) -> str:
    return f"{parts[0]}-{parts[1]}"


def found(issues: tuple[Issue, ...]) -> list[tuple[str, str]]:
    return [(issue.code, issue.path) for issue in issues if not issue.warning]


@pytest.mark.parametrize("field", [*AUTHORITY, *USER])
def test_every_field_has_a_table_of_at_least_twenty(field: str) -> None:
    cases = AUTHORITY.get(field, ()) or USER[field]
    assert len(cases) >= 20
    assert len({case.typed for case in cases}) == len(cases)
    assert any(case.codes for case in cases)
    assert any(not case.codes for case in cases)


@pytest.mark.parametrize("field", TABLES)
def test_everything_that_is_chosen_has_a_table_of_at_least_twenty(field: str) -> None:
    assert len({str((choice.at, sorted(choice.chosen))) for choice in TABLES[field]}) >= 20
    assert any(choice.codes for choice in TABLES[field])
    assert any(not choice.codes for choice in TABLES[field])


@pytest.mark.parametrize("parts", AUTHORITY_CASES, ids=named)
def test_r2_3_each_field_of_the_authority(parts: tuple[str, Case]) -> None:
    field, case = parts
    data, issues = authority_data.check_general(general_data(**{field: case.typed}), catalogue=CATALOGUE, country="NL")
    assert found(issues) == [(code, f"general.{field}") for code in case.codes]
    if not case.codes:
        assert getattr(data, field) == case.stored
        assert authority_data.check_general(data, catalogue=CATALOGUE, country="NL") == (data, ())


@pytest.mark.parametrize("parts", USER_CASES, ids=named)
def test_r3_3_each_field_of_a_user(parts: tuple[str, Case]) -> None:
    field, case = parts

    def check(data: UserData) -> user_data.Checked:
        return user_data.check(data, catalogue=CATALOGUE, country="NL", offers=(), before={})

    checked = check(replace(NEW, roles={}, is_administrator=True, **{field: case.typed}))
    assert found(checked.issues) == [(code, field) for code in case.codes]
    if not case.codes:
        assert getattr(checked.data, field) == case.stored
        assert check(checked.data) == checked


@pytest.mark.parametrize("case", USER["user_name"], ids=str)
def test_r3_6_each_form_of_a_user_name(case: Case) -> None:
    stored, issues = user_name.check(case.typed)
    assert [issue.code for issue in issues] == [code for code in case.codes if code != "user_name.in_use"]
    if not case.codes:
        assert stored == case.stored
        assert user_name.key(case.typed) == stored
        assert len(stored) <= limits.USER_NAME
