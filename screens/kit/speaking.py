"""The base of every screen: it knows the program around it, and speaks through the message line."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from screens.kit.frame.messages import Kind, MessageLine
from screens.kit.outcome import Defect, Refused

if TYPE_CHECKING:
    from imi_tui.locale import Texts
    from screens.kit.host import Host

BUSY_AFTER = 0.3
"""Seconds until a wait is announced; shorter ones would only flicker."""


class SpeakingScreen(Screen[None]):
    """Sentences for the user, with the first word that tells their kind, and waits that are announced."""

    def __init__(self) -> None:
        super().__init__()
        self.message_line = MessageLine()
        self._said = False

    # the surroundings ----------------------------------------------------------------------------------------------

    @property
    def host(self) -> Host:
        """The running program."""
        return cast("Host", self.app)

    @property
    def tr(self) -> Texts:
        """Texts in the language of the screens."""
        return self.host.tr

    def person(self) -> str:
        """Authority and person for the right end of the title."""
        me = self.host.me
        first, _, rest = me.name.partition(" ")
        return f"{me.authority} · {first[:1]}. {rest}"

    # messages ------------------------------------------------------------------------------------------------------

    def say(self, kind: Kind, sentence: str) -> None:
        """Put a sentence on the message line, with its first word by kind."""
        words = {"done": "Done", "note": "Note", "error": "Error", "busy": "Busy"}
        self._said = True
        self.message_line.put(kind, f"{self.tr(words[kind])}: {sentence}" if sentence else "")

    @asynccontextmanager
    async def busy(self, sentence: str) -> AsyncIterator[None]:
        """Announce a wait once it gets noticeable."""
        timer = asyncio.get_running_loop().call_later(BUSY_AFTER, self.say, "busy", sentence)
        try:
            yield
        finally:
            timer.cancel()
            if self.is_attached and self.message_line.kind == "busy":
                self.message_line.put("note", "")

    def explain(self, outcome: Refused | Defect) -> None:
        """Say why a request did not work out; a session that has ended leads back to the sign-in screen."""
        if isinstance(outcome, Refused) and outcome.error.code == "denied.session_ended":
            self.host.session_lost(outcome)
        else:
            self.tell(outcome)

    def tell(self, outcome: Refused | Defect) -> None:
        """The standard sentence for a request that did not work out."""
        from screens.kit.problems import sentence  # its texts are needed only when something was refused

        if isinstance(outcome, Defect):
            number = outcome.incident
            self.say("error", self.tr("something went wrong in the program (report {number}).", number=number))
        else:
            self.say("error", sentence(self.host, outcome.error))
