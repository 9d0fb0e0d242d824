"""Two things end a session, each by itself: the session's own end, and the stamp of the password it began with (C1)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import text

from imi_tui.domain.dto.leaving import DeleteUser
from imi_tui.domain.dto.session import Actor, ChangePassword
from imi_tui.domain.dto.users import ResetPassword
from imi_tui.domain.errors import Denied
from imi_tui.domain.model.user import User
from imi_tui.domain.secret import Secret
from tests.usecases.office import PASSWORD, Office


def change(office: Office, bert: User) -> None:
    new = Secret("Nieuw1234")
    office.domain.change_password(
        ChangePassword(actor=office.enter(bert), new=new, again=new, present=Secret(PASSWORD))
    )


def reset(office: Office, bert: User) -> None:
    office.domain.reset_password(ResetPassword(actor=office.enter(office.anna), user_id=bert.id))


def delete(office: Office, bert: User) -> None:
    office.domain.delete_user(DeleteUser(actor=office.enter(office.anna), user_id=bert.id, expected_version=1))


ACTS = pytest.mark.parametrize("act", [change, reset, delete])


def is_over(office: Office, actor: Actor) -> bool:
    with office.storage.reading() as unit:
        session = unit.sessions.get(actor.session_id)
    assert session is not None
    return session.ended_at is not None


def credential_row(office: Office, user: User) -> tuple[str | None, int]:
    with office.storage._engines.reader.connect() as connection:
        columns = text("select password_hash, password_stamp from user_account where id = :id")
        row = connection.execute(columns, {"id": user.id}).one()
        return row.password_hash, row.password_stamp


@ACTS
def test_c1_the_session_itself_ends(office: Office, act: Callable[[Office, User], None]) -> None:
    bert = office.user(user_name="bert")
    actor = office.enter(bert)
    act(office, bert)
    assert is_over(office, actor)


@ACTS
def test_c1_the_stamp_moves_on(office: Office, act: Callable[[Office, User], None]) -> None:
    bert = office.user(user_name="bert")
    before = credential_row(office, bert)
    act(office, bert)
    after = credential_row(office, bert)
    assert after[1] > before[1]
    assert after[0] != before[0]


def test_c1_an_older_stamp_alone_ends_a_session(office: Office) -> None:
    bert = office.user(user_name="bert")
    actor = office.enter(bert)
    present = office.stored(bert)
    present.credential.stamp += 1
    with office.storage.writing() as unit:
        unit.users.save_credential(present)
        unit.commit()
    assert not is_over(office, actor)
    with pytest.raises(Denied) as caught:
        office.domain.home(actor)
    assert caught.value.code == "denied.session_ended"


def test_d7_nothing_that_opens_a_deleted_account_is_stored(office: Office) -> None:
    bert = office.user(user_name="bert")
    delete(office, bert)
    assert credential_row(office, bert)[0] is None
