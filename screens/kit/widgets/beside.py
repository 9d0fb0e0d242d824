"""A form and, where the screen is wide enough, the help about the field at its right (screens.md chapter 1, Sizes)."""

from __future__ import annotations

from textual import events
from textual.containers import Horizontal

from screens.kit.frame.title import rule_spans
from screens.kit.line_widget import WIDE, Line, LineWidget
from screens.kit.record.layout import WIDEST
from screens.kit.widgets.split import DetailLine


class Beside(Horizontal):
    """The form keeps its width; the rest is for the help, which a narrower screen shows with F1 only."""

    def __init__(self, form: LineWidget) -> None:
        self._form = form
        self.help = FieldHelp()
        super().__init__(form, self.help, classes="columns")
        form.styles.width = "1fr"  # said before it is drawn: said afterwards it would be drawn again

    def on_mount(self) -> None:
        """For the screen as it is, so that the first drawing is the right one."""
        self._share(self.app.size.width)

    def on_resize(self, event: events.Resize) -> None:
        """Show the help or not."""
        self._share(event.size.width)

    def _share(self, width: int) -> None:
        wide = width >= WIDE
        if wide == self.help.display:
            return  # setting it anew would draw everything anew
        self._form.styles.width = WIDEST + 2 if wide else "1fr"
        self.help.display = wide
        if wide:
            self.help.settle()


class FieldHelp(DetailLine):
    """What F1 says about the field, once the focus rests there."""

    def __init__(self) -> None:
        super().__init__(self._topic, id="field-help", classes="beside")
        self.styles.height = "1fr"
        self.display = False

    def _topic(self) -> str:
        return self.page.help_topic()

    def follow(self) -> None:
        if self.display and self.page.help_topic() != self._shown:
            super().follow()

    def lines(self, width: int, height: int) -> list[Line]:
        from screens.kit.help_texts import topic_of  # long texts, for wide screens only
        from screens.kit.panels.help_lines import topic_lines

        topic, tr = topic_of(self._shown, self.page.place), self.tr
        rule = rule_spans(tr("Help: {title}", title=tr(topic.title)), width - 1)
        lines = [rule, *topic_lines(topic, tr, width - 1, tr(topic.who) if topic.who else "", keys=False)]
        return [[("│", "rule"), *line] for line in [*lines, *([] for _ in range(height - len(lines)))]]
