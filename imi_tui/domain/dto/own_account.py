"""One's own account: "Mijn gegevens" (screens.md 17). Never touches rights (D15)."""

from __future__ import annotations

from dataclasses import dataclass

from imi_tui.domain.dto.session import Actor
from imi_tui.domain.dto.users import UserView


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDetails:
    """What somebody sees of the own account.

    Attributes:
        screen_language: The chosen one; empty for that of the e-mails.
    """

    user: UserView
    screen_language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveOwnDetails:
    """What everybody may change of the own account; names, address and rights an administrator changes (R1.5)."""

    actor: Actor
    expected_version: int
    phone: str
    language: str
    screen_language: str
