"""The base of all panels: a rule with a title, lines beneath it, and every key until it closes."""

from __future__ import annotations

from screens.kit.frame.key_line import KeyHint
from screens.kit.frame.title import rule_spans
from screens.kit.keys import Key
from screens.kit.line_widget import WIDE, Line, LineWidget, fit


class Panel(LineWidget):
    """Subclasses give `heading_text()`, `body()` and `answer()`; the panel is as high as its body, within what the
    screen has.

    Attributes:
        stands_aside: On a wide screen it stands at the right, beside what it is about.
    """

    stands_aside = False

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

    def on_resize(self) -> None:
        """In another width the body takes another height."""
        self.fit()

    @property
    def aside(self) -> bool:
        """Whether it stands at the right now."""
        return self.stands_aside and self.app.size.width >= WIDE

    def fit(self) -> None:
        """Adapt the place to the screen, and there the height to the body."""
        if self.page.panel is not self:
            return  # it is closed already
        size, aside = self.app.size, self.aside
        self.set_class(aside, "aside")
        self.page.button_bar.display = aside
        beneath = max(self.page.message_line.size.height, 1) + 1
        most = size.height - self.page.lines_above_panel - beneath
        self.styles.height = size.height - 4 if aside else min(self.wanted_height(size.width), most)

    def lines(self, width: int, height: int) -> list[Line]:
        if self.aside:
            return [[("│", "rule"), *line] for line in filled(self._inner(width - 1, height), height)]
        return self._inner(width, height)

    def _inner(self, width: int, height: int) -> list[Line]:
        rule = rule_spans(self.heading_text(), width, self.heading_right())
        return [rule, *(fit(line, width - 1) for line in self.shown_body(width, height - 1))]

    def shown_body(self, width: int, height: int) -> list[Line]:
        """What of the body is shown in that room."""
        return self.body(width)[:height]

    async def key(self, key: Key) -> bool:
        if key.name == "esc":
            self.close()
        else:
            await self.answer(key)
        return True

    def close(self) -> None:
        """Take the panel away."""
        self.page.close_panel()


def filled(lines: list[Line], height: int) -> list[Line]:
    """The lines, and blank ones up to that height."""
    return [*lines, *([] for _ in range(height - len(lines)))]
