"""`imi-tui` and `imi-tui demo`: open the full-screen program."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Final

from imi_tui.cli import say
from imi_tui.cli.command import Call, Command, Option, Stop
from imi_tui.locale import N_

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

    from imi_tui.app import ImiApp
    from imi_tui.domain.api import Api
    from imi_tui.settings import Settings

_SQLITE_HEAD: Final = b"SQLite format 3\x00"


def _open(call: Call) -> int:
    require_terminal(call)
    settings = call.settings
    require_database(settings)
    return show(settings)


def _demo(call: Call) -> int:
    require_terminal(call)
    from imi_tui.cli.demonstration import ready

    return show(ready(call))


def require_terminal(call: Call) -> None:
    """Refuse to draw where nobody can see it or type."""
    streams = (sys.__stdin__, sys.__stdout__, sys.__stderr__)
    if not all(stream is not None and stream.isatty() for stream in streams):
        raise Stop(say.USAGE, call.texts(N_("imi-tui needs a terminal: start it in one, without < > or |.")))
    if os.environ.get("TERM") == "dumb":
        raise Stop(
            say.USAGE, call.texts(N_("This terminal (TERM=dumb) cannot show full-screen programs; use another."))
        )


def require_database(settings: Settings) -> None:
    """Refuse early, and cheaply, what would be refused once the screen stands: no database, or a file that is none."""
    from imi_tui.private import private_folder

    if settings.data_dir.exists():
        private_folder(settings.data_dir)
    path = path_of(settings)
    code = ""
    try:
        with path.open("rb") as stream:
            if stream.read(len(_SQLITE_HEAD)) != _SQLITE_HEAD:
                code = "unavailable.damaged"
    except FileNotFoundError:
        code = "unavailable.missing"
    except PermissionError:
        code = "unavailable.read_only"
    except IsADirectoryError:
        code = "unavailable.damaged"
    if code:
        from imi_tui.domain.errors import Unavailable

        raise Unavailable(code, path=str(path))


def path_of(settings: Settings) -> Path:
    """The database file."""
    return Path(settings.database_url.removeprefix("sqlite:///")).absolute()


def show(settings: Settings) -> int:
    """Run the screens until the user leaves; returns the exit code.

    Raises:
        Exception: The database could not be used. The screens are gone by then, and the sentence is seen.
    """
    import gc

    from imi_tui.cli.log import to_file

    # Garbage found while starting is none: all of it is code. Counting it would cost a tenth of the first paint.
    gc.disable()
    to_file(settings.data_dir)
    if isinstance(sys.__stderr__, TextIOWrapper):
        # A sign that the terminal's character set lacks becomes a question mark instead of an error.
        sys.__stderr__.reconfigure(errors="replace")
    failed: list[Exception] = []
    with ExitStack() as ending:
        app = _app(settings, failed, ending)
        app.run(mouse=False)
    # All is closed and written. Looking through everything for garbage once more would only keep the user's shell.
    gc.freeze()
    if failed:
        raise failed[0]
    return app.return_code or say.DONE


def _app(settings: Settings, failed: list[Exception], ending: ExitStack) -> ImiApp:
    """The program, not yet running. What keeps the domain from being built is put into `failed` and ends it."""
    from zoneinfo import ZoneInfo

    from imi_tui.app import ImiApp, ssh_client_from

    loops: list[AbstractEventLoop] = []

    def build() -> Api:
        # Runs behind the sign-in screen, on a thread of its own.
        try:
            from imi_tui import bootstrap

            return bootstrap.build(settings, ending)
        except Exception as error:
            failed.append(error)
            loops[0].call_soon_threadsafe(app.exit)
            raise

    def painted() -> None:
        import gc
        from asyncio import get_running_loop

        loops.append(get_running_loop())
        gc.freeze()
        gc.enable()

    app = ImiApp(
        build,
        language=settings.language,
        language_forced=settings.origins["language"].kind == "option",
        zone=ZoneInfo(settings.time_zone),
        demonstration=settings.demonstration,
        utf8=speaks_utf8(os.environ),
        ssh_client=ssh_client_from(os.environ),
    )
    app.on_first_paint = painted
    return app


def speaks_utf8(environment: Mapping[str, str]) -> bool:
    """Whether the terminal takes UTF-8, as far as the locale tells; without a locale it does, as terminals do today."""
    locale = next((environment[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environment.get(name)), "")
    name, _, charset = locale.partition(".")
    if charset:
        return charset.partition("@")[0].lower().replace("-", "") == "utf8"
    return name not in {"C", "POSIX"}


OPEN: Final = Command(
    words="",
    what=N_("Opens the program, at the sign-in screen."),
    more=(N_("Keyboard only: F1 or ? explains where you stand, F9 shows everything that can be done."),),
    examples=("imi-tui", "imi-tui --language en", "imi-tui --data-dir /srv/imi"),
    run=_open,
)
DEMO: Final = Command(
    words="demo",
    what=N_("Opens the program on a demonstration."),
    more=(
        N_(
            "The first time, the folder demo in the data directory is filled with made-up authorities and users; mail "
            "goes to a Maildir there. The sign-in screen says which accounts there are."
        ),
    ),
    examples=("imi-tui demo", "imi-tui demo --fresh --authorities 500 --users 5000"),
    options=(
        Option(name="--fresh", what=N_("Make the demonstration anew; what was changed in it is gone.")),
        Option(name="--authorities", value="N", what=N_("How many authorities it has.")),
        Option(name="--users", value="N", what=N_("How many users it has.")),
    ),
    run=_demo,
)
