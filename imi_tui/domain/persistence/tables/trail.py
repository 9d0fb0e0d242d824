"""The trail (D19), the messages that wait (D20) and which reminders there were (R3.1, R4.6).

The trail names people and records by number only and has no foreign keys to them: it outlives what it tells of.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from imi_tui.domain.persistence.columns import UtcDateTime
from imi_tui.domain.persistence.tables.metadata import metadata, number_key, partial_index, text_column

audit_chain = Table(
    "audit_chain",
    metadata,
    # The authority's id; 0 for what concerns no authority.
    Column("chain", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, nullable=False),
    text_column("hash"),
)

audit = Table(
    "audit",
    metadata,
    number_key(),
    Column("chain", ForeignKey("audit_chain.chain"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("actor_id", Integer),
    Column("session_id", Integer),
    text_column("action"),
    text_column("target"),
    Column("target_id", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    text_column("result"),
    Column("commitments", Text, nullable=False),
    text_column("hash"),
    UniqueConstraint("chain", "seq"),
    sqlite_autoincrement=True,
)
Index("ix_audit_target", audit.c.target, audit.c.target_id, audit.c.version)

audit_value = Table(
    "audit_value",
    metadata,
    Column("audit_id", ForeignKey("audit.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    text_column("kind"),
    text_column("path"),
    Column("value", Text, nullable=False),
    text_column("salt"),
    CheckConstraint("kind in ('actor', 'client', 'change')", name="kind"),
)

outbox = Table(
    "outbox",
    metadata,
    number_key(),
    text_column("kind"),
    Column("authority_id", ForeignKey("authority.id")),
    Column("user_id", ForeignKey("user_account.id")),
    Column("password_order", Integer, nullable=False),
    text_column("address"),
    text_column("language_code"),
    Column("params", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    text_column("state"),
    Column("attempts", Integer, nullable=False),
    # When a worker may take it: the next try of a waiting one, the end of the lease of one being sent.
    Column("due_at", UtcDateTime),
    Column("settled_at", UtcDateTime),
    text_column("reason"),
    CheckConstraint("state in ('waiting', 'sending', 'sent', 'failed', 'lapsed')", name="state"),
    CheckConstraint("(due_at is null) = (settled_at is not null)", name="due_or_settled"),
    sqlite_autoincrement=True,
)
partial_index("ix_outbox_due", outbox.c.due_at, outbox.c.id, where=outbox.c.due_at.is_not(None))
partial_index("ix_outbox_failed", outbox.c.user_id, outbox.c.id, where=outbox.c.state == "failed")
Index("ix_outbox_user", outbox.c.user_id, outbox.c.id)
Index("ix_outbox_authority", outbox.c.authority_id, outbox.c.id)

reminder = Table(
    "reminder",
    metadata,
    # Which reminder, about which user or authority, for which occasion (a password's date), at which step: once.
    Column("kind", String, primary_key=True),
    Column("target_id", Integer, primary_key=True, autoincrement=False),
    Column("occasion", String, primary_key=True),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("queued_at", UtcDateTime, nullable=False),
)
