"""What users prefer for themselves; a row stands only for who chose something."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Table

from imi_tui.domain.persistence.tables.metadata import metadata, text_column

user_preference = Table(
    "user_preference",
    metadata,
    Column("user_id", ForeignKey("user_account.id"), primary_key=True),
    # May be other than the language of e-mails (R3.3); empty for the same.
    text_column("screen_language"),
)
