"""The base of all panels: a rule with a title, lines beneath it, and every key until it closes."""

from __future__ import annotations

from screens.kit.frame.key_line import KeyHint
from screens.kit.frame.title import rule_spans
from screens.kit.keys import Key
from screens.kit.line_widget import Line, LineWidget


class Panel(LineWidget):
    """Subclasses give `heading_text()`, `body()` and `answer()`; the panel is as high as its body, within what the
    screen has."""

    def heading_text(self) -> str:
        """The name in the rule."""
        raise NotImplementedError

    def heading_right(self) -> str:
        """A remark at the right end of the rule."""
        return ""

    def body(self, width: int) -> list[Line]:
        """The lines beneath the rule."""
        raise NotImplementedError

    async def answer(self, key: Key) -> None:
        """React to a key; anything not understood is ignored."""
        raise NotImplementedError

    def key_hints(self) -> list[KeyHint]:
        """The key line while the panel is open."""
        return [("esc", self.tr("Close"))]

    def wanted_height(self, width: int) -> int:
        """Lines of the whole panel."""
        return len(self.body(width)) + 1

    def on_mount(self) -> None:
        """Take as many lines as the body needs, leaving some of the screen above."""
        self.fit()

    def fit(self) -> None:
        """Adapt the height to the body."""
        size = self.app.size
        self.styles.height = min(self.wanted_height(size.width), size.height - 6)

    def lines(self, width: int, height: int) -> list[Line]:
        return [rule_spans(self.heading_text(), width, self.heading_right()), *self.body(width)][:height]

    async def key(self, key: Key) -> bool:
        if key.name == "esc":
            self.close()
        else:
            await self.answer(key)
        return True

    def close(self) -> None:
        """Take the panel away."""
        self.page.close_panel()
