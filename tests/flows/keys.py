"""The bytes that a terminal sends for a key, in the classic encoding that every terminal knows."""

from __future__ import annotations

from typing import Final

ESC: Final = "\x1b"
_NAMED: Final = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": f"{ESC}[Z",
    "esc": ESC,
    "space": " ",
    "backspace": "\x7f",
    "up": f"{ESC}[A",
    "down": f"{ESC}[B",
    "right": f"{ESC}[C",
    "left": f"{ESC}[D",
    "home": f"{ESC}[H",
    "end": f"{ESC}[F",
    "insert": f"{ESC}[2~",
    "delete": f"{ESC}[3~",
    "pageup": f"{ESC}[5~",
    "pagedown": f"{ESC}[6~",
    "f1": f"{ESC}OP",
    "f2": f"{ESC}OQ",
    "f3": f"{ESC}OR",
    "f4": f"{ESC}OS",
    "f5": f"{ESC}[15~",
    "f6": f"{ESC}[17~",
    "f7": f"{ESC}[18~",
    "f8": f"{ESC}[19~",
    "f9": f"{ESC}[20~",
}


NAMES: Final = frozenset(_NAMED)


def bytes_of(key: str) -> bytes:
    """The bytes of one key: a character, a name such as `f3` or `pagedown`, or `ctrl+c`."""
    if key in _NAMED:
        return _NAMED[key].encode()
    if key.startswith("ctrl+"):
        return bytes([ord(key[-1].upper()) & 0x1F])
    assert len(key) == 1, f"no such key: {key}"
    return key.encode()
