"""Asking for somebody's deletion: opens the steps, or says at once why it cannot be (screens.md 8.5, R4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imi_tui.domain.errors import DomainError
from screens.kit.outcome import Defect, Done, Refused
from screens.kit.problems import role_name, sentence
from screens.users import words

if TYPE_CHECKING:
    from imi_tui.domain.dto.leaving import Departure
    from screens.kit.app_screen import AppScreen


async def begin_leaving(page: AppScreen, user_id: int) -> None:
    """Open the steps for that user."""
    actor = page.host.me.actor
    async with page.busy(page.tr("fetching data...")):
        outcome = await page.host.bridge.ask(lambda api: api.departure(actor, user_id))
    match outcome:
        case Done(value=departure):
            reason = _impossible(page, departure)
            if reason:
                page.say("error", reason)
            else:
                await page.host.go("leaving", departure=departure)
        case Refused() | Defect():
            page.explain(outcome)


def _impossible(page: AppScreen, departure: Departure) -> str:
    """Why nobody could delete this user now; empty when somebody can."""
    if departure.user.is_administrator and not departure.administrators_left:
        return sentence(page.host, DomainError("last.administrator", name=words.full_name(departure.user)))
    needed = [role.role for role in departure.vacant if role.needed]
    if needed and not departure.colleagues:
        role = role_name(page.host, needed[0])
        return page.tr("nobody else can become {role}. Register a colleague first.", role=role)
    return ""
