"""Run by Alembic: works on the connection and in the transaction that `migrate` hands over."""

from __future__ import annotations

from alembic import context

from imi_tui.domain.persistence.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
