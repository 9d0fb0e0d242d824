"""Who may what (R1.2, R1.5, D27): one table for use cases and screens. Everything here concerns the own authority."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

Act = Literal[
    "see_home",
    "see_authority",
    "edit_authority",
    "see_users",
    "edit_users",
    "see_messages",
    "retry_messages",
    "see_translation_requests",
]
Holder = Literal["anyone", "administrator", "commission"]

MAY: Final[Mapping[Act, Holder]] = {
    "see_home": "anyone",
    "see_authority": "anyone",
    "edit_authority": "administrator",
    "see_users": "administrator",
    "edit_users": "administrator",
    "see_messages": "administrator",
    "retry_messages": "administrator",
    "see_translation_requests": "commission",
}
"""`anyone` is every signed-in user; `commission` every user of the Commission's desk."""


def refusal(act: Act, *, is_administrator: bool, is_commission: bool) -> str | None:
    """The code of the refusal, or None when the act is allowed."""
    needed = MAY[act]
    if needed == "administrator" and not is_administrator:
        return "denied.not_administrator"
    if needed == "commission" and not is_commission:
        return "denied.not_commission"
    return None
