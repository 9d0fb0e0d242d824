"""The frame of every screen and the way a key goes through it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.widget import Widget

from screens.kit.commands import COMMANDS, Offer
from screens.kit.frame.buttons import Button, ButtonBar
from screens.kit.frame.key_line import KeyHint, KeyLine
from screens.kit.frame.messages import Kind
from screens.kit.frame.title import RuleLine, TabLine, TitleLine
from screens.kit.keys import Key
from screens.kit.line_widget import LineWidget
from screens.kit.panel_screen import PanelScreen

if TYPE_CHECKING:
    from screens.kit.widgets.split import DetailLine


class AppScreen(PanelScreen):
    """Title, rule or tabs, content, buttons, message, keys. One part has the focus; Tab goes round.

    Subclasses give `content()`, `heading()`, `screen_name()` or tabs, `offers()`, `key_hints()`, and `load()` for what
    must be fetched when the screen opens or comes back.
    """

    tabbed: ClassVar[bool] = False
    has_buttons: ClassVar[bool] = True

    def __init__(self) -> None:
        super().__init__()
        self.title_line = TitleLine(id="title")
        self.tab_line = TabLine()
        self.rule_line = RuleLine(id="rule")
        self.button_bar = ButtonBar()
        self.key_line = KeyLine()
        self.active_part: LineWidget = self.key_line

    # what subclasses give ------------------------------------------------------------------------------------------

    def content(self) -> Iterable[Widget]:
        """The widgets between rule and buttons."""
        raise NotImplementedError

    def after_buttons(self) -> Iterable[Widget]:
        """Widgets between buttons and message line."""
        return ()

    async def end_of_fields(self) -> None:
        """Enter in the last field of a form: on to the next Tab stop."""
        self.step_focus(1)

    def parts(self) -> list[LineWidget]:
        """The content's Tab stops in order; tabs, buttons and key line are added by the frame."""
        raise NotImplementedError

    def heading(self) -> tuple[str, str]:
        """Breadcrumb and, at the right, authority and person."""
        raise NotImplementedError

    def screen_name(self) -> str:
        """The name in the rule."""
        return ""

    def buttons(self) -> Sequence[Button]:
        """The row beneath the content."""
        return ()

    def instead_of_buttons(self) -> str:
        """What stands there while there is no button: why, for somebody who has no right to them."""
        return ""

    def key_hints(self) -> list[KeyHint]:
        """The key line."""
        if self.panel is not None:
            return self.panel.key_hints()
        return [("f1", self.tr("Help")), *self.hints_here(), ("f9", self.tr("Menu")), ("esc", self.esc_word())]

    def hints_here(self) -> list[KeyHint]:
        """The keys between F1 and F9, at most three."""
        return []

    def esc_word(self) -> str:
        """What Esc does here."""
        return self.tr("Back")

    async def load(self) -> None:
        """Fetch what the screen shows; runs after it is drawn and again when it comes back."""

    async def esc(self) -> None:
        """One step back."""
        await self.host.back()

    async def choose_tab(self, index: int, *, keep_focus: bool = False) -> None:
        """Show another tab."""

    async def other_key(self, key: Key) -> bool:
        """A key that neither the active part nor a command took."""
        return False

    def followers(self) -> Iterable[DetailLine]:
        """What tells about the place of the focus once it rests there."""
        return ()

    def standing_message(self) -> tuple[Kind, str] | None:
        """What the message line says while nothing else does."""
        return None

    # building ------------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        yield self.title_line
        yield self.tab_line if self.tabbed else self.rule_line
        yield from self.content()
        if self.has_buttons:
            yield self.button_bar
        yield from self.after_buttons()
        yield self.message_line
        yield self.key_line

    def ring(self) -> list[LineWidget]:
        """All Tab stops that are shown."""
        stops: list[LineWidget] = [self.tab_line] if self.tabbed else []
        stops += [part for part in self.parts() if part.display]
        if self.has_buttons and self.buttons() and self.button_bar.display:
            stops.append(self.button_bar)
        return [*stops, self.key_line]

    def focus_part(self, part: LineWidget) -> None:
        """Move the focus to a part of this screen."""
        if part is not self.active_part:
            self.active_part.set_active(False)
            self.active_part = part
        part.set_active(self.panel is None)

    def step_focus(self, step: int) -> None:
        """To the next or previous Tab stop, round the ring."""
        if self.active_part.inner_step(step):
            return
        ring = self.ring()
        index = ring.index(self.active_part) if self.active_part in ring else 0
        target = ring[(index + step) % len(ring)]
        target.enter(step)
        self.focus_part(target)

    def redraw(self) -> None:
        """Bring every part up to date with the state of the screen."""
        for widget in self.query(LineWidget):
            widget.repaint()

    def on_mount(self) -> None:
        """The first part gets the focus as soon as there is something to see."""
        self.active_part.set_active(True)

    # keys ----------------------------------------------------------------------------------------------------------

    async def take_key(self, key: Key) -> None:
        """One key to its very end. The panel gets it first, then the active part, then the commands of the screen."""
        self._said = False
        if self.panel is not None:
            await self.panel.key(key)
        else:
            for reader in (self._common_key, self.active_part.key, self._command_key, self.other_key):
                if await reader(key):
                    break
        self._after_key()

    def take_paste(self, text: str) -> None:
        """Pasted text is data for a field that takes text, and nothing else."""
        target: LineWidget = self.panel if self.panel is not None else self.active_part
        target.paste(" ".join(text.splitlines()))

    def _after_key(self) -> None:
        if not self.is_attached or self.app.screen is not self:
            return
        for follower in self.followers():
            follower.follow()
        if not self._said:
            self.message_line.put(*(self.standing_message() or ("note", "")))

    async def _common_key(self, key: Key) -> bool:
        if key.name in ("tab", "shift+tab"):
            self.step_focus(1 if key.name == "tab" else -1)
        elif key.name == "f1" or (key.char == "?" and not self.active_part.takes_text):
            await self.open_help()
        elif key.name == "f9":
            await self.active_part.settled()
            self.open_menu()
        elif key.name == "esc":
            if not await self.active_part.key(key):
                await self.esc()
        else:
            return False
        return True

    async def _command_key(self, key: Key) -> bool:
        for offer in self.offers():
            if offer.command.key == key.name:
                await self.run_offer(offer)
                return True
        if key.char in ("1", "2", "3", "4") and not self.active_part.takes_text:
            for offer in self.offers():
                if offer.command.letter == key.char:
                    await self.run_offer(offer)
                    return True
        return False

    async def run_offer(self, offer: Offer) -> None:
        """Do it, or say why not."""
        if offer.reason:
            self.say("note", offer.reason)
        else:
            await offer.run()

    async def press(self, name: str) -> None:
        """As if that key had been pressed; the key line and buttons use it."""
        if name == "esc":
            await self.esc()
        else:
            await self.take_key(Key(name, name if len(name) == 1 else ""))

    def offer(self, command_id: str, run: object, reason: str = "") -> Offer:
        """An offer of a registered command."""
        return Offer(command=COMMANDS[command_id], run=run, reason=reason)  # type: ignore[arg-type]
