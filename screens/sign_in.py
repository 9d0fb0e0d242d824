"""Signing in: name Enter password Enter (screens.md 2.1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from imi_tui.domain.secret import Secret
from imi_tui.locale import N_
from screens.kit.app_screen import AppScreen
from screens.kit.commands import Offer
from screens.kit.frame.buttons import Button
from screens.kit.frame.key_line import KeyHint
from screens.kit.frame.title import rule_spans
from screens.kit.line_widget import NARROW, Line, LineWidget
from screens.kit.outcome import Defect, Done, Refused
from screens.kit.record.record import Record
from screens.kit.record.text_fields import SecretField, TextField
from screens.kit.text import cut, pad, wrap

DEMONSTRATION_PASSWORD = "Demo1234"  # noqa: S105 - no secret: it stands on the screen


class AdviceLines(LineWidget):
    """What to do without a password, and the demonstration's accounts."""

    def lines(self, width: int, height: int) -> list[Line]:
        advice = self.tr(
            "Forgotten or blocked? An administrator of your authority can reset it. "
            "You then get a temporary password by e-mail."
        )
        rows: list[Line] = [[], *([("   " + part, "")] for part in wrap(advice, min(width, 84) - 5))]
        if self.page.host.demonstration:
            rows += [[], *self._demonstration(width)]
        return rows if len(rows) <= height else [line for line in rows if line]

    def _demonstration(self, width: int) -> list[Line]:
        tr = self.tr
        accounts = (
            ("beheerder", tr("administrator of an ordinary authority")),
            ("collega", tr("user of the same authority, no administrator")),
            ("toegang", tr("administrator of the access manager")),
            ("commissie", tr("translation desk of the European Commission")),
        )
        name, _, what = tr("Demonstration: no real data, mail goes to a folder").partition(": ")
        narrow = width < NARROW
        return [
            rule_spans(name if narrow else f"{name}: {what}", width),
            *([[("   " + cut(what, width - 4), "")]] if narrow else []),
            [("   " + tr("All accounts have the password {password}", password=DEMONSTRATION_PASSWORD), "")],
            *(
                [("     ", ""), (pad(account if number == 0 else "", 11 if narrow else 14), "letter"), (part, "")]
                for account, words in accounts
                for number, part in enumerate(wrap(words, width - 21))
            ),
        ]


class SignInScreen(AppScreen):
    """The first screen. Typing works before the program is ready; Enter then waits."""

    place = "sign_in"

    def __init__(self) -> None:
        super().__init__()
        self._user_name = TextField("user_name", N_("User name"), limit=64, cells=24)
        self._password = SecretField("password", N_("Password"), limit=128, cells=24)
        self.record = Record([self._user_name, self._password], editing=True, id="record")
        self.record.marks_changes = False
        self.record.styles.height = 3
        self.record.styles.margin = (1, 0, 0, 0)
        self.advice = AdviceLines(id="advice")
        self.active_part = self.record

    def content(self) -> Iterable[Widget]:
        self.button_bar.indent = 24
        return [self.record]

    def after_buttons(self) -> Iterable[Widget]:
        return [self.advice]

    def parts(self) -> list[LineWidget]:
        return [self.record]

    def heading(self) -> tuple[str, str]:
        return "imi-tui · Internal Market Information System", self.tr.ctx("name of this language", "English")

    def screen_name(self) -> str:
        return self.tr("Sign in")

    def buttons(self) -> Sequence[Button]:
        return (Button(label=self.tr("Sign in"), press=self.sign_in),)

    def offers(self) -> list[Offer]:
        return [
            self.offer("sign_in.enter", self.sign_in),
            self.offer("sign_in.language", self.choose_language),
            self.offer("all.quit", self.esc),
        ]

    def hints_here(self) -> list[KeyHint]:
        return [("f4", self.tr("Language"))]

    def esc_word(self) -> str:
        return self.tr("Quit")

    def help_topic(self) -> str:
        return f"sign_in.{self.record.current.name}"

    def help_topics(self) -> Sequence[str]:
        return [f"sign_in.{field.name}" for field in self.record.fields]

    async def esc(self) -> None:
        await self.host.leave()

    async def choose_language(self) -> None:
        """F4: another language at once; what was typed stays."""
        await self.host.next_language()

    async def end_of_fields(self) -> None:
        """Enter in the last field."""
        await self.sign_in()

    async def sign_in(self) -> None:
        """Ask the domain. After a failure the name stays, the password is emptied and has the focus."""
        from imi_tui.domain.dto.session import SignIn  # not before the screen is drawn

        name, password = self._user_name.buffer.text, Secret(self._password.buffer.text)
        self._password.buffer.clear()
        client = self.host.ssh_client
        async with self.busy(self.tr("signing in...")):
            outcome = await self.host.bridge.do(
                lambda api: api.sign_in(SignIn(user_name=name, password=password, ssh_client=client))
            )
        match outcome:
            case Done(value=person):
                self._user_name.buffer.clear()
                # Whoever signs in after this one begins at the name.
                self.focus_part(self.record)
                self.record.focus_field("user_name")
                await self.host.signed_in(person)
            case Refused() | Defect():
                self.focus_part(self.record)
                self.record.focus_field("password")
                self.record.repaint()
                self.explain(outcome)
