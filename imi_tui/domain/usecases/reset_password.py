"""A new temporary password by mail for another user of the authority (R4.5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from imi_tui.domain.dto.users import LeftOut, ResetPassword, ResetPasswords, ResetReport, UserView
from imi_tui.domain.errors import Denied, DomainError, Gone
from imi_tui.domain.model.credential import Credential
from imi_tui.domain.model.records import AuditEntry
from imi_tui.domain.model.user import User
from imi_tui.domain.policies import user_name
from imi_tui.domain.ports import UnitOfWork
from imi_tui.domain.usecases.add_user import password_order
from imi_tui.domain.usecases.gate import Present, admit_writing, own_user, refusals_recorded
from imi_tui.domain.usecases.views import staffing, user_view
from imi_tui.domain.usecases.world import World

_ACTION = "user.reset"
_REASONS_TO_LEAVE_OUT: Final = frozenset({"denied.own_account", "reset.too_soon", "gone.user"})


def reset_password(world: World, command: ResetPassword) -> UserView:
    """The old password is dead at once, since the reason may be a leak; open sessions end with their next act.

    Raises:
        Denied: `denied.own_account`, `denied.other_authority`.
        DomainError: `reset.too_soon` with `at` and `until`.
    """
    recorded = refusals_recorded(world, command.actor, _ACTION, target="user", target_id=command.user_id)
    with recorded, world.storage.writing() as unit:
        present = admit_writing(unit, command.actor, "edit_users")
        user = _reset(world, unit, present, command.user_id)
        view = user_view(unit, world, present, user)
        unit.commit()
    return view


def reset_passwords(world: World, command: ResetPasswords) -> ResetReport:
    """Several in one transaction: all who can be reset are, or nobody is. Somebody named twice counts once.

    Raises:
        Denied: `denied.other_authority`: no honest list holds somebody of another authority, so nobody is reset.
    """
    done: list[User] = []
    left_out: list[LeftOut] = []
    recorded = refusals_recorded(world, command.actor, _ACTION, target="user")
    with recorded, world.storage.writing() as unit:
        present = admit_writing(unit, command.actor, "edit_users")
        for user_id in dict.fromkeys(command.user_ids):
            try:
                done.append(_reset(world, unit, present, user_id))
            except DomainError as refused:
                if refused.code not in _REASONS_TO_LEAVE_OUT:
                    raise
                left_out.append(_left_out(world, unit, present, user_id, refused))
        staff = staffing(unit, world, present.authority)
        views = tuple(user_view(unit, world, present, user, staff) for user in done)
        unit.commit()
    return ResetReport(done=views, left_out=tuple(left_out))


def _reset(world: World, unit: UnitOfWork, present: Present, user_id: int) -> User:
    """Refuses before it changes anything."""
    user = own_user(unit, present, user_id)
    if user.id == present.user.id:
        raise Denied("denied.own_account")
    now = world.clock.now()
    _require_pause(world, unit, user, now)
    order_temporary(unit, user, now)
    unit.audit.record(present.entry(now, _ACTION, target="user", target_id=user.id))
    return user


def reset_as_operator(world: World, name: str) -> str:
    """The rescue of whoever nobody else can reset, such as a locked-out last administrator (D22). Returns the address
    that the password goes to.

    Raises:
        Gone: `gone.user_name`: nobody has that user name.
    """
    with world.storage.writing() as unit:
        key = user_name.key(name)
        found = unit.users.by_user_name(key) if user_name.possible(key) else None
        if found is None:
            raise Gone("gone.user_name")
        unit.authorities.lock(found.authority_id)
        user = unit.users.by_id(found.id)
        if user is None:
            raise Gone("gone.user_name")
        now = world.clock.now()
        order_temporary(unit, user, now)
        unit.audit.record(
            AuditEntry(
                authority_id=user.authority_id, at=now, actor_id=None, actor_name="", session_id=None, ssh_client="",
                action=_ACTION, target="user", target_id=user.id,
            )
        )  # fmt: skip
        unit.commit()
    return user.email


def order_temporary(unit: UnitOfWork, user: User, now: datetime) -> None:
    """The old password and every session end now; a temporary one comes by mail."""
    await_temporary(user.credential)
    unit.users.save_credential(user)
    unit.sessions.end_all(user.id, now)
    unit.outbox.put(password_order("reset", user, now))


def _left_out(world: World, unit: UnitOfWork, present: Present, user_id: int, refused: DomainError) -> LeftOut:
    """Noted in the trail, as a refusal of a single reset is (A1)."""
    entry = present.entry(world.clock.now(), _ACTION, target="user", target_id=user_id)
    unit.audit.record(replace(entry, result=refused.code))
    user = unit.users.in_authority(present.authority.id).get(user_id)
    return LeftOut(user_id=user_id, name=user.name if user else "", code=refused.code, params=refused.params)


def await_temporary(credential: Credential) -> None:
    """No password until the mail with a temporary one leaves. The history stays: it says what cannot be chosen."""
    credential.hash = None
    credential.temporary = True
    credential.set_at = None
    credential.expires_at = None
    credential.order += 1
    credential.stamp += 1
    credential.failed = 0
    credential.wait_until = None
    credential.blocked_at = None


def _require_pause(world: World, unit: UnitOfWork, user: User, now: datetime) -> None:
    """Two letters in a row confuse; one that went to an address put right since counts for nothing."""
    latest = unit.outbox.latest_password_for(user.id)
    if latest is not None and latest.to != user.email:
        return
    if latest is None or latest.kind != "reset" or latest.state not in ("waiting", "sending", "sent"):
        return
    until = latest.at + world.rules.reset_pause
    # A letter of tomorrow left before the clock was put back: it keeps nobody waiting.
    if latest.at <= now < until:
        raise DomainError("reset.too_soon", at=latest.at, until=until)
