"""The screen "Mijn autoriteit": four tabs, one draft, one save (screens.md chapters 4 to 7)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.containers import Container
from textual.widget import Widget

from imi_tui.domain.dto.authority import AuthorityView, LastChange
from imi_tui.domain.dto.users import UserShow
from screens.kit.app_screen import AppScreen
from screens.kit.commands import Offer
from screens.kit.frame.buttons import Button
from screens.kit.frame.key_line import KeyHint
from screens.kit.frame.messages import Kind
from screens.kit.frame.title import Tab
from screens.kit.issue_texts import issue_text
from screens.kit.keys import Key
from screens.kit.line_widget import LineWidget
from screens.kit.outcome import Defect, Done, Refused
from screens.kit.widgets.beside import Beside
from screens.kit.widgets.split import DetailLine
from screens.my_authority.acts import AuthorityActs
from screens.my_authority.classification import ClassificationTab
from screens.my_authority.comparing import AuthorityComparing
from screens.my_authority.draft import AuthorityDraft
from screens.my_authority.general import GeneralTab
from screens.my_authority.helping import AuthorityHelping
from screens.my_authority.modules import ModulesTab
from screens.my_authority.problems import CLASSIFICATION, GENERAL, MODULES, USERS, AuthorityProblems
from screens.my_authority.saving import AuthoritySaving
from screens.my_authority.typed import AuthorityTyping
from screens.users.tab import UsersTab


class MyAuthorityScreen(AppScreen):
    """View mode first; F2 puts the three data tabs into edit mode together (R2.2, R2.3)."""

    place = "authority"
    tabbed = True

    def __init__(self, *, tab: int = GENERAL, users_filter: str = "", users_show: UserShow = "all") -> None:
        super().__init__()
        self.tab = tab
        self._users_filter = users_filter
        self._users_show: UserShow = users_show
        self._loaded_users = False
        self.editing = False
        self.draft: AuthorityDraft | None = None
        self.general = GeneralTab()
        self._form = Beside(self.general.record)
        self.classification: ClassificationTab | None = None
        self.modules: ModulesTab | None = None
        self.users = UsersTab(self)
        self.saving = AuthoritySaving(self)
        self.problems = AuthorityProblems(self)
        self.comparing = AuthorityComparing(self)
        self.acts = AuthorityActs(self)
        self.typing = AuthorityTyping(self)
        self.helping = AuthorityHelping(self)
        self.panes = [Container(id=f"pane{index}", classes="pane") for index in range(4)]
        for index, pane in enumerate(self.panes):
            pane.display = index == tab
        self.active_part = self.general.record
        self.counted = self.problems.counts()

    # frame ---------------------------------------------------------------------------------------------------------

    def content(self) -> Iterable[Widget]:
        yield from self.panes

    def on_mount(self) -> None:
        self.panes[GENERAL].mount(self._form)
        self.panes[USERS].mount(*self.users.widgets())
        self.name_tabs()
        record = self.general.record
        record.sentence = lambda issue: issue_text(self.host, issue)
        record.on_change = self.typing.typed
        record.on_leave = self.typing.left
        record.on_open = self.helping.show_whole
        if self.tab != GENERAL:
            self.active_part = self.key_line

    def heading(self) -> tuple[str, str]:
        edit = f" > {self.tr('edit')}" if self.editing else ""
        return f"{self.tr('Administration')} > {self.tr('My authority')}{edit}", self.person()

    def parts(self) -> list[LineWidget]:
        if self.tab == GENERAL:
            return [self.general.record]
        if self.tab == CLASSIFICATION and self.classification is not None:
            return self.classification.parts()
        if self.tab == MODULES and self.modules is not None:
            return self.modules.parts()
        return self.users.parts() if self.tab == USERS else []

    def buttons(self) -> Sequence[Button]:
        return self.acts.buttons()

    def instead_of_buttons(self) -> str:
        no_right = self.tab != USERS and self.draft is not None and bool(self.acts.why_not_edit())
        return self.tr("Only an administrator can edit this.") if no_right else ""

    def offers(self) -> list[Offer]:
        return self.acts.offers()

    def hints_here(self) -> list[KeyHint]:
        return self.acts.hints()

    def esc_word(self) -> str:
        return self.tr("Cancel") if self.editing and self.tab != USERS else self.tr("Back")

    def help_topic(self) -> str:
        return self.helping.topic()

    def help_topics(self) -> Sequence[str]:
        return self.helping.topics()

    async def changed_last(self, topic: str) -> LastChange | None:
        return await self.helping.changed_last(topic)

    def standing_message(self) -> tuple[Kind, str] | None:
        return self.helping.nudge()

    def followers(self) -> Iterable[DetailLine]:
        return [self._form.help] if self.tab == GENERAL else []

    def menu_about(self) -> str:
        return self.users.menu_about() if self.tab == USERS else ""

    # loading -------------------------------------------------------------------------------------------------------

    async def load(self) -> None:
        """Fetch the data tabs, unless a draft is open; and the users when their tab is shown."""
        if not self.editing:
            await self._load_authority()
        if self.tab == USERS:
            await self._load_users()

    async def _load_authority(self) -> None:
        actor = self.host.me.actor
        async with self.busy(self.tr("fetching data...")):
            outcome = await self.host.bridge.ask(lambda api: api.authority(actor))
        match outcome:
            case Done(value=view):
                await self.show(view)
                self.message_line.put(*(self.standing_message() or ("note", "")))
            case Refused() | Defect():
                self.explain(outcome)

    async def _load_users(self) -> None:
        if not self._loaded_users:
            self.users.set_filter(self._users_filter)
            self.users.set_show(self._users_show)
        self._loaded_users = True
        await self.users.load()

    async def show(self, view: AuthorityView) -> None:
        """Show what is stored on all data tabs."""
        if self.draft is None:
            self.draft = AuthorityDraft(view, self.host.catalogue)
            self.draft.on_change = self.problems.ticked
            self.general.build(view, self.host)
            self.classification = ClassificationTab(self.draft)
            self.modules = ModulesTab(self.draft)
            await self.panes[CLASSIFICATION].mount(*self.classification.widgets())
            await self.panes[MODULES].mount(*self.modules.widgets())
            self.choose_first_part()
        else:
            self.draft.reset(view)
            self.general.load(view, self.host)
        self.refresh_tabs()

    def show_draft(self) -> None:
        """Show what the draft holds, compared with what is stored."""
        assert self.draft is not None
        general = self.draft.general
        self.general.load(self.draft.view, self.host)
        self.general.put(general)
        self.general.translate.on = self.draft.translate
        self.typing.translate_box()
        self.refresh_tabs()

    def refresh_tabs(self) -> None:
        """Bring all tabs in line with the draft."""
        assert self.draft is not None
        self.general.record.issues = self.draft.issues
        for tab in (self.classification, self.modules):
            if tab is not None:
                tab.refresh_from_draft()
        self.name_tabs()
        self.redraw()

    def redraw(self) -> None:
        if self.draft is not None and self.general.speak(self.draft.view, self.host):
            self.typing.translate_box()
        self.name_tabs()
        super().redraw()

    def name_tabs(self) -> None:
        """Write the tab line anew: names, changes, problems."""
        tr = self.tr
        names = [tr("Authority"), tr("Classification"), tr("Modules"), tr("Users")]
        changes, problems = self.counted = self.problems.counts()
        self.tab_line.tabs = [
            Tab(name=name, changes=changes[index], problems=problems[index]) for index, name in enumerate(names)
        ]
        self.tab_line.current = self.tab
        self.tab_line.repaint()

    # tabs ----------------------------------------------------------------------------------------------------------

    async def choose_tab(self, index: int, *, keep_focus: bool = False) -> None:
        """Show a tab; the focus goes to its first part, or stays on the tab line."""
        if index != self.tab:
            if self.tab == GENERAL and self.active_part is self.general.record:
                self.general.record.set_active(False)
            self.panes[self.tab].display = False
            self.tab = index
            self.panes[index].display = True
        self.name_tabs()
        if not keep_focus:
            self.choose_first_part()
        if index == USERS and not self._loaded_users:
            await self._load_users()
        self.title_line.repaint()
        self.button_bar.repaint()
        self.key_line.repaint()

    def choose_first_part(self) -> None:
        """Put the focus where work begins on this tab."""
        parts = self.parts()
        if parts:
            self.focus_part(parts[0])

    async def other_key(self, key: Key) -> bool:
        """PageUp and PageDown go on to the neighbouring tab; Enter reads again what could not be read."""
        if key.name == "enter" and self.draft is None and self.tab != USERS:
            await self.load()
            return True
        if key.name in ("pageup", "pagedown"):
            step = 1 if key.name == "pagedown" else -1
            if 0 <= self.tab + step <= USERS:
                await self.choose_tab(self.tab + step)
                return True
        return self.acts.explain_key(key.name)

    async def edit(self) -> None:
        """F2: brackets round the values of all three tabs, focus where it was (R2.2, R2.3)."""
        if self.draft is None or self.editing:
            return
        self.set_editing(editing=True)

    def set_editing(self, *, editing: bool) -> None:
        """Turn edit mode on or off for all data tabs together."""
        assert self.draft is not None
        self.editing = self.draft.editable = editing
        self.general.record.set_editing(editing)
        self.typing.translate_box()
        for tab in (self.classification, self.modules):
            if tab is not None:
                tab.set_editing(editing)
        self.redraw()

    # ends ----------------------------------------------------------------------------------------------------------

    async def save(self) -> None:
        """F3."""
        await self.saving.save()

    async def esc(self) -> None:
        """Edit mode asks before anything is lost; view mode goes back to the menu."""
        if not self.editing:
            await self.host.back()
        elif self.tab == USERS:
            await self.choose_tab(GENERAL)
        else:
            await self.saving.cancel()
