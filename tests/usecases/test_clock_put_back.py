"""A clock that ran ahead and was put back: nobody is shut out for long, and nothing that waits is lost (D14, D20)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from imi_tui.domain.dto.session import Actor, SignIn
from imi_tui.domain.dto.users import ResetPassword
from imi_tui.domain.errors import DomainError, SignInRefused
from imi_tui.domain.mail.pauses import LONGEST
from imi_tui.domain.mail.worker import LEASE_SECONDS
from imi_tui.domain.persistence import outbox
from imi_tui.domain.ports import MailFailed
from imi_tui.domain.secret import Secret
from tests.usecases.office import Office

AHEAD = timedelta(days=1500)


def fails(office: Office, name: str) -> str:
    with pytest.raises(SignInRefused) as caught:
        office.domain.sign_in(SignIn(user_name=name, password=Secret("Wrong1234")))
    return caught.value.code


@pytest.mark.parametrize("name", ["anna", "nobody-1234"])
@pytest.mark.parametrize("back", [timedelta(minutes=1), timedelta(hours=1), AHEAD])
def test_d14_a_wait_ends_at_the_latest_after_the_longest(name: str, back: timedelta, office: Office) -> None:
    for _ in range(6):
        fails(office, name)
    assert fails(office, name) == "sign_in.wait"
    office.clock.at -= back
    waited = timedelta()
    while fails(office, name) == "sign_in.wait" and waited <= office.world.rules.longest_wait:
        office.clock.advance(minutes=1)
        waited += timedelta(minutes=1)
    assert waited <= office.world.rules.longest_wait


def test_d14_putting_the_clock_back_gives_no_free_attempts(office: Office) -> None:
    """The wait is over, the count is not: the next wrong one makes a longer wait."""
    for _ in range(6):
        fails(office, "anna")
    office.clock.at -= AHEAD
    assert [fails(office, "anna") for _ in range(2)] == ["sign_in.failed", "sign_in.wait"]
    assert office.stored(office.anna).credential.failed == 7


def test_d14_a_temporary_password_ends_at_the_moment_that_was_told(office: Office) -> None:
    bert = office.user(user_name="bert", credential=office.temporary())
    end = bert.credential.expires_at
    assert end is not None
    office.clock.advance(hours=-5)
    office.enter("bert")
    office.clock.at = end
    assert fails(office, "bert") == "sign_in.failed"


def test_r4_5_a_reset_of_tomorrow_keeps_nobody_waiting(office: Office) -> None:
    bert = office.user(user_name="bert")
    office.clock.at += AHEAD
    office.domain.reset_password(ResetPassword(actor=fresh(office), user_id=bert.id))
    office.deliver()
    office.clock.at -= AHEAD
    office.domain.reset_password(ResetPassword(actor=fresh(office), user_id=bert.id))
    office.deliver()
    assert len(office.letters.sent) == 2
    with pytest.raises(DomainError, match=r"reset\.too_soon"):
        office.domain.reset_password(ResetPassword(actor=fresh(office), user_id=bert.id))


def fresh(office: Office) -> Actor:
    """Anna, whose password does not end in between."""
    with office.storage.writing() as unit:
        anna = unit.users.by_id(office.anna.id)
        assert anna is not None
        anna.credential.expires_at = office.clock.now() + 2 * AHEAD
        unit.users.save_credential(anna)
        unit.commit()
    return office.enter("anna")


@pytest.mark.parametrize("stage", ["waiting", "failed for now", "taken by a worker that died"])
def test_d20_what_waits_is_sent_however_far_the_clock_was_put_back(
    stage: str, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.clock.at += AHEAD
    bert = office.user(user_name="bert", is_administrator=True)
    office.domain.reset_password(ResetPassword(actor=fresh(office), user_id=bert.id))
    if stage == "failed for now":
        with monkeypatch.context() as broken:
            broken.setattr(office.letters, "send", _unreachable)
            assert office.deliver().failed == 1
    if stage.startswith("taken"):
        with office.storage.writing() as unit:
            assert unit.outbox.claim(office.clock.now(), LEASE_SECONDS) is not None
            unit.commit()
    office.clock.at -= AHEAD
    assert office.deliver().sent == 1
    assert office.deliver().sent == 0


def test_d20_no_pause_and_no_lease_is_taken_for_a_clock_put_back() -> None:
    assert max(LONGEST, timedelta(seconds=LEASE_SECONDS)) < outbox._FARTHEST


def _unreachable(**_: str) -> None:
    raise MailFailed("mail.unreachable", permanent=False)
