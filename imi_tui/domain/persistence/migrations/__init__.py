"""Every change of the tables since the first, for Alembic. Only `migrate` comes here."""
