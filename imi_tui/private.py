"""Folders and files for their owner alone, whatever the umask says: they hold personal data."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from imi_tui.locale import N_
from imi_tui.setting_values import SettingsError


def private_folder(path: Path) -> Path:
    """Make `path` if need be, for its owner alone whatever the umask; return it.

    Raises:
        SettingsError: It cannot be made, is no folder, or cannot be written in.
    """
    try:
        if not path.exists():
            path.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
            path.chmod(stat.S_IRWXU)
    except OSError as error:
        raise SettingsError(
            N_("The folder {path} cannot be made ({reason}). Choose another with --data-dir."),
            path=path, reason=error.strerror,
        ) from None  # fmt: skip
    if not path.is_dir():
        raise SettingsError(N_("{path} is not a folder. Choose another with --data-dir."), path=path)
    if not os.access(path, os.R_OK | os.W_OK | os.X_OK):
        raise SettingsError(
            N_("You may not write in the folder {path}. Ask for write permission or choose another with --data-dir."),
            path=path,
        )
    return path


def private_file(path: Path, text: str) -> None:
    """Write `text` to `path` whole or not at all, for its owner alone whatever the umask."""
    scratch = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        os.fchmod(stream.fileno(), 0o600)
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    scratch.replace(path)
