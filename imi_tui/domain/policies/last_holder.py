"""Roles that at least one user must hold (R4.3, D6), and the acts that would take the last holder away."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol

from imi_tui.domain.dto.catalogue import Catalogue, HolderRule, UserRole
from imi_tui.domain.model.user import Role

Holders = Mapping[Role, Sequence[tuple[int, str]]]


class AccessFacts(Protocol):
    """What the rules need to know of an authority's access to one module."""

    @property
    def module(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def uses_allocation(self) -> bool: ...


def offered(catalogue: Catalogue, access: AccessFacts) -> tuple[UserRole, ...]:
    """The roles that users can get in a module, given what the authority is in it."""
    module = catalogue.module_by_code.get(access.module)
    if module is None:
        return ()
    return tuple(role for role in module.workflow.user_roles if not role.only_for or access.role in role.only_for)


def is_required(role: UserRole, access: AccessFacts) -> bool:
    """Whether somebody must hold it there. A suspended module is out of work, so nobody must."""
    return access.state == "granted" and role.required is not None and _applies(role.required, access)


def required_roles(catalogue: Catalogue, accesses: Iterable[AccessFacts]) -> frozenset[Role]:
    """Every (module, role) of the authority that must be held."""
    return frozenset(
        (access.module, role.code)
        for access in accesses
        for role in offered(catalogue, access)
        if is_required(role, access)
    )


def vacancies(required: AbstractSet[Role], holders: Holders) -> tuple[Role, ...]:
    """Required roles that nobody has; a grant or a setting may open one (D6)."""
    return tuple(sorted(role for role in required if not holders.get(role)))


def only_held_by(user_id: int, required: AbstractSet[Role], holders: Holders) -> frozenset[Role]:
    """Required roles that this user alone has."""
    return frozenset(role for role in required if _is_only(user_id, holders.get(role, ())))


def taken_away(user_id: int, kept: Collection[Role], required: AbstractSet[Role], holders: Holders) -> tuple[Role, ...]:
    """Required roles that would lose their last holder if this user kept only `kept`; in a fixed order."""
    return tuple(sorted(role for role in only_held_by(user_id, required, holders) if role not in kept))


def is_only_administrator(user_id: int, administrators: Sequence[tuple[int, str]]) -> bool:
    """Whether the authority would have no administrator without this user."""
    return _is_only(user_id, administrators)


def _is_only(user_id: int, holders: Sequence[tuple[int, str]]) -> bool:
    return {holder for holder, _ in holders} == {user_id}


def _applies(rule: HolderRule, access: AccessFacts) -> bool:
    if rule.authority_role is not None and rule.authority_role != access.role:
        return False
    # `uses_allocation` is the one setting there is; a rule on a setting that the program does not know binds nobody.
    return rule.setting is None or (rule.setting == "uses_allocation" and access.uses_allocation)
