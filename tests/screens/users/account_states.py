"""Every state that an account can be in, set up on a real database as use would leave it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from imi_tui.domain.dto.leaving import DeleteUser, RestoreUser
from imi_tui.domain.dto.session import SignIn
from imi_tui.domain.dto.users import ResetPassword
from imi_tui.domain.errors import SignInRefused
from imi_tui.domain.model.user import User
from imi_tui.domain.ports import MailFailed
from imi_tui.domain.secret import Secret
from tests.factories import NOW
from tests.usecases.office import Office

NAME: Final = "dick-1234"
HOLDS: Final = ("PQ-REQ", "request_handler")


def _dick(office: Office, **values: Any) -> User:
    return office.user(user_name=NAME, first_name="Dick", last_name="Duinpad", email="d@veldermeer.example", **values)


def _unsent(office: Office) -> None:
    _dick(office, credential=office.temporary(hash=None, set_at=None, expires_at=None), first_active_at=None,
          last_sign_in_at=None)  # fmt: skip


def _temporary(office: Office) -> None:
    _dick(office, credential=office.temporary(), first_active_at=None, last_sign_in_at=None)


def _lapsed(office: Office) -> None:
    _dick(office, credential=office.temporary(expires_at=NOW), first_active_at=None, last_sign_in_at=None)


def _valid(office: Office) -> None:
    _dick(office)


def _expiring(office: Office) -> None:
    _dick(office, credential=office.chosen(expires_at=NOW + timedelta(hours=11)))


def _expired(office: Office) -> None:
    _dick(office, credential=office.chosen(expires_at=NOW))


def _waiting(office: Office) -> None:
    _dick(office)
    for _ in range(6):
        try:
            office.domain.sign_in(SignIn(user_name=NAME, password=Secret("Wrong1234")))
        except SignInRefused:
            continue


def _blocked(office: Office) -> None:
    _dick(office, credential=office.chosen(blocked_at=NOW, failed=20))


def _deleted(office: Office) -> None:
    dick = _dick(office)
    actor = office.enter("anna")
    office.domain.delete_user(DeleteUser(actor=actor, user_id=dick.id, expected_version=1))


def _restored(office: Office) -> None:
    _deleted(office)
    with office.storage.reading() as unit:
        found = unit.users.in_authority(office.authority.id).get_deleted(office.anna.id + 1)
    assert found is not None
    actor = office.enter("anna")
    office.domain.restore_user(RestoreUser(actor=actor, user_id=found.id, expected_version=found.version))


def _mail_failed(office: Office) -> None:
    dick = _dick(office)
    office.domain.reset_password(ResetPassword(actor=office.enter("anna"), user_id=dick.id))
    send = office.letters.send

    def refused(**_: str) -> None:
        raise MailFailed("mail.mailbox 550", permanent=True)

    office.letters.send = refused  # type: ignore[method-assign]
    office.deliver()
    office.letters.send = send  # type: ignore[method-assign]


def _last_holder(office: Office) -> None:
    _dick(office, roles={HOLDS})


STATES: Final[dict[str, Callable[[Office], None]]] = {
    "temporary, not sent": _unsent,
    "temporary, sent": _temporary,
    "temporary, lapsed": _lapsed,
    "valid": _valid,
    "valid, expiring": _expiring,
    "expired": _expired,
    "waiting": _waiting,
    "blocked": _blocked,
    "deleted": _deleted,
    "restored": _restored,
    "mail failed": _mail_failed,
    "last holder": _last_holder,
}
