"""Who asks, read anew for every act (C1): a deletion, demotion, reset or sign-out counts from the next act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from imi_tui.domain.dto.session import Actor
from imi_tui.domain.errors import Conflict, Denied, DomainError, FieldChange, Gone, Invalid, Unavailable
from imi_tui.domain.model.authority import Authority
from imi_tui.domain.model.records import AuditEntry
from imi_tui.domain.model.session import Session
from imi_tui.domain.model.user import User
from imi_tui.domain.policies import rights
from imi_tui.domain.ports import UnitOfWork
from imi_tui.domain.usecases.world import World

_TELLING_ISSUES: Final = frozenset({"email.in_use"})
"""Issues that tell something about other authorities, so that asking for them is noted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """A person who is really there: session open, account alive, right held. `authority` is the own one."""

    user: User
    session: Session
    authority: Authority

    def entry(
        self,
        now: datetime,
        action: str,
        *,
        target: str = "authority",
        target_id: int = 0,
        version: int = 0,
        changes: tuple[FieldChange, ...] = (),
    ) -> AuditEntry:
        """A line of the trail about what this person did (D19). `version` only when the act made a new one."""
        return AuditEntry(
            authority_id=self.authority.id,
            at=now,
            actor_id=self.user.id,
            actor_name=self.user.name,
            session_id=self.session.id,
            ssh_client=self.session.ssh_client,
            action=action,
            target=target,
            target_id=target_id or self.authority.id,
            version=version,
            changes=changes,
        )


def signed_in(unit: UnitOfWork, actor: Actor) -> tuple[User, Session]:
    """The account and the session behind the claim.

    Raises:
        Denied: `denied.session_ended` when either is over.
    """
    session = unit.sessions.get(actor.session_id)
    if session is None or session.ended_at is not None or session.user_id != actor.user_id:
        raise Denied("denied.session_ended")
    user = unit.users.by_id(actor.user_id)
    if user is None or user.credential.stamp != session.stamp:
        raise Denied("denied.session_ended")
    return user, session


def admit(unit: UnitOfWork, actor: Actor, act: rights.Act, *, while_limited: bool = False) -> Present:
    """Read the actor anew and ask the table of rights.

    Raises:
        Denied: `denied.session_ended`, `denied.password_change_due`, or the refusal of the table.
    """
    user, session = signed_in(unit, actor)
    if session.limited and not while_limited:
        raise Denied("denied.password_change_due")
    authority = unit.authorities.get(user.authority_id)
    if authority is None:
        raise Denied("denied.session_ended")
    refusal = rights.refusal(act, is_administrator=user.is_administrator, is_commission=authority.is_commission)
    if refusal is not None:
        raise Denied(refusal)
    return Present(user=user, session=session, authority=authority)


def admit_writing(unit: UnitOfWork, actor: Actor, act: rights.Act, *, while_limited: bool = False) -> Present:
    """As `admit`, with the authority's row locked before the rights are read (D2)."""
    user, _ = signed_in(unit, actor)
    unit.authorities.lock(user.authority_id)
    return admit(unit, actor, act, while_limited=while_limited)


def own_user(unit: UnitOfWork, present: Present, user_id: int) -> User:
    """A user of the own authority (R1.2).

    Raises:
        Denied: `denied.other_authority`.
        Gone: Deleted, or never was.
    """
    user = unit.users.in_authority(present.authority.id).get(user_id)
    if user is not None:
        return user
    if unit.users.by_id(user_id) is not None:
        raise Denied("denied.other_authority")
    raise gone(unit, user_id)


def gone(unit: UnitOfWork, user_id: int) -> Gone:
    """The refusal for a user who is no more, with who deleted when the trail knows."""
    last = unit.audit.changes_since("user", user_id, 0)
    return Gone("gone.user") if last is None else Gone("gone.user", by=last[0], at=last[1])


def require_version(unit: UnitOfWork, user: User, expected: int) -> None:
    """Refuse what was made from other data than the stored ones (D2).

    Raises:
        Conflict: With who changed what since.
    """
    if user.version == expected:
        return
    since = unit.audit.changes_since("user", user.id, expected)
    by, at, found = since or (user.checked_by, user.checked_on or user.created_at, ())
    raise Conflict(by=by, at=at, changes=found, version=user.version)


def deleted_user(unit: UnitOfWork, present: Present, user_id: int) -> User:
    """A user of the own authority who was deleted and can be told by name.

    Raises:
        Denied: `denied.other_authority`.
        DomainError: `restore.not_deleted`: there, and perhaps always was.
        Gone: Never was, or nothing is known of any more.
    """
    scope = unit.users.in_authority(present.authority.id)
    user = scope.get_deleted(user_id)
    if user is not None:
        return user
    present_user = scope.get(user_id)
    if present_user is not None:
        raise DomainError("restore.not_deleted", name=present_user.name)
    if unit.users.by_id(user_id) is not None:
        raise Denied("denied.other_authority")
    raise gone(unit, user_id)


@contextmanager
def refusals_recorded(
    world: World, actor: Actor, action: str, *, target: str = "authority", target_id: int = 0
) -> Iterator[None]:
    """Note in the trail what the rules refuse (A1), in a transaction of its own since that of the act is gone.

    Values that are not right yet are no refusal, but asking for an address that others use is noted.
    """
    try:
        yield
    except Unavailable:
        raise
    except Invalid as invalid:
        for code in sorted({issue.code for issue in invalid.issues} & _TELLING_ISSUES):
            _record(world, actor, code, action=action, target=target, target_id=target_id)
        raise
    except DomainError as refused:
        _record(world, actor, refused.code, action=action, target=target, target_id=target_id)
        raise


def _record(world: World, actor: Actor, result: str, *, action: str, target: str, target_id: int) -> None:
    # Whatever keeps the trail from being written now must not hide the refusal itself.
    with suppress(Unavailable), world.storage.writing() as unit:
        session = unit.sessions.get(actor.session_id)
        known = session is not None and session.user_id == actor.user_id
        user = unit.users.by_id(actor.user_id) if known else None
        authority_id = user.authority_id if user is not None else 0
        entry = AuditEntry(
            authority_id=authority_id,
            at=world.clock.now(),
            actor_id=user.id if user is not None else None,
            actor_name=user.name if user is not None else "",
            session_id=session.id if session is not None and known else None,
            ssh_client=session.ssh_client if session is not None and known else "",
            action=action,
            target=target,
            target_id=target_id or authority_id,
            result=result,
        )
        unit.audit.record(entry)
        unit.commit()
