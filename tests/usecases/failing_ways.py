"""The ways in which signing in fails, each ready to be tried."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tests.factories import NOW
from tests.usecases.office import PASSWORD, Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What is typed, and what it meets."""

    name: str
    user_name: str
    password: str = PASSWORD


WAYS: Final = (
    Way(name="unknown name", user_name="nobody-1234"),
    Way(name="impossible name", user_name="\ud800\x00"),
    Way(name="no name", user_name=""),
    Way(name="name too long", user_name="a" * 5000),
    Way(name="wrong password", user_name="valid", password="Wrong1234"),
    Way(name="no password", user_name="nothing", password=""),
    Way(name="password too long", user_name="valid-2", password="Abcdefg1" * 20_000),
    Way(name="password of no letters", user_name="valid-3", password="\ud800\x00"),
    Way(name="wrong password, expired", user_name="expired", password="Wrong1234"),
    Way(name="wrong temporary password", user_name="temporary", password="Wrong1234"),
    Way(name="blocked", user_name="blocked"),
    Way(name="lapsed temporary", user_name="lapsed"),
    Way(name="temporary not sent yet", user_name="unsent"),
    Way(name="deleted", user_name="gone"),
)


def prepared(office: Office) -> None:
    """Everybody whom the ways need; the first failure of all, which starts the trail, is over."""
    for name in ("valid", "valid-2", "valid-3", "nothing"):
        office.user(user_name=name)
    office.user(user_name="expired", credential=office.chosen(expires_at=NOW))
    office.user(user_name="temporary", credential=office.temporary())
    office.user(user_name="blocked", credential=office.chosen(blocked_at=NOW))
    office.user(user_name="lapsed", credential=office.temporary(expires_at=NOW))
    office.user(user_name="unsent", credential=office.temporary(hash=None, set_at=None, expires_at=None))
    gone = office.user(user_name="gone")
    gone.deleted_at = NOW
    with office.storage.writing() as unit:
        unit.users.in_authority(office.authority.id).save(gone)
        unit.commit()
