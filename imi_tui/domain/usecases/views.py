"""Entities as screens see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from imi_tui.domain.dto.authority import AuthorityView, ModuleAccess, PublicAuthority, PublicModule, Translation
from imi_tui.domain.dto.catalogue import Catalogue
from imi_tui.domain.dto.session import Actor, MustChange, PasswordRules, SignedIn
from imi_tui.domain.dto.users import ModuleOffer, RoleOffer, UserView
from imi_tui.domain.model.authority import Access, Authority
from imi_tui.domain.model.user import Role, User
from imi_tui.domain.policies import attention, last_holder, limits, rights
from imi_tui.domain.policies.last_holder import Holders
from imi_tui.domain.ports import UnitOfWork
from imi_tui.domain.usecases.changes import by_module
from imi_tui.domain.usecases.gate import Present
from imi_tui.domain.usecases.world import World


def signed_in_view(
    unit: UnitOfWork, actor: Actor, user: User, authority: Authority, must_change: MustChange | None
) -> SignedIn:
    """The person who is in."""
    return SignedIn(
        actor=actor,
        name=user.name,
        language=unit.users.screen_language(user.id) or user.language,
        authority=authority.official_name,
        authority_number=authority.number,
        must_change=must_change,
        password_expired_on=user.credential.expires_at if must_change == "expired" else None,
        is_administrator=user.is_administrator,
        is_access_manager=authority.is_access_manager,
        is_commission=authority.is_commission,
    )


def competences_of(authority: Authority, catalogue: Catalogue) -> Mapping[str, frozenset[str]]:
    """Ticked values by list code, every list named."""
    ticked: dict[str, set[str]] = {entry.code: set() for entry in catalogue.competence_lists}
    for code, value in authority.competences:
        ticked.setdefault(code, set()).add(value)
    return {code: frozenset(values) for code, values in ticked.items()}


def authority_view(unit: UnitOfWork, world: World, present: Present) -> AuthorityView:
    """The own authority, as this person may see it (D27)."""
    authority, catalogue, now = present.authority, world.reference.get(unit), world.clock.now()
    checked = authority.checked_on or authority.active_since
    request = unit.authorities.translation_request(authority.id)
    refusal = rights.refusal(
        "edit_authority",
        is_administrator=present.user.is_administrator,
        is_commission=authority.is_commission,
    )
    return AuthorityView(
        number=authority.number,
        version=authority.version,
        official_name=authority.official_name,
        country=authority.country,
        general=authority.general,
        competences=competences_of(authority, catalogue),
        modules=tuple(_module_access(access) for access in accesses(authority, catalogue)),
        translations=_translations(authority),
        translation_requested_at=request.requested_at if request is not None else None,
        managed_by=authority.managed_by_name,
        active_since=authority.active_since,
        checked_on=authority.checked_on,
        checked_by=authority.checked_by,
        unchecked_months=attention.months_unchecked(checked, now, world.rules.zone),
        read_at=now,
        changed_at=authority.changed_at,
        changed_by=authority.changed_by,
        may_edit=refusal is None,
        administrators=tuple(name for _, name in unit.users.in_authority(authority.id).administrators()),
    )


def public_view(authority: Authority, catalogue: Catalogue) -> PublicAuthority:
    """Any authority, as all others see it (R1.1, D27)."""
    return PublicAuthority(
        number=authority.number,
        official_name=authority.official_name,
        country=authority.country,
        general=authority.general,
        competences=competences_of(authority, catalogue),
        modules=tuple(
            PublicModule(module=access.module, role=access.role, keywords=frozenset(access.keywords))
            for access in accesses(authority, catalogue)
            if access.state == "granted"
        ),
        translations=_translations(authority),
        checked_on=authority.checked_on,
    )


def accesses(authority: Authority, catalogue: Catalogue) -> tuple[Access, ...]:
    """The modules of the authority in the order of the catalogue."""
    order = {module.code: index for index, module in enumerate(catalogue.modules)}
    return tuple(
        sorted(authority.modules.values(), key=lambda access: (order.get(access.module, len(order)), access.module))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffing:
    """Who holds what in an authority: read once, for the views of any number of its users."""

    required: AbstractSet[Role]
    holders: Holders
    administrators: Sequence[tuple[int, str]]


def staffing(unit: UnitOfWork, world: World, authority: Authority) -> Staffing:
    """As it is at this moment."""
    scope = unit.users.in_authority(authority.id)
    return Staffing(
        required=last_holder.required_roles(world.reference.get(unit), authority.modules.values()),
        holders=scope.holders(),
        administrators=scope.administrators(),
    )


def user_view(unit: UnitOfWork, world: World, present: Present, user: User, staff: Staffing | None = None) -> UserView:
    """A user of the own authority, with what would fall vacant. `staff`: when it has been read already."""
    staff = staff or staffing(unit, world, present.authority)
    return UserView(
        id=user.id,
        version=user.version,
        first_name=user.first_name,
        last_name=user.last_name,
        email=user.email,
        phone=user.phone,
        language=user.language,
        user_name=user.user_name,
        is_administrator=user.is_administrator,
        status=user.status,
        password=user.credential.state(world.clock.now()),
        password_expires_at=user.credential.expires_at,
        last_sign_in_at=user.last_sign_in_at,
        created_at=user.created_at,
        checked_on=user.checked_on,
        checked_by=user.checked_by,
        roles=by_module(user.roles),
        only_holder=last_holder.only_held_by(user.id, staff.required, staff.holders),
        only_administrator=last_holder.is_only_administrator(user.id, staff.administrators),
        is_self=user.id == present.user.id,
        mail=unit.outbox.latest_for(user.id),
        password_set_at=user.credential.set_at,
        password_blocked_at=user.credential.blocked_at,
        rules=password_rules(world),
    )


def password_rules(world: World) -> PasswordRules:
    """The operator's figures."""
    rules = world.rules
    return PasswordRules(
        least=limits.PASSWORD_MIN,
        history=rules.history,
        months=rules.password_months,
        temporary_hours=rules.temporary_hours,
        refuse_guessable=rules.refuse_guessable,
        blocked_after=rules.blocked_after,
    )


def offers(authority: Authority, catalogue: Catalogue, holders: Holders) -> tuple[ModuleOffer, ...]:
    """The modules of the authority with the roles that its users can get, and who has them now."""
    return tuple(
        ModuleOffer(
            module=access.module,
            suspended=access.state == "suspended",
            roles=tuple(
                RoleOffer(
                    role=role.code,
                    required=last_holder.is_required(role, access),
                    holders=tuple(name for _, name in holders.get((access.module, role.code), ())),
                )
                for role in last_holder.offered(catalogue, access)
            ),
        )
        for access in accesses(authority, catalogue)
    )


def _translations(authority: Authority) -> tuple[Translation, ...]:
    return tuple(authority.translations[language] for language in sorted(authority.translations))


def _module_access(access: Access) -> ModuleAccess:
    return ModuleAccess(
        module=access.module,
        role=access.role,
        state=access.state,
        granted_by=access.granted_by_name,
        uses_allocation=access.uses_allocation,
        keywords=frozenset(access.keywords),
        coordinators=tuple(access.coordinators),
    )
