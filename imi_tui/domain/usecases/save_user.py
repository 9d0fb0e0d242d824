"""Changing a user's data and rights (R3.5, R4.2-R4.4, D15)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from imi_tui.domain.dto.users import ConfirmUser, SaveUser, UserData, UserSaved, UserView
from imi_tui.domain.errors import DomainError, Invalid
from imi_tui.domain.model.user import Role, User
from imi_tui.domain.policies import last_holder, user_data
from imi_tui.domain.ports import UnitOfWork
from imi_tui.domain.usecases import changes
from imi_tui.domain.usecases.add_user import email_issues
from imi_tui.domain.usecases.gate import Present, admit_writing, own_user, refusals_recorded, require_version
from imi_tui.domain.usecases.leaving import hand_over
from imi_tui.domain.usecases.notices import Notices
from imi_tui.domain.usecases.views import offers, user_view
from imi_tui.domain.usecases.world import World

_ACTION = "user.save"


def save_user(world: World, command: SaveUser) -> UserSaved:
    """Store data and rights; user name and password stay as they are. The own administrator role can be dropped while
    another administrator remains.

    Raises:
        Gone, Conflict: Deleted or changed by somebody else meanwhile.
        Invalid: Everything that is not right yet.
        DomainError: `last.administrator` or `last.holder` (R4.3); what `hand_over` refuses.
    """
    recorded = refusals_recorded(world, command.actor, _ACTION, target="user", target_id=command.user_id)
    with recorded, world.storage.writing() as unit:
        present = admit_writing(unit, command.actor, "edit_users")
        user = own_user(unit, present, command.user_id)
        require_version(unit, user, command.expected_version)
        checked = _check(world, unit, present, user, command.data)
        errors = (*checked.errors, *email_issues(unit, checked, except_id=user.id))
        if errors:
            raise Invalid(errors)
        data = checked.data
        roles = {(module, role) for module, given in data.roles.items() for role in given}
        hand_over(world, unit, present, user, command.successors)
        require_not_last(world, unit, present, user, kept=roles, stays_administrator=data.is_administrator)
        found, now, before = changes.of_user(user, data), world.clock.now(), replace(user)
        _apply(user, data, roles)
        Notices(unit=unit, now=now).user_changed(before, user, world.reference.get(unit))
        user.checked_on, user.checked_by = now, present.user.name
        user.version += 1 if found else 0
        unit.users.in_authority(present.authority.id).save(user)
        version = user.version if found else 0
        unit.audit.record(present.entry(now, _ACTION, target="user", target_id=user.id, version=version, changes=found))
        view = user_view(unit, world, present, user)
        unit.commit()
    return UserSaved(user=view, changes=found, warnings=checked.warnings)


def confirm_user(world: World, command: ConfirmUser) -> UserView:
    """Note that the data were looked at and are right (R4.2, D25).

    Raises:
        Gone, Conflict: Deleted, or no longer the ones that were looked at.
    """
    action = "user.confirm"
    recorded = refusals_recorded(world, command.actor, action, target="user", target_id=command.user_id)
    with recorded, world.storage.writing() as unit:
        present = admit_writing(unit, command.actor, "edit_users")
        user = own_user(unit, present, command.user_id)
        require_version(unit, user, command.expected_version)
        now = world.clock.now()
        user.checked_on, user.checked_by = now, present.user.name
        unit.users.in_authority(present.authority.id).save(user)
        unit.audit.record(present.entry(now, action, target="user", target_id=user.id))
        view = user_view(unit, world, present, user)
        unit.commit()
    return view


def require_not_last(
    world: World,
    unit: UnitOfWork,
    present: Present,
    user: User,
    *,
    kept: Collection[Role],
    stays_administrator: bool,
) -> None:
    """Refuse to take away the last administrator or the last holder of a required role (R4.3, D6).

    Counts inside the transaction that holds the authority's lock, so that two people cannot take each other's.

    Raises:
        DomainError: `last.administrator` with `name`; `last.holder` with `name`, `module`, `role`.
    """
    scope = unit.users.in_authority(present.authority.id)
    if not stays_administrator and last_holder.is_only_administrator(user.id, scope.administrators()):
        raise DomainError("last.administrator", name=user.name)
    required = last_holder.required_roles(world.reference.get(unit), present.authority.modules.values())
    for module, role in last_holder.taken_away(user.id, kept, required, scope.holders()):
        raise DomainError("last.holder", name=user.name, module=module, role=role)


def _check(world: World, unit: UnitOfWork, present: Present, user: User, data: UserData) -> user_data.Checked:
    catalogue = world.reference.get(unit)
    return user_data.check(
        data,
        catalogue=catalogue,
        country=present.authority.country,
        offers=offers(present.authority, catalogue, {}),
        before=changes.by_module(user.roles),
    )


def _apply(user: User, data: UserData, roles: set[Role]) -> None:
    user.first_name, user.last_name = data.first_name, data.last_name
    user.email, user.phone, user.language = data.email, data.phone, data.language
    user.is_administrator, user.roles = data.is_administrator, roles
