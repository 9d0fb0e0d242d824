"""The first tables. Names of constraints follow from the naming convention of the metadata."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make everything."""
    _reference()
    _authority()
    _parts_of_authority()
    _accesses()
    _user()
    _parts_of_user()
    _trail()
    _post()


def _reference() -> None:
    document = sa.Column("document", sa.Text, nullable=False)
    only_one = sa.CheckConstraint("id = 1", name="only_one")
    op.create_table("catalogue", _plain_key("id"), *_texts("version"), document, only_one)
    for name in ("country", "language", "legal_area"):
        op.create_table(name, _text_key("code"))
    op.create_table("module", _text_key("code"), _to_text("area_code", "legal_area.code"))


def _authority() -> None:
    op.create_table(
        "authority",
        _number_key(),
        *_texts("number", "official_name"),
        _to_text("country_code", "country.code"),
        *_texts("informal_name", "description", "email", "phone", "website", "street", "postcode", "town"),
        *_flags("is_access_manager", "is_commission"),
        _to_number("managed_by_id", "authority.id", nullable=True),
        _moment("active_since"),
        _moment("checked_on", nullable=True),
        *_texts("checked_by"),
        _moment("changed_at", nullable=True),
        *_texts("changed_by"),
        *_numbers("version"),
        sa.UniqueConstraint("number"),
        sa.CheckConstraint("version >= 1", name="version"),
        sqlite_autoincrement=True,
    )


def _parts_of_authority() -> None:
    authority = "authority.id"
    op.create_table(
        "working_language",
        _to_number("authority_id", authority, key=True),
        _to_text("language_code", "language.code", key=True),
        *_numbers("position"),
    )
    op.create_table(
        "competence",
        _to_number("authority_id", authority, key=True),
        _text_key("list_code"),
        _text_key("value_code"),
    )
    op.create_table(
        "delegated_module",
        _to_number("authority_id", authority, key=True),
        _to_text("module_code", "module.code", key=True),
    )
    op.create_table(
        "informal_name_translation",
        _to_number("authority_id", authority, key=True),
        _to_text("language_code", "language.code", key=True),
        *_texts("text"),
        *_flags("outdated"),
    )


def _accesses() -> None:
    op.create_table(
        "access",
        _to_number("authority_id", "authority.id", key=True),
        _to_text("module_code", "module.code", key=True),
        *_texts("role_code", "state"),
        _to_number("granted_by_id", "authority.id", nullable=True),
        *_flags("uses_allocation"),
        sa.CheckConstraint("state in ('granted', 'suspended')", name="state"),
    )
    access = (["authority_id", "module_code"], ["access.authority_id", "access.module_code"])
    op.create_table(
        "keyword_tick",
        sa.Column("authority_id", sa.Integer, primary_key=True),
        _text_key("module_code"),
        _text_key("keyword_code"),
        sa.ForeignKeyConstraint(*access, ondelete="CASCADE"),
    )
    op.create_table(
        "linked_coordinator",
        sa.Column("authority_id", sa.Integer, primary_key=True),
        _text_key("module_code"),
        _to_number("coordinator_id", "authority.id", key=True),
        sa.ForeignKeyConstraint(*access, ondelete="CASCADE"),
    )


def _user() -> None:
    op.create_table(
        "user_account",
        _number_key(),
        _to_number("authority_id", "authority.id"),
        *_texts("user_name", "user_name_key", "first_name", "last_name", "sort_key", "search_text"),
        *_texts("email", "email_key", "phone"),
        _to_text("language_code", "language.code"),
        *_flags("is_administrator"),
        sa.Column("password_hash", sa.String),
        *_flags("password_temporary"),
        _moment("password_set_at", nullable=True),
        _moment("password_expires_at", nullable=True),
        *_numbers("password_order", "password_failed"),
        _moment("password_wait_until", nullable=True),
        _moment("password_blocked_at", nullable=True),
        *_numbers("password_stamp"),
        _moment("created_at"),
        _moment("first_active_at", nullable=True),
        _moment("last_sign_in_at", nullable=True),
        *_texts("last_client"),
        _moment("previous_sign_in_at", nullable=True),
        *_texts("previous_client"),
        *_numbers("failed_before"),
        _moment("checked_on", nullable=True),
        *_texts("checked_by"),
        *_numbers("version"),
        _moment("deleted_at", nullable=True),
        sa.UniqueConstraint("user_name_key"),
        sa.CheckConstraint("version >= 1", name="version"),
        sqlite_autoincrement=True,
    )
    present = "deleted_at IS NULL"
    _index("uq_user_account_email_key", "user_account", "email_key", where=present, unique=True)
    listed = ("authority_id", "sort_key", "id", "deleted_at", "user_name_key", "is_administrator", "first_active_at")
    passwords = ("password_temporary", "password_expires_at", "password_blocked_at")
    names = (*listed, "last_sign_in_at", *passwords, "search_text")
    _index("ix_user_account_list", "user_account", *names, where=present)


def _parts_of_user() -> None:
    user = "user_account.id"
    op.create_table(
        "user_role",
        _to_number("user_id", user, key=True),
        _to_text("module_code", "module.code", key=True),
        _text_key("role_code"),
    )
    op.create_table(
        "password_history",
        _to_number("user_id", user, key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        *_texts("hash"),
    )
    op.create_table(
        "session",
        _number_key(),
        _to_number("user_id", user),
        _moment("started_at"),
        _moment("last_seen_at"),
        _moment("ended_at", nullable=True),
        *_texts("ssh_client"),
        *_numbers("stamp"),
        *_flags("limited"),
        sqlite_autoincrement=True,
    )
    _index("ix_session_user_id", "session", "user_id")
    op.create_table(
        "translation_request",
        _number_key(),
        _to_number("authority_id", "authority.id"),
        *_texts("old_name", "new_name"),
        _moment("requested_at"),
        _to_number("requested_by_id", user),
        _moment("closed_at", nullable=True),
        sqlite_autoincrement=True,
    )
    still_open = "closed_at IS NULL"
    _index("uq_translation_request_open", "translation_request", "authority_id", where=still_open, unique=True)


def _trail() -> None:
    op.create_table("audit_chain", _plain_key("chain"), *_numbers("seq"), *_texts("hash"))
    op.create_table(
        "audit",
        _number_key(),
        _to_number("chain", "audit_chain.chain"),
        *_numbers("seq"),
        _moment("at"),
        sa.Column("actor_id", sa.Integer),
        sa.Column("session_id", sa.Integer),
        *_texts("action", "target"),
        *_numbers("target_id", "version"),
        *_texts("result"),
        sa.Column("commitments", sa.Text, nullable=False),
        *_texts("hash"),
        sa.UniqueConstraint("chain", "seq"),
        sqlite_autoincrement=True,
    )
    _index("ix_audit_target", "audit", "target", "target_id", "version")
    op.create_table(
        "audit_value",
        _to_number("audit_id", "audit.id", key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        *_texts("kind", "path"),
        sa.Column("value", sa.Text, nullable=False),
        *_texts("salt"),
        sa.CheckConstraint("kind in ('actor', 'client', 'change')", name="kind"),
    )


def _post() -> None:
    op.create_table(
        "outbox",
        _number_key(),
        *_texts("kind"),
        _to_number("authority_id", "authority.id", nullable=True),
        _to_number("user_id", "user_account.id", nullable=True),
        *_numbers("password_order"),
        *_texts("address", "language_code"),
        sa.Column("params", sa.Text, nullable=False),
        _moment("created_at"),
        *_texts("state"),
        *_numbers("attempts"),
        _moment("due_at", nullable=True),
        _moment("settled_at", nullable=True),
        *_texts("reason"),
        sa.CheckConstraint("state in ('waiting', 'sending', 'sent', 'failed', 'lapsed')", name="state"),
        sa.CheckConstraint("(due_at is null) = (settled_at is not null)", name="due_or_settled"),
        sqlite_autoincrement=True,
    )
    _index("ix_outbox_due", "outbox", "due_at", "id", where="due_at IS NOT NULL")
    _index("ix_outbox_user", "outbox", "user_id", "id")
    _index("ix_outbox_authority", "outbox", "authority_id", "id")


def _number_key() -> sa.Column[Any]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _plain_key(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, primary_key=True, autoincrement=False)


def _text_key(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String, primary_key=True)


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.String, nullable=False) for name in names]


def _numbers(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]


def _flags(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Boolean, nullable=False) for name in names]


def _moment(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _to_number(name: str, target: str, *, key: bool = False, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(target), primary_key=key, nullable=nullable)


def _to_text(name: str, target: str, *, key: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String, sa.ForeignKey(target), primary_key=key, nullable=False)


def _index(name: str, table: str, *columns: str, where: str | None = None, unique: bool = False) -> None:
    rows = sa.text(where) if where else None
    op.create_index(name, table, list(columns), unique=unique, sqlite_where=rows, postgresql_where=rows)
