"""Which schema this program works on. Kept by hand, so that opening needs no Alembic; a test compares."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, column, select, table
from sqlalchemy.exc import DBAPIError

from imi_tui.domain.errors import Unavailable

REVISIONS: Final = ("0001", "0002", "0003", "0005", "0006", "0007")
"""All that ever were, oldest first."""

HEAD: Final = REVISIONS[-1]

_bookkeeping = table("alembic_version", column("version_num"))


def revision_of(connection: Connection) -> str | None:
    """The revision that the database says it has; None when it keeps no such book (an empty or a foreign file)."""
    try:
        found = connection.execute(select(_bookkeeping.c.version_num)).scalar()
    except DBAPIError:
        return None
    return None if found is None else str(found)


def refuse_newer(connection: Connection, path: Path) -> None:
    """Refuse to upgrade what a newer program made.

    Raises:
        Unavailable: `unavailable.new_schema`.
    """
    found = revision_of(connection)
    if found is not None and found not in REVISIONS:
        raise Unavailable("unavailable.new_schema", path=str(path), found=found, expected=HEAD)


def require_head(connection: Connection, path: Path) -> None:
    """Refuse a database that this program must not work on.

    Raises:
        Unavailable: `unavailable.old_schema`, `unavailable.new_schema`; `unavailable.damaged` for a file that is none
            of ours (an empty one too: what was in it is gone).
    """
    found = revision_of(connection)
    if found == HEAD:
        return
    if found is None:
        raise Unavailable("unavailable.damaged", path=str(path))
    refuse_newer(connection, path)
    raise Unavailable("unavailable.old_schema", path=str(path), found=found, expected=HEAD)
