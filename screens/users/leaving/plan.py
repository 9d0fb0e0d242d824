"""Who takes over what from a user who leaves, as chosen so far; nothing of it is stored (screens.md 8.5)."""

from __future__ import annotations

from collections.abc import Mapping

from imi_tui.domain.dto.leaving import Candidate, Departure, VacantRole
from imi_tui.domain.dto.users import Successor, UserView

Role = tuple[str, str]
"""Module code and role code."""


class Plan:
    """Attributes:
    departure: What falls vacant.
    chosen: The successor of each role that has one.
    everything: Whom "Everything to" names; each row can still say otherwise.
    """

    def __init__(self, departure: Departure) -> None:
        self.departure = departure
        self.chosen: dict[Role, Candidate] = {}
        self.everything: Candidate | None = None

    @property
    def rows(self) -> tuple[VacantRole, ...]:
        """The roles in their order."""
        return self.departure.vacant

    def successor(self, role: VacantRole) -> Candidate | None:
        """Who takes this one over."""
        return self.chosen.get((role.module, role.role))

    def choose(self, role: VacantRole, who: Candidate | None) -> None:
        """Somebody, or nobody, for one role."""
        if who is None:
            self.chosen.pop((role.module, role.role), None)
        else:
            self.chosen[role.module, role.role] = who

    def give_everything(self, who: Candidate | None) -> None:
        """One colleague for every role that can be handed over; None takes that back."""
        self.everything = who
        for role in self.rows:
            if role.can_be_given:
                self.choose(role, who)

    def missing(self) -> list[VacantRole]:
        """Roles that must have a successor and have none yet (R4.3)."""
        return [role for role in self.rows if role.needed and self.successor(role) is None]

    def successors(self) -> tuple[Successor, ...]:
        """For the command."""
        return tuple(
            Successor(user_id=who.user_id, expected_version=who.version, module=module, role=role)
            for (module, role), who in sorted(self.chosen.items())
        )

    def handed_over(self) -> list[tuple[VacantRole, Candidate]]:
        """What somebody takes over, in the order of the rows."""
        found = [(role, self.successor(role)) for role in self.rows]
        return [(role, who) for role, who in found if who is not None]

    def left_vacant(self) -> int:
        """How many roles nobody takes over."""
        return len(self.rows) - len(self.handed_over())

    def refresh(self, departure: Departure, known: Mapping[int, Candidate]) -> None:
        """Go on with what is stored now: choices stay where role and colleague are still there."""
        self.departure = departure
        able = {(role.module, role.role) for role in departure.vacant if role.can_be_given}
        self.chosen = {
            role: known[who.user_id] for role, who in self.chosen.items() if role in able and who.user_id in known
        }
        self.everything = known.get(self.everything.user_id) if self.everything is not None else None


def candidate_of(view: UserView) -> Candidate:
    """A colleague as stored now."""
    name = f"{view.first_name} {view.last_name}"
    return Candidate(user_id=view.id, version=view.version, name=name, roles=view.roles)


def has_already(role: VacantRole, who: Candidate) -> bool:
    """Whether taking it over changes nothing for this colleague."""
    return role.role in who.roles.get(role.module, frozenset())
