"""F5 in a form: what did I change, in words (screens.md 9.1)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence

from textual.widget import Widget

from imi_tui.domain.errors import FieldChange
from screens.kit.app_screen import AppScreen
from screens.kit.commands import Offer
from screens.kit.frame.buttons import Button
from screens.kit.frame.key_line import KeyHint
from screens.kit.keys import Key
from screens.kit.line_widget import NARROW, Line, LineWidget, fit
from screens.kit.record.field import clipped
from screens.kit.text import pad, wrap
from screens.kit.text import width as cells_of
from screens.kit.words import change_lines, label_of

_WORD_AT = 24
_NARROW_WORD_AT = 6
"""On a narrow screen, where the name stands above."""
_LONGEST = 12
"""Lines of a value at most: a change always fits on the smallest screen."""


class DifferenceList(LineWidget):
    """The changed fields with their old and new values; Enter goes to the field.

    Attributes:
        also: What else a change does, by its path.
        told: Who gets a message of the save, beneath the changes; empty for nobody.
        group_of: Where on the form a path stands; the name is written above the first change of each.
    """

    def __init__(
        self,
        changes: Sequence[FieldChange],
        also: dict[str, str],
        group_of: Callable[[str], str],
        told: Callable[[], str],
    ) -> None:
        super().__init__(id="changes")
        self.changes = changes
        self.also = also
        self.group_of = group_of
        self.told = told
        self.undone: set[str] = set()
        self.at = 0
        self._top = 0

    def lines(self, width: int, height: int) -> list[Line]:
        if not self.changes:
            return [[(">" if self.active else " ", "focus-mark"), ("  " + self.tr("Nothing was changed."), "")]]
        drawn: list[Line] = []
        begins, ends, group = [], [], ""
        for index, change in enumerate(self.changes):
            begins.append(len(drawn))
            named = self.group_of(change.path)
            if named != group:
                drawn.append([("   " + named, "group")])
                group = named
            drawn += self._change(index, change, width)
            ends.append(len(drawn))
        told = self.told()
        if told:
            drawn += [[], *([("   " + part.rstrip(), "")] for part in wrap(told, width - 5))]
            ends[-1] = len(drawn)
        self._top = max(min(self._top, begins[self.at]), min(ends[self.at] - height, begins[self.at]), 0)
        return drawn[self._top : self._top + height]

    def _change(self, index: int, change: FieldChange, width: int) -> list[Line]:
        host = self.page.host
        focused = self.active and index == self.at
        pairs = change_lines(host, change)
        if change.path in self.also:
            pairs.append((self.tr("also"), self.also[change.path]))
        rows: list[Line] = []
        label = label_of(host, change.path)
        word_at = _WORD_AT if width >= NARROW else _NARROW_WORD_AT
        if cells_of(label) > word_at - 4:  # two modules of one area may begin alike
            rows.append(self._row(label, "", "", width, focused=focused, whole=True))
        if change.path in self.undone:
            pairs = [(self.tr("undone"), self.tr("F8 makes the change again"))]
        for word, value in pairs:
            for number, part in enumerate(clipped(value, width - word_at - self._word_cells() - 1, _LONGEST)):
                named = "" if rows else label
                rows.append(self._row(named, word if number == 0 else "", part, width, focused=focused and not rows))
        return rows

    def _word_cells(self) -> int:
        """Room for the words between name and value, in the language of the screen."""
        tr = self.tr
        return max(cells_of(word) for word in (tr("was"), tr("becomes"), tr("added"), tr("removed"), tr("also"))) + 2

    def _row(self, label: str, word: str, part: str, width: int, *, focused: bool, whole: bool = False) -> Line:
        name = label if whole else pad(label, (_WORD_AT if width >= NARROW else _NARROW_WORD_AT) - 4)
        return fit(
            [
                (">" if focused else " ", "focus-mark"),
                ("  ", ""),
                (name, "focus" if focused else ""),
                (" " + pad(word, max(self._word_cells(), cells_of(word) + 1)), "hint"),
                (part, ""),
            ],
            width - 1,
        )

    def cursor(self) -> tuple[int, int] | None:
        for y, line in enumerate(self._painted):
            if line and line[0][0] == ">":
                return (3, y)
        return None

    async def key(self, key: Key) -> bool:
        if not self.changes:
            return False
        steps = {"up": -1, "down": 1, "pageup": -5, "pagedown": 5}
        if key.name in steps:
            self.at = max(0, min(self.at + steps[key.name], len(self.changes) - 1))
        elif key.name in ("home", "end"):
            self.at = 0 if key.name == "home" else len(self.changes) - 1
        elif key.name == "enter":
            page = self.page
            assert isinstance(page, DifferenceScreen)
            await page.jump(self.changes[self.at].path)
            return True
        else:
            return False
        self.repaint()
        return True


class DifferenceScreen(AppScreen):
    """The difference over the whole form, from which it can be saved too."""

    place = "difference"

    def __init__(
        self,
        heading: tuple[str, str],
        changes: Sequence[FieldChange],
        *,
        save: Callable[[], Awaitable[None]],
        go_to: Callable[[str], Awaitable[None]],
        also: dict[str, str] | None = None,
        group_of: Callable[[str], str] = lambda _: "",
        told: Callable[[], str] = str,
        undo: Callable[[FieldChange], None] | None = None,
        redo: Callable[[FieldChange], None] | None = None,
    ) -> None:
        super().__init__()
        self._heading = heading
        self._save = save
        self._go_to = go_to
        self._undo = undo
        self._redo = redo
        self.list = DifferenceList(changes, also or {}, group_of, told)
        self.active_part = self.list

    def content(self) -> Iterable[Widget]:
        return [self.list]

    def parts(self) -> list[LineWidget]:
        return [self.list]

    def heading(self) -> tuple[str, str]:
        return self._heading

    def screen_name(self) -> str:
        return self.tr("What changed: {n}", n=len(self.list.changes))

    def buttons(self) -> Sequence[Button]:
        return (
            Button(label=self.tr("Save"), press=self.save),
            Button(label=self.tr("Keep editing"), press=self.esc),
        )

    def offers(self) -> list[Offer]:
        undo = [self.offer("form.undo", self.undo)] if self._undo is not None and self.list.changes else []
        return [self.offer("form.save", self.save), *undo, self.offer("form.cancel", self.esc)]

    def hints_here(self) -> list[KeyHint]:
        undo = [("f8", self.tr("Undo"))] if self._undo is not None and self.list.changes else []
        return [("f3", self.tr("Save")), *undo, ("enter", self.tr("To the field"))]

    async def undo(self) -> None:
        """F8: put the old value of this line back; F8 again makes the change again."""
        change = self.list.changes[self.list.at]
        act = self._redo if change.path in self.list.undone else self._undo
        if act is not None:
            act(change)
            self.list.undone ^= {change.path}
            self.list.repaint()

    async def save(self) -> None:
        """Back to the form, and save it."""
        await self.host.close()
        await self._save()

    async def jump(self, path: str) -> None:
        """Back to the form, at that field."""
        await self.host.close()
        await self._go_to(path)

    async def esc(self) -> None:
        await self.host.close()
