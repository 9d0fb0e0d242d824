"""What the scripted domain says about somebody who leaves."""

from __future__ import annotations

from datetime import UTC, datetime

from imi_tui.domain.dto.leaving import Candidate, CandidateQuery, Departure, VacantRole
from imi_tui.domain.dto.session import Actor
from imi_tui.domain.dto.users import ModuleOffer, SearchWord, UserRow, UserView


class Leaving:
    """The part of `Script` about leaving.

    Attributes:
        colleagues, administrators_left: What is told to somebody who deletes a user.
    """

    form_offers: tuple[ModuleOffer, ...]
    people: list[UserRow]
    colleagues = 11
    administrators_left = 2

    def user(self, actor: Actor, user_id: int) -> UserView:
        raise NotImplementedError

    def departure(self, actor: Actor, user_id: int) -> Departure:
        user = self.user(actor, user_id)
        offered = [(offer.module, role.role) for offer in self.form_offers for role in offer.roles]
        held = {(module, role) for module, roles in user.roles.items() for role in roles}
        return Departure(
            user=user,
            vacant=tuple(
                VacantRole(module=module, role=role, needed=(module, role) in user.only_holder, can_be_given=True)
                for module, role in offered
                if (module, role) in held
            ),
            colleagues=self.colleagues,
            administrators_left=self.administrators_left,
            restorable_until=datetime(2026, 12, 23, 23, 0, tzinfo=UTC),
        )

    def successors(self, actor: Actor, query: CandidateQuery) -> tuple[Candidate, ...]:
        from tests.screens.users.people import ROLES, matches  # which needs this file first

        others = [row for row in self.people if row.id != query.leaver_id]
        found = [row for row in others if all(matches(row, SearchWord(prefix=word)) for word in query.text.split())]
        found.sort(key=lambda row: query.module not in ROLES.get(row.id, {}))
        return tuple(
            Candidate(
                user_id=row.id,
                version=row.version,
                name=f"{row.first_name} {row.last_name}",
                roles=ROLES.get(row.id, {}),
            )
            for row in found[: query.limit]
        )
