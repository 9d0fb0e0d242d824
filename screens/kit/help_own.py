"""What F1 says about the fields of one's own account."""

from __future__ import annotations

from typing import Final

from imi_tui.locale import N_
from screens.kit.help_topic import CHOICE, FIELD, RULES, TEMPORARY, Topic

_COLLEAGUE: Final = N_("an administrator of your authority; for an administrator, another one")
_YOURSELF: Final = N_("you")
_EVERY_SIX: Final = TEMPORARY[1:]

OWN: Final = {
    "own.name": Topic(title=N_("Name"), about=(N_("As an administrator registered you."),), who=_COLLEAGUE),
    "own.email": Topic(
        title=N_("E-mail address"),
        about=(N_("Messages of the system go there, a temporary password too."),),
        who=_COLLEAGUE,
    ),
    "own.phone": Topic(
        title=N_("Telephone"),
        guide=(N_("telephone number (not obligatory)"),),
        form=N_("digits, best with the country code: +31 20 555 0100"),
        who=_YOURSELF,
        keys=FIELD,
    ),
    "own.language": Topic(
        title=N_("Language of e-mails"),
        guide=(N_("the language in which he wishes to receive e-mail messages of IMI"),),
        form=N_("one of the 24 languages"),
        who=_YOURSELF,
        keys=CHOICE,
    ),
    "own.screen_language": Topic(
        title=N_("Screen language"),
        about=(N_("In which language the program opens for you; F9 L changes it for the moment only."),),
        who=_YOURSELF,
        keys=CHOICE,
    ),
    "own.user_name": Topic(
        title=N_("User name"),
        about=(N_("It stays as it is. Tell it to nobody who does not need it; no e-mail ever holds it."),),
    ),
    "own.password": Topic(title=N_("Password"), guide=(*_EVERY_SIX, *RULES), who=_YOURSELF),
    "password.present": Topic(
        title=N_("Present password"),
        about=(N_("So that nobody at a terminal you left takes your account over."),),
        keys=(("f8", N_("empty it")),),
    ),
    "own.roles": Topic(
        title=N_("Roles"),
        guide=(
            N_(
                "You may give a user only the rights that fit his tasks. In the same way you must give a user access "
                "to a certain module only if it is part of his tasks."
            ),
        ),
        who=_COLLEAGUE,
    ),
    **{
        f"own.{name}": Topic(title=N_("The rules for your password"), guide=(*_EVERY_SIX, *RULES))
        for name in ("since", "form", "history", "life", "temporary")
    },
}
