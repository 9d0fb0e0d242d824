"""Who could take over from a user who leaves: colleagues, those who work in the module already first (R4.3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, case, exists, func, select

from imi_tui.domain.dto.leaving import Candidate, CandidateQuery
from imi_tui.domain.dto.users import SearchWord
from imi_tui.domain.persistence.tables import user_account, user_role
from imi_tui.domain.persistence.user_paging import matches


def find_successors(
    connection: Connection, authority_id: int, query: CandidateQuery, now: datetime
) -> Sequence[Candidate]:
    """See `CandidateQuery`."""
    account = user_account.c
    words = (matches(SearchWord(prefix=word), now) for word in query.text.split())
    works_there = exists().where(user_role.c.user_id == account.id, user_role.c.module_code == query.module)
    found = (
        select(account.id, account.version, account.first_name, account.last_name)
        .where(*_colleagues(authority_id, query.leaver_id), *words)
        .order_by(case((works_there, 0), else_=1), account.sort_key, account.id)
        .limit(query.limit)
    )
    rows = connection.execute(found).all()
    roles = _roles_of(connection, [row.id for row in rows])
    return [
        Candidate(
            user_id=row.id,
            version=row.version,
            name=f"{row.first_name} {row.last_name}",
            roles={code: frozenset(held) for code, held in roles.get(row.id, {}).items()},
        )
        for row in rows
    ]


def count_colleagues(connection: Connection, authority_id: int, leaver_id: int) -> int:
    """How many others there are."""
    found = select(func.count()).select_from(user_account).where(*_colleagues(authority_id, leaver_id))
    return connection.execute(found).scalar_one()


def _colleagues(authority_id: int, leaver_id: int) -> tuple[ColumnElement[bool], ...]:
    account = user_account.c
    return (account.authority_id == authority_id, account.deleted_at.is_(None), account.id != leaver_id)


def _roles_of(connection: Connection, ids: list[int]) -> dict[int, dict[str, set[str]]]:
    found: dict[int, dict[str, set[str]]] = {}
    for row in connection.execute(select(user_role).where(user_role.c.user_id.in_(ids))):
        found.setdefault(row.user_id, {}).setdefault(row.module_code, set()).add(row.role_code)
    return found
