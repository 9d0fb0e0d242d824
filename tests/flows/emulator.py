"""A terminal as the program sees it: what it draws becomes lines of text, and what it asks is answered.

pyte draws. What pyte lacks is here: the alternate screen, private modes, and sequences that it would misread as text.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

import pyte

from tests.flows.keys import ESC

_SEQUENCE: Final = re.compile(
    r"\x1b\[(?P<private>[<-?]*)(?P<parameters>[0-9:;]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    r"|\x1b\](?P<command>(?:[^\x07\x1b]|\x1b(?!\\))*)(?:\x07|\x1b\\)"
    r"|\x1b[PX^_](?:[^\x1b]|\x1b(?!\\))*\x1b\\"
    r"|\x1b[ -/]+[0-~]|\x1b[0-OQ-WYZ`-~\\]",
    re.DOTALL,
)
ALTERNATE_SCREEN: Final = 1049
CURSOR: Final = 25
WRAP: Final = 7
_NAMES: Final = {
    1000: "mouse", 1002: "mouse", 1003: "mouse", 1004: "reports of focus", 2004: "bracketed paste",
    ALTERNATE_SCREEN: "alternate screen", 2048: "resize in band", 2026: "synchronised output",
}  # fmt: skip


class Emulator:
    """One terminal of a fixed size, as xterm: it knows neither synchronised output nor resizing in band."""

    def __init__(self, columns: int, lines: int) -> None:
        self._screens = [pyte.Screen(columns, lines), pyte.Screen(columns, lines)]
        self._streams = [pyte.Stream(screen) for screen in self._screens]
        for stream in self._streams:
            stream.use_utf8 = False  # what comes in is decoded here
        self.modes = {WRAP, CURSOR}
        self.kitty_keyboard = 0
        self.replies = ""
        """What the terminal has to send back; whoever sends it empties this."""
        self._rest = ""
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode

    @property
    def _alternate(self) -> bool:
        return ALTERNATE_SCREEN in self.modes

    @property
    def screen(self) -> pyte.Screen:
        """The screen that is shown."""
        return self._screens[self._alternate]

    def lines(self) -> list[str]:
        """What stands on the screen, without blanks at the ends."""
        return [line.rstrip() for line in self.screen.display]

    def left_on(self) -> set[str]:
        """Modes that are not as they were: whoever uses the terminal next would inherit them."""
        found = {name for mode, name in _NAMES.items() if mode in self.modes}
        found |= {"hidden cursor"} if CURSOR not in self.modes else set()
        found |= {"no wrapping"} if WRAP not in self.modes else set()
        return found | ({"kitty keyboard"} if self.kitty_keyboard > 0 else set())

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size."""
        for screen in self._screens:
            screen.resize(lines, columns)

    def feed(self, data: bytes) -> None:
        """Draw what the program wrote."""
        text = self._rest + self._decode(data)
        self._rest = ""
        at = 0
        while at < len(text):
            start = text.find(ESC, at)
            if start != at:
                self._draw(text[at : start if start > at else len(text)])
                at = start if start > at else len(text)
                continue
            found = _SEQUENCE.match(text, start)
            if found is None:
                self._rest = text[start:]  # its end is still to come
                return
            self._obey(found)
            at = found.end()

    def _draw(self, text: str) -> None:
        self._streams[self._alternate].feed(text)

    def _obey(self, found: re.Match[str]) -> None:
        final = found["final"]
        if final is None:
            # Commands to the terminal (titles, colours) and keypad modes draw nothing.
            if found["command"] is None and found.group()[1] in "78DEMHc":
                self._draw(found.group())
        elif found["private"] == "?" and final in "hl":
            self._set(found["parameters"], on=final == "h")
            self._draw(found.group())
        elif final in "cn" or (final == "p" and found["between"] == "$"):
            self.replies += self._answer(found["private"], found["parameters"], final)
        elif final == "u" and found["private"] in ("<", ">"):
            self.kitty_keyboard += 1 if found["private"] == ">" else -1
        elif not found["private"] and not found["between"] and final not in "tqu":
            self._draw(found.group())

    def _set(self, parameters: str, *, on: bool) -> None:
        for mode in (int(number) for number in parameters.split(";")):
            (self.modes.add if on else self.modes.discard)(mode)
            if mode == ALTERNATE_SCREEN and on:
                self._screens[1].reset()

    def _answer(self, private: str, parameters: str, final: str) -> str:
        if final == "c":
            return f"{ESC}[>41;379;0c" if private == ">" else f"{ESC}[?64;1;2;6;9;15;16;17;18;21;22;28c"
        if final == "n":
            cursor = self.screen.cursor
            return f"{ESC}[{cursor.y + 1};{cursor.x + 1}R" if parameters == "6" else f"{ESC}[0n"
        known = int(parameters) < 2000 or parameters == "2004"
        state = (1 if int(parameters) in self.modes else 2) if known else 0
        return f"{ESC}[{private}{parameters};{state}$y"
