"""The one registry of what a user can do. Keys, key line, menu (F9), help, the README's table and `imi-tui keys` all
read it.

Texts are English message ids; letters are translated with the context `letter <id>`, so that each language has its own.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final, NamedTuple

from imi_tui.locale import N_


class Command(NamedTuple):
    """Attributes:
    id: `place.verb`; also the context of its letter.
    label: What it does, in the guide's words where it has some.
    short: The word on the key line; empty when it never stands there.
    key: The key that does it wherever it is offered; empty for none.
    letter: Its letter in the menu (English).
    dangerous: Takes something away: always behind a question whose harmless button has the focus.
    elsewhere: Leads away from here or concerns the whole program: stands in the last lines of the menu.
    """

    id: str
    label: str
    short: str = ""
    key: str = ""
    letter: str = ""
    dangerous: bool = False
    elsewhere: bool = False


class Offer(NamedTuple):
    """A command on a screen: what runs, and why not when it cannot (`reason`, already in the user's language)."""

    command: Command
    run: Callable[[], Awaitable[None]]
    reason: str = ""


_ALL: Final = (
    # everywhere
    Command(id="all.help", label=N_("Help about where you stand"), short=N_("Help"), key="f1"),
    Command(id="all.menu", label=N_("Everything that can be done here"), short=N_("Menu"), key="f9"),
    Command(id="all.language", label=N_("Language of the screen"), short=N_("Language"), letter="L", elsewhere=True),
    Command(id="all.home", label=N_("Administration"), letter="0", elsewhere=True),
    Command(id="all.sign_out", label=N_("Sign out"), letter="O", elsewhere=True),
    Command(id="all.quit", label=N_("Quit"), letter="Q", elsewhere=True),
    # tabs
    Command(id="tab.authority", label=N_("Authority"), letter="1", elsewhere=True),
    Command(id="tab.classification", label=N_("Classification"), letter="2", elsewhere=True),
    Command(id="tab.modules", label=N_("Modules"), letter="3", elsewhere=True),
    Command(id="tab.users", label=N_("Users"), letter="4", elsewhere=True),
    # signing in
    Command(id="sign_in.enter", label=N_("Sign in"), short=N_("Sign in"), key="f3", letter="S"),
    Command(id="sign_in.language", label=N_("Language of the screen"), short=N_("Language"), key="f4", letter="L"),
    Command(id="password.save", label=N_("Save the new password"), short=N_("Save"), key="f3", letter="S"),
    # forms
    Command(id="form.save", label=N_("Save"), short=N_("Save"), key="f3", letter="S"),
    Command(id="form.choose", label=N_("Choose a value"), short=N_("Choose"), key="f4", letter="C"),
    Command(id="form.changed", label=N_("What changed?"), short=N_("Changed"), key="f5", letter="W"),
    Command(id="form.problem", label=N_("To the next problem"), short=N_("To problem"), key="f6", letter="P"),
    Command(id="form.clear", label=N_("Empty the field"), short=N_("Empty"), key="f8", letter="E"),
    Command(id="form.undo", label=N_("Undo this line"), short=N_("Undo"), key="f8", letter="U"),
    Command(id="form.cancel", label=N_("Cancel"), letter="X"),
    # my authority
    Command(id="authority.edit", label=N_("Edit authority data"), short=N_("Edit"), key="f2", letter="E"),
    Command(id="authority.confirm", label=N_("Data still right"), letter="D"),
    Command(id="authority.public", label=N_("As others see you"), letter="A"),
    Command(id="modules.link", label=N_("Add linked coordinator"), short=N_("Add"), key="f7", letter="A"),
    Command(id="modules.give", label=N_("Add module"), letter="M"),
    Command(id="modules.withdraw", label=N_("Withdraw module"), letter="H", dangerous=True),
    Command(
        id="modules.strike", label=N_("Strike or keep linked coordinator"), short=N_("Strike"), key="f8", letter="R"
    ),
    # lists
    Command(id="list.filter", label=N_("Into the filter"), short=N_("Filter"), key="/", letter="/"),
    Command(id="list.sort", label=N_("Sort and filter"), short=N_("Sort"), key="f4", letter="I"),
    # users
    Command(id="users.edit", label=N_("Edit user details"), short=N_("Edit"), key="f2", letter="E"),
    Command(id="users.reset", label=N_("Reset password"), letter="W", dangerous=True),
    Command(id="users.delete", label=N_("Delete user"), short=N_("Delete"), key="f8", letter="D", dangerous=True),
    Command(id="users.add", label=N_("Add user"), short=N_("Add"), key="f7", letter="A"),
    Command(id="users.open", label=N_("Open the user's record"), letter="R"),
    Command(id="users.problem", label=N_("To the next user with a problem"), short=N_("Problem"), key="f6", letter="N"),
    Command(id="users.more", label=N_("More about this line"), short=N_("More"), letter="M"),
    Command(id="users.confirm", label=N_("Data still right"), letter="C"),
    Command(id="users.overview", label=N_("Roles of all users"), letter="O"),
    Command(id="users.mark_all", label=N_("Mark all that are shown"), letter="*"),
    Command(id="users.another", label=N_("Add another user"), short=N_("Another"), key="f7", letter="A"),
    Command(
        id="users.take_over",
        label=N_("Take over roles from a colleague"),
        short=N_("Take over"),
        key="f4",
        letter="T",
    ),
    Command(id="users.mail_again", label=N_("Send e-mail again"), letter="S"),
    Command(id="users.messages", label=N_("E-mail messages of this user"), letter="V"),
    Command(id="users.chosen_only", label=N_("Chosen modules only"), letter="M"),
    Command(id="users.all_modules", label=N_("All modules"), letter="M"),
    Command(id="users.restore", label=N_("Put back a deleted user"), letter="P"),
    Command(id="users.hand_on", label=N_("Give this role to a colleague"), short=N_("Hand on"), key="f4", letter="G"),
    # the own account
    Command(id="own.edit", label=N_("Edit my details"), short=N_("Edit"), key="f2", letter="E"),
    Command(id="own.password", label=N_("Change password"), letter="W"),
    # e-mail messages
    Command(id="messages.again", label=N_("Send again"), letter="S"),
    Command(id="messages.address", label=N_("Change the address"), short=N_("Change address"), key="f2", letter="C"),
    Command(id="messages.open", label=N_("Read the message"), letter="R"),
    Command(id="messages.show", label=N_("All, failed or waiting"), short=N_("Filters"), key="f4", letter="F"),
    # a user who leaves
    Command(id="leaving.successor", label=N_("Choose a successor"), short=N_("Choose"), key="f4", letter="C"),
    Command(id="leaving.delete", label=N_("Delete user"), key="f3", letter="D", dangerous=True),
    Command(id="leaving.restore", label=N_("Put back a deleted user"), key="f3", letter="P"),
    # step by step
    Command(id="steps.next", label=N_("To the next step"), key="pagedown", letter="N"),
    Command(id="steps.back", label=N_("One step back"), key="pageup", letter="B"),
    # the menu Beheer
    Command(id="home.authority", label=N_("My authority"), letter="Y"),
    Command(id="home.messages", label=N_("E-mail messages"), letter="E"),
    Command(id="home.own", label=N_("My details"), letter="M"),
    Command(id="home.requests", label=N_("Translation requests"), letter="T"),
    Command(id="home.sign_out", label=N_("Sign out"), letter="O", elsewhere=True),
)

MOVES: Final = (
    ("Tab, Shift+Tab", N_("to the next or previous field or part")),
    (N_("arrows"), N_("move within a list, tree, matrix, form or tab line")),
    ("PgUp, PgDn", N_("a page in a list; the previous or next section of a form, across its tabs")),
    ("Home, End", N_("to the first or last line")),
    (N_("letters"), N_("find in a list or tree; jump to a label; choose in a menu")),
    ("Space", N_("tick, open a choice, press the focused button")),
    ("Enter", N_("next field, open a row, press the focused button")),
    ("Esc", N_("one step back; asks before anything is lost")),
    ("1-9", N_("tabs 1 to 4; in the role matrix the role of that number in the row")),
)
"""Keys that mean the same everywhere, for the tables of keys and the help."""

COMMANDS: Final = {command.id: command for command in _ALL}
