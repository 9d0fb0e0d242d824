"""`imi-tui mail send`: once, or as a service."""

from __future__ import annotations

import signal
from threading import Event
from typing import TYPE_CHECKING, Final

from imi_tui.cli import say
from imi_tui.cli.command import Call, Command, Option
from imi_tui.cli.parse import number
from imi_tui.cli.program import require_database
from imi_tui.locale import N_

if TYPE_CHECKING:
    from imi_tui.domain.dto.mail import MailRun
    from imi_tui.domain.operator import Operator

_EVERY: Final = 10
"""Seconds between two looks at the outbox with --watch."""


def operator_of(call: Call) -> Operator:
    """What the commands about mail and users work with; refuses early where there is no database."""
    from imi_tui import bootstrap

    require_database(call.settings)
    return bootstrap.operator(call.settings, call.ending)


def _send(call: Call) -> int:
    every = number(call.options, "every", 1, 86_400) or _EVERY
    operator = operator_of(call)
    if "watch" not in call.options:
        return _said(call, operator.send_mail(), always=True)
    return _watch(call, operator, every)


def after_queueing(call: Call, operator: Operator) -> None:
    """A Maildir is delivered into at once (D20); for a mail server, say what sends it."""
    if call.settings.mail_url.startswith("maildir:"):
        _said(call, operator.send_mail(), always=False)
    else:
        say.note(call.texts(N_("`imi-tui mail send` sends it, unless a service does so already.")))


def _watch(call: Call, operator: Operator, every: int) -> int:
    """Send what is due, again and again, until the process is asked to end; a run under way is finished first."""
    from imi_tui.domain.errors import Unavailable

    asked = Event()
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, lambda *_: asked.set())
    say.note(call.texts(N_("Watching for mail every {every} seconds. Ctrl+C or SIGTERM ends it."), every=every))
    while not asked.is_set():
        try:
            _said(call, operator.send_mail(), always=False)
        except Unavailable as error:
            code, sentence = say.refusal(error, call.texts)
            if code != say.TRY_AGAIN:
                raise
            say.note(sentence)
        asked.wait(every)
    return say.DONE


def _said(call: Call, run: MailRun, *, always: bool) -> int:
    texts = call.texts
    if always or run.sent or run.failed or run.lapsed:
        say.note(
            texts(
                N_("Sent: {sent}, failed: {failed}, lapsed: {lapsed}."),
                sent=run.sent,
                failed=run.failed,
                lapsed=run.lapsed,
            )
        )
    return say.TRY_AGAIN if run.failed else say.DONE


SEND: Final = Command(
    words="mail send",
    what=N_("Sends the mail that waits."),
    more=(
        N_(
            "A temporary password is made at the moment its mail is sent. Exits with 3 when a message could not be "
            "sent; it is tried again later."
        ),
    ),
    examples=("imi-tui mail send", "imi-tui mail send --watch"),
    options=(
        Option(name="--watch", what=N_("Go on until stopped, as a service.")),
        Option(name="--every", value="SECONDS", what=N_("With --watch: how often to look; 10 by default.")),
    ),
    run=_send,
)
