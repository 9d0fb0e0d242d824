"""Recognising a text without keeping it: hashes keyed with the secret of this installation."""

from __future__ import annotations

import hmac

from sqlalchemy import Connection, select

from imi_tui.domain.persistence.tables import installation


def keyed_hash(connection: Connection, text: str) -> str:
    """The same text gives the same hash here, and another one in every other installation."""
    secret = connection.execute(select(installation.c.secret)).scalar_one()
    return hmac.digest(bytes.fromhex(secret), text.encode("utf-8", "surrogatepass"), "sha256").hex()
