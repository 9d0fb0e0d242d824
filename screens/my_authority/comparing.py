"""What differs: from what is stored (F5), and from what somebody else saved meanwhile (screens.md chapter 9)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from imi_tui.locale import formats
from screens.kit.outcome import Done
from screens.kit.panels.question import Choice, Question
from screens.kit.words import change_lines, label_of
from screens.my_authority.problems import tab_of

if TYPE_CHECKING:
    from imi_tui.domain.errors import Conflict, FieldChange
    from screens.kit.clash import Clash
    from screens.kit.conflict import Choice as Side
    from screens.my_authority.draft import AuthorityDraft
    from screens.my_authority.screen import MyAuthorityScreen


class AuthorityComparing:
    """The comparisons, for the screen that holds the draft."""

    def __init__(self, screen: MyAuthorityScreen) -> None:
        self._screen = screen
        self._last: Conflict | None = None
        self._clashes: tuple[Clash, ...] = ()
        self._chosen: dict[str, Side] = {}

    @property
    def _draft(self) -> AuthorityDraft:
        assert self._screen.draft is not None
        return self._screen.draft

    async def show_changes(self) -> None:
        """F5: the whole difference in words; each line can be put back."""
        from screens.kit.difference import DifferenceScreen  # only when somebody asks

        screen, draft = self._screen, self._draft
        draft.general = screen.general.general(draft.view.general)
        also = {}
        if draft.translate:
            also["general.informal_name"] = screen.tr("translation request to the European Commission")

        def change_back(act: Callable[[FieldChange], None], change: FieldChange) -> None:
            act(change)
            screen.show_draft()

        difference = DifferenceScreen(
            screen.heading(),
            draft.changes(),
            also=also,
            group_of=self._tab_name,
            told=self._who_is_told,
            save=screen.save,
            go_to=screen.problems.go_to,
            undo=lambda change: change_back(draft.put_back, change),
            redo=lambda change: change_back(draft.put_again, change),
        )
        await screen.host.show(difference)

    def _tab_name(self, path: str) -> str:
        tr = self._screen.tr
        return (tr("Authority"), tr("Classification"), tr("Modules"))[tab_of(path)]

    def _who_is_told(self) -> str:
        """A changed address is told to the former and the new one (R2.7)."""
        before, after = self._draft.view.general.email, self._draft.checked().general.email
        if before == after:
            return ""
        addresses = ", ".join(address for address in (before, after) if address)
        return self._screen.tr("After saving a message of this goes to {addresses}.", addresses=addresses)

    async def meet(self, conflict: Conflict) -> None:
        """Somebody else saved first: join what can be joined, show both where it cannot, keep all that was typed."""
        screen, draft, tr = self._screen, self._draft, self._screen.tr
        actor = screen.host.me.actor
        outcome = await screen.host.bridge.ask(lambda api: api.authority(actor))
        if not isinstance(outcome, Done):
            screen.explain(outcome)
            return
        clashes = draft.rebase(outcome.value)
        screen.show_draft()
        self._last, self._clashes, self._chosen = conflict, clashes, {}
        if clashes:
            await self.choose()
            return
        facts = []
        for change in conflict.changes:
            words = "; ".join(f"{word} {value}" for word, value in change_lines(screen.host, change))
            facts.append(f"{label_of(screen.host, change.path)}: {words}")
        facts.append(tr("What you typed is still there; the other changes were taken over."))
        choices = [Choice(label=tr("Keep editing")), Choice(label=tr("Save"), press=screen.save)]
        screen.open_panel(Question(self._title(conflict), facts, choices))
        screen.say("error", tr("{by} made changes meanwhile. Your typing is still here.", by=conflict.by))

    def forget(self) -> None:
        """Editing begins or ends: nothing waits for a choice."""
        self._clashes, self._chosen = (), {}

    def undecided(self) -> tuple[Clash, ...]:
        """Fields that still need a choice; typing something else into one is a choice too."""
        mine = {change.path: change.after for change in self._draft.changes()}
        self._clashes = tuple(clash for clash in self._clashes if mine.get(clash.path) == clash.yours)
        return self._clashes

    async def choose(self) -> None:
        """Both changed the same fields: one screen on which each is chosen."""
        from screens.kit.conflict import ConflictScreen  # seldom needed

        screen, tr, conflict = self._screen, self._screen.tr, self._last
        assert conflict is not None
        chooser = ConflictScreen(
            screen.heading(),
            self._title(conflict),
            self._intro(conflict),
            self._clashes,
            by=conflict.by,
            decide=self._decide,
            save=screen.save,
            chosen=self._chosen,
        )
        await screen.host.show(chooser)
        chooser.say("error", tr("{by} made changes meanwhile. Choose per field what stays.", by=conflict.by))

    def _decide(self, chosen: Mapping[str, str]) -> None:
        for clash in self._clashes:
            if chosen.get(clash.path) == "theirs":
                self._draft.take_theirs(clash.path)
        self._clashes = tuple(clash for clash in self._clashes if clash.path not in chosen)
        self._screen.show_draft()

    def _intro(self, conflict: Conflict) -> list[str]:
        """How much clashes, and what only the other changed."""
        from screens.kit.conflict import how_much_clashes  # seldom needed

        screen, tr = self._screen, self._screen.tr
        intro = how_much_clashes(tr, len(self._clashes), len(self._draft.changes()))
        clashing = {clash.path for clash in self._clashes}
        theirs = [label_of(screen.host, change.path) for change in conflict.changes if change.path not in clashing]
        if not theirs:
            return [intro]
        return [intro, tr("{by} also changed: {fields}.", by=conflict.by, fields=", ".join(dict.fromkeys(theirs)))]

    def _title(self, conflict: Conflict) -> str:
        return self._screen.tr("Changed meanwhile by {name}, {when}", name=conflict.by, when=self._time(conflict))

    def _time(self, conflict: Conflict) -> str:
        return formats.time_of(conflict.at, self._screen.host.zone)
