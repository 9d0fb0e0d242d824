"""Storing a row that gets its number from the database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, insert


def insert_numbered(connection: Connection, table: Table, values: Mapping[str, Any]) -> int:
    """Insert one row; returns the `id` that it got."""
    key = connection.execute(insert(table).values(**values)).inserted_primary_key
    if key is None:
        raise RuntimeError(f"{table.name} gave out no number")
    return int(key[0])
