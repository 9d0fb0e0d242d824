"""`imi-tui deploy units`: systemd units for this installation, from the templates in `units`."""

from __future__ import annotations

import getpass
import shutil
import sys
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from imi_tui.cli import say
from imi_tui.cli.command import Call, Command
from imi_tui.locale import N_

if TYPE_CHECKING:
    from imi_tui.settings import Settings

UNITS: Final = (
    "imi-tui-mail.service",
    "imi-tui-remind.service",
    "imi-tui-remind.timer",
    "imi-tui-retention.service",
    "imi-tui-retention.timer",
)
_FOLDER: Final = "/etc/systemd/system"


def _units(call: Call) -> int:
    values = {"@command@": _command(call.settings), "@owner@": _owner(call.settings.data_dir)}
    for name in UNITS:
        text = (files("imi_tui.cli") / "units" / name).read_text(encoding="utf-8")
        for mark, value in values.items():
            text = text.replace(mark, value)
        say.out(f"# {_FOLDER}/{name}")
        say.out(text)
    say.note(
        call.texts(
            N_(
                "Put each part into the file named above it, then: systemctl daemon-reload; systemctl enable --now "
                "imi-tui-mail.service imi-tui-remind.timer imi-tui-retention.timer"
            )
        )
    )
    return say.DONE


def _command(settings: Settings) -> str:
    """The program with the options that make it work on the same data, as systemd reads a command line."""
    program = shutil.which(sys.argv[0]) or sys.argv[0]
    words = [str(Path(program).absolute()), "--data-dir", str(settings.data_dir.absolute())]
    if settings.file is not None and settings.file.exists():
        words += ["--config", str(settings.file.absolute())]
    return " ".join(_quoted(word) for word in words)


def _quoted(word: str) -> str:
    for sign, escaped in (("\\", "\\\\"), ('"', '\\"'), ("%", "%%"), ("$", "$$")):
        word = word.replace(sign, escaped)
    return f'"{word}"' if any(sign.isspace() or sign in "\"';" for sign in word) else word


def _owner(data_dir: Path) -> str:
    """Whose the data are: the services must be able to read and write them, and nobody else."""
    return data_dir.owner() if data_dir.exists() else getpass.getuser()


DEPLOY_UNITS: Final = Command(
    words="deploy units",
    what=N_("Prints systemd units that send mail, remind and clean up, for this installation."),
    more=(N_("They run as the owner of the data directory, and need nobody signed in."),),
    examples=("imi-tui deploy units", "imi-tui --data-dir /var/lib/imi-tui deploy units"),
    run=_units,
)
