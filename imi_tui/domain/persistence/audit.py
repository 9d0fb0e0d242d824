"""The trail (D19): one chain an authority, appended in the transaction of what it tells of."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, and_, insert, or_, select, update

from imi_tui.domain.errors import FieldChange
from imi_tui.domain.model.records import AuditEntry
from imi_tui.domain.persistence.audit_chain import GENESIS, Fact, commitment, seal
from imi_tui.domain.persistence.audit_verify import ChainReport, chains, verify
from imi_tui.domain.persistence.inserting import insert_numbered
from imi_tui.domain.persistence.merging import merge
from imi_tui.domain.persistence.tables import audit, audit_chain, audit_value
from imi_tui.domain.policies.leaving import erased_name


class SqlAudit:
    """Implements `ports.Audit`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def record(self, entry: AuditEntry) -> None:
        head = select(audit_chain).where(audit_chain.c.chain == entry.authority_id).with_for_update()
        row = self._connection.execute(head).one_or_none()
        if row is None:
            # Only the chain for what concerns no authority begins here; an authority's begins with the authority.
            seq, previous = 0, start_chain(self._connection, entry.authority_id, entry.at)
        else:
            seq, previous = row.seq, row.hash
        values = _values_of(entry)
        fact = Fact(
            chain=entry.authority_id,
            seq=seq + 1,
            at=entry.at,
            actor_id=entry.actor_id,
            session_id=entry.session_id,
            action=entry.action,
            target=entry.target,
            target_id=entry.target_id,
            version=entry.version,
            result=entry.result,
            commitments=tuple(commitment(*value) for value in values),
        )
        audit_id = _append(self._connection, fact, previous)
        if values:
            names = ("kind", "path", "value", "salt")
            rows = [dict(zip(names, value, strict=True)) for value in values]
            self._connection.execute(
                insert(audit_value), [{"audit_id": audit_id, "position": at, **row} for at, row in enumerate(rows)]
            )

    def changes_since(
        self, target: str, target_id: int, version: int
    ) -> tuple[str, datetime, tuple[FieldChange, ...]] | None:
        found = (
            select(
                audit.c.id, audit.c.at, audit.c.actor_id, audit_value.c.kind, audit_value.c.path, audit_value.c.value
            )
            .outerjoin_from(audit, audit_value, audit_value.c.audit_id == audit.c.id)
            .where(
                audit.c.target == target,
                audit.c.target_id == target_id,
                audit.c.version > version,
                audit.c.result == "done",
            )
            .order_by(audit.c.version, audit.c.seq, audit_value.c.position)
        )
        rows = self._connection.execute(found).all()
        if not rows:
            return None
        last = rows[-1]
        names = [json.loads(row.value) for row in rows if row.id == last.id and row.kind == "actor"]
        if not names and last.actor_id is not None:
            names = [erased_name(last.actor_id)]
        changes = [_change_of(row.path, row.value) for row in rows if row.kind == "change"]
        return "".join(names), last.at, merge(changes)

    def last_change(self, target: str, target_id: int, path: str) -> tuple[str, datetime] | None:
        changed, named = audit_value.alias("changed"), audit_value.alias("named")
        found = (
            select(audit.c.at, named.c.value)
            .join_from(audit, changed, changed.c.audit_id == audit.c.id)
            .outerjoin(named, and_(named.c.audit_id == audit.c.id, named.c.kind == "actor"))
            .where(
                audit.c.target == target,
                audit.c.target_id == target_id,
                audit.c.result == "done",
                changed.c.kind == "change",
                or_(changed.c.path == path, changed.c.path.startswith(f"{path}.", autoescape=True)),
            )
            .order_by(audit.c.version.desc(), audit.c.seq.desc())
            .limit(1)
        )
        row = self._connection.execute(found).one_or_none()
        return None if row is None else (json.loads(row.value) if row.value else "", row.at)

    def chains(self) -> Sequence[int]:
        """All chains that there should be, by authority id; 0 for what concerns none."""
        return chains(self._connection)

    def verify(self, chain: int, known_head: tuple[int, str] | None = None) -> ChainReport:
        """Whether a chain is whole; see `audit_verify.verify`."""
        return verify(self._connection, chain, known_head)

    def head(self, chain: int) -> tuple[int, str] | None:
        """Number and hash of the last row, to be kept elsewhere; None when there is no such chain."""
        row = self._connection.execute(select(audit_chain).where(audit_chain.c.chain == chain)).one_or_none()
        return None if row is None else (row.seq, row.hash)


def start_chain(connection: Connection, chain: int, at: datetime) -> str:
    """The first row of a chain, so that a chain without rows cannot be taken for an authority without history.
    Returns its hash."""
    fact = Fact(
        chain=chain,
        seq=0,
        at=at,
        actor_id=None,
        session_id=None,
        action=GENESIS,
        target="authority",
        target_id=chain,
        version=0,
        result="done",
        commitments=(),
    )
    connection.execute(insert(audit_chain).values(chain=chain, seq=0, hash=""))
    _append(connection, fact, "")
    return seal("", fact)


def _append(connection: Connection, fact: Fact, previous: str) -> int:
    sealed = seal(previous, fact)
    columns = {**asdict(fact), "commitments": json.dumps(fact.commitments), "hash": sealed}
    audit_id = insert_numbered(connection, audit, columns)
    connection.execute(update(audit_chain).where(audit_chain.c.chain == fact.chain).values(seq=fact.seq, hash=sealed))
    return audit_id


def _values_of(entry: AuditEntry) -> list[tuple[str, str, str, str]]:
    """What can be erased: kind, path, value as JSON, salt."""
    values = [("actor", "", json.dumps(entry.actor_name))]
    if entry.ssh_client:
        values.append(("client", "", json.dumps(entry.ssh_client)))
    for change in entry.changes:
        both = [change.before, change.after]
        values.append(("change", change.path, json.dumps(both)))
    return [(*value, secrets.token_hex(16)) for value in values]


def _change_of(path: str, value: str) -> FieldChange:
    before, after = json.loads(value)
    return FieldChange(path=path, before=_side(before), after=_side(after))


def _side(value: str | list[str]) -> str | tuple[str, ...]:
    return value if isinstance(value, str) else tuple(value)
