"""What a command is: its words, options and help, and where its code stands. Also feeds the table in the README."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from imi_tui.locale import Texts

if TYPE_CHECKING:
    from imi_tui.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option.

    Attributes:
        name: With its dashes.
        value: What its value is called in help; empty for a flag.
        what: What it does, as a message id.
    """

    name: str
    what: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command.

    Attributes:
        words: What is typed; empty for the plain command.
        what: What it does, in one line, as a message id.
        more: What else one should know, as message ids: a paragraph each.
        examples: Command lines to copy.
        options: Its own options.
        word: What the one word after the command is called in help; empty when there is none. It must be given.
        run: Carries it out and returns the exit code.
    """

    words: str
    what: str
    run: Callable[[Call], int]
    more: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    word: str = ""

    @property
    def synopsis(self) -> str:
        """How it is typed: `demo [--fresh] [--authorities N]`."""
        options = (f"[{option.name} {option.value}]" if option.value else f"[{option.name}]" for option in self.options)
        return " ".join(("imi-tui", *filter(None, (self.words, self.word, *options))))


class Call:
    """One run of a command: what was given, the texts, and the settings (read when first asked for).

    Attributes:
        texts: In the language of whoever started the command.
        options: The command's own options by name, without dashes; a flag that was given is the empty text.
        word: The word after the command, for one that has such.
        ending: Closes what the command opened, when it ends.
    """

    def __init__(
        self,
        texts: Texts,
        options: Mapping[str, str],
        global_options: Mapping[str, str],
        environment: Mapping[str, str],
        word: str = "",
    ) -> None:
        self.texts = texts
        self.options = options
        self.word = word
        self.ending = ExitStack()
        self._global_options = global_options
        self._environment = environment

    @cached_property
    def settings(self) -> Settings:
        """All settings.

        Raises:
            SettingsError: One of them cannot be used.
        """
        return self.settings_with({})

    def settings_with(self, more: Mapping[str, str]) -> Settings:
        """All settings, with those in `more` (by name) as if they had been global options."""
        from imi_tui.settings import load

        return load({**self._global_options, **more}, self._environment)


class Stop(Exception):
    """Ends a command with one sentence on stderr.

    Attributes:
        code: The exit code.
        sentence: In the language of whoever started the command; empty to end silently.
    """

    def __init__(self, code: int, sentence: str = "") -> None:
        self.code = code
        self.sentence = sentence
        super().__init__(code, sentence)
