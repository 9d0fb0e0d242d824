"""A worker on a real database, a transport that keeps what it is given, and users who wait for a letter."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from imi_tui.domain.dto.mail import MailKind, MailRow, MailRun
from imi_tui.domain.mail.worker import Worker
from imi_tui.domain.model.credential import Credential
from imi_tui.domain.model.records import MailOrder
from imi_tui.domain.model.user import User
from imi_tui.domain.persistence import SqlStorage
from imi_tui.domain.policies.rules import Rules
from imi_tui.domain.ports import Clock, MailTransport, PasswordHasher
from imi_tui.domain.secret import Secret
from imi_tui.domain.security import temporary
from imi_tui.domain.security.hasher import Argon2Hasher, Parameters
from imi_tui.domain.security.random import SystemRandom
from tests.factories import NOW, stored_user

NOTHING = MailRun(sent=0, failed=0, lapsed=0)
_PASSWORD = re.compile(r"^ {4}(\S+)$", re.MULTILINE)
FAST_HASHER = Argon2Hasher(Parameters(time_cost=1, memory_kib=8, parallelism=1), allow_weak=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    to: str
    subject: str
    body: str

    @property
    def password(self) -> Secret:
        found = _PASSWORD.search(self.body)
        assert found is not None
        return Secret(found.group(1))


@dataclass
class Post:
    """A transport. `before` and `after` run around each delivery, for whatever should happen meanwhile."""

    before: Callable[[], None] = lambda: None
    after: Callable[[], None] = lambda: None
    sent: list[Sent] = field(default_factory=list)

    def send(self, *, to: str, subject: str, body: str) -> None:
        self.before()
        self.sent.append(Sent(to=to, subject=subject, body=body))
        self.after()

    def close(self) -> None:
        pass


def failing(error: BaseException) -> Callable[[], None]:
    def fail() -> None:
        raise error

    return fail


def a_worker(
    storage: SqlStorage,
    post: MailTransport,
    clock: Clock,
    *,
    hasher: PasswordHasher = FAST_HASHER,
    rules: Rules | None = None,
) -> Worker:
    return Worker(
        storage=storage,
        transport=post,
        hasher=hasher,
        make_password=partial(temporary.make, SystemRandom()),
        clock=clock,
        rules=rules or Rules(),
    )


def waiting_user(storage: SqlStorage, authority_id: int, kind: MailKind = "registration", **values: object) -> User:
    """A user without a password, and the order for the letter that brings one."""
    defaults = {"credential": Credential(order=1), "first_active_at": None, "last_sign_in_at": None}
    user = stored_user(storage, authority_id, **{**defaults, **values})
    order(storage, user, kind)
    return user


def order(storage: SqlStorage, user: User, kind: MailKind = "registration", at: datetime = NOW) -> int:
    with storage.writing() as unit:
        mail_id = unit.outbox.put(
            MailOrder(
                kind=kind,
                authority_id=user.authority_id,
                user_id=user.id,
                address=user.email,
                language=user.language,
                created_at=at,
                order=user.credential.order,
            )
        )
        unit.commit()
    return mail_id


def present(storage: SqlStorage, user: User) -> User:
    with storage.reading() as unit:
        found = unit.users.by_id(user.id)
    assert found is not None
    return found


def change_credential(storage: SqlStorage, user: User, **values: object) -> None:
    found = present(storage, user)
    for name, value in values.items():
        setattr(found.credential, name, value)
    with storage.writing() as unit:
        unit.users.save_credential(found)
        unit.commit()


def states(storage: SqlStorage) -> list[str]:
    """State of every message, oldest first."""
    with storage.reading() as unit:
        return [row.state for row in reversed(unit.outbox.rows(limit=10_000))]


def only_row(storage: SqlStorage) -> MailRow:
    with storage.reading() as unit:
        (row,) = unit.outbox.rows()
    return row
