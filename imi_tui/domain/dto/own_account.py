"""One's own account: "Mijn gegevens" (screens.md 17). Never touches rights (D15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from imi_tui.domain.dto.session import Actor
from imi_tui.domain.dto.users import UserView


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordRules:
    """The rules in force for passwords, as an operator has set them (R4.6, R4.7, D13, D14).

    Attributes:
        least: Characters that a password has at least.
        history: How many of the latest chosen passwords cannot be chosen again.
        months: How long a chosen password lives.
        temporary_hours: How long a temporary one works.
        refuse_guessable: Whether common passwords and names are refused.
    """

    least: int
    history: int
    months: int
    temporary_hours: int
    refuse_guessable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDetails:
    """What somebody sees of the own account.

    Attributes:
        screen_language: The chosen one; empty for that of the e-mails.
        password_set_at: When the present password was made (UTC).
    """

    user: UserView
    screen_language: str
    password_set_at: datetime | None
    rules: PasswordRules


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveOwnDetails:
    """What everybody may change of the own account; names, address and rights an administrator changes (R1.5)."""

    actor: Actor
    expected_version: int
    phone: str
    language: str
    screen_language: str
