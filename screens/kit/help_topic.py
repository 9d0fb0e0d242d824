"""What a help text is made of, and the sentences that several of them share (screens.md 10.2).

In Dutch the guide's sentences are those of the guide, letter by letter; English translates them.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from imi_tui.locale import N_


class Topic(NamedTuple):
    """Texts are message ids.

    Attributes:
        title: What the place is called on the screen.
        guide: Sentences of the guide.
        about: What else there is to know.
        form: What a value looks like.
        who: Who can change it.
        keys: Key name and what it does here.
    """

    title: str
    guide: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    form: str = ""
    who: str = ""
    keys: tuple[tuple[str, str], ...] = ()


ADMINISTRATORS: Final = N_("administrators")
NOBODY: Final = N_("nobody; the system keeps it")
MANAGER: Final = N_("the access manager")
FIELD: Final = (("f8", N_("empty it")), ("f5", N_("what changed")))
CHOICE: Final = (("f4", N_("open the list")), ("f5", N_("what changed")))
TREE: Final = (
    ("space", N_("tick or untick")),
    ("/", N_("filter with blanks and digits")),
    ("left", N_("close a group, or back to the list")),
)
UP_TO_DATE: Final = (
    N_(
        "It is very important that the contact details, keywords and descriptions of the authorities are up to date. "
        "Users then find the right authority and contact details more quickly."
    ),
)
TRANSLATE: Final = (
    N_(
        "If you change the informal title substantially, do not forget to tick the box under the informal title "
        "(visible only while you are editing the data). The European Commission then knows that the informal title "
        "must be adapted in other languages too."
    ),
)
ACCESS_MANAGERS: Final = (N_("Access managers register authorities in IMI and give them access to modules."),)
TEMPORARY: Final = (
    N_(
        "As an administrator you can reset the password of other users of your authority. When you do so, the user "
        "gets a new, temporary password by e-mail."
    ),
    N_("Every user must change the password every six months and is reminded of it by e-mail."),
)
LEAVES: Final = (
    N_("If a colleague leaves, you must delete him as an IMI user. This is essential for good protection of the data."),
)
RULES: Final = (
    N_("the last five passwords cannot be used again"),
    N_("it must be at least 8 characters long"),
    N_("it must contain at least: one upper-case letter, one lower-case letter, and one digit"),
)
