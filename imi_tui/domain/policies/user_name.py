"""User names (R3.6, D1, D9): proposed by the system, replaceable, easy to dictate, never used twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from typing import Final, Protocol

from imi_tui.domain.errors import Issue
from imi_tui.domain.policies import limits, texts

_ALLOWED: Final = re.compile(r"[a-z0-9._-]")
_PUNCTUATION: Final = "._-"
_ATTEMPTS: Final = 200
RESERVED: Final = frozenset(
    {
        "admin",
        "administrator",
        "anonymous",
        "bin",
        "commission",
        "daemon",
        "everyone",
        "everybody",
        "guest",
        "imi",
        "imi-tui",
        "localhost",
        "mail",
        "mailer-daemon",
        "nobody",
        "none",
        "noreply",
        "no-reply",
        "null",
        "operator",
        "postmaster",
        "root",
        "security",
        "superuser",
        "support",
        "sysadmin",
        "system",
        "test",
        "undefined",
        "unknown",
        "user",
        "username",
        "webmaster",
    }
)


class Chance(Protocol):
    """Where unpredictable numbers come from; the port `Random` is one."""

    def below(self, bound: int) -> int: ...


def key(text: str) -> str:
    """What is compared: NFC, casefolded, without blanks around it (D9)."""
    return unicodedata.normalize("NFC", texts.trimmed(text).casefold())


def possible(folded: str) -> bool:
    """Whether anybody could have this key: what cannot be a user name is not even looked for."""
    return 0 < len(folded) <= limits.USER_NAME and all(_ALLOWED.fullmatch(character) for character in folded)


def check(text: str, path: str = "user_name") -> tuple[str, tuple[Issue, ...]]:
    """The name as it would be stored, and what is wrong with its form. ASCII capitals become small letters."""
    value = _lowered(texts.stripped(text))
    found = texts.characters(value, path) or texts.hidden(value, path)
    if found:
        return value, found
    if not value:
        return value, (Issue(code="text.required", path=path),)
    return value, tuple(_form_issues(value, path))


def personal(user_name: str, names: Iterable[str], email: str, path: str = "user_name") -> tuple[Issue, ...]:
    """A warning when the user name is a part of the person's name or address, which others could guess (D9)."""
    bare = _bare(user_name)
    parts = [word for name in names for word in (name, *re.split(r"[\s\-]+", name))]
    local = email.rpartition("@")[0]
    parts.extend((local, local.partition("+")[0], *re.split(r"[._+\-]+", local), "".join(names)))
    if any(bare == _bare(part) for part in parts if len(_bare(part)) > 1):
        return (Issue(code="user_name.personal", path=path, warning=True),)
    return ()


def propose(random: Chance, taken: Callable[[str], bool]) -> str:
    """A free name: a neutral word and four digits, `kano-7316`. Knows nothing of the person, so it tells nothing.

    Raises:
        RuntimeError: When chance finds only taken names, which means that nearly all two million are used.
    """
    words = _words()
    for _ in range(_ATTEMPTS):
        name = f"{words[random.below(len(words))]}-{random.below(10_000):04d}"
        if not taken(name):
            return name
    raise RuntimeError("no free user name found")


@cache
def _words() -> tuple[str, ...]:
    return tuple((files("imi_tui.domain.policies") / "words.txt").read_text(encoding="ascii").split())


def _lowered(text: str) -> str:
    return "".join(character.lower() if character.isascii() else character for character in text)


def _form_issues(value: str, path: str) -> Iterable[Issue]:
    wrong = next((character for character in value if not _ALLOWED.fullmatch(character)), None)
    if wrong is not None and unicodedata.category(wrong) == "Zs":
        yield Issue(code="user_name.spaces", path=path)
    elif wrong is not None:
        yield Issue(code="user_name.character", path=path, params={"character": texts.named(wrong)})
    elif value[0] in _PUNCTUATION:
        yield Issue(code="user_name.start", path=path)
    elif value in RESERVED:
        yield Issue(code="user_name.reserved", path=path)
    count = len(value)
    if count < limits.USER_NAME_MIN:
        yield Issue(code="user_name.too_short", path=path, params={"min": limits.USER_NAME_MIN, "count": count})
    if count > limits.USER_NAME:
        yield Issue(code="user_name.too_long", path=path, params={"max": limits.USER_NAME, "count": count})


def _bare(text: str) -> str:
    """Letters and digits only, without accents and case."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if character.isalnum())
