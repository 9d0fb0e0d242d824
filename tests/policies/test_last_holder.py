"""Roles that somebody must hold (R4.3, D6) and the table of rights (R1.5)."""

from __future__ import annotations

import pytest

from imi_tui.domain.model.authority import Access
from imi_tui.domain.policies import last_holder, rights
from tests.policies.reference import CATALOGUE


@pytest.mark.parametrize(
    ("access", "required"),
    [
        (Access(module="SD-REQ", role="authority"), {"handler"}),
        (Access(module="SD-REQ", role="authority", uses_allocation=True), {"handler", "allocator"}),
        (Access(module="SD-REQ", role="coordinator"), {"handler", "referral"}),
        (Access(module="SD-REQ", role="coordinator", uses_allocation=True), {"handler", "allocator", "referral"}),
        (Access(module="SD-REQ", role="authority", state="suspended", uses_allocation=True), set()),
        (Access(module="UNKNOWN", role="authority"), set()),
    ],
)
def test_r4_3_required_roles_follow_the_access(access: Access, required: set[str]) -> None:
    assert last_holder.required_roles(CATALOGUE, (access,)) == {(access.module, role) for role in required}


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        ("authority", ["viewer", "handler", "allocator"]),
        ("coordinator", ["viewer", "handler", "allocator", "referral"]),
    ],
)
def test_r3_3_offered_roles_follow_the_authority_role(role: str, offered: list[str]) -> None:
    access = Access(module="SD-REQ", role=role)
    assert [entry.code for entry in last_holder.offered(CATALOGUE, access)] == offered


HANDLER, ALLOCATOR, VIEWER = ("SD-REQ", "handler"), ("SD-REQ", "allocator"), ("SD-REQ", "viewer")
REQUIRED = frozenset({HANDLER, ALLOCATOR})


def test_r4_3_only_the_last_holder_counts() -> None:
    holders = {HANDLER: [(1, "Ann")], ALLOCATOR: [(1, "Ann"), (2, "Bob")], VIEWER: [(1, "Ann")]}
    assert last_holder.only_held_by(1, REQUIRED, holders) == {HANDLER}
    assert last_holder.taken_away(1, (), REQUIRED, holders) == (HANDLER,)
    assert last_holder.taken_away(1, {HANDLER}, REQUIRED, holders) == ()
    assert last_holder.taken_away(2, (), REQUIRED, holders) == ()


def test_d6_a_vacancy_is_shown_and_takes_nothing_away() -> None:
    holders = {HANDLER: [(1, "Ann")]}
    assert last_holder.vacancies(REQUIRED, holders) == (ALLOCATOR,)
    assert last_holder.taken_away(2, (), REQUIRED, holders) == ()


def test_r4_3_last_administrator() -> None:
    assert last_holder.is_only_administrator(1, [(1, "Ann")])
    assert not last_holder.is_only_administrator(1, [(1, "Ann"), (2, "Bob")])
    assert not last_holder.is_only_administrator(2, [(1, "Ann")])
    assert not last_holder.is_only_administrator(1, [])


@pytest.mark.parametrize("act", sorted(rights.MAY))
def test_r1_5_rights_table(act: rights.Act) -> None:
    nobody = rights.refusal(act, is_administrator=False, is_commission=False)
    administrator = rights.refusal(act, is_administrator=True, is_commission=False)
    commission = rights.refusal(act, is_administrator=False, is_commission=True)
    expected = {
        "anyone": (None, None, None),
        "administrator": ("denied.not_administrator", None, "denied.not_administrator"),
        "commission": ("denied.not_commission", "denied.not_commission", None),
    }
    assert (nobody, administrator, commission) == expected[rights.MAY[act]]
