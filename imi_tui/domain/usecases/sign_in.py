"""Signing in and out (D11, D12, D14). One refusal for every failure; the same work whatever the reason."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final, NoReturn

from imi_tui.domain.dto.session import Actor, MustChange, SignedIn, SignIn
from imi_tui.domain.errors import Denied, SignInRefused
from imi_tui.domain.model.records import AuditEntry
from imi_tui.domain.model.session import Session
from imi_tui.domain.model.user import User
from imi_tui.domain.policies import limits, password, user_name
from imi_tui.domain.ports import UnitOfWork
from imi_tui.domain.usecases import attempts, strangers
from imi_tui.domain.usecases.gate import signed_in
from imi_tui.domain.usecases.views import signed_in_view
from imi_tui.domain.usecases.world import World

_NOT_IN_AN_ADDRESS: Final = re.compile(r"[^0-9A-Za-z.:%_-]")


def sign_in(world: World, command: SignIn) -> SignedIn:
    """Open a session.

    The password is verified outside any transaction; the outcome counts only if nothing about the account changed
    meanwhile, so that several guessers at once gain nothing over one.

    Raises:
        SignInRefused: `sign_in.failed` for unknown, wrong, blocked and lapsed alike; `sign_in.wait` with `until`.
    """
    name = user_name.key(command.user_name)
    client = _NOT_IN_AN_ADDRESS.sub("", command.ssh_client)[: limits.SSH_CLIENT]
    typed = password.prepared(command.password)
    with world.storage.reading() as unit:
        user = unit.users.by_user_name(name) if user_name.possible(name) else None
        now = world.clock.now()
        # Looked up for known names too: all cost alike.
        stranger_waits = strangers.wait_until(unit, name, now, world.rules)
    attempts.require_no_wait(stranger_waits if user is None else attempts.wait_of(user, now, world.rules))
    fits = world.hasher.verify(_usable_hash(user, world.clock.now()), typed)
    renewed: str | None = None
    if fits and user is not None and user.credential.hash is not None and world.hasher.outdated(user.credential.hash):
        renewed = world.hasher.hash(typed)
    with world.storage.writing() as unit:
        now = world.clock.now()
        if user is None:
            _refuse_stranger(world, unit, name, client, now)
        return _decide(world, unit, user, client, now, fits=fits, renewed=renewed)


def sign_out(world: World, actor: Actor) -> None:
    """End the own session. Ending one that is over already is no error."""
    with world.storage.writing() as unit:
        try:
            user, session = signed_in(unit, actor)
        except Denied:
            return
        now = world.clock.now()
        unit.sessions.end(session.id, now)
        unit.audit.record(_entry(user, now, "sign_out", session.ssh_client, session_id=session.id))
        unit.commit()


def must_change(user: User, now: datetime) -> MustChange | None:
    """Why the password must be changed before anything else (R4.6, R4.7)."""
    if user.credential.temporary:
        return "temporary"
    return "expired" if user.credential.state(now) == "expired" else None


def _usable_hash(user: User | None, now: datetime) -> str | None:
    """The hash to verify; None when no password could open a session, which costs the same work."""
    if user is None or user.credential.blocked_at is not None:
        return None
    if user.credential.temporary and user.credential.state(now) == "expired":
        return None
    return user.credential.hash


def _refuse_stranger(world: World, unit: UnitOfWork, name: str, client: str, now: datetime) -> NoReturn:
    # Another attempt may have failed while this password was being verified.
    attempts.require_no_wait(strangers.wait_until(unit, name, now, world.rules))
    strangers.failed(unit, name, now, world.rules)
    strangers.tidy(unit, now)
    # Neither the name that was typed nor anything made of it: it may have been a password.
    entry = AuditEntry(
        authority_id=0,
        at=now,
        actor_id=None,
        actor_name="",
        session_id=None,
        ssh_client=client,
        action="sign_in",
        target="user",
        target_id=0,
        result="sign_in.failed",
    )
    unit.audit.record(entry)
    unit.commit()
    raise SignInRefused


def _decide(
    world: World, unit: UnitOfWork, seen: User, client: str, now: datetime, *, fits: bool, renewed: str | None
) -> SignedIn:
    """Count the attempt and open the session, on the account as it is now."""
    unit.authorities.lock(seen.authority_id)
    user = unit.users.by_id(seen.id)
    if user is None:
        raise SignInRefused
    # If another attempt failed while this password was being verified, this one is not looked at.
    attempts.require_no_wait(attempts.wait_of(user, now, world.rules))
    same = (user.credential.stamp, user.credential.set_at) == (seen.credential.stamp, seen.credential.set_at)
    if not fits or not same or _usable_hash(user, now) is None:
        attempts.count_failure(world, unit, user, now)
        strangers.tidy(unit, now)
        unit.audit.record(_entry(user, now, "sign_in", client, result="sign_in.failed"))
        unit.commit()
        raise SignInRefused
    return _open(unit, user, client, now, renewed)


def _open(unit: UnitOfWork, user: User, client: str, now: datetime, renewed: str | None) -> SignedIn:
    due = must_change(user, now)
    user.failed_before, user.credential.failed, user.credential.wait_until = user.credential.failed, 0, None
    user.previous_sign_in_at, user.previous_client = user.last_sign_in_at, user.last_client
    user.last_sign_in_at, user.last_client = now, client
    if due is None and user.first_active_at is None:
        user.first_active_at = now
    if renewed is not None:
        former = user.credential.hash
        user.credential.hash = renewed
        user.credential.history = [renewed if encoded == former else encoded for encoded in user.credential.history]
    unit.users.save_credential(user)
    session = Session(
        user_id=user.id,
        started_at=now,
        last_seen_at=now,
        ssh_client=client,
        stamp=user.credential.stamp,
        limited=due is not None,
    )
    session_id = unit.sessions.add(session)
    unit.audit.record(_entry(user, now, "sign_in", client, session_id=session_id))
    authority = unit.authorities.get(user.authority_id)
    if authority is None:
        raise SignInRefused
    view = signed_in_view(unit, Actor(user_id=user.id, session_id=session_id), user, authority, due)
    unit.commit()
    return view


def _entry(
    user: User, now: datetime, action: str, client: str, *, session_id: int | None = None, result: str = "done"
) -> AuditEntry:
    """Without a session nobody has shown to be that user, so only the target names the account."""
    return AuditEntry(
        authority_id=user.authority_id,
        at=now,
        actor_id=user.id if session_id is not None else None,
        actor_name=user.name if session_id is not None else "",
        session_id=session_id,
        ssh_client=client,
        action=action,
        target="user",
        target_id=user.id,
        result=result,
    )
