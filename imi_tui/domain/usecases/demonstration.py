"""Fills an empty database with the demonstration: a handful of authorities whose users are in every state."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from imi_tui.domain.dto.authority import Coordinator, Translation
from imi_tui.domain.dto.catalogue import Catalogue
from imi_tui.domain.dto.demonstration import DemoAccess, DemoAuthority, Demonstration
from imi_tui.domain.errors import DomainError
from imi_tui.domain.model.authority import Access, Authority, TranslationRequest
from imi_tui.domain.model.user import User
from imi_tui.domain.policies import password
from imi_tui.domain.ports import UnitOfWork
from imi_tui.domain.secret import Secret
from imi_tui.domain.usecases.demonstration_crowd import Crowd, Wanted
from imi_tui.domain.usecases.demonstration_people import Calendar, Hashes, make_user, ordered_at, put_mail
from imi_tui.domain.usecases.demonstration_trail import record_history
from imi_tui.domain.usecases.world import World

PASSWORD = "Demo1234"  # noqa: S105 - shown on the sign-in screen of every demonstration
BUSIEST = "veldermeer"
"""The authority that gets the users of a larger demonstration for which no further authorities were asked."""

Progress = Callable[[int, int], None]
"""Told how many of how many authorities stand."""


def fill_demonstration(
    world: World,
    catalogue: Catalogue,
    demonstration: Demonstration,
    *,
    authorities: int | None = None,
    users: int | None = None,
    progress: Progress = lambda _done, _all: None,
) -> None:
    """Load the catalogue and fill the database.

    The demonstration itself is one transaction. What makes it larger follows in further ones; it grows to the numbers
    asked for and is never smaller than the demonstration itself.

    Args:
        world: What use cases work with; its clock says what "three days ago" means.
        catalogue: The reference data.
        demonstration: The authorities and people, from `catalogue.demonstration`.
        authorities: How many there shall be in all; generated ones are added.
        users: How many there shall be in all; generated ones are added, to generated authorities if there are any.
        progress: Called now and then.

    Raises:
        DomainError: `setup.already`: the database holds something.
    """
    calendar = Calendar(world.clock.now(), world.rules)
    hashes = _hashes(world)
    with world.storage.writing() as unit:
        if unit.authorities.get(1) is not None:
            raise DomainError("setup.already")
        unit.catalogue.store(catalogue)
        world.reference.forget()
        stored = _Story(unit, catalogue, calendar, hashes).tell(demonstration)
        unit.commit()
    have = (
        len(demonstration.authorities),
        sum(sum(person.deleted is None for person in one.users) for one in demonstration.authorities),
    )
    wanted = Wanted(
        authorities=max(authorities or 0, have[0]) - have[0],
        users=max(users or 0, have[1]) - have[1],
        first=have[0],
        home=stored[BUSIEST],
    )
    Crowd(world.storage, catalogue, calendar, hashes).gather(wanted, progress)


def _hashes(world: World) -> Hashes:
    """One hash for all: making one for each of thousands of users would take hours."""
    nobody_knows = "".join(str(world.random.below(10)) for _ in range(40))
    return Hashes(
        chosen=world.hasher.hash(password.prepared(Secret(PASSWORD))), temporary=world.hasher.hash(Secret(nobody_knows))
    )


class _Story:
    """One filling, inside one transaction."""

    def __init__(self, unit: UnitOfWork, catalogue: Catalogue, calendar: Calendar, hashes: Hashes) -> None:
        self._unit = unit
        self._catalogue = catalogue
        self._calendar = calendar
        self._hashes = hashes

    def tell(self, demonstration: Demonstration) -> Mapping[str, Authority]:
        """Store everything; returns the authorities by key."""
        stored = {one.key: self._authority(one) for one in demonstration.authorities}
        for one in demonstration.authorities:
            self._tie(one, stored)
            self._people(one, stored[one.key])
        return stored

    def _authority(self, one: DemoAuthority) -> Authority:
        at = self._calendar.at
        authority = Authority(
            official_name=one.official_name,
            country=one.country,
            general=one.general,
            competences={(code, value) for code, values in one.competences.items() for value in values},
            modules={code: _access(code, access) for code, access in one.modules.items()},
            translations={
                code: Translation(language=code, text=text, outdated=code in one.outdated)
                for code, text in one.translations.items()
            },
            is_access_manager=one.is_access_manager,
            is_commission=one.is_commission,
            delegated_modules=set(
                self._catalogue.module_by_code if one.delegated_modules is None else one.delegated_modules
            ),
            active_since=self._calendar.morning(one.active),
            checked_on=at(one.checked) if one.checked else None,
            checked_by=one.checked.by if one.checked else "",
            changed_at=at(one.changed) if one.changed else None,
            changed_by=one.changed.by if one.changed else "",
            version=2 if one.changed else 1,
        )
        self._unit.authorities.add(authority)
        return authority

    def _tie(self, one: DemoAuthority, stored: Mapping[str, Authority]) -> None:
        """What names other authorities, now that all have their numbers."""
        authority = stored[one.key]
        authority.managed_by = stored[one.managed_by].id if one.managed_by else None
        for code, access in one.modules.items():
            module = authority.modules[code]
            module.granted_by = stored[access.granted_by].id if access.granted_by else None
            linked = [stored[key] for key in access.coordinators]
            module.coordinators = [
                Coordinator(number=each.number, name=each.official_name, country=each.country) for each in linked
            ]
        self._unit.authorities.save(authority)

    def _people(self, one: DemoAuthority, authority: Authority) -> None:
        users: dict[str, User] = {}
        repository = self._unit.users.in_authority(authority.id)
        for person in one.users:
            user = make_user(person, authority, self._catalogue, self._calendar, self._hashes)
            repository.add(user)
            users[user.user_name] = user
        record_history(self._unit, one, authority, list(users.values()), self._calendar)
        ordered = [(users[person.user_name], person.mail) for person in one.users if person.mail is not None]
        for user, state in sorted(ordered, key=lambda mail: ordered_at(mail[0], self._calendar)):
            put_mail(self._unit, user, state, self._calendar)
        request = one.translation_request
        if request is not None:
            self._unit.authorities.save_translation_request(
                TranslationRequest(
                    authority_id=authority.id,
                    old_name=request.old_name,
                    new_name=one.general.informal_name,
                    requested_at=self._calendar.at(request.at),
                    requested_by=users[request.at.by].id,
                )
            )


def _access(code: str, access: DemoAccess) -> Access:
    return Access(
        module=code,
        role=access.role,
        state=access.state,
        uses_allocation=access.uses_allocation,
        keywords=set(access.keywords),
    )
