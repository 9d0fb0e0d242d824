"""Looking whether a chain of the trail is whole (D19).

Found: a row changed, taken away, put in or moved, and a value that is not the one that was written. Whoever can write
to the database can also seal everything anew from the changed row on, or cut the end off; only a head that was exported
before and is kept elsewhere tells that.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from sqlalchemy import Connection, Row, select

from imi_tui.domain.persistence.audit_chain import Fact, commitment, seal
from imi_tui.domain.persistence.tables import audit, audit_chain, audit_value, authority

Fault = Literal["", "missing", "changed", "value", "head"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainReport:
    """What was found in one chain.

    Attributes:
        rows: Rows that were found whole, the first one (number 0) included.
        erased: Values that are gone lawfully: their commitments still stand.
        fault: Empty when whole. `missing`: a row is not where it should be; `changed`: a row is not what was sealed;
            `value`: a value is not what was written; `head`: the chain does not end, or go by, where it should.
        at: Number of the first row that is wrong; -1 when none.
    """

    chain: int
    rows: int
    erased: int
    fault: Fault = ""
    at: int = -1


def chains(connection: Connection) -> Sequence[int]:
    """All chains that there should be: one an authority, and 0 once anything was written that concerns none."""
    known = set(connection.execute(select(audit_chain.c.chain)).scalars())
    return sorted(known | set(connection.execute(select(authority.c.id)).scalars()))


def verify(connection: Connection, chain: int, known_head: tuple[int, str] | None = None) -> ChainReport:
    """Walk the chain from its first row.

    Args:
        connection: Inside a reading transaction.
        chain: The authority's id, or 0.
        known_head: Number and hash of a row, exported earlier: it must still be there.
    """
    previous, seq, erased = "", 0, 0
    passed_known = known_head is None

    def report(fault: Fault, at: int) -> ChainReport:
        return ChainReport(chain=chain, rows=seq, erased=erased, fault=fault, at=at)

    for rows in _entries(connection, chain):
        row = rows[0]
        fact = _fact_of(row)
        if row.seq != seq:
            return report("missing", seq)
        if fact is None or seal(previous, fact) != row.hash:
            return report("changed", seq)
        values = [one for one in rows if one.position is not None]
        if not _values_hold(fact, values):
            return report("value", seq)
        passed_known = passed_known or known_head == (seq, row.hash)
        erased += len(fact.commitments) - len(values)
        previous, seq = row.hash, seq + 1
    head = connection.execute(select(audit_chain).where(audit_chain.c.chain == chain)).one_or_none()
    if head is None or head.seq >= seq:
        return report("missing", seq)
    if (head.seq, head.hash) != (seq - 1, previous) or not passed_known:
        return report("head", seq - 1)
    return report("", -1)


def _entries(connection: Connection, chain: int) -> Iterator[list[Row[Any]]]:
    """The rows of the chain in order, each as often as it has values, with those."""
    value = audit_value.c
    found = (
        select(audit, value.position, value.kind, value.path, value.value, value.salt)
        .outerjoin(audit_value, value.audit_id == audit.c.id)
        .where(audit.c.chain == chain)
        .order_by(audit.c.seq, value.position)
    )
    rows = connection.execute(found, execution_options={"yield_per": 500})
    for _, group in groupby(rows, key=lambda row: row.id):
        yield list(group)


def _fact_of(row: Row[Any]) -> Fact | None:
    try:
        commitments = json.loads(row.commitments)
    except ValueError:
        return None
    if not isinstance(commitments, list):
        return None
    return Fact(
        chain=row.chain,
        seq=row.seq,
        at=row.at,
        actor_id=row.actor_id,
        session_id=row.session_id,
        action=row.action,
        target=row.target,
        target_id=row.target_id,
        version=row.version,
        result=row.result,
        commitments=tuple(str(one) for one in commitments),
    )


def _values_hold(fact: Fact, values: list[Row[Any]]) -> bool:
    for one in values:
        if not 0 <= one.position < len(fact.commitments):
            return False
        if commitment(one.kind, one.path, one.value, one.salt) != fact.commitments[one.position]:
            return False
    return True
