"""Who changed a value of a user last, for the help about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from screens.kit.outcome import Done

if TYPE_CHECKING:
    from imi_tui.domain.dto.authority import LastChange
    from screens.kit.host import Host

_NAMES: Final = {"administrator": "is_administrator"}
"""What the form calls otherwise than the trail."""


async def last_change(host: Host, user_id: int, topic: str) -> LastChange | None:
    """For a topic of the help such as `users.phone`; None for what the trail does not keep as a value."""
    name = topic.removeprefix("users.")
    path, actor = _NAMES.get(name, name), host.me.actor
    outcome = await host.bridge.ask(lambda api: api.user_last_change(actor, user_id, path))
    return outcome.value if isinstance(outcome, Done) else None
