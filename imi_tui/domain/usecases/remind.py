"""Queues the reminders that are due (R3.1, R4.6); needs nobody signed in.

Each step comes once: it is noted in the transaction that queues its message, and only a later step than the latest one
is ever queued. So running it twice, after an outage or on a clock that was put back sends nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from imi_tui.domain.dto.mail import ReminderKind, ReminderRow
from imi_tui.domain.model.records import MailOrder, Reader
from imi_tui.domain.policies import reminders
from imi_tui.domain.ports import UnitOfWork
from imi_tui.domain.usecases.notices import Notices
from imi_tui.domain.usecases.world import World

_BATCH: Final = 200
"""Readers in one transaction, so that nobody else waits long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """A step that has come. `target_id` and `occasion` say whose and for which password."""

    kind: ReminderKind
    reader: Reader
    target_id: int
    occasion: str
    step: int
    days_left: int | None = None


Batch = Callable[[UnitOfWork, datetime, int], tuple[list[_Step], int]]
"""The steps that have come for the next readers, and after whom to go on; 0 at the end."""


def remind(world: World, *, dry_run: bool = False) -> Iterator[ReminderRow]:
    """Queue what is due and tell of each; with `dry_run` tell only."""
    zone = world.rules.zone
    batches: tuple[Batch, ...] = (lambda unit, now, after: _passwords(unit, now, after, zone), _administrators)
    for batch in batches:
        after, more = 0, True
        while more:
            found, after = _one_batch(world, batch, after, dry_run=dry_run)
            yield from found
            more = after > 0


def _one_batch(world: World, batch: Batch, after: int, *, dry_run: bool) -> tuple[list[ReminderRow], int]:
    with world.storage.reading() as unit:
        steps, last = batch(unit, world.clock.now(), after)
        due = _new(unit, steps)
    if due and not dry_run:
        # Asked again under the lock: another run may have queued them meanwhile.
        with world.storage.writing() as unit:
            due = _new(unit, due)
            for step in due:
                _queue(unit, step, world.clock.now())
            unit.commit()
    return [ReminderRow(kind=step.kind, to=step.reader.address, days_left=step.days_left) for step in due], last


def _passwords(unit: UnitOfWork, now: datetime, after: int, zone: ZoneInfo) -> tuple[list[_Step], int]:
    since, until = reminders.password_window(now, zone)
    readers = unit.readers.with_password_ending(since, until, after, _BATCH)
    steps = []
    for reader in readers:
        set_at, ends = reader.password_set_at, reader.password_expires_at
        if reader.user_id is None or set_at is None or ends is None:
            continue
        step = reminders.password_step(set_at, ends, now, zone)
        if step is not None:
            left = reminders.days_left(ends, now, zone)
            steps.append(_Step(kind="password_reminder", reader=reader, target_id=reader.user_id,
                               occasion=set_at.isoformat(), step=step, days_left=left))  # fmt: skip
    return steps, (readers[-1].user_id or 0) if len(readers) == _BATCH else 0


def _administrators(unit: UnitOfWork, now: datetime, after: int) -> tuple[list[_Step], int]:
    alone = unit.readers.only_administrators(after, _BATCH)
    steps = []
    for reader, since in alone:
        step = reminders.alone_step(since, now)
        if step is not None:
            steps.append(_Step(kind="second_administrator", reader=reader, target_id=reader.authority_id,
                               occasion=since.isoformat(), step=step))  # fmt: skip
    return steps, alone[-1][0].authority_id if len(alone) == _BATCH else 0


def _new(unit: UnitOfWork, steps: Sequence[_Step]) -> list[_Step]:
    """Those that are later than the latest that was queued."""
    if not steps:
        return []
    reached = unit.reminders.reached(steps[0].kind, [step.target_id for step in steps])
    return [step for step in steps if step.step > reached.get((step.target_id, step.occasion), -1)]


def _queue(unit: UnitOfWork, step: _Step, now: datetime) -> None:
    unit.reminders.note(step.kind, step.target_id, step.occasion, step.step, now)
    if step.kind == "second_administrator":
        Notices(unit=unit, now=now).put("second_administrator", step.reader)
        return
    order = MailOrder(
        kind="password_reminder",
        authority_id=step.reader.authority_id,
        user_id=step.reader.user_id,
        address=step.reader.address,
        language=step.reader.language,
        created_at=now,
        params={"set_at": step.occasion, "days_left": str(step.days_left)},
    )
    unit.outbox.put(order)
