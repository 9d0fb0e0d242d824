"""The database: SQLAlchemy Core tables, mapped by hand to the entities.

Importing it imports SQLAlchemy: do it off the start path.
"""

from __future__ import annotations

from imi_tui.domain.persistence.storage import SqlStorage, open_storage

__all__ = ["SqlStorage", "open_storage"]
