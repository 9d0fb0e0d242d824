"""Registering a colleague (R3.1-R3.8)."""

from __future__ import annotations

from datetime import datetime

from imi_tui.domain.dto.mail import PasswordKind
from imi_tui.domain.dto.users import AddUser, UserData, UserSaved
from imi_tui.domain.errors import FieldChange, Invalid, Issue
from imi_tui.domain.model.credential import Credential
from imi_tui.domain.model.records import MailOrder
from imi_tui.domain.model.user import User
from imi_tui.domain.policies import email_address, user_data, user_name
from imi_tui.domain.ports import UnitOfWork
from imi_tui.domain.usecases import changes
from imi_tui.domain.usecases.gate import Present, admit_writing, refusals_recorded
from imi_tui.domain.usecases.views import offers, user_view
from imi_tui.domain.usecases.world import World

_ACTION = "user.add"


def add_user(world: World, command: AddUser) -> UserSaved:
    """Store the new user, and order the mail with the temporary password in the same transaction.

    Raises:
        Invalid: Everything that is not right yet. An address in use reads the same wherever the other user is (R3.4).
    """
    with refusals_recorded(world, command.actor, _ACTION, target="user"), world.storage.writing() as unit:
        present = admit_writing(unit, command.actor, "edit_users")
        checked = _check(world, unit, present, command.data)
        name, name_issues = user_name.check(command.user_name)
        errors = [*checked.errors, *email_issues(unit, checked), *name_issues]
        if not name_issues and unit.users.user_name_in_use(user_name.key(name)):
            errors.append(Issue(code="user_name.in_use", path="user_name"))
        if errors:
            raise Invalid(tuple(errors))
        now, data = world.clock.now(), checked.data
        user = new_user(present.authority.id, name, data, now)
        user.checked_on, user.checked_by = now, present.user.name
        unit.users.in_authority(present.authority.id).add(user)
        unit.outbox.put(password_order("registration", user, now))
        found = (FieldChange(path="user_name", before="", after=name), *changes.of_user(None, data))
        entry = present.entry(now, _ACTION, target="user", target_id=user.id, version=user.version, changes=found)
        unit.audit.record(entry)
        view = user_view(unit, world, present, user)
        unit.commit()
    names = (data.first_name, data.last_name)
    return UserSaved(
        user=view, changes=found, warnings=(*checked.warnings, *user_name.personal(name, names, data.email))
    )


def email_issues(unit: UnitOfWork, checked: user_data.Checked, *, except_id: int = 0) -> tuple[Issue, ...]:
    """Whether another user anywhere has the address, in whatever spelling (R3.4, D8). What is no address is not even
    looked for: it may hold what no database takes."""
    if any(issue.path == "email" for issue in checked.errors):
        return ()
    key = email_address.key(checked.data.email)
    if unit.users.email_in_use(key, except_id=except_id):
        return (Issue(code="email.in_use", path="email"),)
    return ()


def new_user(authority_id: int, name: str, data: UserData, now: datetime) -> User:
    """A user who waits for the first temporary password: new, temporary (R3.8, R4.8, R4.9)."""
    return User(
        authority_id=authority_id,
        user_name=name,
        first_name=data.first_name,
        last_name=data.last_name,
        email=data.email,
        phone=data.phone,
        language=data.language,
        is_administrator=data.is_administrator,
        roles={(module, role) for module, roles in data.roles.items() for role in roles},
        credential=Credential(order=1),
        created_at=now,
    )


def password_order(kind: PasswordKind, user: User, now: datetime) -> MailOrder:
    """The order for a letter with a temporary password, which is made when it is sent. Holds no user name (R3.7)."""
    return MailOrder(
        kind=kind,
        authority_id=user.authority_id,
        user_id=user.id,
        address=user.email,
        language=user.language,
        created_at=now,
        order=user.credential.order,
    )


def _check(world: World, unit: UnitOfWork, present: Present, data: UserData) -> user_data.Checked:
    catalogue = world.reference.get(unit)
    return user_data.check(
        data,
        catalogue=catalogue,
        country=present.authority.country,
        offers=offers(present.authority, catalogue, {}),
        before={},
    )
