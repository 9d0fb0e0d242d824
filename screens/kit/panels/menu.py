"""F9: everything that can be done here, with a letter each, and the reason when it cannot."""

from __future__ import annotations

from screens.kit.commands import Offer
from screens.kit.frame.key_line import KeyHint, key_label
from screens.kit.keys import Key
from screens.kit.line_widget import Line, Span
from screens.kit.panels.panel import Panel
from screens.kit.text import pad


class MenuPanel(Panel):
    """A letter or digit acts at once; arrows and Enter too. What cannot be done says why in the message line."""

    def __init__(self, offers: list[Offer], about: str) -> None:
        super().__init__()
        self._offers = offers
        self._about = about
        self.chosen = next((index for index, offer in enumerate(offers) if not offer.reason), 0)
        self._top = 0

    def heading_text(self) -> str:
        return self.tr("What can you do here?")

    def heading_right(self) -> str:
        return self.tr("for: {name}", name=self._about) if self._about else ""

    def letter(self, offer: Offer) -> str:
        """The letter in the language of the screen."""
        return self.tr.ctx(f"letter {offer.command.id}", offer.command.letter) if offer.command.letter else ""

    def body(self, width: int) -> list[Line]:
        return [self._row(index, offer, width) for index, offer in enumerate(self._offers)]

    def lines(self, width: int, height: int) -> list[Line]:
        rows = super().lines(width, 10_000)
        room = height - 1
        self._top = max(min(self._top, self.chosen), self.chosen - room + 1, 0)
        return [rows[0], *rows[1 + self._top : 1 + self._top + room]]

    def _row(self, index: int, offer: Offer, width: int) -> Line:
        focused = index == self.chosen
        key = "-" if offer.reason else key_label(offer.command.key)
        label = pad(self.tr(offer.command.label), 36)
        spans: list[Span] = [
            (">" if focused else " ", "focus-mark"),
            (f"  {self.letter(offer) or ' '}  ", "letter"),
            (label, "focus" if focused else ("off" if offer.reason else "")),
            (f" {pad(key, 4)}", "key"),
        ]
        return [*spans, (pad(offer.reason, width - 47), "off")]

    def cursor(self) -> tuple[int, int] | None:
        return (5, self.chosen - self._top + 1)

    def key_hints(self) -> list[KeyHint]:
        return [("enter", self.tr("Do it")), ("esc", self.tr("Close"))]

    async def answer(self, key: Key) -> None:
        if key.name in ("up", "down", "tab", "shift+tab"):
            step = 1 if key.name in ("down", "tab") else -1
            self.chosen = (self.chosen + step) % len(self._offers)
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
