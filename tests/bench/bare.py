"""The least that the framework can do: one text, rewritten at each key. What everything else is compared with."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static


class Bare(App[None]):
    """Shows a text, and how many keys were pressed."""

    pressed = 0

    def compose(self) -> ComposeResult:
        yield Static("Hello READY")

    def on_key(self, event: Key) -> None:
        self.pressed += 1
        self.query_one(Static).update(f"key {self.pressed}")


if __name__ == "__main__":
    Bare().run()
