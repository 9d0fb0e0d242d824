"""What authorities are found by (D18), and indexes for linking coordinators and for the choices of the users list.

The folding stands here as it was when this step was written: a step must do the same for ever.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_BATCH = 500
_WORD = re.compile(r"[^\W_]+")
_DROPPED = frozenset({"Mn", "Cs", "Cc", "Cf"})
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th"}
)


def upgrade() -> None:
    """Adds a table and indexes; no table is rebuilt."""
    words = [sa.Column(name, sa.String, nullable=False) for name in ("sort_key", "name", "place", "description")]
    owner = sa.Column("authority_id", sa.Integer, sa.ForeignKey("authority.id"), primary_key=True, nullable=False)
    search = op.create_table("authority_search", owner, *words)
    _fill(search)
    op.create_index("ix_access_module", "access", ["module_code", "state", "role_code", "authority_id"])
    failed = sa.text("state = 'failed'")
    op.create_index("ix_outbox_failed", "outbox", ["user_id", "id"], sqlite_where=failed, postgresql_where=failed)
    _list_of_users()


def _list_of_users() -> None:
    """The index over the users list, now with what tells when somebody was last checked."""
    op.drop_index("ix_user_account_list", "user_account")
    listed = ("authority_id", "sort_key", "id", "deleted_at", "user_name_key", "is_administrator", "first_active_at")
    passwords = ("password_temporary", "password_expires_at", "password_blocked_at")
    names = (*listed, "last_sign_in_at", *passwords, "created_at", "checked_on", "search_text")
    present = sa.text("deleted_at IS NULL")
    op.create_index("ix_user_account_list", "user_account", list(names), sqlite_where=present, postgresql_where=present)


def _fill(search: sa.Table) -> None:
    connection = op.get_bind()
    names = ("id", "official_name", "informal_name", "town", "description")
    authority = sa.table("authority", *(sa.column(name) for name in names))
    last = 0
    while True:
        found = sa.select(authority).where(authority.c.id > last).order_by(authority.c.id).limit(_BATCH)
        rows = [_words_of(row) for row in connection.execute(found)]
        if not rows:
            return
        connection.execute(sa.insert(search), rows)
        last = rows[-1]["authority_id"]


def _words_of(row: Any) -> dict[str, Any]:
    return {
        "authority_id": row.id,
        "sort_key": _fold(row.official_name),
        "name": _search_text(row.official_name, row.informal_name),
        "place": _search_text(row.town),
        "description": _search_text(row.description),
    }


def _fold(text: str) -> str:
    spaced = " ".join(text.split())
    if spaced.isascii():
        return "".join(sign for sign in spaced.casefold() if sign.isprintable())
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", spaced).casefold())
    kept = "".join(sign for sign in apart if unicodedata.category(sign) not in _DROPPED)
    return " ".join(unicodedata.normalize("NFC", kept.translate(_LETTERS)).split())


def _search_text(*texts: str) -> str:
    found: dict[str, None] = {}
    for text in texts:
        for token in _fold(text).split():
            found[token] = None
            for word in _WORD.finditer(token):
                found[token[word.start() :]] = None
    return "".join(f" {ending}" for ending in found)
