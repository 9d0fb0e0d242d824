"""Who changed a single value last: what help says about a field (R1.1, R4.2)."""

from __future__ import annotations

from datetime import datetime

from imi_tui.domain.dto.authority import LastChange
from imi_tui.domain.dto.session import Actor
from imi_tui.domain.usecases.gate import admit, own_user, refusals_recorded
from imi_tui.domain.usecases.world import World


def of_authority(world: World, actor: Actor, path: str) -> LastChange | None:
    """A value of the own authority, by the path that the trail keeps it under (`general.email`)."""
    with refusals_recorded(world, actor, "authority.last_change"), world.storage.reading() as unit:
        present = admit(unit, actor, "see_authority")
        return _found(unit.audit.last_change("authority", present.authority.id, path))


def of_user(world: World, actor: Actor, user_id: int, path: str) -> LastChange | None:
    """A value of a user of the own authority; for administrators (D27).

    Raises:
        Denied: No administrator, or the user of another authority.
        Gone: `gone.user`.
    """
    with (
        refusals_recorded(world, actor, "user.last_change", target="user", target_id=user_id),
        world.storage.reading() as unit,
    ):
        present = admit(unit, actor, "see_users")
        return _found(unit.audit.last_change("user", own_user(unit, present, user_id).id, path))


def _found(found: tuple[str, datetime] | None) -> LastChange | None:
    return None if found is None else LastChange(by=found[0], at=found[1])
