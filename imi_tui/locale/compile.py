"""Compiles message catalogues (.po to .mo); used by the build and by ``make``, never while the program runs.

``python -m imi_tui.locale.compile`` compiles what is missing or older than its source.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path


def compile_all(folder: Path) -> list[Path]:
    """Compile each ``LANG/SUBJECT.po`` under ``folder`` whose ``.mo`` is missing or older; return what was written.

    A ``.mo`` whose source is gone is taken away.

    Raises:
        ValueError: a catalogue cannot be read; the message names file and reason.
    """
    for stale in folder.glob("*/*.mo"):
        if not stale.with_suffix(".po").exists():
            stale.unlink(missing_ok=True)
    return [target for source in sorted(folder.glob("*/*.po")) if (target := _compile(source)) is not None]


def _compile(source: Path) -> Path | None:
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
        return None
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        with source.open("rb") as stream:
            catalogue = read_po(stream, locale=source.parent.name, abort_invalid=True)
    except PoFileError as error:
        raise ValueError(f"{source}: {error}") from error
    for message in list(catalogue):
        # A half translated plural would show an empty text; without an entry the English one is shown.
        if isinstance(message.string, tuple | list) and not all(message.string):
            catalogue.delete(message.id, message.context)
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    # Written whole or not at all: a program that starts meanwhile must never read half a catalogue.
    scratch = target.with_suffix(f".mo.{os.getpid()}")
    scratch.write_bytes(buffer.getvalue())
    scratch.replace(target)
    return target


if __name__ == "__main__":
    try:
        compile_all(Path(__file__).parent)
    except ValueError as error:
        sys.exit(str(error))
