"""The menu Beheer: one key to everything, and what needs doing today (screens.md chapter 3, R2.1)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable

from textual.widget import Widget

from imi_tui.domain.dto.mail import MessageShow
from imi_tui.domain.dto.session import Home
from imi_tui.domain.dto.users import UserShow
from imi_tui.domain.policies import expiry
from imi_tui.locale import formats
from screens.home.menu import Entry, HomeMenu
from screens.kit.app_screen import AppScreen
from screens.kit.commands import COMMANDS, Offer
from screens.kit.frame.key_line import KeyHint
from screens.kit.frame.messages import Kind
from screens.kit.line_widget import LineWidget
from screens.kit.mail.words import counts_words
from screens.kit.outcome import Defect, Done, Refused
from screens.kit.problems import role_name
from screens.kit.words import person_name

TO_DO_LEAST = 3
"""Lines of what needs doing on the smallest screens."""
OTHER_LINES = 19
"""Lines that all the rest takes at most."""


class HomeScreen(AppScreen):
    """Where everybody starts."""

    place = "home"
    has_buttons = False

    def __init__(self) -> None:
        super().__init__()
        self.menu = HomeMenu()
        self.active_part = self.menu
        self.home: Home | None = None
        self._all_shown = False

    def content(self) -> Iterable[Widget]:
        return [self.menu]

    def parts(self) -> list[LineWidget]:
        return [self.menu]

    def heading(self) -> tuple[str, str]:
        return self.tr("Administration"), self.person()

    def screen_name(self) -> str:
        return self.tr("Administration")

    def esc_word(self) -> str:
        return self.tr("Sign out")

    def hints_here(self) -> list[KeyHint]:
        return [("f7", self.tr("Add user"))] if self.host.me.is_administrator else []

    async def load(self) -> None:
        """Fetch the numbers; the menu itself is there at once."""
        self._build()
        actor = self.host.me.actor
        async with self.busy(self.tr("fetching data...")):
            outcome = await self.host.bridge.ask(lambda api: api.home(actor))
        match outcome:
            case Done(value=home):
                self.home = home
                self._build()
                self.message_line.put(*(self.standing_message() or ("note", "")))
            case Refused() | Defect():
                self.explain(outcome)

    def on_resize(self) -> None:
        """There may be room for more of what needs doing, or for less."""
        self._build()

    def redraw(self) -> None:
        self._build()
        super().redraw()

    # the entries ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.menu.intro = self._intro()
        self.menu.entries = self._entries()
        to_do = self._to_do()
        self.menu.to_do = self._short(to_do)
        count = len(to_do)
        if self.host.me.is_administrator and self.home is not None:
            self.menu.to_do_title = self.tr("To do: {n}", n=count) if count else self.tr("To do: nothing")
        self.menu.at = min(self.menu.at, len(self.menu.rows) - 1)
        self.menu.repaint()

    def _intro(self) -> list[str]:
        home, tr = self.home, self.tr
        if home is None:
            return ["", ""]
        failed = home.failed_since
        if failed:
            attempts = tr.plural(
                "{n} failed attempt since. Not you? Tell an administrator.",
                "{n} failed attempts since. Not you? Tell an administrator.",
                failed,
            )
        else:
            attempts = tr("No failed attempts since.")
        if home.previous_sign_in is None:
            first = tr("This is the first time you sign in.")
            return [first, attempts] if failed else [first]
        when = formats.date_time(tr.language, home.previous_sign_in, self.host.zone)
        if home.previous_client:
            return [tr("Last signed in on {when} from {client}.", when=when, client=home.previous_client), attempts]
        return [tr("Last signed in on {when}.", when=when), attempts]

    def _entries(self) -> list[Entry]:
        me = self.host.me
        entries = []
        if me.is_commission:
            entries.append(self._entry("home.requests", self._open_requests, self._requests_state()))
        entries.append(
            Entry(letter="", label=self.tr("My authority"), state=me.authority, open=self._opener(0), gap=bool(entries))
        )
        states = self._tab_states()
        for index, command in enumerate(("tab.authority", "tab.classification", "tab.modules", "tab.users")):
            label = self.tr(COMMANDS[command].label)
            entries.append(
                Entry(letter=str(index + 1), label=label, state=states[index], open=self._opener(index), indent=1)
            )
        if me.is_administrator:
            entries.append(self._entry("home.messages", self._messages_opener(), self._messages_state(), gap=True))
        entries.append(self._entry("home.own", self._open_own, self._own_state(), gap=not me.is_administrator))
        entries.append(self._entry("home.sign_out", self.esc, ""))
        return entries

    def _entry(self, command: str, run: Callable[[], Awaitable[None]], state: str, *, gap: bool = False) -> Entry:
        found = COMMANDS[command]
        letter = self.tr.ctx(f"letter {found.id}", found.letter)
        return Entry(letter=letter, label=self.tr(found.label), state=state, open=run, gap=gap)

    def _requests_state(self) -> str:
        count = self.home.open_translation_requests if self.home is not None else None
        return self.tr.plural("{n} open", "{n} open", count) if count is not None else ""

    def _messages_state(self) -> str:
        home = self.home
        return counts_words(self.tr, home.messages_failed, home.messages_waiting) if home is not None else ""

    def _own_state(self) -> str:
        """Until when the own password works (R4.6)."""
        home, tr = self.home, self.tr
        if home is None or home.password_expires_at is None:
            return ""
        when = formats.day(tr.language, expiry.last_day(home.password_expires_at, self.host.zone))
        return tr("password valid up to and including {when}", when=when)

    def _tab_states(self) -> tuple[str, str, str, str]:
        home, tr = self.home, self.tr
        if home is None:
            return ("", "", "", "")
        changed = ""
        if home.changed_at is not None:
            when = formats.date_of(tr.language, home.changed_at, self.host.zone)
            changed = tr("changed on {when} by {name}", when=when, name=person_name(tr, home.changed_by))
        modules = tr.plural("{n} module", "{n} modules", home.modules)
        keywords = tr.plural("{n} keyword", "{n} keywords", home.keywords)
        if home.users is None:
            users = tr("administrators only")
        else:
            users = tr("{n}, of whom {m} administrator", n=home.users, m=home.administrators)
        return (
            changed,
            tr.plural("{n} competence", "{n} competences", home.competences),
            f"{modules}, {keywords}",
            users,
        )

    def _to_do(self) -> list[Entry]:
        home, tr = self.home, self.tr
        if home is None or home.users is None:
            return []
        rows = []
        if home.authority_unchecked_months:
            months = home.authority_unchecked_months
            text = tr("Data of your authority not checked for {n} months", n=months)
            rows.append(Entry(letter="", label=text, state="", open=self._opener(0)))
        if home.expired:
            text = tr("Users with an expired password: {n}", n=home.expired)
            rows.append(Entry(letter="", label=text, state="", open=self._opener(3, show="expired")))
        for vacancy in home.vacancies:
            module = self.host.catalogue.module_by_code.get(vacancy.module)
            title = module.title(tr.language) if module else vacancy.module
            role = role_name(self.host, vacancy.role)
            text = tr("{module}: nobody is {role} yet", module=title, role=role)
            rows.append(Entry(letter="", label=text, state="", open=self._opener(3)))
        if home.mails_failed:
            text = tr.plural(
                "{n} e-mail message could not be delivered",
                "{n} e-mail messages could not be delivered",
                home.mails_failed,
            )
            rows.append(Entry(letter="", label=text, state="", open=self._messages_opener("failed")))
        if home.unchecked:
            text = tr("Users not checked for 12 months: {n}", n=home.unchecked)
            rows.append(Entry(letter="", label=text, state="", open=self._opener(3, show="unchecked")))
        return rows

    def _short(self, rows: list[Entry]) -> list[Entry]:
        """As many as there is room for, and a line that opens the rest."""
        room = max(self.app.size.height - OTHER_LINES, TO_DO_LEAST)
        if self._all_shown or len(rows) <= room:
            return rows
        words = self.tr("and {n} more ...", n=len(rows) - room + 1)
        return [*rows[: room - 1], Entry(letter="", label=words, state="", open=self._show_all)]

    async def _show_all(self) -> None:
        """Everything that needs doing; the cursor stays, on the first line that was not there yet."""
        self._all_shown = True
        self._build()

    def standing_message(self) -> tuple[Kind, str] | None:
        """One administrator is one too few: said until a second one is there (R3.1)."""
        if self.home is not None and self.home.administrators == 1:
            text = self.tr("you are the only administrator. Register a colleague who can stand in (F7).")
            return ("note", f"{self.tr('Note')}: {text}")
        return None

    # what can be done ----------------------------------------------------------------------------------------------

    def offers(self) -> list[Offer]:
        not_administrator = "" if self.host.me.is_administrator else self.tr("administrators only")
        offers = [
            self.offer("home.authority", self._opener(0)),
            self.offer("tab.authority", self._opener(0)),
            self.offer("tab.classification", self._opener(1)),
            self.offer("tab.modules", self._opener(2)),
            self.offer("tab.users", self._opener(3)),
            self.offer("users.add", self._add_user, not_administrator),
        ]
        if self.host.me.is_commission:
            offers.append(self.offer("home.requests", self._open_requests))
        return [
            *offers,
            self.offer("home.messages", self._messages_opener(), not_administrator),
            self.offer("home.own", self._open_own),
            self.offer("all.language", self.host.next_language),
            self.offer("home.sign_out", self.esc),
        ]

    def _opener(self, tab: int, *, show: UserShow = "all") -> Callable[[], Awaitable[None]]:
        async def open_tab() -> None:
            await self.host.go("authority", tab=tab, users_show=show)

        return open_tab

    def _messages_opener(self, show: MessageShow = "all") -> Callable[[], Awaitable[None]]:
        async def open_messages() -> None:
            await self.host.go("messages", show=show)

        return open_messages

    async def _add_user(self) -> None:
        await self.host.go("user_form")

    async def _open_own(self) -> None:
        await self.host.go("own_account")

    async def _open_requests(self) -> None:
        await self.host.go("requests")

    async def esc(self) -> None:
        """Signing out asks first (D30)."""
        from screens.kit.panels.question import Choice, Question

        facts = [self.tr("You return to the sign-in screen.")]
        choices = [
            Choice(label=self.tr("Cancel")),
            Choice(label=self.tr("Sign out"), press=self.host.sign_out),
        ]
        self.open_panel(Question(self.tr("Sign out"), facts, choices))
