"""Registering a colleague, changing a user's data and rights: fields, then the matrix of roles (screens.md 8)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from textual.widget import Widget

from screens.kit.app_screen import AppScreen
from screens.kit.commands import Offer
from screens.kit.frame.buttons import Button
from screens.kit.frame.key_line import KeyHint
from screens.kit.issue_texts import issue_text
from screens.kit.keys import Key
from screens.kit.line_widget import LineWidget
from screens.kit.outcome import Defect, Done, Refused
from screens.kit.widgets.grid_lines import RULE, help_lines
from screens.users import words
from screens.users.folding import FoldingRecord
from screens.users.form_acts import FormActs
from screens.users.form_fields import UserFields, warm_up
from screens.users.form_problems import FormProblems
from screens.users.form_saving import FormSaving
from screens.users.last_change import last_change
from screens.users.leaving.heirs import Heirs
from screens.users.record import users_path
from screens.users.role_grid import RoleGrid
from screens.users.take_over import TakeOver

if TYPE_CHECKING:
    from imi_tui.domain.dto.authority import LastChange
    from imi_tui.domain.dto.users import UserForm
    from imi_tui.domain.errors import FieldChange
    from screens.kit.record.field import Field

_FRAME_LINES: Final = 5
"""Title, rule, buttons, message, keys."""
_LEAST_ROWS: Final = 2
"""Lines of the matrix that stay in sight."""


class UserFormScreen(AppScreen):
    """A new user when `user_id` is None.

    Attributes:
        form: What the domain gave to open with; None until it is there.
        record: The fields.
        grid: The matrix of roles.
    """

    place = "user_form"

    def __init__(
        self, *, user_id: int | None = None, field: str = "", language: str = "", like: int | None = None
    ) -> None:
        super().__init__()
        self.user_id = user_id
        self.form: UserForm | None = None
        self._first_field = field
        self._language = language
        self.fields: UserFields | None = None
        self.record = FoldingRecord()
        self.record.styles.height = "100fr"  # as high as it wants to be, before the roles; both give way to a panel
        self.record.styles.max_height = 7
        self.record.marks_changes = user_id is not None
        self.grid = RoleGrid(lambda: self.host)
        self.problems = FormProblems(self)
        self.saving = FormSaving(self)
        self.take_over = TakeOver(self, like)
        self.heirs = Heirs(self)
        self.acts = FormActs(self)
        self.active_part = self.record

    # frame ---------------------------------------------------------------------------------------------------------

    def content(self) -> Iterable[Widget]:
        return [self.record, self.grid]

    def parts(self) -> list[LineWidget]:
        return [self.record, self.grid]

    def heading(self) -> tuple[str, str]:
        return users_path(self.host), self.person()

    def screen_name(self) -> str:
        if self.user_id is None:
            return self.tr("Add user")
        name = words.full_name(self.form.user) if self.form is not None and self.form.user is not None else ""
        return f"{self.tr('Edit user details')}: {name}" if name else self.tr("Edit user details")

    def buttons(self) -> Sequence[Button]:
        return self.acts.buttons()

    def offers(self) -> list[Offer]:
        return self.acts.offers()

    def hints_here(self) -> list[KeyHint]:
        return self.acts.hints()

    def esc_word(self) -> str:
        return self.tr("Cancel")

    def help_topic(self) -> str:
        if self.active_part is self.grid:
            return "users.roles"
        return f"users.{self.record.current.name}" if self.record.fields else "users.form"

    def help_topics(self) -> Sequence[str]:
        return [*(f"users.{field.name}" for field in self.record.fields), "users.roles"]

    async def changed_last(self, topic: str) -> LastChange | None:
        return await last_change(self.host, self.user_id, topic) if self.user_id is not None else None

    def menu_about(self) -> str:
        return self.full_name()

    def full_name(self) -> str:
        """The name as typed."""
        if self.fields is None:
            return ""
        return f"{self.fields.first_name.buffer.text} {self.fields.last_name.buffer.text}".strip()

    # loading -------------------------------------------------------------------------------------------------------

    async def load(self) -> None:
        """Fetch what the form needs, once: what was typed is never fetched over."""
        if self.form is not None:
            return
        actor, user_id = self.host.me.actor, self.user_id
        async with self.busy(self.tr("fetching data...")):
            outcome = await self.host.bridge.ask(lambda api: api.user_form(actor, user_id))
        match outcome:
            case Done(value=form):
                self.show(form)
                self.run_worker(self.host.bridge.ask(lambda _: warm_up()), name="warm up")
            case Refused() | Defect():
                self.record.failed = True
                self.record.repaint()
                self.explain(outcome)

    def show(self, form: UserForm) -> None:
        """Fill the fields and the matrix."""
        self.form = form
        self.fields = UserFields(self.host, new=self.user_id is None)
        self.fields.load(form)
        if self._language:
            self.fields.language.load(self._language)
        self.record.set_fields(self.fields.all())
        self.record.sentence = lambda issue: issue_text(self.host, issue)
        self.record.on_change = self._typed
        self.record.on_leave = self._left
        self.record.summary = self._summary
        self.grid.load(self.host, form)
        self.heirs.keep()
        self.grid.administrator = lambda: self.fields is not None and self.fields.administrator.on
        if self._first_field:
            self.record.focus_field(self._first_field)
        self.redraw()

    def redraw(self) -> None:
        if self.form is not None and self.fields is not None:
            self.fields.speak(self.host, self.form)
            self.grid.speak(self.host)
            if self.record.is_attached:  # else the first resize fits it
                self.fit()
        super().redraw()

    def _summary(self) -> tuple[str, str]:
        assert self.fields is not None
        name = self.fields.user_name.buffer.text if self.fields.user_name is not None else self.fields.fixed_name.text
        return self.full_name(), name

    # room ----------------------------------------------------------------------------------------------------------

    def fit(self) -> None:
        """Share the lines: fields as high as they are, unless the matrix has the focus and needs the room."""
        width, room = self.app.size.width, self.app.size.height - _FRAME_LINES
        self.record.folded = False
        unfolded = min(self.record.wanted_height(width), room - RULE - help_lines(width) - _LEAST_ROWS)
        crowded = self.grid.wanted_rows(width) > room - unfolded - RULE - help_lines(width)
        self.record.folded = crowded and self.active_part is self.grid
        height = 1 if self.record.folded else max(unfolded, 1)
        current = self.record.styles.max_height
        if current is None or current.value != height:
            self.record.styles.max_height = height
        self.record.repaint()

    def on_resize(self) -> None:
        """Share the lines anew."""
        if self.form is not None:
            self.fit()

    def focus_part(self, part: LineWidget) -> None:
        super().focus_part(part)
        if self.form is not None:
            self.fit()
            self.key_line.repaint()

    # keys ----------------------------------------------------------------------------------------------------------

    async def other_key(self, key: Key) -> bool:
        """PageDown from any field goes to the matrix, PageUp from its first row back to the field."""
        if key.name == "enter" and self.form is None:
            await self.load()
            return True
        if key.name == "pagedown" and self.active_part is self.record:
            self.focus_part(self.grid)
            return True
        if key.name == "pageup" and self.active_part is self.grid:
            self.focus_part(self.record)
            return True
        if key.name == "enter" and self.active_part is self.grid:
            self.step_focus(1)
            return True
        return False

    # typing --------------------------------------------------------------------------------------------------------

    def _typed(self, field: Field) -> None:
        assert self.fields is not None
        self.problems.typed(field)
        tick = self.fields.administrator
        if field is tick:
            if tick.on and not tick.baseline:
                self.say("note", self.tr("an administrator can also take the role of administrator away from you."))
            self.grid.repaint()
        if field in (self.fields.first_name, self.fields.last_name):
            self.key_line.repaint()

    def _left(self, field: Field) -> None:
        assert self.fields is not None
        self.fields.tidy(field)
        if field.changed:
            self.problems.check(field)
        self.key_line.repaint()

    # what differs --------------------------------------------------------------------------------------------------

    def changes(self) -> tuple[FieldChange, ...]:
        """Everything that was typed or ticked, field by field, with the paths that the domain uses."""
        return self.saving.changes()

    async def go_to(self, path: str) -> None:
        """Put the focus on the field of that path."""
        if path.startswith(("roles", "heirs")):
            self.focus_part(self.grid)
            self.grid.go_to(path.partition(".")[2])
        else:
            self.focus_part(self.record)
            self.record.focus_field(path)

    async def show_changes(self) -> None:
        """F5: the whole difference in words."""
        from screens.kit.difference import DifferenceScreen  # only when somebody asks

        heading = (f"{users_path(self.host)} > {self.tr('edit')}", self.person())
        await self.host.show(DifferenceScreen(heading, self.changes(), save=self.save, go_to=self.go_to))

    # ends ----------------------------------------------------------------------------------------------------------

    async def save(self) -> None:
        """F3."""
        await self.saving.save()

    async def esc(self) -> None:
        """Asks before anything typed is lost."""
        await self.saving.leave()
