"""How editing one's own account ends: saved, refused, overtaken by an administrator, or left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from imi_tui.domain.errors import Conflict, FieldChange, Invalid
from imi_tui.locale import formats
from screens.kit.clash import Clash
from screens.kit.outcome import Defect, Done, Refused
from screens.kit.panels.question import Choice, Question
from screens.kit.words import label_of

if TYPE_CHECKING:
    from imi_tui.domain.dto.own_account import OwnDetails, SaveOwnDetails
    from screens.kit.conflict import Choice as Side
    from screens.own_account.screen import OwnAccountScreen


class OwnSaving:
    """The ways out, for the screen on which is typed."""

    def __init__(self, screen: OwnAccountScreen) -> None:
        self._screen = screen
        self._last: Conflict | None = None
        self._clashes: tuple[Clash, ...] = ()
        self._chosen: dict[str, Side] = {}

    def changes(self) -> tuple[FieldChange, ...]:
        """What differs from what is stored."""
        return tuple(
            FieldChange(path=field.name, before=str(field.baseline), after=str(field.value))
            for field in self._screen.record.fields
            if field.editable and field.changed
        )

    async def show_changes(self) -> None:
        """F5."""
        from screens.kit.difference import DifferenceScreen  # only when somebody asks

        screen = self._screen

        async def go_to(path: str) -> None:
            screen.record.focus_field(path)

        def put(change: FieldChange, value: str | tuple[str, ...]) -> None:
            field = screen.record.field(change.path)
            baseline = field.baseline
            field.load(value)
            field.baseline = baseline
            screen.redraw()

        difference = DifferenceScreen(
            screen.heading(),
            self.changes(),
            save=self.save,
            go_to=go_to,
            undo=lambda change: put(change, change.before),
            redo=lambda change: put(change, change.after),
        )
        await screen.host.show(difference)

    async def save(self) -> None:
        """F3."""
        screen = self._screen
        if screen.fields is None or screen.view is None:
            return
        screen.record.current.left()
        if self._undecided():
            await self._choose()
            return
        command = screen.fields.command(screen.host.me.actor)
        count = len(self.changes())
        screen.set_editing(editing=False)
        async with screen.busy(screen.tr("saving...")):
            outcome = await screen.host.bridge.do(lambda api: api.save_own_details(command))
        match outcome:
            case Done(value=view):
                await self._saved(view, count)
            case Refused(error=Invalid(issues=issues)):
                screen.set_editing(editing=True)
                screen.record.issues = {issue.path: (issue,) for issue in issues}
                screen.record.focus_field(issues[0].path)
                screen.focus_part(screen.record)
                wrong = screen.tr.plural(
                    "{n} field is not right yet. F6 goes to it.",
                    "{n} fields are not right yet. F6 goes to the next one.",
                    len(issues),
                )
                screen.say("error", wrong)
            case Refused(error=Conflict() as conflict):
                screen.set_editing(editing=True)
                await self._meet(conflict, command)
            case Refused() | Defect():
                screen.set_editing(editing=True)
                screen.explain(outcome)

    async def _saved(self, view: OwnDetails, count: int) -> None:
        screen = self._screen
        screen.show(view)
        chosen = screen.fields.screen.code if screen.fields is not None else ""
        if count and chosen:
            await screen.host.set_language(chosen)
            screen.show(view)
        text = screen.tr.plural("{n} change saved.", "{n} changes saved.", count)
        screen.say("done", text if count else screen.tr("nothing was changed."))

    # an administrator changed the account meanwhile (D2) -------------------------------------------------------------

    async def _meet(self, conflict: Conflict, typed: SaveOwnDetails) -> None:
        """Fields that only one of the two changed join by themselves; the others are chosen."""
        screen = self._screen
        actor = screen.host.me.actor
        outcome = await screen.host.bridge.ask(lambda api: api.own_details(actor))
        if not isinstance(outcome, Done):
            screen.explain(outcome)
            return
        mine = self.changes()
        screen.show(outcome.value)
        clashes = []
        for change in mine:
            field = screen.record.field(change.path)
            stored = field.baseline
            if stored not in (change.before, change.after):
                clashes.append(Clash(change.path, change.before, str(stored), change.after))
            field.load(change.after)
            field.baseline = stored
        self._last, self._clashes, self._chosen = conflict, tuple(clashes), {}
        if clashes:
            await self._choose()
        else:
            await self.save()

    def _undecided(self) -> tuple[Clash, ...]:
        """Fields that still need a choice; typing something else into one is a choice too."""
        typed = {change.path: change.after for change in self.changes()}
        self._clashes = tuple(clash for clash in self._clashes if typed.get(clash.path) == clash.yours)
        return self._clashes

    def _decide(self, chosen: Mapping[str, str]) -> None:
        for clash in self._clashes:
            if chosen.get(clash.path) == "theirs":
                self._screen.record.field(clash.path).load(clash.theirs)
        self._clashes = tuple(clash for clash in self._clashes if clash.path not in chosen)
        self._screen.redraw()

    async def _choose(self) -> None:
        """One screen on which each field that both changed is chosen."""
        from screens.kit.conflict import ConflictScreen  # seldom needed

        screen, tr, conflict = self._screen, self._screen.tr, self._last
        assert conflict is not None
        when = formats.time_of(conflict.at, screen.host.zone)
        chooser = ConflictScreen(
            screen.heading(),
            tr("Changed meanwhile by {name}, {when}", name=conflict.by, when=when),
            [],
            self._clashes,
            by=conflict.by,
            decide=self._decide,
            save=self.save,
            chosen=self._chosen,
        )
        await screen.host.show(chooser)
        chooser.say("error", tr("{by} made changes meanwhile. Choose per field what stays.", by=conflict.by))

    # leaving -------------------------------------------------------------------------------------------------------

    async def leave(self) -> None:
        """Esc: back to view mode, after a question when something would be lost."""
        screen, tr = self._screen, self._screen.tr
        found = self.changes()
        if not found:
            await self._discard()
            return
        choices = [
            Choice(label=tr("Keep editing")),
            Choice(label=tr("Save"), press=self.save),
            Choice(label=tr("Discard"), press=self._discard, dangerous=True),
        ]
        title = tr.plural("{n} change not saved", "{n} changes not saved", len(found))
        facts = [", ".join(label_of(screen.host, change.path) for change in found)]
        screen.open_panel(Question(title, facts, choices))

    async def _discard(self) -> None:
        screen = self._screen
        self._clashes = ()
        screen.set_editing(editing=False)
        if screen.view is not None:
            screen.show(screen.view)
