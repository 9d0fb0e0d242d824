"""What the demonstration consists of. Times are days before the moment at which it is made: states stay right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from typing import Literal

from imi_tui.domain.dto.authority import AccessState, GeneralData
from imi_tui.domain.dto.session import PasswordState, UserStatus

DemoMail = Literal["sent", "failed", "waiting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoMoment:
    """So many days ago, at that time of day, by whom or from where."""

    days: int
    time: time
    by: str = ""
    client: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoUser:
    """Attributes:
    days: Calendar days that the password has left; negative when it has ended.
    registered: Days since registration.
    seen: The last sign-in; None for a user who never came.
    checked: When and by whom the data were last checked; None when not since the registration.
    mail: How the mail with the temporary password stands; None when there was none lately.
    roles: Role codes by module code; None for every role that the authority can give.
    deleted: When and by whom the user was deleted; None for who is still there.
    """

    user_name: str
    first_name: str
    last_name: str
    email: str
    phone: str = ""
    language: str = "nl"
    administrator: bool = False
    status: UserStatus
    password_state: PasswordState
    days: int
    registered: int
    seen: DemoMoment | None = None
    checked: DemoMoment | None = None
    mail: DemoMail | None = None
    roles: Mapping[str, frozenset[str]] | None = field(default_factory=dict)
    deleted: DemoMoment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAccess:
    """Access to a module; `granted_by` and `coordinators` are keys of authorities of the demonstration."""

    role: str
    state: AccessState = "granted"
    granted_by: str = ""
    uses_allocation: bool = False
    keywords: frozenset[str] = frozenset()
    coordinators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoRequest:
    """An open translation request; `at.by` is the user name of who ticked the box."""

    old_name: str
    at: DemoMoment


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAuthority:
    """Attributes:
    key: How the others name it.
    active: Days since it was registered.
    delegated_modules: Modules that it gives access to; None for all.
    outdated: Languages whose translation is outdated.
    """

    key: str
    official_name: str
    country: str
    active: int
    general: GeneralData
    users: tuple[DemoUser, ...]
    competences: Mapping[str, frozenset[str]]
    modules: Mapping[str, DemoAccess]
    translations: Mapping[str, str] = field(default_factory=dict)
    outdated: frozenset[str] = frozenset()
    is_access_manager: bool = False
    is_commission: bool = False
    delegated_modules: frozenset[str] | None = frozenset()
    managed_by: str = ""
    checked: DemoMoment | None = None
    changed: DemoMoment | None = None
    translation_request: DemoRequest | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstration:
    """All authorities, in the order in which they get their numbers."""

    authorities: tuple[DemoAuthority, ...]
