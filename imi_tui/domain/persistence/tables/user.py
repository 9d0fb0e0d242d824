"""Users with roles, passwords and sessions (R3, R4)."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from imi_tui.domain.persistence.columns import UtcDateTime
from imi_tui.domain.persistence.tables.metadata import metadata, number_key, partial_index, text_column

user_account = Table(
    "user_account",
    metadata,
    number_key(),
    Column("authority_id", ForeignKey("authority.id"), nullable=False),
    text_column("user_name"),
    text_column("user_name_key"),
    text_column("first_name"),
    text_column("last_name"),
    text_column("sort_key"),
    text_column("search_text"),
    text_column("email"),
    text_column("email_key"),
    text_column("phone"),
    Column("language_code", ForeignKey("language.code"), nullable=False),
    Column("is_administrator", Boolean, nullable=False),
    Column("password_hash", String),
    Column("password_temporary", Boolean, nullable=False),
    Column("password_set_at", UtcDateTime),
    Column("password_expires_at", UtcDateTime),
    Column("password_order", Integer, nullable=False),
    Column("password_failed", Integer, nullable=False),
    Column("password_wait_until", UtcDateTime),
    Column("password_blocked_at", UtcDateTime),
    Column("password_stamp", Integer, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("first_active_at", UtcDateTime),
    Column("last_sign_in_at", UtcDateTime),
    text_column("last_client"),
    Column("previous_sign_in_at", UtcDateTime),
    text_column("previous_client"),
    Column("failed_before", Integer, nullable=False),
    Column("checked_on", UtcDateTime),
    text_column("checked_by"),
    Column("version", Integer, nullable=False),
    Column("deleted_at", UtcDateTime),
    # For ever, deleted users included: a user name is never used again (D1).
    UniqueConstraint("user_name_key"),
    CheckConstraint("version >= 1", name="version"),
    sqlite_autoincrement=True,
)
_present = user_account.c.deleted_at.is_(None)
# Deleting frees the address (D7, D8).
partial_index("uq_user_account_email_key", user_account.c.email_key, where=_present, unique=True)
# The users list by name, and all that it filters, sorts and counts by: an authority's users stand together here, while
# their rows are scattered over the table. `deleted_at` is in it only because SQLite else looks it up in the table.
partial_index(
    "ix_user_account_list",
    user_account.c.authority_id,
    user_account.c.sort_key,
    user_account.c.id,
    user_account.c.deleted_at,
    user_account.c.user_name_key,
    user_account.c.is_administrator,
    user_account.c.first_active_at,
    user_account.c.last_sign_in_at,
    user_account.c.password_temporary,
    user_account.c.password_expires_at,
    user_account.c.password_blocked_at,
    user_account.c.created_at,
    user_account.c.checked_on,
    user_account.c.search_text,
    where=_present,
)
# Those who can be put back (D7), and those whose retention period ends (D19).
partial_index(
    "ix_user_account_deleted",
    user_account.c.authority_id,
    user_account.c.deleted_at,
    where=user_account.c.deleted_at.is_not(None),
)

user_role = Table(
    "user_role",
    metadata,
    Column("user_id", ForeignKey("user_account.id"), primary_key=True),
    Column("module_code", ForeignKey("module.code"), primary_key=True),
    Column("role_code", String, primary_key=True),
)

password_history = Table(
    "password_history",
    metadata,
    Column("user_id", ForeignKey("user_account.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    text_column("hash"),
)

session = Table(
    "session",
    metadata,
    number_key(),
    Column("user_id", ForeignKey("user_account.id"), nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("last_seen_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    text_column("ssh_client"),
    Column("stamp", Integer, nullable=False),
    Column("limited", Boolean, nullable=False),
    sqlite_autoincrement=True,
)
Index("ix_session_user_id", session.c.user_id)
