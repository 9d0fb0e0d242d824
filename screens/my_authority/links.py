"""The linked coordinators of the draft (R2.9): which are linked, added and struck, per module. Knows no widgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from imi_tui.domain.dto.authority import Coordinator, ModuleAccess
from imi_tui.domain.errors import FieldChange

_Differences = dict[str, tuple[set[str], set[str]]]


@dataclass
class Links:
    """Attributes:
    stored: What is stored, by module code.
    chosen: Numbers of those that are linked now, by module code.
    bodies: Everyone who is or was linked, or could be, by number.
    """

    stored: dict[str, tuple[Coordinator, ...]] = field(default_factory=dict)
    chosen: dict[str, set[str]] = field(default_factory=dict)
    bodies: dict[str, Coordinator] = field(default_factory=dict)
    _put_away: dict[str, set[str]] = field(default_factory=dict)

    def reset(self, accesses: Iterable[ModuleAccess]) -> None:
        """Start anew from what is stored. Who was met before stays known by name."""
        self.stored = {access.module: access.coordinators for access in accesses}
        self.chosen = {module: {one.number for one in linked} for module, linked in self.stored.items()}
        self.bodies |= {one.number: one for linked in self.stored.values() for one in linked}
        self._put_away = {}

    def shown(self, module: str) -> list[Coordinator]:
        """Those that are stored, struck ones too, then those that were added, by name."""
        stored = self.stored.get(module, ())
        added = self.chosen.get(module, set()) - {one.number for one in stored}
        return [*stored, *sorted((self.bodies[number] for number in added), key=lambda one: (one.name, one.number))]

    def is_linked(self, module: str, number: str) -> bool:
        """Whether it would be linked after a save."""
        return number in self.chosen.get(module, ())

    def is_stored(self, module: str, number: str) -> bool:
        """Whether it is linked now."""
        return any(one.number == number for one in self.stored.get(module, ()))

    def link(self, module: str, body: Coordinator) -> None:
        """Add it, or take it back when it was struck."""
        self.bodies[body.number] = body
        self.chosen.setdefault(module, set()).add(body.number)

    def turn(self, module: str, number: str) -> None:
        """Strike it, or take it back."""
        self.chosen.setdefault(module, set()).symmetric_difference_update({number})

    # what differs --------------------------------------------------------------------------------------------------

    def differences(self) -> _Differences:
        """Numbers that went and that came, of the modules that differ."""
        found: _Differences = {}
        for module, linked in self.stored.items():
            before, now = {one.number for one in linked}, self.chosen[module]
            if before != now:
                found[module] = (before - now, now - before)
        return found

    def differing(self, module: str) -> int:
        """How many lines of the module differ."""
        went, came = self.differences().get(module, ((), ()))
        return len(went) + len(came)

    def changes(self) -> tuple[FieldChange, ...]:
        """One entry a module, by the names that go into the history."""
        return tuple(
            FieldChange(
                path=f"modules.{module}.coordinators", before=self._names(module, went), after=self._names(module, came)
            )
            for module, (went, came) in self.differences().items()
        )

    def _names(self, module: str, numbers: Iterable[str]) -> tuple[str, ...]:
        times = Counter(one.name for one in self.shown(module))
        bodies = [self.bodies[number] for number in numbers]
        return tuple(sorted(one.name if times[one.name] < 2 else f"{one.name} ({one.number})" for one in bodies))

    def to_save(self) -> Mapping[str, frozenset[str]]:
        """The modules whose links differ: those that a save does not name keep theirs, whoever changes them."""
        return {module: frozenset(self.chosen[module]) for module in self.differences()}

    # undoing and joining -------------------------------------------------------------------------------------------

    def put_back(self, module: str) -> None:
        """Link again what is stored, and only that."""
        self._put_away[module] = self.chosen[module]
        self.chosen[module] = {one.number for one in self.stored[module]}

    def put_again(self, module: str) -> None:
        """Undo the undoing."""
        self.chosen[module] = self._put_away.pop(module, self.chosen[module])

    def join(self, differences: _Differences) -> None:
        """Make these changes on top of what is stored now; a module that went meanwhile takes none."""
        for module, (went, came) in differences.items():
            if module in self.chosen:
                self.chosen[module] = (self.chosen[module] - went) | came


def module_of(path: str) -> str:
    """The module of a path such as `modules.SD-REQ.coordinators` or `modules.SD-REQ.keywords`."""
    return path.removeprefix("modules.").removesuffix(".coordinators").removesuffix(".keywords")


def is_link(path: str) -> bool:
    """Whether the path is that of a module's linked coordinators."""
    return path.startswith("modules.") and path.endswith(".coordinators")
