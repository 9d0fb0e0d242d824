"""The users list as windows: a sorting is a row of terms, a row's key their values, the next window begins after a key.

So a window costs the same wherever it stands, and somebody added meanwhile shifts nothing (never OFFSET).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, case, false, literal, or_, tuple_

from imi_tui.domain.dto.users import SearchWord, UserQuery, UserSort
from imi_tui.domain.persistence.columns import UtcDateTime
from imi_tui.domain.persistence.password_state import password_state, state_rank, still_running
from imi_tui.domain.persistence.tables import user_account
from imi_tui.domain.policies.folding import fold

_NEVER: Final = datetime(1, 1, 1, tzinfo=UTC)
_NO_END: Final = datetime(9999, 1, 1, tzinfo=UTC)
_LONGEST_WORD: Final = 400
"""Signs; no name or address is longer, and databases limit what they search for."""

Terms = tuple[ColumnElement[Any], ...]
Key = tuple[str | int, ...]


def terms_of(sort: UserSort, now: datetime) -> Terms:
    """What a sorting goes by, without empty values, unique by the id at the end."""
    return (*_leading_terms(sort, now), user_account.c.id)


def _leading_terms(sort: UserSort, now: datetime) -> Terms:
    by_name = user_account.c.sort_key
    if sort == "name":
        return (by_name,)
    if sort == "user_name":
        return (user_account.c.user_name_key,)
    if sort == "status":
        return case((user_account.c.first_active_at.is_(None), 0), else_=1), by_name
    if sort == "password":
        return state_rank(now), by_name
    if sort == "left":
        # Nothing left to count stands behind the longest.
        end = case((still_running(now), user_account.c.password_expires_at), else_=_moment(_NO_END))
        return end, by_name
    never = case((user_account.c.last_sign_in_at.is_(None), _moment(_NEVER)), else_=user_account.c.last_sign_in_at)
    return never, by_name


def window(found: Select[Any], query: UserQuery, terms: Terms) -> Select[Any]:
    """The rows after `query.after` in reading direction; backwards they come in reverse."""
    falling = query.descending != query.backwards
    if query.after is not None:
        here = tuple_(*terms)
        there = tuple_(
            *(literal(value, term.type) for value, term in zip(_values(query.after, terms), terms, strict=True))
        )
        found = found.where(here < there if falling else here > there)
    return found.order_by(*(term.desc() if falling else term.asc() for term in terms)).limit(query.limit)


def key_of(values: Sequence[Any]) -> Key:
    """What goes out as `UserRow.key`: moments as ISO text."""
    return tuple(value.isoformat() if isinstance(value, datetime) else value for value in values)


def ids_of(keys: Sequence[Key]) -> list[int]:
    """Whose rows these are: every sorting ends with the id."""
    return [int(key[-1]) for key in keys]


def _values(key: Key, terms: Terms) -> list[Any]:
    return [
        datetime.fromisoformat(str(value)) if isinstance(term.type, UtcDateTime) else value
        for value, term in zip(key, terms, strict=True)
    ]


def _moment(value: datetime) -> ColumnElement[datetime]:
    return literal(value, UtcDateTime())


def matches(word: SearchWord, now: datetime) -> ColumnElement[bool]:
    """Whether a word of name, user name or address begins so, or a state that the reader's word means."""
    conditions = [named_so(word.prefix)]
    if word.passwords:
        conditions.append(password_state(now).in_(sorted(word.passwords)))
    if word.statuses:
        is_new = user_account.c.first_active_at.is_(None)
        conditions.extend(is_new if status == "new" else ~is_new for status in sorted(word.statuses))
    if word.administrators:
        conditions.append(user_account.c.is_administrator.is_(True))
    return or_(*conditions)


def named_so(prefix: str) -> ColumnElement[bool]:
    """Whether a word of name, user name or address begins so."""
    folded = fold(prefix)
    if len(folded) > _LONGEST_WORD:
        return false()
    plain = folded.replace("/", "//").replace("%", "/%").replace("_", "/_")
    return user_account.c.search_text.like(f"% {plain}%", escape="/")
