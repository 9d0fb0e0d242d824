"""What F1 says about the screens with e-mail messages."""

from __future__ import annotations

from typing import Final

from imi_tui.locale import N_
from screens.kit.help_topic import Topic

MESSAGES: Final = {
    "messages": Topic(
        title=N_("E-mail messages"),
        about=(
            N_("What the system wrote to the users of your authority and to its own address, newest first."),
            N_(
                "Delivered means that the mail server took the message, not that somebody has read it. What failed for "
                "good is not tried again by itself; what could not leave for a moment is, with growing pauses."
            ),
            N_("Letters find an address or a name. The lines beneath say why a message failed and what helps."),
        ),
        keys=(
            ("enter", N_("read the message")),
            ("f2", N_("the address of this user")),
            ("f4", N_("all, failed or waiting")),
        ),
    ),
    "message": Topic(
        title=N_("An e-mail message"),
        about=(
            N_("What the message says as it would be written now, in the language of its reader."),
            N_(
                "A temporary password is made only while its message is being sent, and stands nowhere else. Sending "
                "the message again makes a new one."
            ),
        ),
        keys=(("f2", N_("the address of this user")),),
    ),
}
"""Help of these screens, by their place."""
