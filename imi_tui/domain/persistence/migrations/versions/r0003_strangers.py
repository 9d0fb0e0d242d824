"""Wrong attempts with names that nobody has, and the secret that their hashes are keyed with (D14)."""

from __future__ import annotations

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Adds two tables; each installation gets a secret of its own."""
    number = sa.Column("id", sa.Integer, primary_key=True, autoincrement=False, nullable=False)
    secret = sa.Column("secret", sa.String, nullable=False)
    installation = op.create_table("installation", number, secret, sa.CheckConstraint("id = 1", name="only_one"))
    op.get_bind().execute(sa.insert(installation), {"id": 1, "secret": secrets.token_hex(32)})
    op.create_table(
        "stranger",
        sa.Column("name_hash", sa.String, primary_key=True, nullable=False),
        sa.Column("failed", sa.Integer, nullable=False),
        sa.Column("wait_until", sa.DateTime(timezone=True)),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_stranger_last_at", "stranger", ["last_at"])
