"""A new password of one's own: the rules of R4.7 shown as they are met (screens.md 2.2, 17). While it is due, nothing
else is reachable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from imi_tui.domain.dto.session import ChangePassword, SignedIn
from imi_tui.domain.errors import Invalid, Issue
from imi_tui.domain.policies import password as policy
from imi_tui.domain.secret import Secret
from imi_tui.locale import N_, formats
from screens.kit.app_screen import AppScreen
from screens.kit.commands import Offer
from screens.kit.frame.buttons import Button
from screens.kit.frame.key_line import KeyHint
from screens.kit.frame.messages import Kind
from screens.kit.issue_texts import issue_text
from screens.kit.line_widget import Line, LineWidget
from screens.kit.outcome import Defect, Done, Refused
from screens.kit.panels.panel import Panel
from screens.kit.record.record import Record
from screens.kit.record.text_fields import SecretField
from screens.kit.text import pad, wrap

_RULES = {
    "password.length": N_("at least {min} characters (now {count})"),
    "password.upper": N_("at least one capital letter"),
    "password.lower": N_("at least one small letter"),
    "password.digit": N_("at least one digit"),
    "password.same": N_("the same twice"),
}
_REFUSED = {
    "password.reused": N_("none of your last five passwords"),
    "password.temporary": N_("not the temporary password"),
}


class RuleLines(LineWidget):
    """Each rule with a word for how it stands; words, not ticks, so that no colour is needed."""

    def __init__(self) -> None:
        super().__init__(id="rules")
        self.new = ""
        self.again = ""
        self.refused = ""

    def lines(self, width: int, height: int) -> list[Line]:
        rows: list[Line] = []
        for rule in policy.checks(self.new, self.again):
            words = self.tr(_RULES[rule.code], **dict(rule.params))
            rows += self._row("met" if rule.met else "unmet", words, width)
            if rule.code == "password.digit":
                history = self.tr("none of the last five, not the temporary one")
                rows += self._row("unmet" if self.refused else "later", history, width)
        return rows

    def _row(self, state: str, words: str, width: int) -> list[Line]:
        tr = self.tr
        word = {"met": tr("good"), "unmet": tr("not yet"), "later": tr("on saving")}[state]
        return [
            [("   ", ""), (pad(word if number == 0 else "", 13), "done" if state == "met" else "hint"), (part, "")]
            for number, part in enumerate(wrap(words, width - 18))
        ]


class PasswordScreen(AppScreen):
    """Opens after sign-in with a temporary or an expired password; by one's own wish it asks for the present one."""

    place = "password"

    def __init__(self, *, own_wish: bool = False) -> None:
        super().__init__()
        self.own_wish = own_wish
        self._present = SecretField("present", N_("Present password"), limit=128, cells=32, required=True)
        self._new = SecretField("new", N_("New password"), limit=128, cells=32, required=True)
        self._again = SecretField("again", N_("Once more"), limit=128, cells=32, required=True)
        fields = [self._present, self._new, self._again] if own_wish else [self._new, self._again]
        self.record = Record(fields, editing=True, id="record")
        self.record.marks_changes = False
        self.record.styles.height = len(fields) + 1
        self.lines_above_panel = 4 + len(fields) + 1
        self.record.on_change = lambda _: self._typed()
        self.reason = ReasonLine(id="reason")
        self.reason.styles.height = 2
        self.rules = RuleLines()
        self.rules.styles.height = 8
        self.filler = EmptyLines(id="filler")
        self.button_bar.indent = 24
        self.active_part = self.record

    def content(self) -> Iterable[Widget]:
        return [self.reason, self.record, self.rules]

    def after_buttons(self) -> Iterable[Widget]:
        return [self.filler]

    def open_panel(self, panel: Panel) -> None:
        """The rules give their lines to the panel; its help names them too."""
        super().open_panel(panel)
        self.rules.display = panel.aside

    def close_panel(self) -> None:
        super().close_panel()
        self.rules.display = True

    def parts(self) -> list[LineWidget]:
        return [self.record]

    def heading(self) -> tuple[str, str]:
        before = self.tr("My details") if self.own_wish else self.tr("Sign in")
        return f"{before} > {self.tr('Change password')}", self.person()

    def screen_name(self) -> str:
        return self.tr("Choose a new password")

    def reason_text(self) -> str:
        """Why a new password is needed."""
        me = self.host.me
        if self.own_wish:
            return self.tr("Choose a new password that only you know. Your other sessions end.")
        if me.must_change == "expired" and me.password_expired_on is not None:
            when = formats.date_of(self.tr.language, me.password_expired_on, self.host.zone)
            return self.tr("Your password expired on {when}. Choose a new one that only you know.", when=when)
        return self.tr("Your password is temporary. Choose one now that only you know.")

    def buttons(self) -> Sequence[Button]:
        return (Button(label=self.tr("Save"), press=self.save),)

    def offers(self) -> list[Offer]:
        return [
            self.offer("password.save", self.save),
            self.offer("form.clear", self._nothing),
            self.offer("all.language", self.host.next_language),
            self.offer("form.cancel" if self.own_wish else "all.sign_out", self.esc),
        ]

    def hints_here(self) -> list[KeyHint]:
        return [("f3", self.tr("Save"))]

    def esc_word(self) -> str:
        return self.tr("Cancel") if self.own_wish else self.tr("Sign out")

    def help_topic(self) -> str:
        return f"password.{self.record.current.name}"

    def help_topics(self) -> Sequence[str]:
        return [f"password.{field.name}" for field in self.record.fields]

    def standing_message(self) -> tuple[Kind, str] | None:
        if self.own_wish:
            return None
        return ("note", f"{self.tr('Note')}: {self.tr('after saving you go straight on in the program.')}")

    async def load(self) -> None:
        self.message_line.put(*(self.standing_message() or ("note", "")))

    async def esc(self) -> None:
        if self.own_wish:
            self._empty()
            await self.host.back()
        else:
            await self.host.sign_out()

    async def end_of_fields(self) -> None:
        await self.save()

    async def _nothing(self) -> None:
        """F8 is answered by the field itself."""

    def _typed(self) -> None:
        self.rules.new, self.rules.again = self._new.buffer.text, self._again.buffer.text
        self.rules.refused = ""
        self.rules.repaint()

    async def save(self) -> None:
        """Unmet rules are told at once; the last five can only be told on saving."""
        unmet = [rule for rule in policy.checks(self._new.buffer.text, self._again.buffer.text) if not rule.met]
        if unmet:
            same_only = [rule.code for rule in unmet] == ["password.same"]
            self.focus_part(self.record)
            self.record.focus_field("again" if same_only else "new")
            first = self.tr(_RULES[unmet[0].code], **dict(unmet[0].params))
            self.say("error", self.tr("not yet: {rule}.", rule=first))
            return
        command = ChangePassword(
            actor=self.host.me.actor,
            new=Secret(self._new.buffer.text),
            again=Secret(self._again.buffer.text),
            present=Secret(self._present.buffer.text) if self.own_wish else None,
        )
        async with self.busy(self.tr("checking the password...")):
            outcome = await self.host.bridge.do(lambda api: api.change_password(command))
        match outcome:
            case Done(value=person):
                self._empty()
                await self._changed(person)
            case Refused(error=Invalid(issues=issues)):
                self._refused(issues[0])
            case Refused() | Defect():
                self.explain(outcome)

    async def _changed(self, person: SignedIn) -> None:
        if not self.own_wish:
            await self.host.signed_in(person)
            return
        screen = await self.host.back()
        if isinstance(screen, AppScreen):
            screen.say("done", screen.tr("your password is changed."))

    def _refused(self, issue: Issue) -> None:
        """Every field is emptied: what is typed unseen is better typed anew than mended."""
        self._empty()
        self.rules.refused = issue.code if issue.code in _REFUSED else ""
        self.redraw()
        self.record.focus_field(issue.path)
        self.say("error", self._why(issue))

    def _why(self, issue: Issue) -> str:
        """What the rules that can only be told on saving found."""
        if issue.code in _REFUSED:
            return self.tr("not yet: {rule}.", rule=self.tr(_REFUSED[issue.code]))
        return issue_text(self.host, issue)

    def _empty(self) -> None:
        self._present.buffer.clear()
        self._new.buffer.clear()
        self._again.buffer.clear()
        self._typed()


class ReasonLine(LineWidget):
    """The sentence above the fields."""

    def lines(self, width: int, height: int) -> list[Line]:
        page = self.page
        assert isinstance(page, PasswordScreen)
        return [[("   " + part, "")] for part in wrap(page.reason_text(), width - 4)]


class EmptyLines(LineWidget):
    """Nothing, as high as there is room."""

    def lines(self, width: int, height: int) -> list[Line]:
        return []
