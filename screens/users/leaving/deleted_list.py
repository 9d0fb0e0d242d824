"""The users list while it shows who was deleted and can be put back (screens.md 7.1, D7)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from imi_tui.domain.policies import leaving
from imi_tui.locale import formats
from screens.kit.widgets.columns import Column
from screens.users import words

if TYPE_CHECKING:
    from imi_tui.domain.dto.users import UserRow
    from screens.kit.host import Host


def deleted_columns(host: Callable[[], Host]) -> Sequence[Column[UserRow]]:
    """Who, when deleted, and the last day on which that can be undone."""
    tr = host().tr

    def deleted(row: UserRow) -> str:
        return _day(host(), row, last=False)

    def until(row: UserRow) -> str:
        return _day(host(), row, last=True)

    return (
        Column(code="name", head=tr("Name"), text=words.list_name, cells=24, priority=1, gives=True),
        Column(code="user_name", head=tr("User name"), text=_user_name, cells=14, priority=3, whole=True),
        Column(code="deleted", head=tr.ctx("column", "Deleted"), text=deleted, cells=11, priority=2),
        Column(code="until", head=tr("Back until"), text=until, cells=12, priority=4),
        Column(code="email", head=tr("E-mail"), text=_email, cells=12, priority=5, gives=True),
    )


def deleted_detail(host: Host, row: UserRow, hidden: frozenset[str]) -> str:
    """What the row cuts off, and what has no column."""
    parts = [words.full_name(row), row.email]
    if "until" in hidden:
        parts.append(host.tr("can be put back up to and including {when}", when=_day(host, row, last=True)))
    return " · ".join(parts)


def _day(host: Host, row: UserRow, *, last: bool) -> str:
    if row.deleted_at is None:
        return "-"
    at = row.deleted_at
    if last:
        at = leaving.restorable_until(at, host.zone) - timedelta(microseconds=1)
    return formats.date_of(host.tr.language, at, host.zone)


def _user_name(row: UserRow) -> str:
    return row.user_name


def _email(row: UserRow) -> str:
    return row.email
