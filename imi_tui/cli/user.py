"""`imi-tui user reset`: the operator's rescue for somebody whom no administrator can help (D22)."""

from __future__ import annotations

from typing import Final

from imi_tui.cli import say
from imi_tui.cli.command import Call, Command
from imi_tui.cli.mail import after_queueing, operator_of
from imi_tui.locale import N_


def _reset(call: Call) -> int:
    operator = operator_of(call)
    address = operator.reset_user(call.word)
    say.note(call.texts(N_("A temporary password goes to {address}."), address=address))
    after_queueing(call, operator)
    return say.DONE


RESET: Final = Command(
    words="user reset",
    word="NAME",
    what=N_("Rescues a locked-out user: a temporary password by mail."),
    more=(
        N_("The old password and every open session end at once. The trail shows that it was done on this machine."),
        N_("For whom a colleague can help, an administrator does this in the program."),
    ),
    examples=("imi-tui user reset kano-7316",),
    run=_reset,
)
