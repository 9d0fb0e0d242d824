"""What a new password must be (R4.7, D13), in the form in which it is hashed."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from imi_tui.domain.errors import Issue
from imi_tui.domain.policies import limits, texts
from imi_tui.domain.secret import Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCheck:
    """One rule and whether it is met now; `code` is that of the issue when not. Params never hold the password."""

    code: str
    met: bool
    params: Mapping[str, object] = field(default_factory=dict)


def normalised(text: str) -> str:
    """The same text however the keyboard composed it: non-ASCII spaces as spaces, NFC (RFC 8265, OpaqueString)."""
    spaced = "".join(" " if unicodedata.category(character) == "Zs" else character for character in text)
    return unicodedata.normalize("NFC", spaced)


def prepared(password: Secret) -> Secret:
    """The secret in the form that is hashed and compared."""
    return Secret(normalised(password.reveal()))


def checks(new: str, again: str) -> tuple[RuleCheck, ...]:
    """Every rule that can be told while typing, always in this order: length, upper, lower, digit, the same twice.

    Length counts code points; upper, lower and digit go by Unicode category, so letters of every script count.
    """
    value = normalised(new)
    categories = {unicodedata.category(character) for character in value}
    length = {"min": limits.PASSWORD_MIN, "count": len(value)}
    return (
        RuleCheck(code="password.length", met=len(value) >= limits.PASSWORD_MIN, params=length),
        RuleCheck(code="password.upper", met="Lu" in categories),
        RuleCheck(code="password.lower", met="Ll" in categories),
        RuleCheck(code="password.digit", met="Nd" in categories),
        RuleCheck(code="password.same", met=bool(value) and value == normalised(again)),
    )


def issues(new: str, again: str, *, path: str = "new", again_path: str = "again") -> tuple[Issue, ...]:
    """Everything that is wrong with it but its history, at once."""
    value = normalised(new)
    if not value:
        return (Issue(code="password.required", path=path),)
    found: list[Issue] = []
    if any(_refused(character) for character in value):
        found.append(Issue(code="password.character", path=path))
    if len(value) > limits.PASSWORD:
        params = {"max": limits.PASSWORD, "count": len(value)}
        found.append(Issue(code="password.too_long", path=path, params=params))
    for rule in checks(new, again):
        if not rule.met:
            where = again_path if rule.code == "password.same" else path
            found.append(Issue(code=rule.code, path=where, params=rule.params))
    return tuple(found)


_REPLACEMENT: Final = "\ufffd"


def _refused(character: str) -> bool:
    """Controls and what a terminal that does not send UTF-8 leaves: it could never be typed again elsewhere."""
    return character == _REPLACEMENT or texts.forbidden(character)
