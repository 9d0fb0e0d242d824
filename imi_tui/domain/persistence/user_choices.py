"""The ready-made choices of the users list (`UserQuery.show`), as conditions that the indexes answer."""

from __future__ import annotations

from datetime import datetime, tzinfo

from sqlalchemy import ColumnElement, exists, func, literal, or_

from imi_tui.domain.dto.users import UserShow
from imi_tui.domain.persistence.outbox import ABOUT_PASSWORDS
from imi_tui.domain.persistence.password_state import password_state, still_running
from imi_tui.domain.persistence.tables import outbox, user_account
from imi_tui.domain.policies import attention, leaving


def shown_at_all(show: UserShow, now: datetime, zone: tzinfo) -> ColumnElement[bool]:
    """Users who are there; or instead those who were deleted and can still be put back (D7)."""
    if show == "deleted":
        return user_account.c.deleted_at >= leaving.restorable_since(now, zone)
    return user_account.c.deleted_at.is_(None)


def choice(show: UserShow, now: datetime, zone: tzinfo) -> list[ColumnElement[bool]]:
    """What must hold for a user to be shown; nothing for `all`."""
    if show in ("blocked", "expired"):
        return [password_state(now) == show]
    if show == "expiring":
        return [still_running(now), user_account.c.password_expires_at <= attention.expiring_until(now, zone)]
    if show == "inactive":
        signed_in = user_account.c.last_sign_in_at
        return [or_(signed_in.is_(None), signed_in < attention.inactive_since(now))]
    if show == "mail_failed":
        return [latest_mail_failed()]
    if show == "unchecked":
        return [unchecked(now, zone)]
    return []


def needs_a_look(now: datetime, zone: tzinfo) -> ColumnElement[bool]:
    """Whether the user cannot get in, did not get the mail, or was not checked for long (R4.2, R4.9)."""
    shut_out = password_state(now).in_(["blocked", "expired"])
    return or_(shut_out, latest_mail_failed(), unchecked(now, zone))


def unchecked(now: datetime, zone: tzinfo) -> ColumnElement[bool]:
    """Whether nobody has looked at the user's data for twelve months; registering counts as looking (R4.2, D25)."""
    looked = func.coalesce(user_account.c.checked_on, user_account.c.created_at)
    return looked <= attention.unchecked_since(now, zone)


def latest_mail_failed() -> ColumnElement[bool]:
    """Whether the user's latest mail could not be delivered; one about the password counts until the next such one.

    Begins at the few failed ones, which have an index of their own; the state is written into the statement since an
    index with a condition is not used for a parameter.
    """
    later = outbox.alias("later")
    settled_badly = outbox.c.state == literal("failed", literal_execute=True)
    # A notice that arrived says nothing of a password that did not.
    settles = or_(later.c.kind.in_(ABOUT_PASSWORDS), outbox.c.kind.not_in(ABOUT_PASSWORDS))
    newer = exists().where(later.c.user_id == outbox.c.user_id, later.c.id > outbox.c.id, settles)
    return exists().where(outbox.c.user_id == user_account.c.id, settled_badly, ~newer)
