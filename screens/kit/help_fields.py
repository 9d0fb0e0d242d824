"""What F1 says about single fields and lists; a topic is the name by which a screen knows the place."""

from __future__ import annotations

from typing import Final

from imi_tui.locale import N_
from screens.kit.help_own import OWN
from screens.kit.help_topic import (
    ACCESS_MANAGERS,
    ADMINISTRATORS,
    CHOICE,
    FIELD,
    MANAGER,
    NOBODY,
    RULES,
    TEMPORARY,
    TRANSLATE,
    TREE,
    UP_TO_DATE,
    Topic,
)

_PHONE: Final = N_("digits, best with the country code: +31 20 555 0100")
_MAIL_FORM: Final = N_("name@domain, at most 254 characters")

SIGNING_IN: Final = {
    "sign_in.user_name": Topic(
        title=N_("User name"),
        about=(N_("An administrator of your authority gave it to you in person or by telephone."),),
        form=N_("such as kano-7316; capitals make no difference"),
        keys=(("f4", N_("another language")),),
    ),
    "sign_in.password": Topic(
        title=N_("Password"),
        guide=TEMPORARY,
        about=(N_("Each character shows as an asterisk. After a failure only the password is emptied."),),
        keys=(("f8", N_("empty it")),),
    ),
    "password.new": Topic(
        title=N_("New password"),
        guide=RULES,
        about=(N_("The list beneath the fields says of each rule whether it is met."),),
        keys=(("f8", N_("empty it")),),
    ),
    "password.again": Topic(
        title=N_("Once more"),
        about=(N_("The same password again, so that a typing error cannot lock you out."),),
        keys=(("f8", N_("empty it")),),
    ),
}

AUTHORITY: Final = {
    "official_name": Topic(title=N_("Official name"), about=(N_("As the authority was registered."),), who=MANAGER),
    "general.informal_name": Topic(
        title=N_("Informal title"),
        guide=TRANSLATE,
        about=(N_("What your authority does, in words that others search for."),),
        form=N_("at most 200 characters"),
        who=ADMINISTRATORS,
        keys=FIELD,
    ),
    "translations": Topic(title=N_("Translations of the informal title"), guide=TRANSLATE, who=NOBODY),
    "translate": Topic(
        title=N_("Substantially changed"),
        guide=TRANSLATE,
        about=(N_("It can be ticked once the informal title differs, and it counts for this one save."),),
        who=ADMINISTRATORS,
        keys=(("space", N_("tick or untick")),),
    ),
    "general.description": Topic(
        title=N_("Description"),
        guide=UP_TO_DATE,
        form=N_("running text, at most 2000 characters"),
        who=ADMINISTRATORS,
        keys=FIELD,
    ),
    "general.email": Topic(
        title=N_("E-mail address"),
        guide=(
            N_(
                "Make sure, too, that the e-mail address is always right. The system uses the e-mail address of your "
                "authority and those of the users to tell your authority and the users of activities in IMI that are "
                "relevant to your authority."
            ),
        ),
        form=_MAIL_FORM,
        who=ADMINISTRATORS,
        keys=FIELD,
    ),
    "general.phone": Topic(
        title=N_("Telephone"),
        guide=UP_TO_DATE,
        about=(N_("A national number is completed with the code of your country."),),
        form=_PHONE,
        who=ADMINISTRATORS,
        keys=FIELD,
    ),
    "general.website": Topic(
        title=N_("Website"),
        guide=UP_TO_DATE,
        form=N_("an address that begins with https:// or http://"),
        who=ADMINISTRATORS,
        keys=FIELD,
    ),
    "general.street": Topic(
        title=N_("Street and number"),
        guide=UP_TO_DATE,
        form=N_("at most 100 characters"),
        who=ADMINISTRATORS,
        keys=FIELD,
    ),
    "general.postcode": Topic(
        title=N_("Postcode"), guide=UP_TO_DATE, form=N_("at most 16 characters"), who=ADMINISTRATORS, keys=FIELD
    ),
    "general.town": Topic(
        title=N_("Place"), guide=UP_TO_DATE, form=N_("at most 80 characters"), who=ADMINISTRATORS, keys=FIELD
    ),
    "country": Topic(title=N_("Country"), about=(N_("As the authority was registered."),), who=MANAGER),
    "general.working_languages": Topic(
        title=N_("Working languages"),
        about=(N_("The languages in which your authority can answer other authorities."),),
        form=N_("at least one of the 24 languages"),
        who=ADMINISTRATORS,
        keys=CHOICE,
    ),
    "coordinators": Topic(
        title=N_("Coordinator"),
        about=(N_("The coordinators that your authority is linked with; they stand by module on the tab Modules."),),
        who=ADMINISTRATORS,
    ),
    "access_manager": Topic(
        title=N_("Access manager"),
        guide=ACCESS_MANAGERS,
        about=(N_("The number says how many of your modules came through it."),),
        who=MANAGER,
    ),
    "status": Topic(title=N_("Status"), about=(N_("Since when your authority takes part."),), who=MANAGER),
    "checked": Topic(
        title=N_("Checked"),
        guide=UP_TO_DATE,
        about=(N_("When somebody last confirmed that the data are right. Saving sets it to today."),),
        who=ADMINISTRATORS,
    ),
    "classification": Topic(
        title=N_("Classification"),
        guide=(N_("Tick what applies to your authority. This is about the general competences of your authority."),),
        about=(N_("Letters find a value at once. A star stands after a list in which something must be ticked."),),
        who=ADMINISTRATORS,
        keys=TREE,
    ),
    "modules": Topic(
        title=N_("Modules"),
        guide=(
            N_(
                "Here you can select or deselect the right keywords for each module and/or add or remove linked "
                "coordinators (where relevant)."
            ),
        ),
        about=(N_("Letters find a keyword at once; Space on a group ticks everything that is shown under it."),),
        who=ADMINISTRATORS,
        keys=(*TREE, ("f4", N_("only what is ticked, or take over"))),
    ),
    "modules.coordinators": Topic(
        title=N_("Linked coordinators"),
        about=(N_("The bodies that coordinate for your authority in this module."),),
        who=ADMINISTRATORS,
        keys=(("f7", N_("find one and link it")), ("f8", N_("strike the line, or keep it after all"))),
    ),
}

USERS: Final = {
    "users.list": Topic(
        title=N_("Users"),
        guide=(
            N_(
                "As an administrator you can edit the user data and roles of all users at your authority and reset "
                "their password."
            ),
        ),
        about=(
            N_("Letters find in every column: a part of a name or address, or a word such as expired or new."),
            N_("The signs beneath the list say what the narrow columns mean."),
        ),
        who=ADMINISTRATORS,
        keys=(
            ("enter", N_("open the row")),
            ("f2", N_("edit")),
            ("f4", N_("sort the list")),
            ("f6", N_("to the next user with a problem")),
            ("f7", N_("add a user")),
            ("f8", N_("delete the user")),
        ),
    ),
    "users.first_name": Topic(
        title=N_("First name"),
        guide=(N_("first and last name of the new user"),),
        form=N_("letters, at most 64"),
        who=ADMINISTRATORS,
        keys=FIELD,
    ),
    "users.last_name": Topic(
        title=N_("Last name"),
        guide=(N_("first and last name of the new user"),),
        form=N_("letters, at most 64"),
        who=ADMINISTRATORS,
        keys=FIELD,
    ),
    "users.email": Topic(
        title=N_("E-mail address"),
        guide=(
            N_(
                "the e-mail address for messages of the system to this user (Every user must have a unique e-mail "
                "address. You cannot register a new IMI user with an e-mail address that another user has already "
                "given.)"
            ),
        ),
        form=_MAIL_FORM,
        who=ADMINISTRATORS,
        keys=FIELD,
    ),
    "users.phone": Topic(
        title=N_("Telephone"),
        guide=(N_("telephone number (not obligatory)"),),
        form=_PHONE,
        who=ADMINISTRATORS,
        keys=FIELD,
    ),
    "users.language": Topic(
        title=N_("Language of e-mails"),
        guide=(N_("the language in which he wishes to receive e-mail messages of IMI"),),
        form=N_("one of the 24 languages"),
        who=ADMINISTRATORS,
        keys=CHOICE,
    ),
    "users.user_name": Topic(
        title=N_("User name"),
        guide=(
            N_(
                "If you wish, you can replace the user name that the system generated by one of your own choice before "
                "you save the data. The system accepts the user name you propose only if it is not in use yet."
            ),
        ),
        about=(N_("After the first save it is fixed. A name that was used once is never given again."),),
        form=N_("3 to 32 small letters, digits, dot, hyphen or _"),
        who=ADMINISTRATORS,
        keys=(("f8", N_("a new proposal")),),
    ),
    "users.is_administrator": Topic(
        title=N_("Administrator"),
        guide=(
            N_(
                "As administrator at a newly registered authority you must register another colleague as soon as "
                "possible and give him administrator rights so that he can stand in for you."
            ),
        ),
        about=(N_("Another administrator can take the role away again, yours too; never the last one."),),
        who=ADMINISTRATORS,
        keys=(("space", N_("tick or untick")),),
    ),
    "users.status": Topic(
        title=N_("Status"),
        guide=(
            N_("has logged in at least once (status: active)"),
            N_("has never logged in yet (status: new)"),
        ),
        who=NOBODY,
    ),
    "users.password": Topic(
        title=N_("Password"),
        guide=(*TEMPORARY, N_("a temporary, valid, blocked or expired password.")),
        who=ADMINISTRATORS,
    ),
    "users.mail": Topic(
        title=N_("E-mail"),
        about=(N_("The latest message to this user. Sent means that the mail server took it."),),
        who=NOBODY,
    ),
    "users.roles": Topic(
        title=N_("Roles"),
        guide=(
            N_("user roles: select for each module the rights that the new user must get"),
            N_("Certain user roles you must give to at least one user at your authority."),
            N_(
                "You may give a user only the rights that fit his tasks. In the same way you must give a user access "
                "to a certain module only if it is part of his tasks."
            ),
        ),
        who=ADMINISTRATORS,
        keys=(
            ("space", N_("tick or untick")),
            ("1-9", N_("the n-th role of the row")),
            ("f4", N_("roles like a colleague's")),
            ("f8", N_("untick the row")),
        ),
    ),
}

FIELDS: Final = {**SIGNING_IN, **AUTHORITY, **USERS, **OWN}
"""Help of a field or list, by its topic."""
