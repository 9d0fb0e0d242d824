"""Deleting a user who leaves (R4.3, R4.4, D7)."""

from __future__ import annotations

from imi_tui.domain.dto.leaving import DeleteUser
from imi_tui.domain.errors import Denied, FieldChange
from imi_tui.domain.model.user import User
from imi_tui.domain.usecases import changes
from imi_tui.domain.usecases.gate import admit_writing, own_user, refusals_recorded, require_version
from imi_tui.domain.usecases.leaving import hand_over
from imi_tui.domain.usecases.reset_password import await_temporary
from imi_tui.domain.usecases.save_user import require_not_last
from imi_tui.domain.usecases.world import World

_ACTION = "user.delete"


def delete_user(world: World, command: DeleteUser) -> None:
    """End account, sessions and rights at once and hand over what was chosen; the address is free for others, the user
    name never again (D1). Mail that waits for the user is dropped.

    Raises:
        Denied: `denied.own_account` (D15), `denied.other_authority`.
        Gone, Conflict: Deleted or changed by somebody else meanwhile.
        DomainError: `last.administrator` or `last.holder` (R4.3); what `hand_over` refuses.
    """
    recorded = refusals_recorded(world, command.actor, _ACTION, target="user", target_id=command.user_id)
    with recorded, world.storage.writing() as unit:
        present = admit_writing(unit, command.actor, "edit_users")
        user = own_user(unit, present, command.user_id)
        if user.id == present.user.id:
            raise Denied("denied.own_account")
        require_version(unit, user, command.expected_version)
        hand_over(world, unit, present, user, command.successors)
        require_not_last(world, unit, present, user, kept=(), stays_administrator=False)
        now, found = world.clock.now(), _rights_taken(user)
        # No password that is stored or on its way opens anything any more.
        await_temporary(user.credential)
        unit.users.save_credential(user)
        unit.sessions.end_all(user.id, now)
        unit.outbox.drop_for(user.id, now)
        user.roles, user.is_administrator = set(), False
        user.deleted_at = now
        user.version += 1
        unit.users.in_authority(present.authority.id).save(user)
        unit.audit.record(
            present.entry(now, _ACTION, target="user", target_id=user.id, version=user.version, changes=found)
        )
        unit.commit()


def _rights_taken(user: User) -> tuple[FieldChange, ...]:
    held = changes.by_module(user.roles)
    roles = tuple(
        FieldChange(path=f"roles.{module}", before=tuple(sorted(held[module])), after=()) for module in sorted(held)
    )
    if not user.is_administrator:
        return roles
    return (FieldChange(path="is_administrator", before=changes.YES, after=""), *roles)
