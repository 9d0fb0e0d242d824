"""Setting a system up: reference data, the first access manager and its first user with every right (R1.3, D4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from imi_tui.domain.dto.authority import GeneralData
from imi_tui.domain.dto.catalogue import Catalogue, Module
from imi_tui.domain.dto.setup import FirstAccessManager, Initialised
from imi_tui.domain.dto.users import UserData
from imi_tui.domain.errors import DomainError, Invalid, Issue
from imi_tui.domain.model.authority import Access, Authority
from imi_tui.domain.model.records import AuditEntry
from imi_tui.domain.model.user import User
from imi_tui.domain.policies import (
    email_address,
    guessable,
    last_holder,
    limits,
    password,
    person_name,
    texts,
    user_data,
    user_name,
)
from imi_tui.domain.usecases import changes
from imi_tui.domain.usecases.add_user import new_user, password_order
from imi_tui.domain.usecases.change_password import set_chosen
from imi_tui.domain.usecases.users import free_user_name
from imi_tui.domain.usecases.world import World

_ACTION = "system.init"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What was asked for, as it would be stored."""

    official_name: str
    general: GeneralData
    user: UserData


def initialise(world: World, command: FirstAccessManager, catalogue: Catalogue) -> Initialised:
    """Load the catalogue, and make the first access manager with its first administrator, in one transaction.

    The authority gets every module, delegated and for itself, in a coordinating role where there is one: it is the one
    that all others are going to get theirs from. The user gets the administrator role and every role.

    Raises:
        DomainError: `setup.already`: there is an authority.
        Invalid: Everything that is not right yet, paths as in `FirstAccessManager`.
    """
    wanted = require_right(command, catalogue)
    if command.password is not None and world.rules.refuse_guessable:
        known = (wanted.official_name, wanted.user.first_name, wanted.user.last_name, command.user_name)
        if guessed := guessable.check(command.password.reveal(), known, path="password"):
            raise Invalid(guessed)
    encoded = world.hasher.hash(password.prepared(command.password)) if command.password is not None else None
    with world.storage.writing() as unit:
        if unit.authorities.get(1) is not None:
            # The very first authority has the first number, and authorities are never taken away.
            raise DomainError("setup.already")
        unit.catalogue.store(catalogue)
        world.reference.forget()
        now = world.clock.now()
        authority = _authority(wanted, command.country, catalogue, now)
        unit.authorities.add(authority)
        name = user_name.check(command.user_name)[0] if command.user_name else free_user_name(world, unit)
        user = new_user(authority.id, name, wanted.user, now)
        user.roles = every_role(authority, catalogue)
        if encoded is not None:
            set_chosen(user.credential, encoded, now, world.rules)
        unit.users.in_authority(authority.id).add(user)
        if encoded is None:
            unit.outbox.put(password_order("registration", user, now))
        unit.audit.record(_entry(authority, user, now))
        unit.commit()
    return Initialised(authority_number=authority.number, user_name=user.user_name, password_by_mail=encoded is None)


def require_right(command: FirstAccessManager, catalogue: Catalogue) -> Wanted:
    """What was asked for, as it would be stored. Needs no database.

    Raises:
        Invalid: Everything that is not right yet.
    """
    wanted, issues = _check(command, catalogue)
    if issues:
        raise Invalid(issues)
    return wanted


def load_catalogue(world: World, catalogue: Catalogue) -> None:
    """Replace the stored reference data (D17)."""
    with world.storage.writing() as unit:
        unit.catalogue.store(catalogue)
        unit.commit()
    world.reference.forget()


def _check(command: FirstAccessManager, catalogue: Catalogue) -> tuple[Wanted, tuple[Issue, ...]]:
    official, official_issues = texts.clean(command.official_name, "official_name", maximum=limits.OFFICIAL_NAME)
    informal, informal_issues = texts.clean(command.informal_name, "informal_name", maximum=limits.INFORMAL_NAME)
    town, town_issues = texts.clean(command.town, "town", maximum=limits.TOWN, required=False)
    email, authority_email_issues = email_address.check(command.email, "email")
    first_name, first_issues = person_name.check(command.first_name, "first_name")
    last_name, last_issues = person_name.check(command.last_name, "last_name")
    user_email, user_email_issues = email_address.check(command.user_email, "user_email")
    issues = [*official_issues, *informal_issues, *_country(command.country, catalogue), *town_issues]
    issues.extend((*authority_email_issues, *first_issues, *last_issues, *user_email_issues))
    issues.extend(user_data.check_language(command.language, catalogue))
    if command.user_name:
        issues.extend(user_name.check(command.user_name)[1])
    if command.password is not None:
        typed = command.password.reveal()
        issues.extend(password.issues(typed, typed, path="password", again_path="password"))
    general = GeneralData(
        informal_name=informal,
        description="",
        email=email,
        phone="",
        website="",
        street="",
        postcode="",
        town=town,
        working_languages=(command.language,),
    )
    user = UserData(
        first_name=first_name,
        last_name=last_name,
        email=user_email,
        phone="",
        language=command.language,
        is_administrator=True,
        roles={},
    )
    return Wanted(official_name=official, general=general, user=user), tuple(issues)


def _country(code: str, catalogue: Catalogue) -> tuple[Issue, ...]:
    if code in catalogue.country_by_code:
        return ()
    return (Issue(code="country.unknown", path="country", params={"country": code}),)


def _authority(wanted: Wanted, country: str, catalogue: Catalogue, now: datetime) -> Authority:
    return Authority(
        official_name=wanted.official_name,
        country=country,
        general=wanted.general,
        modules={module.code: Access(module=module.code, role=_first_role(module)) for module in catalogue.modules},
        is_access_manager=True,
        delegated_modules={module.code for module in catalogue.modules},
        active_since=now,
    )


def _first_role(module: Module) -> str:
    roles = module.workflow.authority_roles
    return next((role.code for role in roles if role.coordinates), roles[0].code)


def every_role(authority: Authority, catalogue: Catalogue) -> set[tuple[str, str]]:
    """All roles that are valid for the authority in its modules (R1.3, D4)."""
    return {
        (access.module, role.code)
        for access in authority.modules.values()
        for role in last_holder.offered(catalogue, access)
    }


def _entry(authority: Authority, user: User, now: datetime) -> AuditEntry:
    data = UserData(
        first_name=user.first_name,
        last_name=user.last_name,
        email=user.email,
        phone=user.phone,
        language=user.language,
        is_administrator=True,
        roles=changes.by_module(user.roles),
    )
    return AuditEntry(
        authority_id=authority.id,
        at=now,
        actor_id=None,
        actor_name="",
        session_id=None,
        ssh_client="",
        action=_ACTION,
        target="user",
        target_id=user.id,
        version=user.version,
        changes=changes.of_user(None, data),
    )
