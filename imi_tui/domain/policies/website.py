"""Websites of authorities (R1.1)."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import SplitResult, urlsplit

from imi_tui.domain.errors import Issue
from imi_tui.domain.policies import limits, texts

_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*)://")
_LABEL: Final = re.compile(r"[^\W_]([\w\-]*[^\W_])?")


def check(text: str, path: str) -> tuple[str, tuple[Issue, ...]]:
    """The address as it would be stored, with `https://` when no scheme was typed, and what is wrong with it.

    Blank is allowed. Only http and https; a host name with a dot; no user name in it, since that is how links deceive.
    """
    value, issues = texts.clean(text, path, maximum=limits.WEBSITE, required=False)
    issues = issues or texts.hidden(value, path)
    if not value or issues:
        return value, issues
    scheme = _SCHEME.match(value)
    if scheme is None:
        value = f"https://{value}"
        if len(value) > limits.WEBSITE:
            return value, (Issue(code="text.too_long", path=path, params={"max": limits.WEBSITE, "count": len(value)}),)
    elif scheme[1].lower() not in ("http", "https"):
        return value, (Issue(code="website.scheme", path=path, params={"scheme": scheme[1].lower()}),)
    return (value, ()) if _well_formed(value) else (value, (Issue(code="website.form", path=path),))


def _well_formed(value: str) -> bool:
    if any(character.isspace() for character in value):
        return False
    try:
        parts: SplitResult = urlsplit(value)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.username is not None or parts.password is not None or port == 0:
        return False
    labels = host.rstrip(".").split(".")
    return len(labels) > 1 and all(len(label) <= 63 and _LABEL.fullmatch(label) for label in labels)
