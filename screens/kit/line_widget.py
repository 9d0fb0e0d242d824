"""The base of everything that is drawn: a widget that paints lines of styled spans and repaints only what differs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Final, cast

from rich.segment import Segment
from textual.geometry import Offset, Region, Size
from textual.strip import Strip
from textual.widget import Widget

from screens.kit.keys import Key
from screens.kit.text import head, shown, width

if TYPE_CHECKING:
    from imi_tui.locale import Texts
    from screens.kit.app_screen import AppScreen

Span = tuple[str, str]
"""Text and the name of its style (`styles.ROLES`); an empty name is plain."""
Line = Sequence[Span]
_MOVE: Final = 8
"""Equal cells in a row from which on moving over them costs fewer bytes than sending them again."""

NARROW: Final = 76
"""Below so many columns parts stand one after the other instead of beside each other."""
WIDE: Final = 160
"""From so many columns on there is room for a second part beside the first."""


class LineWidget(Widget):
    """A part of a screen. Subclasses give `lines()` and answer `key()`; they change their state and call `repaint()`.

    Nothing here uses the framework's focus or bindings: the screen knows which part is active and hands it each key
    in turn
    (`AppScreen.take_key`), so that keys typed ahead meet the state they were meant for.
    """

    takes_text = False
    """Whether letters are data here: then `?`, digits and letters are not commands."""
    come_forward: Callable[[], None]
    """Called when the focus comes here: a part that shares its place with another shows itself."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.active = False
        self.come_forward: Callable[[], None] = lambda: None
        self._painted: list[Line] = []
        self._painted_size = Size(0, 0)

    # what subclasses give ------------------------------------------------------------------------------------------

    def lines(self, width: int, height: int) -> list[Line]:
        """The visible lines, at most `height`, each at most `width` cells."""
        raise NotImplementedError

    def cursor(self) -> tuple[int, int] | None:
        """Where the hardware cursor belongs, as (column, line) inside this widget; None when nowhere."""
        return None

    async def key(self, key: Key) -> bool:
        """React to a key. False: it has no meaning here, the screen may use it."""
        return False

    async def settled(self) -> None:
        """Wait for the answer to what was typed here, so that a menu names what it will act on."""

    def inner_step(self, step: int) -> bool:
        """Tab inside this part. False: there is no further stop in that direction."""
        return False

    def enter(self, step: int) -> None:
        """The focus comes in by Tab from the part before (1) or behind (-1)."""

    def paste(self, text: str) -> bool:
        """Take pasted text. False: there is nothing here that takes text."""
        return False

    # what they can use ---------------------------------------------------------------------------------------------

    @property
    def page(self) -> AppScreen:
        """The screen that this part belongs to."""
        return cast("AppScreen", self.screen)

    @property
    def tr(self) -> Texts:
        """The texts in the language of the screen."""
        return self.page.tr

    def set_active(self, active: bool) -> None:
        """The screen moved the focus here or away."""
        if active != self.active:
            self.active = active
            if active:
                self.come_forward()
            self.repaint()

    def repaint(self) -> None:
        """Draw again what differs from what stands on the terminal, stretch by stretch in each line."""
        if not self.is_mounted or not self.size.height:
            return
        before, after = self._painted, self._layout()
        changed: list[Region] = []
        for y, (old, new) in enumerate(zip_longest(before, after, fillvalue=())):
            if old != new:
                changed += [Region(start, y, end - start, 1) for start, end in _differences(old, new, self.size.width)]
        if changed:
            self.refresh(*changed)
        self._park_cursor()

    # painting ------------------------------------------------------------------------------------------------------

    def _layout(self) -> list[Line]:
        size = self.size
        self._painted_size = size
        self._painted = [_clean(line) for line in self.lines(size.width, size.height)[: size.height]]
        return self._painted

    def render_line(self, y: int) -> Strip:
        """One line for the framework."""
        if self._painted_size != self.size:
            self._layout()
        line = self._painted[y] if y < len(self._painted) else ()
        page = self.page
        segments = [Segment(page.encodable(text), page.style_for(text, role)) for text, role in line]
        return Strip(segments).simplify().adjust_cell_length(self.size.width, page.style_of(""))

    def on_resize(self) -> None:
        """The place changed, and the framework has drawn all of it; what depends on the place besides follows."""
        self.repaint()

    def _park_cursor(self) -> None:
        """Put the terminal's own cursor at the focus, for screen readers and magnifiers."""
        if self.active:
            place = self.cursor()
            if place is not None:
                self.app.cursor_position = Offset(self.region.x + place[0], self.region.y + place[1])


def _clean(line: Line) -> Line:
    return tuple((shown(text), role) for text, role in line)


def _cells(line: Line) -> list[tuple[str, str]]:
    return [(character, role) for text, role in line for character in text]


def _differences(old: Line, new: Line, limit: int) -> list[tuple[int, int]]:
    """The stretches of columns, each with its end, in which two lines differ. Whole lines when wide characters make
    columns uncertain."""
    if any(not text.isascii() and width(text) != len(text) for line in (old, new) for text, _ in line):
        return [(0, limit)]
    found: list[tuple[int, int]] = []
    pairs = zip_longest(_cells(old), _cells(new), fillvalue=(" ", ""))
    for column, (before, after) in enumerate(islice(pairs, limit)):
        if before != after:
            near = bool(found) and column - found[-1][1] < _MOVE
            found[-1:] = [(found[-1][0], column + 1)] if near else [*found[-1:], (column, column + 1)]
    return found


def fit(spans: Line, cells: int) -> list[Span]:
    """The spans in at most `cells` cells."""
    fitted: list[Span] = []
    room = cells
    for text, role in spans:
        part = head(shown(text), room)
        if part:
            fitted.append((part, role))
            room -= width(part)
    return fitted
