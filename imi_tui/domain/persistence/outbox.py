"""Messages that wait (D20): put there in the transaction of what they tell of, taken by a worker one at a time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, select, update

from imi_tui.domain.dto.mail import MailRow, MailState, MailStatus
from imi_tui.domain.model.records import MailOrder, QueuedMail
from imi_tui.domain.persistence.inserting import insert_numbered
from imi_tui.domain.persistence.tables import outbox


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
        due = (
            select(outbox)
            .where(outbox.c.due_at <= now)
            .order_by(outbox.c.due_at, outbox.c.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        row = self._connection.execute(due).one_or_none()
        if row is None:
            return None
        taken = {"state": "sending", "attempts": row.attempts + 1, "due_at": now + timedelta(seconds=lease_seconds)}
        self._connection.execute(update(outbox).where(outbox.c.id == row.id).values(**taken))
        return QueuedMail(
            id=row.id,
            kind=row.kind,
            authority_id=row.authority_id,
            user_id=row.user_id,
            address=row.address,
            language=row.language_code,
            order=row.password_order,
            params=json.loads(row.params),
            attempts=row.attempts + 1,
            state="sending",
        )

    def sent(self, mail_id: int, now: datetime) -> None:
        self._settle(mail_id, "sent", now)

    def failed(self, mail_id: int, now: datetime, reason: str, next_try_at: datetime | None) -> None:
        if next_try_at is None:
            self._settle(mail_id, "failed", now, reason)
            return
        again = {"state": "waiting", "due_at": next_try_at, "reason": reason}
        self._connection.execute(update(outbox).where(outbox.c.id == mail_id).values(**again))

    def lapsed(self, mail_id: int, now: datetime) -> None:
        self._settle(mail_id, "lapsed", now)

    def drop_for(self, user_id: int, now: datetime) -> None:
        waiting = update(outbox).where(outbox.c.user_id == user_id, outbox.c.state == "waiting")
        self._connection.execute(waiting.values(state="lapsed", due_at=None, settled_at=now))

    def latest_for(self, user_id: int) -> MailStatus | None:
        latest = select(outbox).where(outbox.c.user_id == user_id).order_by(outbox.c.id.desc()).limit(1)
        row = self._connection.execute(latest).one_or_none()
        if row is None:
            return None
        at = row.settled_at or row.created_at
        return MailStatus(kind=row.kind, state=row.state, at=at, reason=row.reason, to=row.address)

    def rows(self, limit: int = 200) -> Sequence[MailRow]:
        newest = select(outbox).order_by(outbox.c.id.desc()).limit(limit)
        return [
            MailRow(
                id=row.id,
                kind=row.kind,
                to=row.address,
                language=row.language_code,
                state=row.state,
                created_at=row.created_at,
                sent_at=row.settled_at if row.state == "sent" else None,
                next_try_at=row.due_at if row.state == "waiting" else None,
                attempts=row.attempts,
                reason=row.reason,
            )
            for row in self._connection.execute(newest)
        ]

    def _settle(self, mail_id: int, state: MailState, at: datetime, reason: str = "") -> None:
        settled = {"state": state, "due_at": None, "settled_at": at, "reason": reason}
        self._connection.execute(update(outbox).where(outbox.c.id == mail_id).values(**settled))
