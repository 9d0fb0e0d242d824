"""What F1 says about whole screens (its second page)."""

from __future__ import annotations

from typing import Final

from imi_tui.locale import N_
from screens.kit.help_messages import MESSAGES
from screens.kit.help_topic import LEAVES, RULES, TRANSLATE, Topic

SCREENS: Final = {
    **MESSAGES,
    "sign_in": Topic(
        title=N_("Sign in"),
        about=(
            N_("Type your user name, Enter, your password, Enter."),
            N_("The user name comes from an administrator of your authority, the first password by e-mail."),
            N_("The program gives the same answer whatever is wrong, so that nobody can find out who has an account."),
        ),
        keys=(("f4", N_("another language")),),
    ),
    "password": Topic(
        title=N_("Choose a new password"),
        guide=RULES,
        about=(N_("A temporary or expired password must be replaced before anything else can be done."),),
        keys=(("f3", N_("save it")),),
    ),
    "home": Topic(
        title=N_("Administration"),
        guide=(
            N_("As soon as an authority is registered in IMI, it is itself responsible for managing its local data."),
            N_("Every authority is also itself responsible for managing its own users."),
        ),
        about=(N_("A digit or letter opens a line at once. Under To do stand the things that need doing today."),),
        keys=(("enter", N_("open the row")), ("f7", N_("add a user"))),
    ),
    "public": Topic(
        title=N_("As others see you"),
        about=(N_("What every user of another authority sees of yours when looking for it."),),
        keys=(("esc", N_("back to your data")),),
    ),
    "own_account": Topic(
        title=N_("My details"),
        about=(
            N_("What the system knows of you. Telephone and languages you change yourself, the rest an administrator."),
            N_("Beneath it stand the rules that hold for your password, and since when you have it."),
        ),
        keys=(("f2", N_("edit")),),
    ),
    "overview": Topic(
        title=N_("Who may do what"),
        guide=(N_("You may give a user only those rights that belong to his or her tasks."),),
        about=(
            N_("A row a user, a column a module; the number says how many roles, the line under the list which."),
            N_("! marks somebody who has every role everywhere."),
        ),
        keys=(("enter", N_("open the row")),),
    ),
    "authority": Topic(
        title=N_("My authority"),
        guide=(
            N_('Adapt the information on the relevant tabs ("Authority", "Classification" and "Modules").'),
            N_("Save your changes."),
        ),
        about=(
            N_("F2 puts the tabs Authority, Classification and Modules into edit mode together; F3 saves all of it."),
            N_("What has changed carries a sign, on the tab too. F5 shows every change in words before you save."),
        ),
        keys=(
            ("f2", N_("edit")),
            ("f3", N_("save it")),
            ("f6", N_("to the next problem")),
        ),
    ),
    "user": Topic(
        title=N_("A user"),
        guide=LEAVES,
        about=(N_("Everything about one user: details, state of the password, the last e-mail, the roles."),),
        keys=(("enter", N_("more about the line")), ("f2", N_("edit")), ("f8", N_("delete the user"))),
    ),
    "user_form": Topic(
        title=N_("User details"),
        guide=(N_("All these data, and so the user rights for each module too, can be changed at any moment."),),
        about=(N_("PageDown goes from any field to the roles, PageUp back. F3 saves from anywhere."),),
        keys=(("f3", N_("save it")), ("f4", N_("roles like a colleague's"))),
    ),
    "hand_over": Topic(
        title=N_("Pass on the user name"),
        guide=(
            N_(
                "After you have saved the data, you pass the user name on to the new user outside the system "
                "(for security reasons)."
            ),
        ),
        about=(N_("The temporary password goes apart, by e-mail. No e-mail ever holds a user name."),),
        keys=(("enter", N_("back to the users")), ("f7", N_("add another user"))),
    ),
    "leaving": Topic(
        title=N_("Delete user"),
        guide=LEAVES,
        about=(
            N_("First the roles that fall vacant, each with room for a successor; then a look at everything."),
            N_("Nothing is stored before F3 in the last step. A deleted user can be put back for 30 days."),
        ),
        keys=(
            ("f4", N_("choose a colleague")),
            ("f8", N_("take the choice back")),
            ("pagedown", N_("to the next step")),
            ("pageup", N_("one step back")),
        ),
    ),
    "restore": Topic(
        title=N_("Put back a deleted user"),
        about=(N_("Somebody else uses the former address by now, so the user needs another one."),),
        keys=(("f3", N_("put the user back")),),
    ),
    "requests": Topic(
        title=N_("Translation requests"),
        guide=TRANSLATE,
        about=(N_("The authorities whose informal title must be adapted in the other languages."),),
    ),
    "conflict": Topic(
        title=N_("Changed meanwhile"),
        about=(
            N_("Somebody else saved the same data while you were editing. Nothing of either is lost."),
            N_("Space chooses what stays, field by field. F3 saves once everything is chosen."),
            N_("Esc goes back to the form with everything typed; F3 there comes here again for what is not chosen."),
        ),
        keys=(("space", N_("choose")), ("f6", N_("to the next field that is not chosen")), ("f3", N_("save it"))),
    ),
    "difference": Topic(
        title=N_("What changed?"),
        about=(N_("What would be saved, in the words that the history keeps. Nothing is stored yet."),),
        keys=(("enter", N_("to the field")), ("f3", N_("save it"))),
    ),
}
"""Help of a whole screen, by its place."""
