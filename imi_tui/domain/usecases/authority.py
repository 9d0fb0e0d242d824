"""Reading the own authority's data, and saying that they are still right (R1.1, D25)."""

from __future__ import annotations

from imi_tui.domain.dto.authority import AuthorityView, ConfirmAuthority, PublicAuthority, TranslationRequestRow
from imi_tui.domain.dto.session import Actor
from imi_tui.domain.errors import Conflict, Denied, Gone
from imi_tui.domain.model.authority import Authority
from imi_tui.domain.ports import UnitOfWork
from imi_tui.domain.usecases.gate import Present, admit, admit_writing, refusals_recorded
from imi_tui.domain.usecases.views import authority_view, public_view
from imi_tui.domain.usecases.world import World


def see_authority(world: World, actor: Actor) -> AuthorityView:
    """The three data tabs, for every signed-in user (D27)."""
    with refusals_recorded(world, actor, "authority.see"), world.storage.reading() as unit:
        present = admit(unit, actor, "see_authority")
        return authority_view(unit, world, present)


def public_authority(world: World, actor: Actor, number: str) -> PublicAuthority:
    """What every signed-in user may see of any authority, the own one too (R1.1, D27).

    Raises:
        Gone: `gone.authority`.
    """
    with refusals_recorded(world, actor, "authority.public"), world.storage.reading() as unit:
        admit(unit, actor, "see_authority")
        known = unit.authorities.id_of(number)
        authority = unit.authorities.get(known) if known is not None else None
        if authority is None:
            raise Gone("gone.authority")
        return public_view(authority, world.reference.get(unit))


def confirm_authority(world: World, command: ConfirmAuthority) -> AuthorityView:
    """Note that the data were looked at and are right.

    Raises:
        Conflict: They are no longer the ones that were looked at.
    """
    action = "authority.confirm"
    with refusals_recorded(world, command.actor, action), world.storage.writing() as unit:
        present = admit_writing(unit, command.actor, "edit_authority")
        authority = own_authority(present, command.number)
        require_version(unit, authority, command.expected_version)
        mark_checked(world, present)
        unit.authorities.save(authority)
        unit.audit.record(present.entry(world.clock.now(), action))
        view = authority_view(unit, world, present)
        unit.commit()
    return view


def translation_requests(world: World, actor: Actor) -> tuple[TranslationRequestRow, ...]:
    """Open requests, newest first; for the Commission's desk (R2.6, D16)."""
    with refusals_recorded(world, actor, "translation_requests.see"), world.storage.reading() as unit:
        admit(unit, actor, "see_translation_requests")
        return tuple(unit.lists.translation_requests())


def own_authority(present: Present, number: str) -> Authority:
    """The authority that a command names, which must be the own one (R1.2).

    Raises:
        Denied: `denied.other_authority`.
    """
    if number != present.authority.number:
        raise Denied("denied.other_authority")
    return present.authority


def require_version(unit: UnitOfWork, authority: Authority, expected: int) -> None:
    """Refuse what was made from other data than the stored ones (D2).

    Raises:
        Conflict: With who changed what since.
    """
    if authority.version == expected:
        return
    since = unit.audit.changes_since("authority", authority.id, expected)
    by, at, changes = since or (authority.changed_by, authority.changed_at or authority.active_since, ())
    raise Conflict(by=by, at=at, changes=changes, version=authority.version)


def mark_checked(world: World, present: Present) -> None:
    """The person who saves or confirms has looked at everything; that alone makes no new version."""
    present.authority.checked_on = world.clock.now()
    present.authority.checked_by = present.user.name
