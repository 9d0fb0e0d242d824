"""Putting back a user who was deleted by mistake (D7)."""

from __future__ import annotations

from imi_tui.domain.dto.leaving import RestoreUser
from imi_tui.domain.dto.users import UserView
from imi_tui.domain.errors import DomainError, FieldChange, Invalid, Issue
from imi_tui.domain.model.user import User
from imi_tui.domain.policies import email_address, leaving
from imi_tui.domain.ports import UnitOfWork
from imi_tui.domain.usecases.add_user import password_order
from imi_tui.domain.usecases.gate import admit_writing, deleted_user, refusals_recorded, require_version
from imi_tui.domain.usecases.reset_password import await_temporary
from imi_tui.domain.usecases.views import user_view
from imi_tui.domain.usecases.world import World

_ACTION = "user.restore"


def restore_user(world: World, command: RestoreUser) -> UserView:
    """The same user name, no roles, and a temporary password by mail, as after a reset.

    Raises:
        Denied: `denied.other_authority`.
        Gone: Never was.
        DomainError: `restore.not_deleted` (somebody was quicker), `restore.too_late`.
        Conflict: Something about the user was changed since it was shown.
        Invalid: Path `email`: taken meanwhile (`email.in_use`), or not right.
    """
    recorded = refusals_recorded(world, command.actor, _ACTION, target="user", target_id=command.user_id)
    with recorded, world.storage.writing() as unit:
        present = admit_writing(unit, command.actor, "edit_users")
        user = deleted_user(unit, present, command.user_id)
        now = world.clock.now()
        if user.deleted_at is None or user.deleted_at < leaving.restorable_since(now, world.rules.zone):
            raise DomainError("restore.too_late", name=user.name)
        require_version(unit, user, command.expected_version)
        found = _with_address(unit, user, user.email if command.email is None else command.email)
        user.roles, user.is_administrator = set(), False
        user.version += 1
        user.checked_on, user.checked_by = now, present.user.name
        unit.users.in_authority(present.authority.id).restore(user)
        await_temporary(user.credential)
        unit.users.save_credential(user)
        unit.outbox.put(password_order("reset", user, now))
        unit.audit.record(
            present.entry(now, _ACTION, target="user", target_id=user.id, version=user.version, changes=found)
        )
        view = user_view(unit, world, present, user)
        unit.commit()
    return view


def _with_address(unit: UnitOfWork, user: User, typed: str) -> tuple[FieldChange, ...]:
    """The address that the user has from now on, and what changed by that."""
    address, issues = email_address.check(typed, "email")
    if not issues and unit.users.email_in_use(email_address.key(address)):
        issues = (Issue(code="email.in_use", path="email"),)
    if issues:
        raise Invalid(issues)
    before, user.email = user.email, address
    return (FieldChange(path="email", before=before, after=address),) if address != before else ()
