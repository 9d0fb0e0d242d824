"""The users of the demonstration: facts that give each the status and password state that it should show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from imi_tui.domain.dto.catalogue import Catalogue
from imi_tui.domain.dto.demonstration import DemoMail, DemoMoment, DemoUser
from imi_tui.domain.dto.session import PasswordState
from imi_tui.domain.model.authority import Authority
from imi_tui.domain.model.credential import Credential
from imi_tui.domain.model.user import Role, User
from imi_tui.domain.policies import expiry, last_holder
from imi_tui.domain.policies.rules import Rules
from imi_tui.domain.ports import UnitOfWork
from imi_tui.domain.usecases.add_user import password_order

_MORNING = time(9, 0)
_CHANGED = time(9, 30)
_LEASE_SECONDS = 60
_AGAIN_AFTER = timedelta(hours=4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hashes:
    """Attributes:
    chosen: Of the password of the demonstration.
    temporary: Of one that nobody knows: as if it had been mailed.
    """

    chosen: str
    temporary: str


class Calendar:
    """Turns "so many days ago" into moments in UTC, none of them in the future."""

    def __init__(self, now: datetime, rules: Rules) -> None:
        self.now = now
        self.rules = rules
        self._today = now.astimezone(rules.zone).date()

    def at(self, moment: DemoMoment) -> datetime:
        """On that day, at that time."""
        return self._day_and_time(moment.days, moment.time)

    def morning(self, days_ago: int) -> datetime:
        """Nine o'clock on that day."""
        return self._day_and_time(days_ago, _MORNING)

    def end_of_day(self, days_ahead: int) -> datetime:
        """The end of a password whose last day is so many days from now."""
        return expiry.end_of_day(self._today + timedelta(days=days_ahead), self.rules.zone)

    def chosen_for(self, days_ahead: int) -> datetime:
        """When a password must have been chosen to end so many days from now: half past nine, after a sign-in."""
        day = expiry.add_months(self._today + timedelta(days=days_ahead), -self.rules.password_months)
        return self._day_and_time((self._today - day).days, _CHANGED)

    def _day_and_time(self, days_ago: int, at: time) -> datetime:
        moment = datetime.combine(self._today - timedelta(days=days_ago), at, tzinfo=self.rules.zone)
        return min(moment.astimezone(self.now.tzinfo), self.now)


def make_user(person: DemoUser, authority: Authority, catalogue: Catalogue, calendar: Calendar, hashes: Hashes) -> User:
    """The user, not yet stored."""
    created = calendar.morning(person.registered)
    seen = calendar.at(person.seen) if person.seen else None
    active_since = min(created + timedelta(hours=1), calendar.now) if person.status == "active" else None
    return User(
        authority_id=authority.id,
        user_name=person.user_name,
        first_name=person.first_name,
        last_name=person.last_name,
        email=person.email,
        phone=person.phone,
        language=person.language,
        is_administrator=person.administrator,
        roles=_roles(person, authority, catalogue),
        credential=_credential(person, created, calendar, hashes),
        created_at=created,
        first_active_at=active_since,
        last_sign_in_at=seen,
        last_client=person.seen.client if person.seen else "",
        checked_on=calendar.at(person.checked) if person.checked else created,
        checked_by=person.checked.by if person.checked else "",
        version=2 if person.deleted else 1,
        deleted_at=calendar.at(person.deleted) if person.deleted else None,
    )


def ordered_at(user: User, calendar: Calendar) -> datetime:
    """When the message that brought the temporary password was ordered."""
    return user.credential.set_at or calendar.now


def put_mail(unit: UnitOfWork, user: User, state: DemoMail, calendar: Calendar) -> None:
    """The message that brought the temporary password, sent or not. Like every message it holds no secret."""
    at = ordered_at(user, calendar)
    unit.outbox.put(password_order("registration" if user.first_active_at is None else "reset", user, at))
    claimed = unit.outbox.claim(at, _LEASE_SECONDS)
    if claimed is None:
        raise RuntimeError("a message that is due was not handed out")
    if state == "sent":
        unit.outbox.sent(claimed.id, at)
    elif state == "failed":
        unit.outbox.failed(claimed.id, at, "mail.mailbox 550", None)
    else:
        unit.outbox.failed(claimed.id, at, "mail.unreachable", calendar.now + _AGAIN_AFTER)


def _roles(person: DemoUser, authority: Authority, catalogue: Catalogue) -> set[Role]:
    if person.roles is not None:
        return {(module, role) for module, roles in person.roles.items() for role in roles}
    return {
        (access.module, role.code)
        for access in authority.modules.values()
        for role in last_holder.offered(catalogue, access)
    }


def _credential(person: DemoUser, created: datetime, calendar: Calendar, hashes: Hashes) -> Credential:
    state: PasswordState = person.password_state
    waits = state == "temporary" or (person.status == "new" and state != "valid")
    credential = _temporary(person, calendar, hashes) if waits else _chosen(person, calendar, hashes)
    if credential.set_at is not None:
        credential.set_at = max(credential.set_at, created)
    if state == "blocked":
        credential.failed = calendar.rules.blocked_after
        credential.blocked_at = calendar.at(DemoMoment(days=1, time=time(16, 5)))
    return credential


def _temporary(person: DemoUser, calendar: Calendar, hashes: Hashes) -> Credential:
    ends = calendar.now + timedelta(days=person.days)
    return Credential(
        hash=hashes.temporary,
        temporary=True,
        set_at=ends - timedelta(hours=calendar.rules.temporary_hours),
        expires_at=ends,
        order=1,
        history=[hashes.chosen] if person.status == "active" else [],
    )


def _chosen(person: DemoUser, calendar: Calendar, hashes: Hashes) -> Credential:
    return Credential(
        hash=hashes.chosen,
        temporary=False,
        set_at=calendar.chosen_for(person.days),
        expires_at=calendar.end_of_day(person.days),
        order=2,
        history=[hashes.chosen],
    )
