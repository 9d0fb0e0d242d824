"""An outsider who blocks accounts cannot leave an authority without an administrator (R4.3, D14)."""

from __future__ import annotations

import pytest

from imi_tui.domain.dto.leaving import DeleteUser
from imi_tui.domain.errors import DomainError, SignInRefused
from tests.usecases.office import Office


def guess(office: Office, user_name: str, times: int) -> None:
    """Wrong passwords, each as soon as it counts."""
    for _ in range(times):
        office.clock.advance(hours=1)
        with pytest.raises(SignInRefused):
            office.enter(user_name, "Wrong-123")


def test_r4_3_the_last_administrator_who_is_not_blocked_waits_but_is_never_blocked(office: Office) -> None:
    bart = office.user(user_name="bart", is_administrator=True)
    guess(office, "bart", 25)
    guess(office, "anna", 25)
    assert office.stored(bart).credential.blocked_at is not None
    assert office.stored(office.anna).credential.blocked_at is None


def test_r4_3_the_last_administrator_who_is_not_blocked_cannot_step_down(office: Office) -> None:
    office.user(user_name="bart", is_administrator=True)
    guess(office, "bart", 25)
    anna = office.enter("anna")
    with pytest.raises(DomainError) as refused:
        office.domain.save_user(office.save(anna, office.anna, is_administrator=False))
    assert refused.value.code == "last.administrator"


def test_a_blocked_administrator_can_be_deleted(office: Office) -> None:
    bart = office.user(user_name="bart", is_administrator=True)
    guess(office, "bart", 25)
    anna = office.enter("anna")
    office.domain.delete_user(DeleteUser(actor=anna, user_id=bart.id, expected_version=office.stored(bart).version))
