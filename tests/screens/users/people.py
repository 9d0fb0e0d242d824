"""The people of the drawings in screens.md, and a scripted domain that knows just them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final, cast

from imi_tui.domain.api import Api
from imi_tui.domain.catalogue.loader import read_catalogue
from imi_tui.domain.dto.authority import AuthorityView
from imi_tui.domain.dto.catalogue import Catalogue
from imi_tui.domain.dto.leaving import DeleteUser
from imi_tui.domain.dto.mail import MailRun, MailStatus
from imi_tui.domain.dto.session import Actor
from imi_tui.domain.dto.users import (
    AddUser,
    LeftOut,
    ModuleOffer,
    ResetPassword,
    ResetPasswords,
    ResetReport,
    RoleOffer,
    SaveUser,
    SearchWord,
    UserForm,
    UserPage,
    UserQuery,
    UserRow,
    UserSaved,
    UserView,
)
from imi_tui.domain.errors import DomainError, FieldChange, Issue
from screens.kit.text import folded
from tests.screens.users.leaving.script import Leaving

NOW: Final = datetime(2026, 11, 23, 13, 5, tzinfo=UTC)
OWN_ID: Final = 1
"""The administrator who works: Aafke Zonneveld."""

_ROWS: Final = (
    # first name, last name, user name, administrator, status, password, days left, mail failed, last sign-in
    (2, "Dirk", "Duinpad", "linde-6631", False, "active", "blocked", None, False, 20),
    (3, "Ilse", "Hazelaar", "toren-3518", False, "active", "valid", 171, False, 12),
    (4, "Joris", "Kleiweg", "anker-9047", False, "new", "temporary", 3, False, None),
    (5, "Farid", "Lindehof", "pauw-2263", False, "new", "expired", None, False, None),
    (6, "Carla", "Molenwiek", "haven-2095", False, "active", "valid", 6, False, 20),
    (7, "Kim", "Ooievaar", "zegel-1174", False, "active", "valid", 88, False, 18),
    (8, "Lars", "Populier", "lente-4419", False, "active", "expired", None, False, 5),
    (9, "Hugo", "Sterrebos", "wilg-7702", False, "active", "temporary", 2, True, 9),
    (10, "Bart", "van Rietdijk", "molen-4827", True, "active", "valid", 14, False, 22),
    (11, "Els", "Veenkamp", "duin-5036", False, "active", "expired", None, False, 3),
    (12, "Greet", "Waterkant", "kraan-8854", False, "active", "valid", 140, False, 19),
    (1, "Aafke", "Zonneveld", "kano-7316", True, "active", "valid", 112, False, 23),
)
ROLES: Final[Mapping[int, Mapping[str, frozenset[str]]]] = {
    6: {
        "PQ-REQ": frozenset({"viewer", "request_handler"}),
        "SD-REQ": frozenset({"request_handler"}),
        "POW-REQ": frozenset({"allocator"}),
    },
    7: {"PQ-REQ": frozenset({"request_handler"})},
    8: {"PQ-REQ": frozenset({"viewer"}), "SD-REQ": frozenset({"request_handler", "viewer"})},
}
SHOWN: Final[Mapping[str, tuple[int, ...]]] = {
    "blocked": (2,),
    "expired": (5, 8, 11),
    "expiring": (4, 6, 9, 10),
    "inactive": (4, 5, 8),
    "mail_failed": (9,),
    "unchecked": (3, 7),
}
NEEDY: Final = (2, 3, 5, 7, 8, 9, 11)  # who needs a look
MODULES: Final = ("PQ-REQ", "PQ-ALR", "SD-REQ", "SD-NOT", "POW-REQ")


@cache
def catalogue() -> Catalogue:
    """The reference data that come with the program."""
    return read_catalogue()


def rows() -> list[UserRow]:
    """The users list in order of name."""
    found = []
    for number, entry in enumerate(_ROWS):
        id_, first, last, user_name, administrator, status, password, left, failed, day = entry
        found.append(
            UserRow(
                id=id_,
                key=(number, id_),
                first_name=first,
                last_name=last,
                user_name=user_name,
                email=f"{first[0]}.{last.replace(' ', '')}@veldermeer.example".lower(),
                phone="",
                language="nl",
                is_administrator=administrator,
                status=cast("Any", status),
                password=cast("Any", password),
                days_left=left,
                roles=sum(len(roles) for roles in ROLES.get(id_, {}).values()),
                last_sign_in_at=None if day is None else datetime(2026, 5 if id_ == 8 else 11, day, 8, 12, tzinfo=UTC),
                mail_failed=failed,
                version=3,
            )
        )
    return found


def view_of(row: UserRow, **changes: Any) -> UserView:
    """The record of somebody in the list."""
    view = UserView(
        id=row.id,
        version=row.version,
        first_name=row.first_name,
        last_name=row.last_name,
        email=row.email,
        phone=row.phone,
        language=row.language,
        user_name=row.user_name,
        is_administrator=row.is_administrator,
        status=row.status,
        password=row.password,
        password_expires_at=datetime(2026, 11, 29, 23, 0, tzinfo=UTC) if row.password == "valid" else None,
        last_sign_in_at=row.last_sign_in_at,
        created_at=datetime(2025, 5, 12, 8, 20, tzinfo=UTC),
        checked_on=None,
        checked_by="",
        roles=ROLES.get(row.id, {}),
        only_holder=frozenset({("POW-REQ", "allocator")}) if row.id == 6 else frozenset(),
        only_administrator=False,
        is_self=row.id == OWN_ID,
        mail=None,
    )
    return replace(view, **changes)


def carla() -> UserView:
    """The user of the record's drawing."""
    reminder = MailStatus(kind="password_reminder", state="sent", at=datetime(2026, 11, 22, 5, 0, tzinfo=UTC))
    return view_of(next(row for row in rows() if row.id == 6), phone="+31205550143", mail=reminder, version=7)


def offers(modules: tuple[str, ...] = MODULES, *, suspended: tuple[str, ...] = ()) -> tuple[ModuleOffer, ...]:
    """The matrix of an ordinary authority; nobody is allocator for professional qualifications yet."""
    by_code = catalogue().module_by_code
    found = []
    for code in modules:
        roles = []
        for role in by_code[code].workflow.user_roles:
            if role.only_for:
                continue
            holders = {
                ("PQ-REQ", "request_handler"): ("Carla Molenwiek", "Kim Ooievaar"),
                ("PQ-REQ", "allocator"): (),
                ("POW-REQ", "allocator"): ("Carla Molenwiek",),
            }.get((code, role.code), ("Lars Populier",))
            roles.append(RoleOffer(role=role.code, required=role.required is not None, holders=holders))
        found.append(ModuleOffer(module=code, suspended=code in suspended, roles=tuple(roles)))
    return tuple(found)


class Script(Leaving):
    """A domain that answers from the drawings and remembers what it was asked to do.

    Attributes:
        refusals: What to raise, by name of the method; once each.
        taken: User names that are in use.
        done: The commands that changed something.
        left_out: Users whose password is not reset together with others, and why.
    """

    def __init__(self) -> None:
        self.people = rows()
        self.total = 14
        self.form_offers = offers()
        self.proposals = ["lente-5802", "kraan-1188", "molen-2040"]
        self.taken = {"kano-7316"}
        self.refusals: dict[str, DomainError] = {}
        self.done: list[object] = []
        self.queries: list[UserQuery] = []
        self.views = {6: carla()}
        self.left_out: dict[int, LeftOut] = {}

    def api(self) -> Api:
        """As what screens see."""
        return cast("Api", self)

    def _refuse(self, name: str) -> None:
        error = self.refusals.pop(name, None)
        if error is not None:
            raise error

    def users(self, actor: Actor, query: UserQuery) -> UserPage:
        self._refuse("users")
        self.queries.append(query)
        by_name = query.sort != "user_name"
        order = sorted(self.people, key=lambda row: row.key[0] if by_name else row.user_name, reverse=query.descending)
        place = {row.key: number for number, row in enumerate(order)}
        here = [row for row in order if (row.deleted_at is not None) == (query.show == "deleted")]
        shown = [row for row in here if query.show in {"all", "deleted"} or row.id in SHOWN[query.show]]
        shown = [row for row in shown if row.id in NEEDY or not query.problems]
        found = [row for row in shown if all(matches(row, word) for word in query.words)]
        if query.backwards:
            end = len(order) if query.after is None else place[query.after]
            page = [row for row in found if place[row.key] < end][-query.limit :]
        else:
            start = -1 if query.after is None else place[query.after]
            page = [row for row in found if place[row.key] > start][: query.limit]
        return UserPage(rows=tuple(page), matching=len(found), total=self.total)

    def user(self, actor: Actor, user_id: int) -> UserView:
        self._refuse("user")
        return self.views.get(user_id) or view_of(next(row for row in self.people if row.id == user_id))

    def user_form(self, actor: Actor, user_id: int | None) -> UserForm:
        self._refuse("user_form")
        user = None if user_id is None else self.user(actor, user_id)
        name, others = "" if user is not None else self.proposals.pop(0), ("Bart van Rietdijk",)
        return UserForm(user=user, offers=self.form_offers, proposal=name, language="nl", other_administrators=others)

    def propose_user_name(self, actor: Actor) -> str:
        return self.proposals.pop(0)

    def user_name_free(self, actor: Actor, user_name: str) -> bool:
        return user_name not in self.taken

    def authority(self, actor: Actor) -> AuthorityView:
        from tests.screens.stage import a_draft

        names = ("Aafke Zonneveld", "Bart van Rietdijk")
        return replace(a_draft(catalogue()).view, may_edit=False, administrators=names)

    # changing ------------------------------------------------------------------------------------------------------

    def add_user(self, command: AddUser) -> UserSaved:
        self._refuse("add_user")
        self.done.append(command)
        data = command.data
        row = replace(
            self.people[0],
            id=99,
            first_name=data.first_name,
            last_name=data.last_name,
            user_name=command.user_name,
            email=data.email,
            status="new",
            password="temporary",
            last_sign_in_at=None,
        )
        mail = MailStatus(kind="registration", state="waiting", at=NOW)
        return UserSaved(user=view_of(row, roles=data.roles, mail=mail), changes=())

    def save_user(self, command: SaveUser) -> UserSaved:
        self._refuse("save_user")
        self.done.append(command)
        view = replace(self.user(command.actor, command.user_id), roles=command.data.roles, phone=command.data.phone)
        self.views[command.user_id] = view
        return UserSaved(user=view, changes=(FieldChange(path="phone", before="", after=command.data.phone),))

    def reset_password(self, command: ResetPassword) -> UserView:
        self._refuse("reset_password")
        self.done.append(command)
        mail = MailStatus(kind="reset", state="waiting", at=NOW)
        return replace(self.user(command.actor, command.user_id), password="temporary", mail=mail)

    def reset_passwords(self, command: ResetPasswords) -> ResetReport:
        self._refuse("reset_passwords")
        self.done.append(command)
        asked = [user_id for user_id in command.user_ids if user_id not in self.left_out]
        done = tuple(replace(self.user(command.actor, user_id), password="temporary") for user_id in asked)
        return ResetReport(done=done, left_out=tuple(self.left_out[i] for i in command.user_ids if i in self.left_out))

    def delete_user(self, command: DeleteUser) -> None:
        self._refuse("delete_user")
        self.done.append(command)
        self.people = [row for row in self.people if row.id != command.user_id]

    def deliver_mail(self) -> MailRun:
        return MailRun(sent=0, failed=0, lapsed=0)


def matches(row: UserRow, word: SearchWord) -> bool:
    """As the domain finds: beginnings of words, or states."""
    parts = folded(f"{row.first_name} {row.last_name} {row.user_name} {row.email}").replace("@", " ").split()
    return (
        any(part.startswith(folded(word.prefix)) for part in parts)
        or row.password in word.passwords
        or row.status in word.statuses
        or (word.administrators and row.is_administrator)
    )


def issue(code: str, path: str, **params: object) -> Issue:
    """One thing that is wrong."""
    return Issue(code=code, path=path, params=params)
