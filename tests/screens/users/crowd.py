"""The longest data that the domain accepts, and as much of it as an authority has, for pictures of every size."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from imi_tui.domain.dto.mail import MailStatus
from imi_tui.domain.dto.roles_overview import OverviewRow, RolesOverview
from imi_tui.domain.dto.session import Actor
from imi_tui.domain.dto.users import UserQuery, UserRow, UserView
from imi_tui.domain.policies import limits
from tests.screens.users.people import NOW, Script, catalogue, offers, rows, view_of

FIRST: Final = "Wilhelmina-Alexandrina Maximiliana Josephine Carolina van het St"
LAST: Final = "van den Steenhuyzen-Molenwieken tot Nijenrode en Oud-Bergambacht"
USER_NAME: Final = "wilhelmina.steenhuyzen_2026-0001"
PHONE: Final = "+4915123456789"
_DOMAIN: Final = ".".join(["@gemeentehuis-veldermeer", *["afdeling-vergunningen-en-toezicht"] * 5, "example"])
EMAIL: Final = "wilhelmina".ljust(limits.EMAIL - len(_DOMAIN), "n") + _DOMAIN
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"

assert (len(FIRST), len(LAST), len(EMAIL)) == (limits.PERSON_NAME, limits.PERSON_NAME, limits.EMAIL)
assert len(USER_NAME) == limits.USER_NAME


def all_modules() -> tuple[str, ...]:
    """Every module of the catalogue: fifty."""
    return tuple(module.code for module in catalogue().modules)


def every_role() -> dict[str, frozenset[str]]:
    """Each role that can be given in each of them."""
    return {offer.module: frozenset(role.role for role in offer.roles) for offer in offers(all_modules())}


def two_hundred() -> list[UserRow]:
    """The first has the longest of everything; the others are many."""
    base = next(row for row in rows() if row.id == 6)
    longest = replace(
        base,
        key=(0, base.id),
        first_name=FIRST,
        last_name=LAST,
        user_name=USER_NAME,
        email=EMAIL,
        phone=PHONE,
        is_administrator=True,
        password="temporary",
        days_left=100,
        mail_failed=True,
        roles=sum(len(roles) for roles in every_role().values()),
    )
    others = [
        replace(
            base,
            id=1000 + number,
            key=(number, 1000 + number),
            first_name="Kim",
            last_name=f"Veld{_LETTERS[number // 26]}{_LETTERS[number % 26]}",
            user_name=f"veld-{number:04}",
            email=f"k.veld{number:03}@veldermeer.example",
            phone="+31205550143",
        )
        for number in range(1, 200)
    ]
    return [longest, *others]


def longest_view() -> UserView:
    """The record of the one with the longest of everything, and every role everywhere."""
    return view_of(
        two_hundred()[0],
        language="de",
        password_expires_at=datetime(2027, 3, 15, 23, 0, tzinfo=UTC),
        password_set_at=NOW,
        last_sign_in_at=NOW,
        checked_on=NOW,
        checked_by=f"{FIRST} {LAST}",
        roles=every_role(),
        only_holder=frozenset({("POW-REQ", "allocator")}),
        mail=MailStatus(kind="reset", state="failed", at=NOW, reason="mail.mailbox 550"),
        version=7,
    )


class Town(Script):
    """The scripted domain with the overview users x modules (D26)."""

    def roles_overview(self, actor: Actor, query: UserQuery) -> RolesOverview:
        self._refuse("roles_overview")
        found = self.users(actor, query)
        everything = {offer.module: frozenset(role.role for role in offer.roles) for offer in self.form_offers}
        lines = []
        for row in found.rows:
            roles = self.user(actor, row.id).roles
            name = f"{row.last_name}, {row.first_name}"
            lines.append(
                OverviewRow(
                    user_id=row.id,
                    key=row.key,
                    name=name,
                    is_administrator=row.is_administrator,
                    roles=roles,
                    everything=roles == everything,
                )
            )
        return RolesOverview(modules=tuple(everything), rows=tuple(lines), matching=found.matching, total=found.total)


def crowded() -> Town:
    """An authority in every module, with two hundred users."""
    script = Town()
    script.people = two_hundred()
    script.total = len(script.people)
    script.form_offers = offers(all_modules())
    script.proposals = [USER_NAME, *script.proposals]
    script.views = {6: longest_view()}
    return script
