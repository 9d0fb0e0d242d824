"""What falls vacant when somebody leaves, and handing it over (R4.3, R4.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from imi_tui.domain.dto.leaving import Candidate, CandidateQuery, Departure, VacantRole
from imi_tui.domain.dto.session import Actor
from imi_tui.domain.dto.users import Successor
from imi_tui.domain.errors import Conflict, Denied, DomainError, FieldChange, Gone
from imi_tui.domain.model.user import User
from imi_tui.domain.policies import last_holder, leaving
from imi_tui.domain.ports import UnitOfWork
from imi_tui.domain.usecases.gate import Present, admit, own_user, refusals_recorded, require_version
from imi_tui.domain.usecases.views import Staffing, accesses, staffing, user_view
from imi_tui.domain.usecases.world import World

_MOST_CANDIDATES: Final = 50
_HANDED_OVER: Final = "user.succeed"


def departure(world: World, actor: Actor, user_id: int) -> Departure:
    """What deleting this user would mean.

    Raises:
        Denied: `denied.own_account` (D15), `denied.other_authority`.
        Gone: Deleted already.
    """
    recorded = refusals_recorded(world, actor, "user.departure", target="user", target_id=user_id)
    with recorded, world.storage.reading() as unit:
        present = admit(unit, actor, "edit_users")
        user = own_user(unit, present, user_id)
        if user.id == present.user.id:
            raise Denied("denied.own_account")
        staff = staffing(unit, world, present.authority)
        return Departure(
            user=user_view(unit, world, present, user, staff),
            vacant=_vacant(world, unit, present, user, staff),
            colleagues=unit.lists.count_colleagues(present.authority.id, user.id),
            administrators_left=sum(1 for holder, _ in staff.administrators if holder != user.id),
            restorable_until=leaving.restorable_until(world.clock.now(), world.rules.zone),
        )


def successors(world: World, actor: Actor, query: CandidateQuery) -> tuple[Candidate, ...]:
    """Colleagues who could take over from this user; those with a role in the module first."""
    recorded = refusals_recorded(world, actor, "user.successors", target="user", target_id=query.leaver_id)
    with recorded, world.storage.reading() as unit:
        present = admit(unit, actor, "edit_users")
        most = max(1, min(query.limit, _MOST_CANDIDATES))
        found = unit.lists.successors(present.authority.id, replace(query, limit=most), world.clock.now())
        return tuple(found)


def hand_over(
    world: World, unit: UnitOfWork, present: Present, leaver: User, successors: Sequence[Successor]
) -> tuple[User, ...]:
    """Give the successors the roles that were chosen for them, in the transaction of the act itself; returns who got
    any. Somebody who has the role already keeps it, which is no change.

    Raises:
        DomainError: `successor.gone`: deleted meanwhile; `successor.changed` with `name`, `by`: changed by somebody
            else meanwhile; `successor.not_possible` with `name`, `module`, `role`.
    """
    able = _can_be_given(world, unit, present)
    heirs: dict[int, User] = {}
    for one in successors:
        heir = heirs.get(one.user_id) or _unchanged(unit, present, one)
        heirs[heir.id] = heir
        role = (one.module, one.role)
        if heir.id == leaver.id or role not in leaver.roles or role not in able:
            raise DomainError("successor.not_possible", name=heir.name, module=one.module, role=one.role)
    return tuple(heir for heir in heirs.values() if _take(world, unit, present, heir, successors))


def _unchanged(unit: UnitOfWork, present: Present, one: Successor) -> User:
    """The colleague as chosen. The refusals are not those of the user whom the act is about."""
    try:
        heir = own_user(unit, present, one.user_id)
        require_version(unit, heir, one.expected_version)
    except Gone:
        raise DomainError("successor.gone") from None
    except Conflict as met:
        raise DomainError("successor.changed", name=heir.name, by=met.by) from None
    return heir


def _take(world: World, unit: UnitOfWork, present: Present, heir: User, successors: Sequence[Successor]) -> bool:
    new = {(one.module, one.role) for one in successors if one.user_id == heir.id} - heir.roles
    if not new:
        return False
    heir.roles |= new
    heir.version += 1
    unit.users.in_authority(present.authority.id).save(heir)
    modules = sorted({module for module, _ in new})
    came = {module: tuple(sorted(role for owner, role in new if owner == module)) for module in modules}
    found = tuple(FieldChange(path=f"roles.{module}", before=(), after=roles) for module, roles in came.items())
    now = world.clock.now()
    unit.audit.record(
        present.entry(now, _HANDED_OVER, target="user", target_id=heir.id, version=heir.version, changes=found)
    )
    return True


def _can_be_given(world: World, unit: UnitOfWork, present: Present) -> frozenset[tuple[str, str]]:
    """Every (module, role) that a user of the authority can get now."""
    catalogue = world.reference.get(unit)
    return frozenset(
        (access.module, role.code)
        for access in present.authority.modules.values()
        if access.state == "granted"
        for role in last_holder.offered(catalogue, access)
    )


def _vacant(world: World, unit: UnitOfWork, present: Present, user: User, staff: Staffing) -> tuple[VacantRole, ...]:
    """In the order in which modules and roles stand everywhere; what the catalogue no longer knows at the end."""
    catalogue = world.reference.get(unit)
    offered = [
        (access.module, role.code)
        for access in accesses(present.authority, catalogue)
        for role in last_holder.offered(catalogue, access)
    ]
    able = _can_be_given(world, unit, present)
    needed = last_holder.only_held_by(user.id, staff.required, staff.holders)
    order = {role: number for number, role in enumerate(offered)}
    held = sorted(user.roles, key=lambda role: (order.get(role, len(order)), role))
    return tuple(
        VacantRole(module=module, role=role, needed=(module, role) in needed, can_be_given=(module, role) in able)
        for module, role in held
    )
