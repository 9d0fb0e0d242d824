"""An authority with its data and its access to modules."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from imi_tui.domain.dto.authority import AccessState, Coordinator, GeneralData, Translation


@dataclass(slots=True, kw_only=True)
class Access:
    """Access to one module. `granted_by` is the id of the access manager (D3); `granted_by_name` comes with it on
    reading."""

    module: str
    role: str
    state: AccessState = "granted"
    granted_by: int | None = None
    granted_by_name: str = ""
    uses_allocation: bool = False
    keywords: set[str] = field(default_factory=set)
    coordinators: list[Coordinator] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Authority:
    """Attributes:
    id: 0 until stored.
    number: e.g. `NL-00042`, made from country and id when first stored.
    competences: (list code, value code) pairs.
    modules: Access by module code.
    managed_by: id of the responsible access manager (D3).
    checked_by, changed_by: Names, kept as text since people leave.
    version: One for the three data tabs (D2).
    """

    id: int = 0
    number: str = ""
    official_name: str
    country: str
    general: GeneralData
    competences: set[tuple[str, str]] = field(default_factory=set)
    modules: dict[str, Access] = field(default_factory=dict)
    translations: dict[str, Translation] = field(default_factory=dict)
    is_access_manager: bool = False
    is_commission: bool = False
    delegated_modules: set[str] = field(default_factory=set)
    managed_by: int | None = None
    managed_by_name: str = ""
    active_since: datetime
    checked_on: datetime | None = None
    checked_by: str = ""
    changed_at: datetime | None = None
    changed_by: str = ""
    version: int = 1


@dataclass(slots=True, kw_only=True)
class TranslationRequest:
    """The one open request of an authority (D16): `old_name` is the name before the first tick that is still open."""

    authority_id: int
    old_name: str
    new_name: str
    requested_at: datetime
    requested_by: int
