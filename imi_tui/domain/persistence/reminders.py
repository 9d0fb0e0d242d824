"""Which reminders have been queued (R3.1, R4.6): each step once, whatever the clock does."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from imi_tui.domain.dto.mail import ReminderKind
from imi_tui.domain.persistence.tables import reminder


class SqlReminders:
    """Implements `ports.Reminders`. The key of the table keeps a step from being noted twice."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def reached(self, kind: ReminderKind, targets: Collection[int]) -> Mapping[tuple[int, str], int]:
        found = (
            select(reminder.c.target_id, reminder.c.occasion, func.max(reminder.c.step).label("step"))
            .where(reminder.c.kind == kind, reminder.c.target_id.in_(targets))
            .group_by(reminder.c.target_id, reminder.c.occasion)
        )
        return {(row.target_id, row.occasion): row.step for row in self._connection.execute(found)}

    def note(self, kind: ReminderKind, target_id: int, occasion: str, step: int, at: datetime) -> None:
        values = {"kind": kind, "target_id": target_id, "occasion": occasion, "step": step, "queued_at": at}
        self._connection.execute(insert(reminder).values(**values))
