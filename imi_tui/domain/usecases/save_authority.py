"""The one save of the three data tabs (R2.2-R2.9): data, trail and translation request in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from imi_tui.domain.dto.authority import AuthoritySaved, Coordinator, GeneralData, SaveAuthority
from imi_tui.domain.dto.catalogue import Catalogue
from imi_tui.domain.errors import FieldChange, Invalid, Issue
from imi_tui.domain.model.authority import Authority, TranslationRequest
from imi_tui.domain.model.records import MailOrder
from imi_tui.domain.policies import authority_data
from imi_tui.domain.ports import UnitOfWork
from imi_tui.domain.usecases import changes
from imi_tui.domain.usecases.authority import mark_checked, own_authority, require_version
from imi_tui.domain.usecases.coordinators import linked_after
from imi_tui.domain.usecases.gate import Present, admit_writing, refusals_recorded
from imi_tui.domain.usecases.notices import Notices
from imi_tui.domain.usecases.views import authority_view, competences_of
from imi_tui.domain.usecases.world import World

_ACTION = "authority.save"

Links = Mapping[str, list[Coordinator]]
"""Linked coordinators by module code; only modules that the save names."""


def save_authority(world: World, command: SaveAuthority) -> AuthoritySaved:
    """Store the whole new state of what an administrator may change.

    Raises:
        Denied: No administrator (any more), another authority.
        Conflict: Made from an older version; tells who changed what since.
        Invalid: Everything that is not right yet; nothing is stored.
    """
    with refusals_recorded(world, command.actor, _ACTION), world.storage.writing() as unit:
        present = admit_writing(unit, command.actor, "edit_authority")
        authority, catalogue = own_authority(present, command.number), world.reference.get(unit)
        require_version(unit, authority, command.expected_version)
        links, link_issues = linked_after(unit, command, authority, catalogue)
        general = _require_right(command, authority, catalogue, link_issues)
        found = _changes(command, general, links, authority, catalogue)
        requested = command.translate and general.informal_name != authority.general.informal_name
        now = world.clock.now()
        if requested:
            _request_translation(world, unit, present, general.informal_name, now)
        _give_notice(Notices(unit=unit, now=now), authority, general, links, catalogue)
        _apply(command, general, links, authority)
        mark_checked(world, present)
        if found:
            authority.version += 1
            authority.changed_at, authority.changed_by = now, present.user.name
        unit.authorities.save(authority)
        version = authority.version if found else 0
        unit.audit.record(present.entry(now, _ACTION, version=version, changes=found))
        view = authority_view(unit, world, present)
        unit.commit()
    return AuthoritySaved(view=view, changes=found, translation_requested=requested)


def _require_right(
    command: SaveAuthority, authority: Authority, catalogue: Catalogue, more: tuple[Issue, ...]
) -> GeneralData:
    checked = authority_data.check(
        command.general,
        command.competences,
        command.keywords,
        catalogue=catalogue,
        country=authority.country,
        accesses=authority.modules.values(),
        stored=competences_of(authority, catalogue),
    )
    if checked.errors or more:
        raise Invalid((*checked.errors, *more))
    return checked.general


def _changes(
    command: SaveAuthority, general: GeneralData, links: Links, authority: Authority, catalogue: Catalogue
) -> tuple[FieldChange, ...]:
    linked = {code: access.coordinators for code, access in authority.modules.items()}
    stored = {code: access.keywords for code, access in authority.modules.items()}
    return (
        *changes.of_general(authority.general, general),
        *changes.of_competences(competences_of(authority, catalogue), command.competences),
        *changes.of_keywords(stored, command.keywords),
        *changes.of_coordinators(linked, links),
    )


def _give_notice(
    notices: Notices, authority: Authority, general: GeneralData, links: Links, catalogue: Catalogue
) -> None:
    """To those whom the change concerns outside this act (D24): linked authorities, and both mailboxes of a change."""
    mailbox = notices.unit.readers.mailbox(authority.id)
    if mailbox is not None and mailbox.address != general.email:
        notices.mailbox_changed(mailbox, general.email)
    linked = {code: authority.modules[code].coordinators for code in links}
    notices.coordinators_changed(authority, linked, links, catalogue)


def _apply(command: SaveAuthority, general: GeneralData, links: Links, authority: Authority) -> None:
    authority.general = general
    authority.competences = {(code, value) for code, values in command.competences.items() for value in values}
    for code, keywords in command.keywords.items():
        authority.modules[code].keywords = set(keywords)
    for code, linked in links.items():
        authority.modules[code].coordinators = linked


def _request_translation(world: World, unit: UnitOfWork, present: Present, new_name: str, now: datetime) -> None:
    """One open request per authority, updated by later ticks; the old translations stay, marked outdated (D16)."""
    authority = present.authority
    former = unit.authorities.translation_request(authority.id)
    old_name = former.old_name if former is not None else authority.general.informal_name
    request = TranslationRequest(
        authority_id=authority.id,
        old_name=old_name,
        new_name=new_name,
        requested_at=now,
        requested_by=present.user.id,
    )
    unit.authorities.save_translation_request(request)
    authority.translations = {
        language: replace(translation, outdated=True) for language, translation in authority.translations.items()
    }
    if world.commission_address:
        order = MailOrder(
            kind="translation_request",
            authority_id=authority.id,
            user_id=None,
            address=world.commission_address,
            language="en",
            created_at=now,
        )
        unit.outbox.put(order)
