"""How editing ends: checks, the question about translation, the save, a conflict, or giving up (R2.4, R2.6, D2,
D16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imi_tui.domain.dto.authority import AuthoritySaved, ConfirmAuthority
from imi_tui.domain.errors import Conflict, Invalid, Issue
from imi_tui.domain.policies import authority_data
from screens.kit.outcome import Defect, Done, Refused
from screens.kit.panels.question import Choice, Question
from screens.kit.words import label_of

if TYPE_CHECKING:
    from screens.my_authority.draft import AuthorityDraft
    from screens.my_authority.screen import MyAuthorityScreen


class AuthoritySaving:
    """The ends of editing, for the screen that holds the draft."""

    def __init__(self, screen: MyAuthorityScreen) -> None:
        self._screen = screen

    @property
    def _draft(self) -> AuthorityDraft:
        assert self._screen.draft is not None
        return self._screen.draft

    def name_changed_much(self) -> bool:
        """Whether the title differs so much that the other languages may have to follow (R2.6)."""
        draft = self._draft
        return (
            draft.name_changed
            and bool(draft.general.informal_name.strip())
            and authority_data.changed_much(draft.view.general.informal_name, draft.general.informal_name)
        )

    async def save(self, *, asked: bool = False) -> None:
        """Check everything, ask about translation once, then save all three tabs in one go."""
        screen, draft = self._screen, self._draft
        if not screen.editing:
            return
        draft.general = screen.general.general(draft.view.general)
        checked = draft.checked()
        if checked.errors:
            await self._not_right_yet(checked.issues)
        elif not draft.dirty:
            screen.set_editing(editing=False)
            screen.say("note", screen.tr("nothing was changed."))
        elif screen.comparing.undecided():
            await screen.comparing.choose()
        elif draft.name_changed and not draft.translate and not asked:
            self._ask_translation()
        else:
            await self._send()

    async def _not_right_yet(self, issues: tuple[Issue, ...]) -> None:
        screen = self._screen
        screen.problems.show(issues)
        errors = [issue for issue in issues if not issue.warning]
        await screen.problems.go_to(errors[0].path)
        screen.say("error", screen.problems.how_many(errors))

    def _ask_translation(self) -> None:
        screen, draft = self._screen, self._draft
        tr = screen.tr

        async def translate() -> None:
            screen.general.translate.on = True
            draft.translate = True
            await self.save(asked=True)

        async def only_save() -> None:
            await self.save(asked=True)

        facts = [
            f"{tr('was')}: {draft.view.general.informal_name}",
            f"{tr('becomes')}: {draft.general.informal_name}",
            tr("The European Commission then adapts the title in the other languages."),
        ]
        choices = [
            Choice(label=tr("Keep editing")),
            Choice(label=tr("Yes, translate"), press=translate),
            Choice(label=tr("No, only save"), press=only_save),
        ]
        screen.open_panel(Question(tr("Must the other languages follow?"), facts, choices, carry_out=2))

    async def _send(self) -> None:
        screen, draft = self._screen, self._draft
        command = draft.command(screen.host.me.actor)
        async with screen.busy(screen.tr("saving...")):
            outcome = await screen.host.bridge.do(lambda api: api.save_authority(command))
        match outcome:
            case Done(value=saved):
                await self._saved(saved)
            case Refused(error=Invalid(issues=issues)):
                await self._not_right_yet(issues)
            case Refused(error=Conflict() as conflict):
                await screen.comparing.meet(conflict)
            case Refused() | Defect():
                screen.explain(outcome)

    async def _saved(self, saved: AuthoritySaved) -> None:
        screen, tr = self._screen, self._screen.tr
        screen.set_editing(editing=False)
        await screen.show(saved.view)
        count = sum(_counted(change.before, change.after) for change in saved.changes)
        text = tr.plural("{n} change saved.", "{n} changes saved.", count)
        if saved.translation_requested:
            text += " " + tr("The European Commission will adapt the other languages.")
        screen.say("done", text)

    async def cancel(self) -> None:
        """Esc: back to view mode, after a question when something would be lost."""
        screen, draft, tr = self._screen, self._draft, self._screen.tr
        draft.general = screen.general.general(draft.view.general)
        count = sum(_counted(change.before, change.after) for change in draft.changes())
        if not count:
            await self._discard()
            return
        choices = [
            Choice(label=tr("Keep editing")),
            Choice(label=tr("Save"), press=screen.save),
            Choice(label=tr("Discard"), press=self._discard, dangerous=True),
        ]
        title = tr.plural("{n} change not saved", "{n} changes not saved", count)
        lines = [label_of(screen.host, change.path) for change in draft.changes()]
        screen.open_panel(Question(title, [", ".join(lines)], choices))

    async def _discard(self) -> None:
        screen, draft = self._screen, self._draft
        screen.comparing.forget()
        screen.set_editing(editing=False)
        await screen.show(draft.view)

    async def confirm(self) -> None:
        """The act "Gegevens kloppen nog": sets the date of the last check to today (R1.1, D25)."""
        screen, draft, tr = self._screen, self._draft, self._screen.tr
        command = ConfirmAuthority(
            actor=screen.host.me.actor, number=draft.view.number, expected_version=draft.view.version
        )
        async with screen.busy(tr("saving...")):
            outcome = await screen.host.bridge.do(lambda api: api.confirm_authority(command))
        match outcome:
            case Done(value=view):
                await screen.show(view)
                screen.say("done", tr("the data are marked as checked today."))
            case Refused() | Defect():
                screen.explain(outcome)
                await screen.load()


def _counted(before: str | tuple[str, ...], after: str | tuple[str, ...]) -> int:
    """A text is one change; of ticks each one counts."""
    return len(before) + len(after) if isinstance(before, tuple) and isinstance(after, tuple) else 1
