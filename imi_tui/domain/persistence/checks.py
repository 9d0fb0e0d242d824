"""Looking whether a database is sound (`imi-tui db check`). Changes nothing; needs no Alembic."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from imi_tui.domain.dto.setup import Finding
from imi_tui.domain.errors import Unavailable
from imi_tui.domain.persistence.audit_verify import chains, verify
from imi_tui.domain.persistence.engine import BUSY_SECONDS, broken_foreign_keys, damage, file_of, make_engines
from imi_tui.domain.persistence.revision import HEAD, revision_of


def check(url: str | Path) -> list[Finding]:
    """Everything that can be looked at; what a damaged file does not let be read is left out.

    Codes: `db.open` (params `reason`: a code of `Unavailable`), `db.private` (`mode`), `db.integrity` (`problems`),
    `db.foreign_keys` (`tables`), `db.schema` (`found`, `expected`), `db.audit` (`chains`, `rows`; when broken one a
    chain, with `chain`, `row`, `fault`).
    """
    path = file_of(url)
    engines = make_engines(path, BUSY_SECONDS)
    findings: list[Finding] = []
    try:
        with engines.reader.connect() as connection:
            findings.append(_private(path))
            findings.extend(_contents(connection))
    except Unavailable as refusal:
        findings.append(Finding(code="db.open", ok=False, params=(("reason", refusal.code),)))
    finally:
        engines.close()
    return findings


def _private(path: Path) -> Finding:
    """The file and those that SQLite keeps beside it are their owner's alone."""
    present = (path.with_name(path.name + ending) for ending in ("", "-wal", "-shm"))
    loosest = max(file.stat().st_mode & 0o777 for file in present if file.exists())
    return Finding(code="db.private", ok=not loosest & 0o077, params=(("mode", f"{loosest:04o}"),))


def _contents(connection: Connection) -> list[Finding]:
    problems = _problems(connection)
    found = revision_of(connection)
    findings = [
        Finding(code="db.integrity", ok=not problems, params=(("problems", "; ".join(problems[:5])),)),
        Finding(code="db.schema", ok=found == HEAD, params=(("found", found or ""), ("expected", HEAD))),
    ]
    if problems or found != HEAD:
        return findings
    tables = broken_foreign_keys(connection)
    findings.append(Finding(code="db.foreign_keys", ok=not tables, params=(("tables", ", ".join(tables)),)))
    return findings + _trail(connection)


def _problems(connection: Connection) -> list[str]:
    try:
        return damage(connection)
    except Unavailable as refusal:
        # Too damaged even to be looked through.
        return [refusal.code]


def _trail(connection: Connection) -> list[Finding]:
    reports = [verify(connection, chain) for chain in chains(connection)]
    broken = [
        Finding(
            code="db.audit",
            ok=False,
            params=(("chain", str(report.chain)), ("row", str(report.at)), ("fault", report.fault)),
        )
        for report in reports
        if report.fault
    ]
    rows = sum(report.rows for report in reports)
    whole = Finding(code="db.audit", ok=True, params=(("chains", str(len(reports))), ("rows", str(rows))))
    return broken or [whole]
