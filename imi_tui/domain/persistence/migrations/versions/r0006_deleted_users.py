"""An index for the deleted users of an authority, who can be put back for a while (D7) and are erased later (D19)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Adds an index; no table is rebuilt."""
    gone = sa.text("deleted_at IS NOT NULL")
    names = ["authority_id", "deleted_at"]
    op.create_index("ix_user_account_deleted", "user_account", names, sqlite_where=gone, postgresql_where=gone)
