"""The log of defects: one line each, with facts about the program only.

No message of an exception and no local variable is written: either may hold a password or a person's data.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

FILE_NAME: Final = "imi-tui.log"
_MOST: Final = 1_000_000
"""Bytes after which the log begins anew, the former one kept beside it."""


def record(error: BaseException, folder: Path | None) -> tuple[str, str]:
    """Write down a defect.

    Args:
        error: What was raised.
        folder: The data directory, if it is known; it is not made for a log alone.

    Returns:
        The number for the user, and the log's path (empty when nothing could be written).
    """
    incident = secrets.token_hex(4)
    frames = []
    trace = error.__traceback__
    while trace is not None:
        frames.append(f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}")
        trace = trace.tb_next
    facts = {"incident": incident, "error": type(error).__name__, "at": list(reversed(frames))}
    return incident, _append(folder, facts)


def _append(folder: Path | None, facts: Mapping[str, object]) -> str:
    if folder is None or not folder.is_dir():
        return ""
    path = folder / FILE_NAME
    line = json.dumps({"time": datetime.now(UTC).isoformat(timespec="seconds"), **facts})
    try:
        if path.exists() and path.stat().st_size > _MOST:
            path.replace(path.with_suffix(".log.1"))
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(line + "\n")
    except OSError:
        return ""
    return str(path)


class FileHandler(logging.Handler):
    """Takes what the running program logs; opens the file only when there is something to write."""

    def __init__(self, folder: Path) -> None:
        super().__init__(logging.WARNING)
        self._folder = folder

    def emit(self, record: logging.LogRecord) -> None:
        """One line: logger, level and the message, which our own code has kept free of values."""
        facts = {"logger": record.name, "level": record.levelname, "message": record.getMessage()}
        _append(self._folder, facts)


def to_file(folder: Path) -> None:
    """Send what `imi_tui` and `screens` log to the file; the terminal belongs to the screens."""
    handler = FileHandler(folder)
    for name in ("imi_tui", "screens"):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.propagate = False
    # Libraries' messages may hold values, and must not appear on the screen either.
    logging.getLogger().handlers = [logging.NullHandler()]
