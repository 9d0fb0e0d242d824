"""What a driver error means to the domain. Only here are its codes known; no text or value of an error goes on."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext

from imi_tui.domain.errors import DomainError, Invalid, Issue, Unavailable

_UNAVAILABLE: Final = {
    sqlite3.SQLITE_BUSY: "unavailable.busy",
    sqlite3.SQLITE_LOCKED: "unavailable.busy",
    sqlite3.SQLITE_FULL: "unavailable.full",
    sqlite3.SQLITE_READONLY: "unavailable.read_only",
    sqlite3.SQLITE_PERM: "unavailable.read_only",
    sqlite3.SQLITE_CORRUPT: "unavailable.damaged",
    sqlite3.SQLITE_NOTADB: "unavailable.damaged",
    sqlite3.SQLITE_IOERR: "unavailable.damaged",
}
"""By primary code: the lowest eight bits of the extended one."""

_NO_ROOM: Final = frozenset({sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE})
"""Extended codes of a quota, a limit on the size of files, or no room for `-shm`; a full disk has a code of its own."""

_TAKEN: Final = {
    "user_account.email_key": Issue(code="email.in_use", path="email"),
    "user_account.user_name_key": Issue(code="user_name.in_use", path="user_name"),
}
"""The keys that two people can want at once; the loser hears what the policy would have said (R3.4, R3.6)."""


def refuse_plainly(engine: Engine, path: Path) -> None:
    """Make every driver error that the domain knows leave this engine as a `DomainError`; others stay what they are."""

    @event.listens_for(engine, "handle_error", retval=True)
    def explain(context: ExceptionContext) -> DomainError | None:
        return refusal_for(context.original_exception, path)


def refusal_for(error: BaseException, path: Path) -> DomainError | None:
    """The coded error for a driver error; None when it is a defect of the program."""
    if not isinstance(error, sqlite3.Error):
        return None
    if isinstance(error, sqlite3.IntegrityError):
        taken = next((issue for key, issue in _TAKEN.items() if key in str(error)), None)
        return Invalid((taken,)) if taken else None
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code in _NO_ROOM:
        return Unavailable("unavailable.full", path=str(path))
    if code & 0xFF == sqlite3.SQLITE_CANTOPEN:
        return Unavailable(_cannot_open(path), path=str(path))
    known = _UNAVAILABLE.get(code & 0xFF)
    return Unavailable(known, path=str(path)) if known else None


def _cannot_open(path: Path) -> str:
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return "unavailable.missing"
    except OSError:
        return "unavailable.read_only"
    return "unavailable.read_only" if stat.S_ISREG(mode) else "unavailable.damaged"
