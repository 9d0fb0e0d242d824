"""What is sent when a part of a screen changed: exactly its cells.

The framework's own update sends each line from the left edge of its widget up to the change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.control import Control
from textual._compositor import ChopsUpdate, Compositor

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from textual.screen import Screen
    from textual.widget import Widget


class ExactUpdate(ChopsUpdate):
    """Sends the changed cells of each line and nothing beside them."""

    def render_segments(self, console: Console) -> str:
        sent: list[str] = []
        for y, first, end in self.spans:
            at = -1
            for right, (left, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=True):
                start, stop = max(left, first), min(right, end)
                if strip is None or start >= stop:
                    continue
                if start != at:
                    sent.append(Control.move_to(start, y).segment.text)
                sent.append(strip.crop(start - left, stop - left).render(console))
                at = stop
        return "".join(sent)


class ExactCompositor(Compositor):
    """Puts widgets together as the framework does, and sends `ExactUpdate`s."""

    def update_widgets(self, widgets: set[Widget]) -> None:
        """Containers draw nothing of their own: to send theirs again would be to send all that is in them. What moved,
        came or went is known from the layout."""
        super().update_widgets({widget for widget in widgets if widget is self.root or not widget.children})

    def render_update(
        self, full: bool = False, screen_stack: list[Screen[Any]] | None = None, simplify: bool = False
    ) -> RenderableType | None:
        """What widgets still want drawn is in this update: asked for later, it would be sent a second time."""
        self.update_widgets(set(self.visible_widgets))
        return super().render_update(full, screen_stack, simplify)

    def render_partial_update(self) -> ChopsUpdate | None:
        update = super().render_partial_update()
        return None if update is None else ExactUpdate(update.chops, update.spans, update.chop_ends)
