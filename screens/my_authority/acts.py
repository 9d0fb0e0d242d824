"""What can be done in "Mijn autoriteit": commands, buttons and keys of each tab and mode."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from screens.kit.commands import Offer
from screens.kit.frame.buttons import Button
from screens.kit.frame.key_line import KeyHint
from screens.my_authority.problems import CLASSIFICATION, GENERAL, MODULES, USERS

if TYPE_CHECKING:
    from screens.my_authority.screen import MyAuthorityScreen


class AuthorityActs:
    """The acts, for the screen on which they are done."""

    def __init__(self, screen: MyAuthorityScreen) -> None:
        self._screen = screen

    def offers(self) -> list[Offer]:
        screen = self._screen
        if screen.tab == USERS:
            blocked = screen.tr("finish the editing first (F3 or Esc)") if screen.editing else ""
            mine = [
                screen.offer(offer.command.id, offer.run, offer.reason or blocked) for offer in screen.users.offers()
            ]
        elif screen.editing:
            mine = [
                screen.offer("form.save", screen.save),
                screen.offer("form.changed", screen.comparing.show_changes),
                screen.offer("form.problem", screen.problems.next),
                *self._of_tab(),
                *self._of_others(),
                screen.offer("form.cancel", screen.esc),
            ]
        else:
            reason = self.why_not_edit()
            mine = [
                screen.offer("authority.edit", screen.edit, reason),
                screen.offer("authority.public", self._public, "" if screen.draft is not None else reason),
                screen.offer("authority.confirm", screen.saving.confirm, reason),
                *self._of_others(),
            ]
        tabs = ("tab.authority", "tab.classification", "tab.modules", "tab.users")
        return [
            *mine,
            *(screen.offer(command, self._opener(index)) for index, command in enumerate(tabs)),
            screen.offer("all.language", screen.host.next_language),
            screen.offer("all.home", self._home),
        ]

    def _of_tab(self) -> list[Offer]:
        """What the present tab adds."""
        screen = self._screen
        tabs = {CLASSIFICATION: screen.classification, MODULES: screen.modules}
        tab = tabs.get(screen.tab)
        return [screen.offer(*act) for act in tab.acts()] if tab is not None else []

    def _of_others(self) -> list[Offer]:
        """What somebody else does with what the tab shows."""
        screen = self._screen
        if screen.tab != MODULES or screen.modules is None:
            return []
        return [screen.offer(*act) for act in screen.modules.acts_of_others()]

    def explain_key(self, name: str) -> bool:
        """A key that changes something while nothing is being edited: say what to do instead. False: it is none."""
        screen = self._screen
        if screen.editing or screen.tab != MODULES or name not in ("f4", "f7", "f8"):
            return False
        screen.say("note", self.why_not_edit() or screen.tr("F2 begins editing"))
        return True

    def why_not_edit(self) -> str:
        """The reason for somebody who is no administrator, with the names of those who are."""
        screen = self._screen
        if screen.draft is None:
            return screen.tr("the data could not be read. Enter tries again.")
        if screen.draft.view.may_edit:
            return ""
        names = ", ".join(screen.draft.view.administrators)
        return screen.tr("only an administrator can do this. Your administrators: {names}.", names=names)

    async def _public(self) -> None:
        screen = self._screen
        if screen.draft is not None:
            await screen.host.go("public", number=screen.draft.view.number)

    async def _home(self) -> None:
        screen = self._screen
        if screen.editing:
            await screen.esc()
        else:
            await screen.host.back(to="home")

    def buttons(self) -> Sequence[Button]:
        screen = self._screen
        if screen.tab == USERS:
            return screen.users.buttons()
        if screen.editing:
            return (
                Button(label=screen.tr("Save"), press=screen.save),
                Button(label=screen.tr("Cancel"), press=screen.esc),
                Button(label=screen.tr("What changed?"), press=screen.comparing.show_changes),
            )
        if screen.tab == GENERAL and screen.draft is not None and screen.draft.view.may_edit:
            return (
                Button(label=screen.tr("Edit authority data"), press=screen.edit),
                Button(label=screen.tr("As others see you"), press=self._public),
                Button(label=screen.tr("Data still right"), press=screen.saving.confirm),
            )
        return ()

    def hints(self) -> list[KeyHint]:
        screen = self._screen
        if screen.tab == USERS:
            return screen.users.hints()
        if screen.editing:
            hints = self._tab_hints()
            return [("f3", screen.tr("Save")), ("f5", screen.tr("Changed")), *hints[:1]]
        return [("f2", screen.tr("Edit")), ("1-4", screen.tr("Tab"))]

    def _tab_hints(self) -> list[KeyHint]:
        screen = self._screen
        if screen.tab == CLASSIFICATION and screen.classification is not None:
            return screen.classification.hints()
        if screen.tab == MODULES and screen.modules is not None:
            return screen.modules.hints()
        return [("f6", screen.tr("To problem"))]

    def _opener(self, index: int) -> Callable[[], Awaitable[None]]:
        async def show_tab() -> None:
            await self._screen.choose_tab(index)

        return show_tab
