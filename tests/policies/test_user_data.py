"""A user's data as a whole (R3.3)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from imi_tui.domain.dto.users import ModuleOffer, RoleOffer, UserData
from imi_tui.domain.policies import user_data
from tests.policies.reference import CATALOGUE

DATA = UserData(
    first_name="Mees",
    last_name="Wilgenroos",
    email="m.wilgenroos@veldermeer.example",
    phone="",
    language="nl",
    is_administrator=False,
    roles={"SD-REQ": frozenset({"viewer"})},
)
OFFERS = (
    ModuleOffer(
        module="SD-REQ",
        suspended=False,
        roles=(
            RoleOffer(role="viewer", required=False, holders=()),
            RoleOffer(role="handler", required=True, holders=()),
        ),
    ),
    ModuleOffer(module="PQ-REQ", suspended=True, roles=(RoleOffer(role="viewer", required=False, holders=()),)),
)


def check(data: UserData, before: dict[str, frozenset[str]] | None = None) -> user_data.Checked:
    return user_data.check(data, catalogue=CATALOGUE, country="NL", offers=OFFERS, before=before or {})


def test_r3_3_right_data_pass_and_telephone_is_optional() -> None:
    assert check(DATA).issues == ()
    assert check(replace(DATA, phone="020 555 0143")).data.phone == "+31205550143"


def test_r3_3_every_problem_at_once() -> None:
    data = UserData(
        first_name="", last_name="[/]", email="x", phone="y", language="xx", is_administrator=False, roles={}
    )
    assert [(issue.code, issue.path) for issue in check(data).errors] == [
        ("text.required", "first_name"),
        ("name.character", "last_name"),
        ("email.no_at", "email"),
        ("phone.not_a_number", "phone"),
        ("language.unknown", "language"),
    ]
    assert [issue.code for issue in check(replace(data, language="")).errors][-1] == "language.required"


@pytest.mark.parametrize(
    ("roles", "found"),
    [
        ({"SD-REQ": {"viewer", "handler"}}, []),
        ({"SD-REQ": {"nonsense"}}, [("roles.not_offered", "roles.SD-REQ")]),
        ({"XX": {"viewer"}}, [("roles.not_offered", "roles.XX")]),
        ({"PQ-REQ": {"viewer"}}, [("roles.suspended", "roles.PQ-REQ")]),
    ],
)
def test_r3_3_only_offered_roles_can_be_given(roles: dict[str, set[str]], found: list[tuple[str, str]]) -> None:
    data = replace(DATA, roles={module: frozenset(given) for module, given in roles.items()})
    assert [(issue.code, issue.path) for issue in check(data).errors] == found


def test_d5_roles_in_a_suspended_module_stay() -> None:
    held = {"PQ-REQ": frozenset({"viewer"})}
    assert check(DATA, held).data.roles == {"SD-REQ": frozenset({"viewer"}), **held}
    assert check(replace(DATA, roles={**DATA.roles, **held}), held).issues == ()
    taken = check(replace(DATA, roles={"PQ-REQ": frozenset()}), held)
    assert [issue.code for issue in taken.errors] == ["roles.suspended"]


def test_r4_4_no_role_warns_but_saves() -> None:
    (issue,) = check(replace(DATA, roles={})).issues
    assert (issue.code, issue.path, issue.warning) == ("roles.none", "roles", True)
    assert check(replace(DATA, roles={}, is_administrator=True)).issues == ()
