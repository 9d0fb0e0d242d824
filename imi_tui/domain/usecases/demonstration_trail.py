"""The history of the demonstration: who registered whom, and who changed the authority's data last (D19)."""

from __future__ import annotations

from collections.abc import Sequence

from imi_tui.domain.dto.demonstration import DemoAuthority
from imi_tui.domain.dto.users import UserData
from imi_tui.domain.errors import FieldChange
from imi_tui.domain.model.authority import Authority
from imi_tui.domain.model.records import AuditEntry
from imi_tui.domain.model.user import User
from imi_tui.domain.ports import UnitOfWork
from imi_tui.domain.usecases import changes
from imi_tui.domain.usecases.demonstration_people import Calendar


def record_history(
    unit: UnitOfWork, one: DemoAuthority, authority: Authority, users: Sequence[User], calendar: Calendar
) -> None:
    """Write the authority's chain, oldest first."""
    entries = [_registered(authority, user, users) for user in users]
    gone = {person.user_name: person.deleted.by for person in one.users if person.deleted}
    entries += [_deleted(authority, user, gone[user.user_name], users) for user in users if user.user_name in gone]
    if one.changed is not None:
        entries.append(_changed(one, authority, users, calendar))
    for entry in sorted(entries, key=lambda entry: entry.at):
        unit.audit.record(entry)


def _registered(authority: Authority, user: User, users: Sequence[User]) -> AuditEntry:
    earlier = [other for other in users if other.is_administrator and other.created_at < user.created_at]
    by = min(earlier, key=lambda other: other.created_at, default=None)
    data = UserData(
        first_name=user.first_name,
        last_name=user.last_name,
        email=user.email,
        phone=user.phone,
        language=user.language,
        is_administrator=user.is_administrator,
        roles=changes.by_module(user.roles),
    )
    return AuditEntry(
        authority_id=authority.id,
        at=user.created_at,
        actor_id=by.id if by else None,
        actor_name=by.name if by else "",
        session_id=None,
        ssh_client="",
        action="user.add",
        target="user",
        target_id=user.id,
        version=user.version,
        changes=(FieldChange(path="user_name", before="", after=user.user_name), *changes.of_user(None, data)),
    )


def _deleted(authority: Authority, user: User, by: str, users: Sequence[User]) -> AuditEntry:
    if user.deleted_at is None:
        raise ValueError("nobody was deleted")
    who = next((other for other in users if other.name == by), None)
    return AuditEntry(
        authority_id=authority.id,
        at=user.deleted_at,
        actor_id=who.id if who else None,
        actor_name=by,
        session_id=None,
        ssh_client="",
        action="user.delete",
        target="user",
        target_id=user.id,
        version=user.version,
    )


def _changed(one: DemoAuthority, authority: Authority, users: Sequence[User], calendar: Calendar) -> AuditEntry:
    at = one.changed
    if at is None:
        raise ValueError("nothing was changed")
    by = next((user for user in users if user.name == at.by), None)
    request = one.translation_request
    change = (
        FieldChange(path="general.informal_name", before=request.old_name, after=one.general.informal_name)
        if request
        else FieldChange(path="general.phone", before="", after=one.general.phone)
    )
    return AuditEntry(
        authority_id=authority.id,
        at=calendar.at(at),
        actor_id=by.id if by else None,
        actor_name=at.by,
        session_id=None,
        ssh_client="",
        action="authority.save",
        target="authority",
        target_id=authority.id,
        version=authority.version,
        changes=(change,),
    )
