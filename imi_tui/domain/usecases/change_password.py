"""Choosing a new password (R4.6, R4.7, D13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from imi_tui.domain.dto.session import Actor, ChangePassword, SignedIn
from imi_tui.domain.errors import Denied, Invalid, Issue
from imi_tui.domain.model.authority import Authority
from imi_tui.domain.model.credential import Credential
from imi_tui.domain.model.user import User
from imi_tui.domain.policies import expiry, guessable, history, password
from imi_tui.domain.policies.rules import Rules
from imi_tui.domain.ports import PasswordHasher
from imi_tui.domain.secret import Secret
from imi_tui.domain.usecases import attempts
from imi_tui.domain.usecases.gate import admit, admit_writing, refusals_recorded
from imi_tui.domain.usecases.notices import Notices
from imi_tui.domain.usecases.views import signed_in_view
from imi_tui.domain.usecases.world import World

_ACTION = "password.change"
_NOT_THE_PRESENT = Issue(code="password.present", path="present")


def change_password(world: World, command: ChangePassword) -> SignedIn:
    """Store the new password, end the user's other sessions and give this one every right.

    Hashing stands outside the transactions; the credential must be the same before and after it.

    Raises:
        Invalid: All unmet rules at once; else `password.present` for a wrong present one; else `password.reused` or
            `password.temporary`.
        SignInRefused: `sign_in.wait` with `until`, after too many wrong ones (D14).
        Denied: The session is over.
    """
    with refusals_recorded(world, command.actor, _ACTION, target="user", target_id=command.actor.user_id):
        with world.storage.reading() as unit:
            before = admit(unit, command.actor, "see_home", while_limited=True)
        seen, new = before.user.credential, password.prepared(command.new)
        issues = password.issues(command.new.reveal(), command.again.reveal())
        if world.rules.refuse_guessable:
            issues = (*issues, *guessable.check(new.reveal(), known_of(before.user, before.authority)))
        if command.present is None and not before.session.limited:
            issues = (_NOT_THE_PRESENT, *issues)
        if issues:
            raise Invalid(issues)
        if command.present is not None and not before.session.limited:
            _require_present(world, command.actor, command.present, before.user)
        _require_new(world.hasher, new, seen, world.rules)
        encoded = world.hasher.hash(new)
        with world.storage.writing() as unit:
            present = admit_writing(unit, command.actor, "see_home", while_limited=True)
            user, now = present.user, world.clock.now()
            if (user.credential.stamp, user.credential.set_at) != (seen.stamp, seen.set_at):
                raise Denied("denied.session_ended")
            set_chosen(user.credential, encoded, now, world.rules)
            if user.first_active_at is None:
                user.first_active_at = now
            unit.users.save_credential(user)
            Notices(unit=unit, now=now).password_changed(user)
            unit.sessions.end_all(user.id, now, except_id=present.session.id)
            unit.sessions.unlimit(present.session.id, user.credential.stamp)
            unit.audit.record(present.entry(now, _ACTION, target="user", target_id=user.id))
            view = signed_in_view(unit, command.actor, user, present.authority, None)
            unit.commit()
    return view


def _require_present(world: World, actor: Actor, typed: Secret, user: User) -> None:
    """Wrong ones are counted and noted as at sign-in: whoever guesses here gains nothing over guessing there."""
    attempts.require_no_wait(attempts.wait_of(user, world.clock.now(), world.rules))
    credential = user.credential
    usable = credential.hash if credential.blocked_at is None else None
    if world.hasher.verify(usable, password.prepared(typed)):
        return
    with world.storage.writing() as unit:
        present, now = admit_writing(unit, actor, "see_home"), world.clock.now()
        attempts.require_no_wait(attempts.wait_of(present.user, now, world.rules))
        attempts.count_failure(world, unit, present.user, now)
        entry = present.entry(now, _ACTION, target="user", target_id=user.id)
        unit.audit.record(replace(entry, result=_NOT_THE_PRESENT.code))
        unit.commit()
    raise Invalid((_NOT_THE_PRESENT,))


def known_of(user: User, authority: Authority) -> tuple[str, ...]:
    """What somebody who guesses would know (D13)."""
    general = authority.general
    names = (user.first_name, user.last_name, user.name, user.user_name, user.email.rpartition("@")[0])
    return (*names, authority.official_name, general.informal_name, general.town)


def set_chosen(credential: Credential, encoded: str, now: datetime, rules: Rules) -> None:
    """Make it the user's own password. Sessions with the former one end, orders for a temporary one lapse (P10)."""
    credential.history = history.with_newest(credential, encoded, rules.history)
    credential.hash = encoded
    credential.temporary = False
    credential.set_at = now
    credential.expires_at = expiry.end_of_chosen(now, rules)
    credential.order += 1
    credential.stamp += 1
    credential.failed = 0
    credential.wait_until = None


def _require_new(hasher: PasswordHasher, new: Secret, credential: Credential, rules: Rules) -> None:
    temporary = history.kept_temporary(credential)
    if temporary is not None and hasher.verify(temporary, new):
        raise Invalid((Issue(code="password.temporary", path="new"),))
    if any(hasher.verify(encoded, new) for encoded in history.refused_hashes(credential, rules.history)):
        raise Invalid((Issue(code="password.reused", path="new", params={"n": rules.history}),))
