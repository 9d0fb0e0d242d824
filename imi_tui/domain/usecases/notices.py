"""Orders for notices, put into the transaction of what they tell of (R2.7, D14, D24).

None holds a user name, and none names a user.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal

from imi_tui.domain.dto.authority import Coordinator
from imi_tui.domain.dto.catalogue import Catalogue
from imi_tui.domain.dto.mail import NoticeKind
from imi_tui.domain.model.authority import Authority
from imi_tui.domain.model.records import MailOrder, Reader
from imi_tui.domain.model.user import Role, User
from imi_tui.domain.ports import UnitOfWork

ModuleAct = Literal["granted", "suspended", "withdrawn"]
Links = Mapping[str, Iterable[Coordinator]]
"""Linked coordinators by module code."""

_MODULE_KINDS: Final[Mapping[ModuleAct, NoticeKind]] = {
    "granted": "module_granted",
    "suspended": "module_suspended",
    "withdrawn": "module_withdrawn",
}
_ADMINISTRATOR: Final = {(True, False): "lost", (False, True): "gained"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Notices:
    """Puts notices into the outbox of one transaction. `now` is when what they tell of happened."""

    unit: UnitOfWork
    now: datetime

    def password_changed(self, user: User) -> None:
        """To the user whose password it is."""
        self.put("password_changed", _reader(user))

    def user_changed(self, before: User, after: User, catalogue: Catalogue) -> None:
        """To a user whose rights or address changed; of an address, the former one is told too."""
        if before.email != after.email:
            # A refusal there says nothing about the user: it is nobody's mailbox any more.
            self.put("address_former", replace(_reader(before), user_id=None), {"about": str(before.id)})
            self.put("address_new", _reader(after))
        administrator = _ADMINISTRATOR.get((before.is_administrator, after.is_administrator), "")
        gained, lost = after.roles - before.roles, before.roles - after.roles
        # Who has never been in had no rights yet that could have changed.
        if (administrator or gained or lost) and before.first_active_at is not None:
            params = {
                "administrator": administrator,
                "gained": _in_words(gained, catalogue, after.language),
                "lost": _in_words(lost, catalogue, after.language),
            }
            self.put("roles_changed", _reader(after), params)

    def user_blocked(self, user: User) -> None:
        """To those who can help: the administrators who are not blocked themselves (D14)."""
        for reader in self.unit.readers.administrators(user.authority_id):
            if reader.user_id != user.id:
                self.put("user_blocked", reader)

    def mailbox_changed(self, before: Reader, address: str) -> None:
        """To the former and the new address of an authority."""
        self.put("mailbox_former", before)
        self.put("mailbox_new", replace(before, address=address))

    def authority_changed(self, authority_id: int, by: Authority) -> None:
        """To the mailbox of an authority whose data another one changed."""
        self._to_mailbox("authority_changed", authority_id, by)

    def module_access(
        self, act: ModuleAct, authority_id: int, by: Authority, module: str, catalogue: Catalogue
    ) -> None:
        """To the mailbox of an authority whose access to a module another one changed."""
        self._to_mailbox(_MODULE_KINDS[act], authority_id, by, module, catalogue)

    def coordinators_changed(self, by: Authority, before: Links, after: Links, catalogue: Catalogue) -> None:
        """To the mailboxes of authorities that were linked or are no longer, in the modules that `after` names."""
        for module, links in after.items():
            had, has = ({one.number for one in side} for side in (before.get(module, ()), links))
            self._linked("coordinator_linked", has - had, by, module, catalogue)
            self._linked("coordinator_unlinked", had - has, by, module, catalogue)

    def _linked(
        self, kind: NoticeKind, numbers: Iterable[str], by: Authority, module: str, catalogue: Catalogue
    ) -> None:
        for number in sorted(numbers):
            other = self.unit.authorities.id_of(number)
            if other is not None:
                self._to_mailbox(kind, other, by, module, catalogue)

    def _to_mailbox(
        self, kind: NoticeKind, authority_id: int, by: Authority, module: str = "", catalogue: Catalogue | None = None
    ) -> None:
        reader = self.unit.readers.mailbox(authority_id)
        if reader is None:
            return
        known = catalogue.module_by_code.get(module) if catalogue is not None else None
        name = known.names.in_(reader.language) if known is not None else module
        self.put(kind, reader, {"by": f"{by.official_name} ({by.number})", "module": name})

    def put(self, kind: NoticeKind, reader: Reader, params: Mapping[str, str] | None = None) -> None:
        """One notice to one reader."""
        order = MailOrder(
            kind=kind,
            authority_id=reader.authority_id,
            user_id=reader.user_id,
            address=reader.address,
            language=reader.language,
            created_at=self.now,
            params={"at": self.now.isoformat(), **(params or {})},
        )
        self.unit.outbox.put(order)


def _reader(user: User) -> Reader:
    return Reader(
        user_id=user.id, authority_id=user.authority_id, authority="", address=user.email, language=user.language
    )


def _in_words(roles: Iterable[Role], catalogue: Catalogue, language: str) -> str:
    """A line each: "module: role", in the language of whoever reads it."""
    lines = []
    for code, role_code in sorted(roles):
        module = catalogue.module_by_code.get(code)
        roles_there = module.workflow.user_roles if module is not None else ()
        names = [role.names.in_(language) for role in roles_there if role.code == role_code]
        lines.append(f"{module.names.in_(language) if module is not None else code}: {(names or [role_code])[0]}")
    return "\n".join(lines)
