"""Sentences for the domain's coded errors and issues, in the user's language. A test demands one for every code."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final

from imi_tui.domain.errors import Conflict, DomainError, Issue
from imi_tui.locale import N_, Texts, formats

if TYPE_CHECKING:
    from screens.kit.host import Host

ERRORS: Final[Mapping[str, str]] = {
    "refused": N_("This is not possible now."),
    "invalid": N_("Something is not right yet. F6 goes to it."),
    "denied": N_("You have no right to do this."),
    "denied.not_administrator": N_("Only an administrator can do this."),
    "denied.not_commission": N_("Only the European Commission's translation desk can do this."),
    "denied.other_authority": N_("This belongs to another authority."),
    "denied.session_ended": N_("This session has ended: your rights were changed. Sign in again."),
    "denied.password_change_due": N_("Choose a new password first."),
    "denied.own_account": N_("This cannot be done to your own account. Another administrator can."),
    "denied.field_fixed": N_("This value cannot be changed here."),
    "conflict.changed": N_("{by} made changes meanwhile. Your typing is still here."),
    "gone.user": N_("This user was deleted meanwhile."),
    "gone.authority": N_("This authority does not exist any more."),
    "sign_in.failed": N_("Sign-in failed. Check user name and password."),
    "sign_in.wait": N_("Because of earlier attempts you can sign in again from {until}."),
    "last.administrator": N_("{name} is the last administrator. Make someone else administrator first."),
    "last.holder": N_("{name} is the last {role} for {module}. Give that role to someone else first."),
    "reset.too_soon": N_("A password was already sent at {at}. Wait until {until}."),
    "unavailable.busy": N_("The data are in use by someone else. Nothing is lost; try again."),
    "unavailable.full": N_("The disk is full. Nothing was saved; what you typed is still here. Tell your operator."),
    "unavailable.read_only": N_(
        "The data cannot be written. Nothing was saved; what you typed is still here. Tell your operator."
    ),
    "unavailable.damaged": N_("The database is damaged. Nothing was saved. Tell your operator."),
    "unavailable.missing": N_("There is no database. Tell your operator."),
    "unavailable.old_schema": N_(
        "The database is older than the program. Tell your operator to run: imi-tui db upgrade"
    ),
    "unavailable.new_schema": N_("The database is newer than the program. Tell your operator."),
}


def sentence(host: Host, error: DomainError) -> str:
    """What went wrong and what to do, as one or two sentences."""
    template = ERRORS.get(error.code, ERRORS["refused"])
    return host.tr(template, **{name: _word(host, name, value) for name, value in _params(error).items()})


def _params(error: DomainError) -> Mapping[str, object]:
    params = dict(error.params)
    if isinstance(error, Conflict):
        params |= {"by": error.by, "at": error.at}
    return params


def _word(host: Host, name: str, value: object) -> str:
    if isinstance(value, datetime):
        if name in ("until", "at"):
            return formats.time_of(value, host.zone)
        return formats.date_of(host.tr.language, value, host.zone)
    if name == "module" and isinstance(value, str):
        module = host.catalogue.module_by_code.get(value)
        return module.title(host.tr.language) if module else value
    if name == "role" and isinstance(value, str):
        return role_name(host, value)
    return str(value)


def role_name(host: Host, code: str) -> str:
    """The full name of a user role in the language of the screens."""
    for module in host.catalogue.modules:
        for role in module.workflow.user_roles:
            if role.code == code:
                return role.names.in_(host.tr.language)
    return code


def issue_sentence(tr: Texts, issue: Issue) -> str:
    """What is wrong with a field and what to do."""
    from screens.kit.issue_texts import ISSUES  # loaded with the first form, not with the sign-in screen

    return tr(ISSUES.get(issue.code, N_("This value is not right.")), **dict(issue.params))
