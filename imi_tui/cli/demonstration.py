"""Makes the folder of the demonstration: whole or not at all, and never over anything else."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Final

from imi_tui import settings as settings_module
from imi_tui.cli import say
from imi_tui.cli.command import Call, Stop
from imi_tui.cli.parse import number
from imi_tui.locale import N_
from imi_tui.private import private_file, private_folder
from imi_tui.settings import DEMONSTRATION_MARK, Settings

FOLDER_NAME: Final = "demo"
_MOST_AUTHORITIES: Final = 100_000
_MOST_USERS: Final = 1_000_000


def ready(call: Call) -> Settings:
    """The settings of a demonstration that is there, made when it was not.

    Raises:
        Stop: The folder holds something else, or a demonstration of another size.
    """
    wanted = {
        "authorities": number(call.options, "authorities", 5, _MOST_AUTHORITIES),
        "users": number(call.options, "users", 30, _MOST_USERS),
    }
    size = {name: value for name, value in wanted.items() if value is not None}
    settings = call.settings
    # A data directory that is itself a demonstration is opened as it is.
    folder = settings.data_dir if settings.demonstration else private_folder(settings.data_dir) / FOLDER_NAME
    fresh = "fresh" in call.options
    if _filled(folder):
        present = _size_of(folder, call)
        if not fresh:
            if size and size != present:
                raise Stop(
                    say.USAGE,
                    call.texts(N_("The demonstration that is there has another size. Add --fresh to make it anew.")),
                )
            return settings_module.demonstration(settings, folder)
    _make(call, settings, folder, size)
    return settings_module.demonstration(settings, folder)


def _filled(folder: Path) -> bool:
    return folder.is_dir() and any(folder.iterdir())


def _size_of(folder: Path, call: Call) -> dict[str, int]:
    try:
        found = json.loads((folder / DEMONSTRATION_MARK).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        found = None
    if not isinstance(found, dict):
        raise Stop(
            say.USAGE,
            call.texts(
                N_("The folder {path} holds something else than a demonstration. Choose another with --data-dir."),
                path=folder,
            ),
        )
    return found


def _make(call: Call, settings: Settings, folder: Path, size: dict[str, int]) -> None:
    """Fill a folder beside it first, so that whoever breaks this off leaves no half demonstration behind."""
    say.note(call.texts(N_("Making the demonstration, once. This takes a moment.")))
    scratch = folder.with_name(f"{folder.name}.new.{os.getpid()}")
    try:
        private_folder(scratch)
        from imi_tui import bootstrap

        bootstrap.fill_demonstration(settings_module.demonstration(settings, scratch), **size)
        private_file(scratch / DEMONSTRATION_MARK, json.dumps(size) + "\n")
        _take_away(folder)
        try:
            scratch.rename(folder)
        except OSError:
            # Somebody else made it in the same moment: theirs is as good.
            if not (folder / DEMONSTRATION_MARK).exists():
                raise
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _take_away(folder: Path) -> None:
    if not folder.exists():
        return
    old = folder.with_name(f"{folder.name}.old.{os.getpid()}")
    folder.rename(old)
    shutil.rmtree(old, ignore_errors=True)
