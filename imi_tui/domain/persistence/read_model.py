"""Lists straight from the tables to dtos, on a connection that cannot write."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, case, func, select

from imi_tui.domain.dto.authority import CoordinatorCandidate, TranslationRequestRow
from imi_tui.domain.dto.leaving import Candidate, CandidateQuery
from imi_tui.domain.dto.mail import MessagePage, MessageQuery, MessageRow
from imi_tui.domain.dto.roles_overview import RolesOverview
from imi_tui.domain.dto.users import UserPage, UserQuery, UserRow
from imi_tui.domain.model.search import CoordinatorSearch
from imi_tui.domain.model.user import Role
from imi_tui.domain.persistence.coordinator_search import find_coordinators
from imi_tui.domain.persistence.message_list import failed_messages, message_page, one_message, waiting_messages
from imi_tui.domain.persistence.password_state import password_state
from imi_tui.domain.persistence.roles_overview import overview_rows
from imi_tui.domain.persistence.successors import count_colleagues, find_successors
from imi_tui.domain.persistence.tables import (
    authority,
    informal_name_translation,
    language,
    translation_request,
    user_account,
    user_role,
)
from imi_tui.domain.persistence.user_choices import (
    choice,
    latest_mail_failed,
    needs_a_look,
    shown_at_all,
    unchecked,
)
from imi_tui.domain.persistence.user_paging import Key, ids_of, key_of, matches, terms_of, window

_PRESENT = user_account.c.deleted_at.is_(None)


@dataclass(slots=True, kw_only=True)
class AuthorityCounts:
    """Implements `ports.Counts`."""

    users: int
    administrators: int
    expired: int
    unchecked: int
    messages_waiting: int
    messages_failed: int
    mails_failed: int


class SqlReadModel:
    """Implements `ports.ReadModel`.

    Args:
        connection: Inside a reading transaction.
        zone: Where calendar days begin (D10).
    """

    def __init__(self, connection: Connection, zone: tzinfo) -> None:
        self._connection = connection
        self._zone = zone

    def users_page(self, authority_id: int, query: UserQuery, now: datetime) -> UserPage:
        keys, matching, total = self._found(authority_id, query, now)
        return UserPage(rows=self._lines(keys, now), matching=matching, total=total)

    def roles_overview(
        self,
        authority_id: int,
        query: UserQuery,
        now: datetime,
        *,
        modules: Sequence[str],
        everything: AbstractSet[Role],
    ) -> RolesOverview:
        keys, matching, total = self._found(authority_id, query, now)
        rows = overview_rows(self._connection, keys, everything)
        return RolesOverview(modules=tuple(modules), rows=rows, matching=matching, total=total)

    def successors(self, authority_id: int, query: CandidateQuery, now: datetime) -> Sequence[Candidate]:
        return find_successors(self._connection, authority_id, query, now)

    def count_colleagues(self, authority_id: int, leaver_id: int) -> int:
        return count_colleagues(self._connection, authority_id, leaver_id)

    def coordinator_candidates(self, search: CoordinatorSearch) -> Sequence[CoordinatorCandidate]:
        return find_coordinators(self._connection, search)

    def counts(self, authority_id: int, now: datetime) -> AuthorityCounts:
        mine = and_(user_account.c.authority_id == authority_id, _PRESENT)
        is_expired = password_state(now) == "expired"
        users = select(
            func.count().label("users"),
            _number_of(user_account.c.is_administrator.is_(True)).label("administrators"),
            _number_of(is_expired).label("expired"),
            _number_of(unchecked(now, self._zone)).label("unchecked"),
        ).where(mine)
        people = self._connection.execute(users).one()
        failed = select(func.count()).select_from(user_account).where(mine, latest_mail_failed())
        return AuthorityCounts(
            users=people.users,
            administrators=people.administrators,
            expired=people.expired,
            unchecked=people.unchecked,
            messages_waiting=waiting_messages(self._connection, authority_id),
            messages_failed=failed_messages(self._connection, authority_id),
            mails_failed=self._connection.execute(failed).scalar_one(),
        )

    def translation_requests(self) -> Sequence[TranslationRequestRow]:
        others = self._connection.execute(select(func.count()).select_from(language)).scalar_one() - 1
        text = informal_name_translation
        up_to_date = (
            select(func.count())
            .where(text.c.authority_id == authority.c.id, text.c.outdated.is_(False), text.c.text != "")
            .scalar_subquery()
        )
        request = translation_request
        found = (
            select(
                request,
                authority.c.number,
                authority.c.official_name,
                authority.c.country_code,
                up_to_date.label("done"),
            )
            .join_from(request, authority, authority.c.id == request.c.authority_id)
            .where(request.c.closed_at.is_(None))
            .order_by(request.c.requested_at.desc(), request.c.id.desc())
        )
        return [
            TranslationRequestRow(
                number=row.number,
                official_name=row.official_name,
                country=row.country_code,
                old_name=row.old_name,
                new_name=row.new_name,
                requested_at=row.requested_at,
                up_to_date=row.done,
                languages=others,
            )
            for row in self._connection.execute(found)
        ]

    def messages(self, authority_id: int, query: MessageQuery) -> MessagePage:
        return message_page(self._connection, authority_id, query)

    def message(self, authority_id: int, mail_id: int) -> MessageRow | None:
        return one_message(self._connection, authority_id, mail_id)

    def _found(self, authority_id: int, query: UserQuery, now: datetime) -> tuple[list[Key], int, int]:
        """Keys of the rows of the window in list order, how many match, how many users there are."""
        mine = and_(user_account.c.authority_id == authority_id, shown_at_all(query.show, now, self._zone))
        found = [*(matches(word, now) for word in query.words), *choice(query.show, now, self._zone)]
        found += [needs_a_look(now, self._zone)] if query.problems else []
        total, matching = self._count(mine, found)
        terms = terms_of(query.sort, now)
        # Where the window stands, from the index alone; what its few rows show is asked by id.
        keys = [
            key_of(row) for row in self._connection.execute(window(select(*terms).where(mine, *found), query, terms))
        ]
        return keys[::-1] if query.backwards else keys, matching, total

    def _count(self, mine: ColumnElement[bool], found: list[ColumnElement[bool]]) -> tuple[int, int]:
        """All users of the authority, and those that match: one pass."""
        if not found:
            total = self._connection.execute(select(func.count()).select_from(user_account).where(mine)).scalar_one()
            return total, total
        row = self._connection.execute(select(func.count(), _number_of(and_(*found))).where(mine)).one()
        return row[0], row[1]

    def _lines(self, keys: list[Key], now: datetime) -> tuple[UserRow, ...]:
        """What the list shows of these users, in their order."""
        ids = ids_of(keys)
        if not ids:
            return ()
        shown = select(user_account, password_state(now).label("password")).where(user_account.c.id.in_(ids))
        rows = {row.id: row for row in self._connection.execute(shown)}
        roles, failed = self._roles(ids), self._with_failed_mail(ids)
        return tuple(
            _line(rows[one], key, roles.get(one, 0), self._days_left(rows[one], now), one in failed)
            for one, key in zip(ids, keys, strict=True)
        )

    def _roles(self, ids: list[int]) -> dict[int, int]:
        found = (
            select(user_role.c.user_id, func.count().label("roles"))
            .where(user_role.c.user_id.in_(ids))
            .group_by(user_role.c.user_id)
        )
        return {row.user_id: row.roles for row in self._connection.execute(found)}

    def _with_failed_mail(self, ids: list[int]) -> set[int]:
        """Users whom mail does not reach."""
        found = select(user_account.c.id).where(user_account.c.id.in_(ids), latest_mail_failed())
        return set(self._connection.execute(found).scalars())

    def _days_left(self, row: Row[Any], now: datetime) -> int | None:
        """Calendar days from today to the last day on which the password works: 0 on that day itself."""
        if row.password_blocked_at is not None or row.password_expires_at is None or row.password_expires_at <= now:
            return None
        # The end is exclusive: midnight belongs to the day before.
        last = (row.password_expires_at - timedelta(microseconds=1)).astimezone(self._zone).date()
        days: int = (last - now.astimezone(self._zone).date()).days
        return days


def _number_of(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _line(row: Row[Any], key: Key, roles: int, days_left: int | None, mail_failed: bool) -> UserRow:
    return UserRow(
        id=row.id,
        key=key,
        first_name=row.first_name,
        last_name=row.last_name,
        user_name=row.user_name,
        email=row.email,
        phone=row.phone,
        language=row.language_code,
        is_administrator=row.is_administrator,
        status="new" if row.first_active_at is None else "active",
        password=row.password,
        days_left=days_left,
        roles=roles,
        last_sign_in_at=row.last_sign_in_at,
        mail_failed=mail_failed,
        version=row.version,
        checked_on=row.checked_on,
        deleted_at=row.deleted_at,
    )
