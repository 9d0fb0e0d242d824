"""What differs: from what is stored (F5), and from what somebody else saved meanwhile (screens.md chapter 9)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from imi_tui.locale import formats
from screens.kit.outcome import Done
from screens.kit.panels.question import Choice, Question
from screens.kit.words import change_lines, label_of

if TYPE_CHECKING:
    from imi_tui.domain.errors import Conflict, FieldChange
    from screens.kit.clash import Clash
    from screens.my_authority.draft import AuthorityDraft
    from screens.my_authority.screen import MyAuthorityScreen


class AuthorityComparing:
    """The comparisons, for the screen that holds the draft."""

    def __init__(self, screen: MyAuthorityScreen) -> None:
        self._screen = screen

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
            save=screen.save,
            go_to=screen.problems.go_to,
            undo=lambda change: change_back(draft.put_back, change),
            redo=lambda change: change_back(draft.put_again, change),
        )
        await screen.host.show(difference)

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
        title = tr("Changed meanwhile by {name}, {when}", name=conflict.by, when=self._time(conflict))
        if clashes:
            await self._choose(title, conflict, clashes)
            return
        facts = []
        for change in conflict.changes:
            words = "; ".join(f"{word} {value}" for word, value in change_lines(screen.host, change))
            facts.append(f"{label_of(screen.host, change.path)}: {words}")
        facts.append(tr("What you typed is still there; the other changes were taken over."))
        choices = [Choice(label=tr("Keep editing")), Choice(label=tr("Save"), press=screen.save)]
        screen.open_panel(Question(title, facts, choices))
        screen.say("error", tr("{by} made changes meanwhile. Your typing is still here.", by=conflict.by))

    async def _choose(self, title: str, conflict: Conflict, clashes: tuple[Clash, ...]) -> None:
        """Both changed the same fields: one screen on which each is chosen."""
        from screens.kit.conflict import ConflictScreen  # seldom needed

        screen, draft, tr = self._screen, self._draft, self._screen.tr
        mine = len(draft.changes())

        def decide(chosen: Mapping[str, str]) -> None:
            for path, choice in chosen.items():
                if choice == "theirs":
                    draft.take_theirs(path)
            screen.show_draft()

        intro = tr.plural(
            "{n} of your {m} changes is in a field that was changed too. Everything else was joined.",
            "{n} of your {m} changes are in fields that were changed too. Everything else was joined.",
            len(clashes),
            m=mine,
        )
        chooser = ConflictScreen(
            screen.heading(), title, [intro], clashes, by=conflict.by, decide=decide, save=screen.save
        )
        await screen.host.show(chooser)
        chooser.say("error", tr("{by} made changes meanwhile. Choose per field what stays.", by=conflict.by))

    def _time(self, conflict: Conflict) -> str:
        return formats.time_of(conflict.at, self._screen.host.zone)
