"""Wrong attempts with user names that nobody has (D14)."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, String, Table

from imi_tui.domain.persistence.columns import UtcDateTime
from imi_tui.domain.persistence.tables.metadata import metadata, text_column

installation = Table(
    "installation",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    # Random, made once by the migration, in hexadecimal.
    text_column("secret"),
    CheckConstraint("id = 1", name="only_one"),
)

stranger = Table(
    "stranger",
    metadata,
    # A keyed hash: what was typed may have been a password.
    Column("name_hash", String, primary_key=True),
    Column("failed", Integer, nullable=False),
    Column("wait_until", UtcDateTime),
    Column("last_at", UtcDateTime, nullable=False),
)
Index("ix_stranger_last_at", stranger.c.last_at)
