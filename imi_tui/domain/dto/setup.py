"""Setting a system up: the first access manager and its first administrator (`imi-tui init`)."""

from __future__ import annotations

from dataclasses import dataclass

from imi_tui.domain.secret import Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstAccessManager:
    """The authority that all others come from, and its first user with every right (R1.3, D4).

    Attributes:
        password: A first password of one's own choice, asked or read from standard input (D22), R4.7 applies. None: a
            temporary one goes by mail.
        user_name: Empty: one is proposed by the system.
    """

    official_name: str
    informal_name: str
    country: str
    town: str
    email: str
    first_name: str
    last_name: str
    user_email: str
    language: str
    user_name: str = ""
    password: Secret | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Initialised:
    """What `init` made."""

    authority_number: str
    user_name: str
    password_by_mail: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that `db check` or `doctor` looked at.

    Attributes:
        code: e.g. `db.integrity`, `db.foreign_keys`, `db.schema`, `mail.transport`.
        ok: Whether it is right.
        params: What the sentence about it names.
    """

    code: str
    ok: bool
    params: tuple[tuple[str, str], ...] = ()
