"""Making and upgrading the database, and looking whether it is sound. Imports Alembic, so only commands come here."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from imi_tui.domain.persistence.engine import file_of, make_private_file, remove_database, restructuring
from imi_tui.domain.persistence.revision import refuse_newer


def upgrade(url: str | Path) -> None:
    """Make the database, or bring it to the newest schema: wholly or not at all.

    A new file gets mode 0600, its folder 0700. Foreign keys are off while tables are rebuilt, and checked in the end.

    Raises:
        Unavailable: Damaged, read-only, full, busy, or newer than this program.
    """
    path = file_of(url)
    made = make_private_file(path)
    try:
        with restructuring(path) as connection:
            refuse_newer(connection, path)
            command.upgrade(alembic_config(connection), "head")
    except BaseException:
        if made:
            # An empty file would be taken for a damaged database.
            remove_database(path)
        raise


def alembic_config(connection: Connection) -> Config:
    """How Alembic finds the migrations; no file of settings."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
