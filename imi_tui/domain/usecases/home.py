"""The menu Beheer and the reference data."""

from __future__ import annotations

from imi_tui.domain.dto.catalogue import Catalogue
from imi_tui.domain.dto.session import Actor, Home, Vacancy
from imi_tui.domain.policies import attention, last_holder
from imi_tui.domain.ports import ReadingUnit
from imi_tui.domain.usecases.gate import Present, admit, refusals_recorded
from imi_tui.domain.usecases.world import World


def catalogue(world: World, actor: Actor) -> Catalogue:
    """The reference data, for anyone who is signed in."""
    with refusals_recorded(world, actor, "catalogue.see"), world.storage.reading() as unit:
        admit(unit, actor, "see_home")
        return world.reference.get(unit)


def home(world: World, actor: Actor) -> Home:
    """What needs doing. Everything about users is for administrators (D27)."""
    with refusals_recorded(world, actor, "home.see"), world.storage.reading() as unit:
        present = admit(unit, actor, "see_home")
        user, authority = present.user, present.authority
        at_work = [access for access in authority.modules.values() if access.state == "granted"]
        counts = unit.lists.counts(authority.id, world.clock.now()) if user.is_administrator else None
        return Home(
            previous_sign_in=user.previous_sign_in_at,
            previous_client=user.previous_client,
            failed_since=user.failed_before,
            changed_at=authority.changed_at,
            changed_by=authority.changed_by,
            competences=len(authority.competences),
            modules=len(at_work),
            keywords=sum(len(access.keywords) for access in at_work),
            password_expires_at=user.credential.expires_at,
            users=counts.users if counts else None,
            administrators=counts.administrators if counts else None,
            expired=counts.expired if counts else None,
            messages_waiting=counts.messages_waiting if counts else None,
            messages_failed=counts.messages_failed if counts else None,
            mails_failed=counts.mails_failed if counts else None,
            vacancies=_vacancies(world, unit, present) if user.is_administrator else (),
            unchecked=counts.unchecked if counts else None,
            authority_checked_on=authority.checked_on,
            authority_unchecked_months=attention.months_unchecked(
                authority.checked_on or authority.active_since, world.clock.now(), world.rules.zone
            ),
            open_translation_requests=len(unit.lists.translation_requests()) if authority.is_commission else None,
        )


def _vacancies(world: World, unit: ReadingUnit, present: Present) -> tuple[Vacancy, ...]:
    required = last_holder.required_roles(world.reference.get(unit), present.authority.modules.values())
    holders = unit.users.in_authority(present.authority.id).holders()
    return tuple(Vacancy(module=module, role=role) for module, role in last_holder.vacancies(required, holders))
