"""Sentences for the domain's coded errors and issues, in the user's language. A test demands one for every code."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from imi_tui.domain.errors import Conflict, DomainError
from imi_tui.locale import formats
from screens.kit.words import person_name

if TYPE_CHECKING:
    from screens.kit.host import Host

_ALMOST_A_MINUTE: Final = timedelta(seconds=59, microseconds=999_999)


def sentence(host: Host, error: DomainError) -> str:
    """What went wrong and what to do, as one or two sentences."""
    code = error.code if host.tr.has(error.code) else "refused"
    return host.tr(code, **{name: _word(host, name, value) for name, value in _params(error).items()})


def _params(error: DomainError) -> Mapping[str, object]:
    params = dict(error.params)
    if isinstance(error, Conflict):
        params |= {"by": error.by, "at": error.at}
    return params


def _word(host: Host, name: str, value: object) -> str:
    if isinstance(value, datetime):
        if name == "until":
            # The first whole minute at which it can be done: one that had begun would be told too early.
            return formats.time_of(value + _ALMOST_A_MINUTE, host.zone)
        if name == "at":
            return formats.time_of(value, host.zone)
        return formats.date_of(host.tr.language, value, host.zone)
    if name == "by":
        return person_name(host.tr, str(value))
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
