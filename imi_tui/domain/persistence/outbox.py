"""Messages that wait (D20): put there in the transaction of what they tell of, taken by a worker one at a time."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, and_, or_, select, update

from imi_tui.domain.dto.mail import PASSWORD_KINDS, MailKind, MailRow, MailState, MailStatus
from imi_tui.domain.model.records import MailOrder, QueuedMail
from imi_tui.domain.persistence.inserting import insert_numbered
from imi_tui.domain.persistence.tables import outbox

ABOUT_PASSWORDS: Final[tuple[MailKind, ...]] = (*PASSWORD_KINDS, "password_changed")
"""Each of these settles how earlier ones stand: a later notice about something else says nothing of a password."""

_FARTHEST: Final = timedelta(days=1)
"""No lease and no pause is longer: what is due later was noted before the clock was put back, and is due now."""

_NOT_THERE_YET: Final[tuple[MailState, ...]] = ("waiting", "sending", "failed")


class SqlOutbox:
    """Implements `ports.Outbox`. Taking one counts as an attempt: a message that kills its worker has an end."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, order: MailOrder) -> int:
        return insert_numbered(
            self._connection,
            outbox,
            {
                "kind": order.kind,
                "authority_id": order.authority_id,
                "user_id": order.user_id,
                "password_order": order.order,
                "address": order.address,
                "language_code": order.language,
                "params": json.dumps(dict(order.params), ensure_ascii=False, sort_keys=True),
                "created_at": order.created_at,
                "state": "waiting",
                "attempts": 0,
                "due_at": order.created_at,
                "reason": "",
            },
        )

    def claim(self, now: datetime, lease_seconds: int) -> QueuedMail | None:
        return next(iter(self.claim_some(now, lease_seconds, 1)), None)

    def claim_some(self, now: datetime, lease_seconds: int, most: int) -> Sequence[QueuedMail]:
        due = (
            select(outbox)
            .where(or_(outbox.c.due_at <= now, outbox.c.due_at > now + _FARTHEST))
            .order_by(outbox.c.due_at, outbox.c.id)
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        rows = self._connection.execute(due).all()
        until = now + timedelta(seconds=lease_seconds)
        taken = {"state": "sending", "attempts": outbox.c.attempts + 1, "due_at": until}
        if rows:
            ids = [row.id for row in rows]
            self._connection.execute(update(outbox).where(outbox.c.id.in_(ids)).values(**taken))
        return [_queued(row, attempts=row.attempts + 1, state="sending") for row in rows]

    def readdress(self, mail_id: int, address: str) -> None:
        self._connection.execute(update(outbox).where(outbox.c.id == mail_id).values(address=address))

    def release(self, mail_id: int, now: datetime) -> None:
        back = {"state": "waiting", "attempts": outbox.c.attempts - 1, "due_at": now}
        self._connection.execute(update(outbox).where(outbox.c.id == mail_id, _OPEN).values(**back))

    def sent(self, mail_id: int, now: datetime) -> None:
        self.all_sent([mail_id], now)

    def all_sent(self, mail_ids: Collection[int], now: datetime) -> None:
        settled = {"state": "sent", "due_at": None, "settled_at": now, "reason": ""}
        self._connection.execute(update(outbox).where(outbox.c.id.in_(mail_ids), _OPEN).values(**settled))

    def failed(self, mail_id: int, now: datetime, reason: str, next_try_at: datetime | None) -> None:
        if next_try_at is None:
            self._settle(mail_id, "failed", now, reason)
            return
        again = {"state": "waiting", "due_at": next_try_at, "reason": reason}
        self._connection.execute(update(outbox).where(outbox.c.id == mail_id, _OPEN).values(**again))

    def lapsed(self, mail_id: int, now: datetime) -> None:
        self._settle(mail_id, "lapsed", now)

    def drop_for(self, user_id: int, now: datetime) -> None:
        waiting = update(outbox).where(outbox.c.user_id == user_id, outbox.c.state == "waiting")
        self._connection.execute(waiting.values(state="lapsed", due_at=None, settled_at=now))

    def latest_for(self, user_id: int) -> MailStatus | None:
        password = self.latest_password_for(user_id)
        if password is not None and password.state in _NOT_THERE_YET:
            return password
        return self._latest(outbox.c.user_id == user_id)

    def latest_password_for(self, user_id: int) -> MailStatus | None:
        about = self._latest(outbox.c.user_id == user_id, outbox.c.kind.in_(ABOUT_PASSWORDS))
        return about if about is not None and about.kind in PASSWORD_KINDS else None

    def get(self, mail_id: int) -> QueuedMail | None:
        row = self._one(mail_id)
        return None if row is None else _queued(row, attempts=row.attempts, state=row.state)

    def row(self, mail_id: int) -> MailRow | None:
        row = self._one(mail_id)
        return None if row is None else _mail_row(row)

    def rows(self, limit: int = 200, states: Collection[MailState] = ()) -> Sequence[MailRow]:
        newest = select(outbox).order_by(outbox.c.id.desc()).limit(limit)
        if states:
            newest = newest.where(outbox.c.state.in_(states))
        return [_mail_row(row) for row in self._connection.execute(newest)]

    def retry(self, now: datetime, mail_id: int | None = None) -> int:
        which = or_(outbox.c.state == "failed", and_(outbox.c.state == "waiting", outbox.c.due_at > now))
        if mail_id is not None:
            which = and_(which, outbox.c.id == mail_id)
        again = {"state": "waiting", "due_at": now, "settled_at": None, "attempts": 0}
        return self._connection.execute(update(outbox).where(which).values(**again)).rowcount

    def _one(self, mail_id: int) -> Row[Any] | None:
        return self._connection.execute(select(outbox).where(outbox.c.id == mail_id)).one_or_none()

    def _latest(self, *which: ColumnElement[bool]) -> MailStatus | None:
        latest = select(outbox).where(*which).order_by(outbox.c.id.desc()).limit(1)
        row = self._connection.execute(latest).one_or_none()
        if row is None:
            return None
        at = row.settled_at or row.created_at
        return MailStatus(kind=row.kind, state=row.state, at=at, reason=row.reason, to=row.address)

    def _settle(self, mail_id: int, state: MailState, at: datetime, reason: str = "") -> None:
        settled = {"state": state, "due_at": None, "settled_at": at, "reason": reason}
        self._connection.execute(update(outbox).where(outbox.c.id == mail_id, _OPEN).values(**settled))


# What a second worker has settled meanwhile, after a lease ran out, stays as it is.
_OPEN: Final = outbox.c.settled_at.is_(None)


def _queued(row: Row[Any], *, attempts: int, state: MailState) -> QueuedMail:
    return QueuedMail(
        id=row.id,
        kind=row.kind,
        authority_id=row.authority_id,
        user_id=row.user_id,
        address=row.address,
        language=row.language_code,
        order=row.password_order,
        params=json.loads(row.params),
        attempts=attempts,
        state=state,
    )


def _mail_row(row: Row[Any]) -> MailRow:
    return MailRow(
        id=row.id,
        kind=row.kind,
        to=row.address,
        language=row.language_code,
        state=row.state,
        created_at=row.created_at,
        settled_at=row.settled_at,
        next_try_at=row.due_at if row.state == "waiting" else None,
        attempts=row.attempts,
        reason=row.reason,
    )
