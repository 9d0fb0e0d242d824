"""Somebody else saved the same fields meanwhile: choose per field what stays (screens.md 9.2)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from textual.widget import Widget

from screens.kit.app_screen import AppScreen
from screens.kit.clash import Clash
from screens.kit.commands import Offer
from screens.kit.frame.buttons import Button
from screens.kit.frame.key_line import KeyHint
from screens.kit.keys import Key
from screens.kit.line_widget import Line, LineWidget, fit
from screens.kit.record.field import clipped
from screens.kit.text import pad, wrap
from screens.kit.words import label_of, value_words

if TYPE_CHECKING:
    from imi_tui.locale import Texts

Choice = Literal["theirs", "yours"]
_VALUE_AT = 24
_LONGEST = 3


class ConflictChooser(LineWidget):
    """The fields with their values; nothing is chosen beforehand."""

    def __init__(self, clashes: Sequence[Clash], by: str, intro: Sequence[str], chosen: dict[str, Choice]) -> None:
        super().__init__(id="conflict")
        self.clashes = clashes
        self.by = by
        self.intro = intro
        self.chosen = chosen
        self.at = 0
        self._top = 0

    @property
    def open_fields(self) -> list[int]:
        """Indexes of the fields that are not chosen yet."""
        return [index for index, clash in enumerate(self.clashes) if clash.path not in self.chosen]

    def lines(self, width: int, height: int) -> list[Line]:
        drawn: list[Line] = [[("   " + part, "")] for text in self.intro for part in wrap(text, width - 5)]
        drawn.append([])
        mine: tuple[int, int] = (0, 0)
        for index, clash in enumerate(self.clashes):
            drawn.append([("   " + label_of(self.page.host, clash.path), "group")])
            drawn += self._value(" " * 6, self.tr("when opened"), clash.path, clash.opened, width, focused=False)
            for offset, choice in enumerate(("theirs", "yours")):
                row = index * 2 + offset
                start = len(drawn)
                drawn += self._choice(clash, choice, width, focused=self.active and row == self.at)
                if row == self.at:
                    mine = (start, len(drawn))
        self._top = max(min(self._top, mine[0]), mine[1] - height, 0)
        return drawn[self._top : self._top + height]

    def _choice(self, clash: Clash, choice: str, width: int, *, focused: bool) -> list[Line]:
        mark = "(o)" if self.chosen.get(clash.path) == choice else "( )"
        surname = self.by.partition(" ")[2] or self.by
        word = surname if choice == "theirs" else self.tr("yours")
        value = clash.theirs if choice == "theirs" else clash.yours
        lead = ">" if focused else " "
        return self._value(f"{lead}    {mark} ", word, clash.path, value, width, focused=focused)

    def _value(
        self, lead: str, word: str, path: str, value: str | tuple[str, ...], width: int, *, focused: bool
    ) -> list[Line]:
        rows: list[Line] = []
        words = value_words(self.page.host, path, value) or self.tr("empty")
        for number, part in enumerate(clipped(words, width - _VALUE_AT - 1, _LONGEST)):
            first = number == 0
            name = pad(word if first else "", _VALUE_AT - 10)
            start = pad(lead if first else "", 9)
            rows.append(
                fit([(start, "bracket"), (name, "focus" if focused and first else "hint"), (" " + part, "")], width - 1)
            )
        return rows

    def cursor(self) -> tuple[int, int] | None:
        for y, line in enumerate(self._painted):
            if line and line[0][0].startswith(">"):
                return (5, y)
        return None

    async def key(self, key: Key) -> bool:
        steps = {"up": -1, "down": 1}
        if key.name in steps:
            self.at = max(0, min(self.at + steps[key.name], 2 * len(self.clashes) - 1))
        elif key.name in ("space", "enter"):
            self.chosen[self.clashes[self.at // 2].path] = "yours" if self.at % 2 else "theirs"
        else:
            return False
        self.repaint()
        return True

    def to_next_open(self) -> bool:
        """F6: to the next field that is not chosen; False when all are."""
        waiting = self.open_fields
        if not waiting:
            return False
        here = self.at // 2
        index = next((index for index in waiting if index > here), waiting[0])
        self.at = 2 * index
        self.repaint()
        return True


class ConflictScreen(AppScreen):
    """Opens over the form after a save that met a newer version. F3 saves what was chosen, Esc returns to the form.

    Args:
        heading: As on the form.
        title: Who changed it and when.
        intro: What was joined by itself.
        clashes: The fields to choose for.
        by: The other's name.
        decide: Takes the choices into the draft.
        save: Saves the draft on the new version.
        chosen: What was chosen so far, by path; goes on being filled, so that it is there when one comes back.
    """

    place = "conflict"

    def __init__(
        self,
        heading: tuple[str, str],
        title: str,
        intro: Sequence[str],
        clashes: Sequence[Clash],
        *,
        by: str,
        decide: Callable[[Mapping[str, Choice]], None],
        save: Callable[[], Awaitable[None]],
        chosen: dict[str, Choice],
    ) -> None:
        super().__init__()
        self._heading = heading
        self._title = title
        self._decide = decide
        self._save = save
        self.chooser = ConflictChooser(clashes, by, intro, chosen)
        self.active_part = self.chooser

    def content(self) -> Iterable[Widget]:
        return [self.chooser]

    def parts(self) -> list[LineWidget]:
        return [self.chooser]

    def heading(self) -> tuple[str, str]:
        return self._heading

    def screen_name(self) -> str:
        return self._title

    def buttons(self) -> Sequence[Button]:
        return (
            Button(label=self.tr("Save"), press=self.save),
            Button(label=self.tr("Keep editing"), press=self.esc),
        )

    def offers(self) -> list[Offer]:
        return [
            self.offer("form.save", self.save),
            self.offer("form.problem", self.next_open),
            self.offer("form.cancel", self.esc),
        ]

    def hints_here(self) -> list[KeyHint]:
        return [("f3", self.tr("Save")), ("space", self.tr("Choose")), ("f6", self.tr("Next"))]

    async def next_open(self) -> None:
        """F6."""
        if not self.chooser.to_next_open():
            self.say("note", self.tr("everything is chosen. F3 saves."))

    async def save(self) -> None:
        """Save once every field is chosen; until then go to the next one that is not."""
        if self.chooser.open_fields:
            self.chooser.to_next_open()
            self.focus_part(self.chooser)
            count = len(self.chooser.open_fields)
            self.say(
                "error",
                self.tr.plural("{n} field is not chosen yet.", "{n} fields are not chosen yet.", count),
            )
            return
        self._decide(self.chooser.chosen)
        await self.host.close()
        await self._save()

    async def esc(self) -> None:
        """Back to the form with everything typed."""
        await self.host.close()


def how_much_clashes(tr: Texts, clashing: int, mine: int) -> str:
    """How many of one's own changes need a choice."""
    if mine == 1:
        return tr("Your change is in a field that was changed too. Everything else was joined.")
    return tr.plural(
        "{n} of your {m} changes is in a field that was changed too. Everything else was joined.",
        "{n} of your {m} changes are in fields that were changed too. Everything else was joined.",
        clashing,
        m=mine,
    )
