"""How the user form ends: saved, refused, overtaken by somebody else, or left (R3.4-R3.7, R4.3, D2, D15)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from imi_tui.domain.dto.users import AddUser, SaveUser, UserData, UserSaved
from imi_tui.domain.errors import Conflict, FieldChange, Invalid
from screens.kit.app_screen import AppScreen
from screens.kit.outcome import Defect, Done, Outcome, Refused
from screens.kit.panels.question import Choice, Question
from screens.users import words
from screens.users.conflict import UserConflict

if TYPE_CHECKING:
    from screens.users.form import UserFormScreen


class FormSaving:
    """The form's ways out."""

    def __init__(self, form: UserFormScreen) -> None:
        self._form = form
        self._conflict = UserConflict(form)
        self._agreed = False

    # what differs --------------------------------------------------------------------------------------------------

    def changes(self) -> tuple[FieldChange, ...]:
        """Every field that differs from what the form opened with; ticks one entry a module, gone and come."""
        form = self._form
        found = []
        for field in form.record.fields:
            if field.editable and field.changed:
                before, after = _as_text(field.baseline), _as_text(field.value)
                found.append(FieldChange(path=field.name, before=before, after=after))
        chosen, stored = form.grid.chosen(), form.grid.stored()
        for row in form.grid.rows:
            old, new = stored.get(row.code, frozenset()), chosen.get(row.code, frozenset())
            if old != new:
                gone, came = tuple(sorted(old - new)), tuple(sorted(new - old))
                found.append(FieldChange(path=f"roles.{row.code}", before=gone, after=came))
        return (*found, *form.heirs.changes())

    # saving --------------------------------------------------------------------------------------------------------

    async def save(self) -> None:
        """F3: everything at once, or the focus on the first problem."""
        form = self._form
        if form.form is None or form.fields is None:
            return
        if form.active_part is form.record:
            form.record.current.left()
            form.fields.tidy(form.record.current)
        if form.fields.user_name is not None:
            await form.fields.user_name.settled()
        if not form.problems.check_all():
            await form.problems.to_first()
        elif self._conflict.undecided():
            await self._conflict.choose()
        elif (self._steps_down() or self._leaves_one()) and not self._agreed:
            self._ask_about_role()
        else:
            await self._store()

    async def _store(self) -> None:
        form = self._form
        assert form.fields is not None
        data = form.fields.data(form.grid.chosen())
        form.record.set_editing(False)
        async with form.busy(form.tr("saving...")):
            outcome = await self._send(data)
        form.record.set_editing(True)
        match outcome:
            case Done(value=saved):
                await self._saved(saved)
            case Refused(error=Invalid(issues=issues)):
                form.problems.refused(issues)
                await form.problems.to_first()
            case Refused(error=Conflict() as conflict):
                await self._conflict.meet(conflict)
            case Refused(error=error) if error.code.startswith("successor."):
                form.heirs.forget()
                form.explain(outcome)
            case Refused() | Defect():
                form.explain(outcome)

    async def _send(self, data: UserData) -> Outcome[UserSaved]:
        form = self._form
        assert form.form is not None
        actor, bridge = form.host.me.actor, form.host.bridge
        if form.form.user is None:
            assert form.fields is not None
            assert form.fields.user_name is not None
            add = AddUser(actor=actor, data=data, user_name=form.fields.user_name.buffer.text)
            return await bridge.do(lambda api: api.add_user(add))
        user = form.form.user
        version = self._conflict.version or user.version
        command = SaveUser(
            actor=actor, user_id=user.id, expected_version=version, data=data, successors=form.heirs.successors()
        )
        return await bridge.do(lambda api: api.save_user(command))

    async def _saved(self, saved: UserSaved) -> None:
        form = self._form
        if form.user_id is None:
            await form.host.close()
            await form.host.go("hand_over", user=saved.user)
            return
        if self._steps_down():
            # What screens offer follows from who signed in; this person now goes on as a user like others.
            await form.host.signed_in(replace(form.host.me, is_administrator=False))
            screen: object = form.app.screen
        else:
            screen = await form.host.back()
        if isinstance(screen, AppScreen):
            count = len(saved.changes)
            text = screen.tr.plural("{n} change saved.", "{n} changes saved.", count)
            screen.say("done", text if count else screen.tr("nothing was changed."))

    # the role of administrator (D15) -------------------------------------------------------------------------------

    def _drops_administrator(self) -> bool:
        form = self._form
        assert form.form is not None
        assert form.fields is not None
        user = form.form.user
        return user is not None and user.is_administrator and not form.fields.administrator.on

    def _steps_down(self) -> bool:
        form = self._form.form
        return self._drops_administrator() and form is not None and form.user is not None and form.user.is_self

    def _leaves_one(self) -> bool:
        """Whether one administrator would be left: an act that asks for a word (screens.md chapter 1)."""
        form = self._form.form
        return self._drops_administrator() and form is not None and len(form.other_administrators) == 1

    def _ask_about_role(self) -> None:
        form, tr = self._form, self._form.tr
        assert form.form is not None
        if self._steps_down():
            title, word = tr("Give up the role of administrator"), tr.ctx("typed word", "give up")
            facts = [
                tr("You take the role of administrator away from yourself."),
                tr(
                    "After saving you can no longer change data or users; another administrator can give the role back."
                ),
            ]
        else:
            title, word = tr("Take away the role of administrator"), tr.ctx("typed word", "take away")
            name = form.full_name()
            facts = [tr("You take the role of administrator away from {name}.", name=name)]
        if self._leaves_one():
            (left,) = form.form.other_administrators
            facts.append(tr("After that {name} is the only administrator.", name=left))
        choices = [Choice(label=tr("Cancel")), Choice(label=title, press=self._agree, dangerous=True)]
        # Nothing for F3 without a word: pressed twice, it would carry out what nobody has read.
        typed = self._leaves_one()
        form.open_panel(Question(title, facts, choices, carry_out=1 if typed else None, word=word if typed else ""))

    async def _agree(self) -> None:
        self._agreed = True
        await self._store()
        self._agreed = False

    # leaving -------------------------------------------------------------------------------------------------------

    async def leave(self) -> None:
        """Esc: at once when nothing was typed, else after a question."""
        form, tr = self._form, self._form.tr
        count = len(self.changes()) if form.form is not None else 0
        if not count:
            await form.host.back()
            return
        title = tr.plural("{n} change not saved", "{n} changes not saved", count)
        choices = [
            Choice(label=tr("Keep editing")),
            Choice(label=tr("Save"), press=self.save),
            Choice(label=tr("Discard"), press=self._discard, dangerous=True),
        ]
        form.open_panel(Question(title, [self._whose()], choices))

    def _whose(self) -> str:
        form, tr = self._form, self._form.tr
        assert form.form is not None
        if form.form.user is not None:
            return tr("The data of {name}.", name=words.full_name(form.form.user))
        name = form.full_name()
        return tr("The new user {name}.", name=name) if name else tr("The new user.")

    async def _discard(self) -> None:
        await self._form.host.back()


def _as_text(value: str | bool | tuple[str, ...]) -> str:
    """As the domain writes changes: a ticked box is `yes`, one that is not is empty."""
    if isinstance(value, bool):
        return "yes" if value else ""
    return value if isinstance(value, str) else ", ".join(value)
