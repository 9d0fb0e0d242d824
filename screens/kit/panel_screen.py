"""Panels over a screen: questions and pickers, the menu (F9) and help (F1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from screens.kit.drawn_screen import DrawnScreen

if TYPE_CHECKING:
    from imi_tui.domain.dto.authority import LastChange
    from screens.kit.commands import Offer
    from screens.kit.frame.buttons import ButtonBar
    from screens.kit.frame.key_line import KeyLine
    from screens.kit.line_widget import LineWidget
    from screens.kit.panels.panel import Panel


class PanelScreen(DrawnScreen):
    """One panel at a time, in the lower content lines; what it is about stays in sight above it.

    Attributes:
        active_part: The part with the focus, which it has again when the panel closes.
        panel: What is open; None for nothing.
    """

    place: ClassVar[str] = ""
    """Name of the screen for navigation and help."""
    lines_above_panel = 4
    """Lines that stay above an open panel, title and rule among them."""
    active_part: LineWidget
    button_bar: ButtonBar
    key_line: KeyLine

    def __init__(self) -> None:
        super().__init__()
        self.panel: Panel | None = None

    # what subclasses give ------------------------------------------------------------------------------------------

    def offers(self) -> list[Offer]:
        """All that can be done here, in the order of the menu."""
        return []

    def help_topic(self) -> str:
        """What F1 explains: the field or list that has the focus."""
        return self.place

    def help_topics(self) -> Sequence[str]:
        """Everything on this screen that has help of its own, for the second page of the help."""
        return ()

    async def changed_last(self, topic: str) -> LastChange | None:
        """Who changed what the topic is about last, as far as that is kept."""
        return None

    # panels --------------------------------------------------------------------------------------------------------

    def open_panel(self, panel: Panel) -> None:
        """Show a panel in the lower content lines; it gets every key until it closes."""
        self.close_panel()
        self.button_bar.display = panel.aside
        # Before anything is drawn: the key line, which may have the focus itself, asks the panel for its keys.
        self.mount(panel, before=self.message_line)
        self.panel = panel
        panel.active = True
        self.active_part.set_active(False)
        self.key_line.repaint()

    def close_panel(self) -> None:
        """Take the panel away and give the focus back."""
        if self.panel is None:
            return
        panel, self.panel = self.panel, None
        panel.active = False
        panel.display = False  # at once: another panel may open before this one is taken out
        panel.remove()
        self.button_bar.display = True
        self.active_part.set_active(True)
        self.key_line.repaint()

    def on_resize(self) -> None:
        """An open panel finds its place anew."""
        if self.panel is not None:
            self.panel.fit()

    def open_menu(self) -> None:
        """F9."""
        from screens.kit.panels.menu import MenuPanel  # not needed for the first screen to be drawn

        self.open_panel(MenuPanel(self.offers(), self.menu_about()))

    def menu_about(self) -> str:
        """Whom or what the menu's acts are for."""
        return ""

    async def open_help(self) -> None:
        """F1."""
        from screens.kit.panels.help import HelpPanel  # not needed for the first screen to be drawn

        topic = self.help_topic()
        self.open_panel(HelpPanel(topic, await self.changed_last(topic)))
