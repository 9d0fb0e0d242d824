"""Reference data (D17): the catalogue as one document, and thin tables of its codes for foreign keys.

A code that was once loaded keeps its row for ever: data and trail may name it.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, String, Table, Text

from imi_tui.domain.persistence.tables.metadata import metadata, text_column

catalogue = Table(
    "catalogue",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    text_column("version"),
    Column("document", Text, nullable=False),
    CheckConstraint("id = 1", name="only_one"),
)

country = Table("country", metadata, Column("code", String, primary_key=True))

language = Table("language", metadata, Column("code", String, primary_key=True))

legal_area = Table("legal_area", metadata, Column("code", String, primary_key=True))

module = Table(
    "module",
    metadata,
    Column("code", String, primary_key=True),
    Column("area_code", ForeignKey("legal_area.code"), nullable=False),
)
