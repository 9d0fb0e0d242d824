"""What users prefer for themselves."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0003"


def upgrade() -> None:
    """Adds a table; nobody has chosen anything yet."""
    op.create_table(
        "user_preference",
        sa.Column("user_id", sa.Integer, sa.ForeignKey("user_account.id"), primary_key=True, nullable=False),
        sa.Column("screen_language", sa.String, nullable=False),
    )
