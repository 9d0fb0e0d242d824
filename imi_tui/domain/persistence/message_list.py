"""The messages of an authority as a list of windows, newest first (screens, chapter 16)."""

from __future__ import annotations

import json
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, literal, or_, select

from imi_tui.domain.dto.mail import MailState, MessagePage, MessageQuery, MessageRow, MessageState
from imi_tui.domain.persistence.tables import outbox, user_account
from imi_tui.domain.persistence.user_paging import named_so

_SHOWN: Final[dict[str, tuple[MailState, ...]]] = {"failed": ("failed",), "waiting": ("waiting", "sending")}


def message_page(connection: Connection, authority_id: int, query: MessageQuery) -> MessagePage:
    """One window with its counts."""
    mine = outbox.c.authority_id == authority_id
    chosen: list[ColumnElement[bool]] = [mine]
    if query.show != "all":
        chosen.append(outbox.c.state.in_(_SHOWN[query.show]))
    if query.user_id is not None:
        chosen.append(outbox.c.user_id == query.user_id)
    for word in query.text.split():
        in_address = func.lower(outbox.c.address).contains(word.lower(), autoescape=True)
        chosen.append(or_(in_address, named_so(word)))
    counted = select(outbox.c.state, func.count().label("number")).where(mine).group_by(outbox.c.state)
    numbers = {row.state: row.number for row in connection.execute(counted)}
    matching = connection.execute(_with_reader(select(func.count())).where(and_(*chosen))).scalar_one()
    return MessagePage(
        rows=tuple(message_row(row) for row in _window(connection, chosen, query)),
        matching=matching,
        total=sum(numbers.values()),
        failed=numbers.get("failed", 0),
        waiting=numbers.get("waiting", 0) + numbers.get("sending", 0),
    )


def one_message(connection: Connection, authority_id: int, mail_id: int) -> MessageRow | None:
    """One message of that authority."""
    found = _lines().where(outbox.c.id == mail_id, outbox.c.authority_id == authority_id)
    row = connection.execute(found).one_or_none()
    return None if row is None else message_row(row)


def waiting_messages(connection: Connection, authority_id: int) -> int:
    """How many of that authority are still to leave; read from the index of what is due."""
    return _number(connection, outbox.c.authority_id == authority_id, outbox.c.due_at.is_not(None))


def failed_messages(connection: Connection, authority_id: int) -> int:
    """How many of that authority failed for good. The state is written into the statement: an index with a condition
    is not used for a parameter."""
    failed = outbox.c.state == literal("failed", literal_execute=True)
    return _number(connection, outbox.c.authority_id == authority_id, failed)


def _number(connection: Connection, *which: ColumnElement[bool]) -> int:
    return connection.execute(select(func.count()).select_from(outbox).where(*which)).scalar_one()


def _lines() -> Select[Any]:
    reader = (user_account.c.first_name, user_account.c.last_name, user_account.c.deleted_at)
    return _with_reader(select(outbox, *reader))


def _with_reader(found: Select[Any]) -> Select[Any]:
    return found.select_from(outbox.outerjoin(user_account, user_account.c.id == outbox.c.user_id))


def _window(connection: Connection, chosen: list[ColumnElement[bool]], query: MessageQuery) -> list[Row[Any]]:
    found = _lines().where(*chosen).limit(query.limit)
    if query.after is not None:
        last = int(query.after[0])
        found = found.where(outbox.c.id > last if query.backwards else outbox.c.id < last)
    found = found.order_by(outbox.c.id if query.backwards else outbox.c.id.desc())
    rows = list(connection.execute(found))
    return rows[::-1] if query.backwards else rows


def message_row(row: Row[Any]) -> MessageRow:
    """A line of the list."""
    days = json.loads(row.params).get("days_left")
    tried = row.state == "waiting" and row.attempts > 0
    state: MessageState = "again" if tried else row.state
    return MessageRow(
        id=row.id,
        key=(row.id,),
        queued_at=row.created_at,
        at=row.settled_at or row.created_at,
        to=row.address,
        kind=row.kind,
        state=state,
        days_left=int(days) if days is not None else None,
        reason=row.reason,
        attempts=row.attempts,
        next_try_at=row.due_at if row.state == "waiting" else None,
        user_id=row.user_id,
        name="" if row.user_id is None else f"{row.first_name} {row.last_name}",
        reader_deleted=row.deleted_at is not None,
    )
