"""How screens come onto the terminal: looks from the style sheet, signs that the terminal knows, few bytes."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.reactive import Reactive
from textual.widget import Widget

from screens.kit.exact_update import ExactCompositor
from screens.kit.marks import to_ascii_frame
from screens.kit.speaking import SpeakingScreen
from styles import ROLES


class DrawnScreen(SpeakingScreen):
    """What line widgets ask of their screen when they are drawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"imi--{role}" for role in ROLES}
    # The framework's own focus is not used; repainting the whole screen on its changes would cost 3.5 kB each.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = ExactCompositor()
        self._styles: dict[str, Style] = {}

    def style_of(self, role: str) -> Style:
        """The look of a kind of text, from the style sheet."""
        style = self._styles.get(role)
        if style is None:
            style = self.get_component_rich_style(f"imi--{role}", partial=True) if role else Style()
            self._styles[role] = style
        return style

    def style_for(self, text: str, role: str) -> Style:
        """The look of that text; blanks that look like any other blanks are plain."""
        style = self.style_of(role)
        return style if style.reverse or style.underline or not text.isspace() else self.style_of("")

    def encodable(self, text: str) -> str:
        """The text with the program's own signs in ASCII where the terminal knows no others."""
        return text if text.isascii() or self.host.utf8 else to_ascii_frame(text)

    def _compositor_refresh(self) -> None:
        """Once, where the framework sends first what moved and then, in the same breath, everything."""
        if not self._repaint_required:
            super()._compositor_refresh()
