"""An authority and everything that belongs to it (R2)."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from imi_tui.domain.persistence.columns import UtcDateTime
from imi_tui.domain.persistence.tables.metadata import metadata, number_key, partial_index, text_column

authority = Table(
    "authority",
    metadata,
    number_key(),
    text_column("number"),
    text_column("official_name"),
    Column("country_code", ForeignKey("country.code"), nullable=False),
    text_column("informal_name"),
    text_column("description"),
    text_column("email"),
    text_column("phone"),
    text_column("website"),
    text_column("street"),
    text_column("postcode"),
    text_column("town"),
    Column("is_access_manager", Boolean, nullable=False),
    Column("is_commission", Boolean, nullable=False),
    Column("managed_by_id", ForeignKey("authority.id")),
    Column("active_since", UtcDateTime, nullable=False),
    Column("checked_on", UtcDateTime),
    text_column("checked_by"),
    Column("changed_at", UtcDateTime),
    text_column("changed_by"),
    Column("version", Integer, nullable=False),
    UniqueConstraint("number"),
    CheckConstraint("version >= 1", name="version"),
    sqlite_autoincrement=True,
)

# What an authority is found by, folded (D18): beside the data, so that reading one does not drag it along.
authority_search = Table(
    "authority_search",
    metadata,
    Column("authority_id", ForeignKey("authority.id"), primary_key=True),
    text_column("sort_key"),
    text_column("name"),
    text_column("place"),
    text_column("description"),
)

working_language = Table(
    "working_language",
    metadata,
    Column("authority_id", ForeignKey("authority.id"), primary_key=True),
    Column("language_code", ForeignKey("language.code"), primary_key=True),
    Column("position", Integer, nullable=False),
)

competence = Table(
    "competence",
    metadata,
    Column("authority_id", ForeignKey("authority.id"), primary_key=True),
    Column("list_code", String, primary_key=True),
    Column("value_code", String, primary_key=True),
)

delegated_module = Table(
    "delegated_module",
    metadata,
    Column("authority_id", ForeignKey("authority.id"), primary_key=True),
    Column("module_code", ForeignKey("module.code"), primary_key=True),
)

access = Table(
    "access",
    metadata,
    Column("authority_id", ForeignKey("authority.id"), primary_key=True),
    Column("module_code", ForeignKey("module.code"), primary_key=True),
    text_column("role_code"),
    text_column("state"),
    Column("granted_by_id", ForeignKey("authority.id")),
    Column("uses_allocation", Boolean, nullable=False),
    CheckConstraint("state in ('granted', 'suspended')", name="state"),
)
# Who has what role in a module: those who can be linked (D5).
Index("ix_access_module", access.c.module_code, access.c.state, access.c.role_code, access.c.authority_id)

# Ticks and links go with their access (D5).
keyword_tick = Table(
    "keyword_tick",
    metadata,
    Column("authority_id", Integer, primary_key=True),
    Column("module_code", String, primary_key=True),
    Column("keyword_code", String, primary_key=True),
    ForeignKeyConstraint(
        ["authority_id", "module_code"], ["access.authority_id", "access.module_code"], ondelete="CASCADE"
    ),
)

linked_coordinator = Table(
    "linked_coordinator",
    metadata,
    Column("authority_id", Integer, primary_key=True),
    Column("module_code", String, primary_key=True),
    Column("coordinator_id", ForeignKey("authority.id"), primary_key=True),
    ForeignKeyConstraint(
        ["authority_id", "module_code"], ["access.authority_id", "access.module_code"], ondelete="CASCADE"
    ),
)

informal_name_translation = Table(
    "informal_name_translation",
    metadata,
    Column("authority_id", ForeignKey("authority.id"), primary_key=True),
    Column("language_code", ForeignKey("language.code"), primary_key=True),
    text_column("text"),
    Column("outdated", Boolean, nullable=False),
)

translation_request = Table(
    "translation_request",
    metadata,
    number_key(),
    Column("authority_id", ForeignKey("authority.id"), nullable=False),
    text_column("old_name"),
    text_column("new_name"),
    Column("requested_at", UtcDateTime, nullable=False),
    Column("requested_by_id", ForeignKey("user_account.id"), nullable=False),
    Column("closed_at", UtcDateTime),
    sqlite_autoincrement=True,
)
partial_index(
    "uq_translation_request_open",
    translation_request.c.authority_id,
    where=translation_request.c.closed_at.is_(None),
    unique=True,
)
