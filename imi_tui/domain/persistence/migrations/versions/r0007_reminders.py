"""Which reminders have been queued, so that each comes once (R3.1, R4.6)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Adds a table."""
    op.create_table(
        "reminder",
        sa.Column("kind", sa.String, primary_key=True, nullable=False),
        sa.Column("target_id", sa.Integer, primary_key=True, autoincrement=False, nullable=False),
        sa.Column("occasion", sa.String, primary_key=True, nullable=False),
        sa.Column("step", sa.Integer, primary_key=True, autoincrement=False, nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
    )
