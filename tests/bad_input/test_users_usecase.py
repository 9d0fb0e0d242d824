"""Every table through registering and changing a user, on a real database: a wrong field stores nothing at all."""

from __future__ import annotations

from typing import Any

import pytest

from imi_tui.domain.errors import Invalid
from imi_tui.domain.model.user import User
from tests.bad_input.choices import ROLES
from tests.bad_input.fields import USER
from tests.bad_input.town import Town

PERSONAL = [field for field in USER if field != "user_name"]


def refused(town: Town, act: Any) -> list[tuple[str, str]]:
    before = town.rows()
    with pytest.raises(Invalid) as caught:
        act()
    assert town.rows() == before
    return [(issue.code, issue.path) for issue in caught.value.issues]


def colleague(town: Town) -> User:
    return town.office.user(user_name="lente-4419", email="lente@veldermeer.example")


@pytest.mark.parametrize("field", PERSONAL)
def test_r3_3_registering_with_each_field(town: Town, field: str) -> None:
    for number, case in enumerate(USER[field]):
        what = {"email": f"someone{number}@veldermeer.example", field: case.typed}
        command = town.office.add(town.actor, f"kano-{number:04}", **what)
        if case.codes:
            found = refused(town, lambda command=command: town.office.domain.add_user(command))
            assert found == [(code, field) for code in case.codes], case
        else:
            view = town.office.domain.add_user(command).user
            assert getattr(town.office.stored(view), field) == case.stored, case


@pytest.mark.parametrize("field", PERSONAL)
def test_r3_5_changing_each_field(town: Town, field: str) -> None:
    someone = colleague(town)
    for case in USER[field]:
        command = town.office.save(town.actor, someone, is_administrator=True, **{field: case.typed})
        if case.codes:
            found = refused(town, lambda command=command: town.office.domain.save_user(command))
            assert found == [(code, field) for code in case.codes], case
        else:
            town.office.domain.save_user(command)
            assert getattr(town.office.stored(someone), field) == case.stored, case


def test_r3_6_user_names(town: Town) -> None:
    for number, case in enumerate(USER["user_name"]):
        command = town.office.add(town.actor, case.typed, email=f"someone{number}@veldermeer.example")
        free = town.office.domain.user_name_free(town.actor, case.typed)
        assert not (free and "user_name.in_use" in case.codes), case
        if case.codes:
            found = refused(town, lambda command=command: town.office.domain.add_user(command))
            assert found == [(code, "user_name") for code in case.codes], case
        else:
            assert free, case
            assert town.office.domain.add_user(command).user.user_name == case.stored, case


def test_r3_3_roles_of_a_new_user(town: Town) -> None:
    for number, choice in enumerate(ROLES):
        roles = {choice.at: frozenset(choice.chosen)}
        address = f"someone{number}@veldermeer.example"
        command = town.office.add(town.actor, f"kano-{number:04}", email=address, roles=roles)
        if choice.codes:
            found = refused(town, lambda command=command: town.office.domain.add_user(command))
            assert found == [(code, f"roles.{choice.at}") for code in choice.codes], choice
        else:
            view = town.office.domain.add_user(command).user
            assert town.office.stored(view).roles == {(choice.at, role) for role in choice.kept}, choice


def test_r3_5_roles_of_a_present_user(town: Town) -> None:
    someone = colleague(town)
    town.office.user(user_name="toren-3518", roles={("PQ-REQ", "request_handler"), ("PQ-REQ", "allocator")})
    for choice in ROLES:
        command = town.office.save(town.actor, someone, roles={choice.at: frozenset(choice.chosen)})
        if choice.codes:
            found = refused(town, lambda command=command: town.office.domain.save_user(command))
            assert found == [(code, f"roles.{choice.at}") for code in choice.codes], choice
        else:
            town.office.domain.save_user(command)
            assert town.office.stored(someone).roles == {(choice.at, role) for role in choice.kept}, choice


def test_r3_4_an_address_is_taken_in_every_way_of_writing_it(town: Town) -> None:
    town.office.user(user_name="lente-4419", email="jos\u00e9.stra\u00dfe@b\u00fccher.example")
    spellings = (
        "jos\u00e9.stra\u00dfe@b\u00fccher.example", "JOS\u00c9.STRASSE@B\u00dcCHER.EXAMPLE",
        "jose\u0301.strasse@bu\u0308cher.example", "  jos\u00e9.stra\u00dfe@b\u00fccher.example\n",
        "jos\u00e9.stra\u1e9ee@b\u00fccher.example", "Jos\u00e9.Stra\u00dfe@xn--bcher-kva.example",
        "jos\u00e9.strasse@XN--BCHER-KVA.EXAMPLE", "jos\u00e9.strasse@b\u00fccher\u3002example",
        "jos\u00e9.strasse@b\u00fccher\uff0eexample", "jos\u00e9.strasse@\uff42\u00fccher.example",
    )  # fmt: skip
    for spelling in spellings:
        command = town.office.add(town.actor, email=spelling)
        found = refused(town, lambda command=command: town.office.domain.add_user(command))
        assert found == [("email.in_use", "email")], spelling
