"""What is wrong with the user form: found when a field is left, gone at the key that makes it right, walked with F6."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from imi_tui.domain.errors import Issue
    from screens.kit.record.field import Field, Value
    from screens.users.form import UserFormScreen


class FormProblems:
    """Attributes:
    found: Issues by field; what is shown beneath the fields.
    """

    def __init__(self, form: UserFormScreen) -> None:
        self._form = form
        self.found: dict[str, tuple[Issue, ...]] = {}
        self._refused: dict[str, tuple[Value, tuple[Issue, ...]]] = {}

    def clear(self) -> None:
        """Begin anew, with other fields."""
        self.found = {}
        self._form.record.issues = {}

    def check(self, field: Field) -> None:
        """Look at one field now."""
        assert self._form.fields is not None
        issues = self._form.fields.issues(field)
        value, refused = self._refused.get(field.name, ("", ()))
        if not issues and refused and field.value == value:
            issues = refused
        self._put(field.name, issues)

    def typed(self, field: Field) -> None:
        """A field that was wrong is looked at with every key."""
        if field.name in self.found:
            self.check(field)

    def check_all(self) -> bool:
        """Look at every field. Returns whether all can be saved."""
        for field in self._form.record.fields:
            self.check(field)
        return not self.errors()

    def refused(self, issues: Iterable[Issue]) -> None:
        """What the domain found beyond that, shown until the field's value is another one."""
        by_field: dict[str, tuple[Issue, ...]] = {}
        for issue in issues:
            by_field[issue.path] = (*by_field.get(issue.path, ()), issue)
        for name, found in by_field.items():
            field = self._field(name)
            if field is not None:
                self._refused[name] = (field.value, found)
            self._put(name, found)

    def errors(self) -> list[str]:
        """Fields with a problem that stops a save, in the order of the form."""
        names = [field.name for field in self._form.record.fields]
        order = [*names, *(name for name in self.found if name not in names)]
        return [name for name in order if any(not issue.warning for issue in self.found.get(name, ()))]

    async def next(self) -> None:
        """F6: to the next problem and round again; warnings only when there is nothing worse."""
        form = self._form
        names = self.errors() or list(self.found)
        if not names:
            form.say("note", form.tr("no problems found."))
            return
        here = form.record.current.name if form.active_part is form.record else ""
        await form.go_to(names[(names.index(here) + 1) % len(names)] if here in names else names[0])

    async def to_first(self) -> None:
        """To the first problem, telling how many there are."""
        form = self._form
        errors = self.errors()
        await form.go_to(errors[0])
        form.say(
            "error",
            form.tr.plural(
                "{n} field is not right yet. F6 goes to it.",
                "{n} fields are not right yet. F6 goes to the next one.",
                len(errors),
            ),
        )

    def _field(self, name: str) -> Field | None:
        return next((field for field in self._form.record.fields if field.name == name), None)

    def _put(self, name: str, issues: tuple[Issue, ...]) -> None:
        before = self.found.get(name, ())
        if issues == before:
            return
        self.found = {key: value for key, value in self.found.items() if key != name}
        if issues:
            self.found[name] = issues
        self._form.record.issues = self.found
        self._form.fit()
