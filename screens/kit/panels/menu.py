"""F9: everything that can be done here, with a letter each, and the reason when it cannot."""

from __future__ import annotations

from typing import Final

from screens.kit.commands import Offer
from screens.kit.frame.key_line import KeyHint, key_label
from screens.kit.keys import Key
from screens.kit.line_widget import WIDE, Line, Span, fit
from screens.kit.panels.panel import Panel
from screens.kit.text import cut, pad
from screens.kit.text import width as cells_of

_REST_AT: Final = 4
"""Where the first of the offers that lead elsewhere stands."""
_REASON_AT: Final = 47
"""Column of the reasons."""


class MenuPanel(Panel):
    """A letter or digit acts at once; arrows and Enter too. What cannot be done says why in the message line."""

    def __init__(self, offers: list[Offer], about: str) -> None:
        super().__init__()
        here = [offer for offer in offers if not offer.command.elsewhere]
        self._offers = [*here, *(offer for offer in offers if offer.command.elsewhere)]
        self._here = len(here)
        self._about = about
        self.chosen = next((index for index, offer in enumerate(self._offers) if not offer.reason), 0)
        self._top = 0

    def heading_text(self) -> str:
        return self.tr("What can you do here?")

    def heading_right(self) -> str:
        return self.tr("for: {name}", name=self._about) if self._about else ""

    def letter(self, offer: Offer) -> str:
        """The letter in the language of the screen."""
        return self.tr.ctx(f"letter {offer.command.id}", offer.command.letter) if offer.command.letter else ""

    def body(self, width: int) -> list[Line]:
        return [self._line(indexes, width) for indexes in self._rows_of(width)]

    def shown_body(self, width: int, height: int) -> list[Line]:
        reason = self._whole_reason(width)
        room, at = height - len(reason), self._line_of_chosen(width)
        self._top = max(min(self._top, at), at - room + 1, 0)
        return [*self.body(width)[self._top : self._top + room], *reason]

    def wanted_height(self, width: int) -> int:
        return super().wanted_height(width) + len(self._whole_reason(width))

    def _whole_reason(self, width: int) -> list[Line]:
        """A line for the reason at the cursor, when there is one that its row cuts off."""
        room = (width // 2 if width >= WIDE else width) - _REASON_AT - 1
        if all(cells_of(offer.reason) <= room for offer in self._offers[: self._here]):
            return []
        reason = self._offers[self.chosen].reason
        return [[("   " + (cut(reason, width - 4) if cells_of(reason) > room else ""), "hint")]]

    def _rows_of(self, width: int) -> list[list[int]]:
        """Which offers stand on each line: one that is for here, as many of the rest as fit; tabs apart."""
        half = (self._here + 1) // 2 if width >= WIDE else self._here
        lines = [[index for index in (first, first + half) if index < self._here] for first in range(half)]
        used = width
        for index in range(self._here, len(self._offers)):
            cells = sum(cells_of(text) for text, _ in self._cell(index))
            if used + cells > width - 1 or self._is_tab(lines[-1][-1]) != self._is_tab(index):
                lines.append([])
                used = _REST_AT
            lines[-1].append(index)
            used += cells
        return lines

    def _is_tab(self, index: int) -> bool:
        return self._offers[index].command.id.startswith("tab.")

    def _line_of_chosen(self, width: int) -> int:
        return next(number for number, indexes in enumerate(self._rows_of(width)) if self.chosen in indexes)

    def _line(self, indexes: list[int], width: int) -> Line:
        if indexes[0] < self._here:
            share = width // 2 if width >= WIDE else width
            columns = [fit([*self._row(index, share), (" " * share, "")], share) for index in indexes]
            return [span for column in columns for span in column]
        return [("   ─", "rule"), *(span for index in indexes for span in self._cell(index))]

    def _cell(self, index: int) -> list[Span]:
        offer, focused = self._offers[index], index == self.chosen
        role = "focus" if focused else ("off" if offer.reason else "")
        sign = " >" if focused else "  "
        return [(sign, "focus-mark"), (f"{self.letter(offer) or '-'} ", "letter"), (self.tr(offer.command.label), role)]

    def _row(self, index: int, width: int) -> Line:
        offer, focused = self._offers[index], index == self.chosen
        key = "-" if offer.reason else key_label(offer.command.key)
        label = pad(self.tr(offer.command.label), 36)
        spans: list[Span] = [
            (">" if focused else " ", "focus-mark"),
            (f"  {self.letter(offer) or ' '}  ", "letter"),
            (label, "focus" if focused else ("off" if offer.reason else "")),
            (f" {pad(key, 4)}", "key"),
        ]
        return [*spans, (pad(offer.reason, max(width - _REASON_AT - 1, 0)), "off")]

    def cursor(self) -> tuple[int, int] | None:
        for y, line in enumerate(self._painted):
            before = 0
            for text, role in line:
                if role == "focus-mark" and ">" in text:
                    return (5 if before == 0 else before + 2, y)
                before += cells_of(text)
        return None

    def key_hints(self) -> list[KeyHint]:
        return [("enter", self.tr("Do it")), ("esc", self.tr("Close"))]

    async def answer(self, key: Key) -> None:
        steps = {"down": 1, "tab": 1, "right": 1, "up": -1, "shift+tab": -1, "left": -1}
        if key.name in steps:
            self.chosen = (self.chosen + steps[key.name]) % len(self._offers)
            self.repaint()
        elif key.name in ("home", "end"):
            self.chosen = 0 if key.name == "home" else len(self._offers) - 1
            self.repaint()
        elif key.name in ("enter", "space"):
            await self._do(self._offers[self.chosen])
        elif key.name == "f9":
            self.close()
        elif key.is_text:
            for offer in self._offers:
                if self.letter(offer).casefold() == key.char.casefold():
                    await self._do(offer)
                    return

    async def _do(self, offer: Offer) -> None:
        page = self.page
        self.close()
        await page.run_offer(offer)
