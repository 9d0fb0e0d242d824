"""`imi-tui keys`: the table of keys, from the one registry of user actions."""

from __future__ import annotations

from typing import Final

from imi_tui.cli import say
from imi_tui.cli.command import Call, Command
from imi_tui.locale import N_


def _keys(call: Call) -> int:
    from imi_tui.cli.tables import keys

    rows = keys(call.texts)
    first = max(len(row[0]) for row in rows)
    for key, letter, does in rows:
        say.out(f"{key:<{first}}  {letter:<7}  {does}".rstrip())
    return say.DONE


KEYS: Final = Command(
    words="keys",
    what=N_("Shows the table of keys."),
    more=(N_("First column: the key. Second: the letter in the menu F9. Keys work where the action makes sense."),),
    examples=("imi-tui keys", "imi-tui --language en keys"),
    run=_keys,
)
