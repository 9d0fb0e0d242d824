"""The screen "Mijn gegevens": one's own account, viewed and edited in the same places (screens.md 17)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.widget import Widget

from screens.kit.app_screen import AppScreen
from screens.kit.commands import COMMANDS, Offer
from screens.kit.frame.buttons import Button
from screens.kit.frame.key_line import KeyHint
from screens.kit.issue_texts import issue_text
from screens.kit.line_widget import LineWidget
from screens.kit.outcome import Defect, Done, Refused
from screens.kit.record.record import Record
from screens.own_account.fields import OwnFields, fixed_words
from screens.own_account.saving import OwnSaving

if TYPE_CHECKING:
    from imi_tui.domain.dto.own_account import OwnDetails
    from screens.kit.record.field import Field


class OwnAccountScreen(AppScreen):
    """Attributes:
    view: What is stored; None until it is there.
    fields: The fields that can be typed in.
    """

    place = "own_account"

    def __init__(self) -> None:
        super().__init__()
        self.view: OwnDetails | None = None
        self.fields: OwnFields | None = None
        self.record = Record(id="record")
        self.record.on_leave = self._left
        self.saving = OwnSaving(self)
        self.active_part = self.record

    # frame ---------------------------------------------------------------------------------------------------------

    def content(self) -> Iterable[Widget]:
        return [self.record]

    def parts(self) -> list[LineWidget]:
        return [self.record]

    def heading(self) -> tuple[str, str]:
        edit = f" > {self.tr('edit')}" if self.editing else ""
        return f"{self.tr('Administration')} > {self.screen_name()}{edit}", self.person()

    def screen_name(self) -> str:
        return self.tr(COMMANDS["home.own"].label)

    @property
    def editing(self) -> bool:
        """Whether there are brackets round the values."""
        return self.record.editing

    def buttons(self) -> Sequence[Button]:
        tr = self.tr
        if self.editing:
            return (
                Button(label=tr("Save"), press=self.saving.save),
                Button(label=tr("Cancel"), press=self.esc),
            )
        return (
            Button(label=tr("Edit"), press=self.edit),
            Button(label=tr(COMMANDS["own.password"].label), press=self.change_password),
        )

    def offers(self) -> list[Offer]:
        if self.editing:
            return [
                self.offer("form.save", self.saving.save),
                self.offer("form.changed", self.saving.show_changes),
                self.offer("form.problem", self.next_problem),
                self.offer("form.cancel", self.esc),
            ]
        return [
            self.offer("own.edit", self.edit),
            self.offer("own.password", self.change_password),
            self.offer("all.language", self.host.next_language),
            self.offer("all.home", self.esc),
        ]

    def hints_here(self) -> list[KeyHint]:
        if self.editing:
            return [("f3", self.tr("Save")), ("f5", self.tr("Changed")), ("f6", self.tr("To problem"))]
        return [("f2", self.tr("Edit"))]

    def esc_word(self) -> str:
        return self.tr("Cancel") if self.editing else self.tr("Back")

    def help_topic(self) -> str:
        return f"own.{self.record.current.name}" if self.record.fields else self.place

    def help_topics(self) -> Sequence[str]:
        return [f"own.{field.name}" for field in self.record.fields if field.label and self.record.is_shown(field)]

    # showing -------------------------------------------------------------------------------------------------------

    async def load(self) -> None:
        """Fetch the own account, unless something is being typed."""
        if self.editing:
            return
        actor = self.host.me.actor
        async with self.busy(self.tr("fetching data...")):
            outcome = await self.host.bridge.ask(lambda api: api.own_details(actor))
        match outcome:
            case Done(value=view):
                self.show(view)
            case Refused() | Defect():
                self.explain(outcome)

    def show(self, view: OwnDetails) -> None:
        """Put what is stored into the fields; the focus stays where it is."""
        at = self.record.current.name if self.record.fields else "name"
        self.view = view
        self.fields = OwnFields(self.host)
        self.record.set_fields(self.fields.all())
        self.record.sentence = lambda issue: issue_text(self.host, issue)
        self.record.issues = {}
        self.fields.load(view)
        self._put_words()
        self.record.focus_field(at)
        self.redraw()

    def _put_words(self) -> None:
        if self.view is not None:
            for name, text in fixed_words(self.host, self.view).items():
                self.record.field(name).load(text)

    def redraw(self) -> None:
        if self.fields is not None and not self.editing:
            self._put_words()
        super().redraw()

    # acts ----------------------------------------------------------------------------------------------------------

    async def edit(self) -> None:
        """F2: brackets round what everybody may change."""
        if self.view is not None:
            self.set_editing(editing=True)

    def set_editing(self, *, editing: bool) -> None:
        """Brackets on or off."""
        self.record.set_editing(editing)
        self.redraw()

    async def change_password(self) -> None:
        """A new password by one's own wish."""
        await self.host.go("password", own_wish=True)

    async def next_problem(self) -> None:
        """F6."""
        wrong = [field.name for field in self.record.fields if field.name in self.record.issues]
        if wrong:
            here = wrong.index(self.record.current.name) if self.record.current.name in wrong else -1
            self.record.focus_field(wrong[(here + 1) % len(wrong)])
            self.focus_part(self.record)
        else:
            self.say("note", self.tr("no problems found."))

    def _left(self, field: Field) -> None:
        if field.name == "phone" and field.changed and self.fields is not None:
            self.fields.tidy(self.host.me.authority_number.partition("-")[0])

    async def end_of_fields(self) -> None:
        """Enter in the last field: to the buttons."""
        self.step_focus(1)

    async def esc(self) -> None:
        if self.editing:
            await self.saving.leave()
        else:
            await self.host.back()
