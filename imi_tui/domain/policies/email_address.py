"""E-mail addresses of users and authorities (R2.7, R3.4, D8). The one file that asks email-validator."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from imi_tui.domain.errors import Issue
from imi_tui.domain.policies import limits, texts

_BLANKS: Final = re.compile(r"\s")
# What IDNA reads as a dot (UTS 46).
_DOTS: Final = str.maketrans("\u3002\uff0e\uff61", "...")


def check(text: str, path: str) -> tuple[str, tuple[Issue, ...]]:
    """The address as it would be stored, and what is wrong with it.

    No mail server is asked: the form alone counts, so a closed network takes every address that can exist.
    """
    value, issues = texts.clean(text, path, maximum=limits.EMAIL)
    if issues:
        too_long = [issue for issue in issues if issue.code == "text.too_long"]
        if too_long:
            return value, (Issue(code="email.too_long", path=path, params=too_long[0].params),)
        return value, issues
    hidden = texts.hidden(value, path)
    if hidden:
        return value, hidden
    code = _plain_mistake(value)
    if code is None:
        return _ask_library(value, path)
    params = {"domain": value.rpartition("@")[2]} if code == "email.no_dot" else {}
    return value, (Issue(code=code, path=path, params=params),)


def key(text: str) -> str:
    """What is unique in the whole system (D8): casefolded NFC local part and IDNA domain. Never fails."""
    value = texts.trimmed(text)
    local, at, domain = value.rpartition("@")
    if not at:
        return _folded(value)
    return f"{_folded(local)}@{_idna(domain)}"


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def _idna(domain: str) -> str:
    if domain.isascii():
        return domain.lower()
    import idna

    try:
        return idna.encode(domain, uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError):
        return _folded(domain)


def _plain_mistake(value: str) -> str | None:
    """The mistakes that people make, each with a sentence of its own."""
    local, at, domain = value.rpartition("@")
    if not at:
        return "email.no_at"
    if not domain:
        return "email.no_domain" if "@" not in local else "email.two_at"
    if not local:
        return "email.no_local"
    if "@" in local:
        return "email.two_at"
    if _BLANKS.search(value):
        return "email.spaces"
    if "=?" in local:
        # Would be decoded as a part of a header by mail programs, and on some Pythons end that header (CVE-2024-6923).
        return "email.form"
    if "." not in domain.translate(_DOTS).strip("."):
        return "email.no_dot"
    return None


def _ask_library(value: str, path: str) -> tuple[str, tuple[Issue, ...]]:
    from email_validator import SPECIAL_USE_DOMAIN_NAMES, EmailNotValidError, validate_email

    try:
        found = validate_email(value, check_deliverability=False, strict=True)
    except EmailNotValidError:
        domain = value.rpartition("@")[2].lower()
        if any(domain == name or domain.endswith(f".{name}") for name in SPECIAL_USE_DOMAIN_NAMES):
            return value, (Issue(code="email.reserved_domain", path=path, params={"domain": domain}),)
        return value, (Issue(code="email.form", path=path),)
    return found.normalized, ()
