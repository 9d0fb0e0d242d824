"""Carries out one command line: finds the command, runs it, turns every outcome into an exit code and one sentence."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from imi_tui.cli import say
from imi_tui.cli.command import Call, Command, Stop
from imi_tui.cli.environment import prepare
from imi_tui.cli.parse import Line, WrongUse, find, read_global, read_options
from imi_tui.locale import N_, Texts, languages, load


def run(words: Sequence[str]) -> int:
    """Run the command that `words` say; return its exit code. Never raises, never shows a traceback."""
    environment = dict(os.environ)
    prepare()
    texts = load(_spoken(words, environment))
    try:
        return _run(read_global(words), texts, environment)
    except Stop as stop:
        if stop.sentence:
            say.note(stop.sentence)
        return stop.code
    except WrongUse as wrong:
        say.note(texts(wrong.msgid, **wrong.params))
        return say.USAGE
    except BrokenPipeError:
        # Whoever read our output has gone: nobody is left to tell, and Python must not complain at the end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return say.DONE
    except KeyboardInterrupt:
        return 130


def _run(line: Line, texts: Texts, environment: Mapping[str, str]) -> int:
    if "version" in line.options:
        from imi_tui import __version__

        say.out(f"imi-tui {__version__}")
        return say.DONE
    if "help" in line.options:
        return _help(None, texts)
    command, rest = _command(line.words)
    options, word = read_options(command, rest)
    if "help" in options:
        return _help(command, texts)
    return _guarded(command, Call(texts, options, _setting_options(line.options), environment, word))


def _command(words: Sequence[str]) -> tuple[Command, list[str]]:
    from imi_tui.cli.program import DEMO, OPEN

    # What opens the screens does not load the other commands first: they would cost a tenth of the start.
    if not words:
        return OPEN, []
    if words[0] == DEMO.words:
        return DEMO, list(words[1:])
    from imi_tui.cli.commands import COMMANDS

    return find(words, COMMANDS)


def _help(command: Command | None, texts: Texts) -> int:
    from imi_tui.cli.helping import of_command, of_program

    say.out(of_program(texts) if command is None else of_command(command, texts))
    return say.DONE


def _setting_options(options: Mapping[str, str]) -> dict[str, str]:
    names = {"data-dir": "data_dir", "config": "config", "language": "language"}
    return {names[name]: value for name, value in options.items() if name in names}


def _guarded(command: Command, call: Call) -> int:
    from imi_tui.setting_values import SettingsError

    try:
        with call.ending:
            return command.run(call)
    except SettingsError as error:
        raise Stop(say.USAGE, say.settings_refusal(error, call.texts)) from None
    except (Stop, WrongUse, BrokenPipeError):
        raise
    except Exception as error:  # noqa: BLE001 - the last guard: what no one foresaw becomes a number, not a traceback
        raise _ended(error, call) from None


def _ended(error: Exception, call: Call) -> Stop:
    """What an error that came out of a command means to whoever started it."""
    from imi_tui.domain.errors import DomainError
    from imi_tui.domain.mail.transport import WrongMailSettings

    if isinstance(error, DomainError):
        return Stop(*say.refusal(error, call.texts))
    if isinstance(error, WrongMailSettings):
        from imi_tui.cli.mail_settings import refusal

        return Stop(say.USAGE, refusal(error, call))
    if isinstance(error, OSError) and error.filename:
        sentence = call.texts(N_("{path} cannot be used ({reason})."), path=error.filename, reason=error.strerror)
        return Stop(say.USAGE, sentence)
    return defect(error, call)


def defect(error: BaseException, call: Call) -> Stop:
    """The end for a defect of the program: a number on the screen, the facts without values in the log."""
    from imi_tui.cli.log import record

    incident, log = record(error, _data_dir(call))
    return Stop(
        say.DEFECT,
        call.texts(
            N_("Something went wrong in the program (report {number}). The log says where: {path}"),
            number=incident, path=log,
        ),
    )  # fmt: skip


def _data_dir(call: Call) -> Path | None:
    from imi_tui.setting_values import SettingsError

    try:
        return call.settings.data_dir
    except SettingsError:
        return None


def _spoken(words: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language to speak before the settings are known, forgiving: complaints about them must be readable."""
    from imi_tui.settings import language_of

    given = [word.partition("=")[2] for word in words if word.startswith("--language=")]
    given += [after for word, after in pairwise(words) if word == "--language"]
    wanted = (given or [environment.get("IMI_TUI_LANGUAGE", "")])[0].lower()
    return wanted if wanted in languages() else language_of(environment)
