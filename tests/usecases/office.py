"""One authority with its people on a real database, and the facade that they work with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from imi_tui.domain.dto.authority import AuthorityView, SaveAuthority
from imi_tui.domain.dto.mail import MailRun
from imi_tui.domain.dto.session import Actor, SignIn
from imi_tui.domain.dto.users import AddUser, SaveUser, UserData, UserView
from imi_tui.domain.mail.composing import Preview
from imi_tui.domain.mail.worker import Worker
from imi_tui.domain.model.authority import Authority
from imi_tui.domain.model.credential import Credential
from imi_tui.domain.model.user import User
from imi_tui.domain.persistence import SqlStorage
from imi_tui.domain.policies import expiry
from imi_tui.domain.policies.rules import Rules
from imi_tui.domain.secret import Secret
from imi_tui.domain.security.hasher import Argon2Hasher, Parameters
from imi_tui.domain.security.random import SystemRandom
from imi_tui.domain.security.temporary import make
from imi_tui.domain.service import Domain
from imi_tui.domain.usecases.world import World
from tests.factories import NOW, FixedClock, stored_authority, stored_user

PASSWORD: Final = "Abcdefg1"
FAST: Final = Parameters(time_cost=1, memory_kib=8, parallelism=1)


class Letters:
    """A transport that keeps what it is given."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []

    def send(self, *, to: str, subject: str, body: str) -> None:
        self.sent.append((to, f"{subject}\n{body}"))

    def close(self) -> None:
        """Nothing is kept open."""


class Office:
    """An authority, its administrator `anna`, and short ways to say what a test is about."""

    def __init__(self, storage: SqlStorage, rules: Rules | None = None, **authority: Any) -> None:
        self.storage = storage
        self.clock = FixedClock()
        self.hasher = Argon2Hasher(FAST, allow_weak=True)
        self.letters = Letters()
        self.world = World(
            storage=storage,
            clock=self.clock,
            hasher=self.hasher,
            random=SystemRandom(),
            rules=rules or Rules(),
            commission_address="translation@commission.example",
        )
        self.domain = Domain(self.world, Preview(self.world.rules), self.deliver)
        self._encoded = self.hasher.hash(Secret(PASSWORD))
        self.authority = stored_authority(storage, **authority)
        self.anna = self.user(user_name="anna", first_name="Anna", last_name="Zonneveld", is_administrator=True)

    def user(self, authority: Authority | None = None, **values: Any) -> User:
        """A stored user with `PASSWORD`."""
        defaults = {"credential": self.chosen(), "last_name": "Wilgenroos"}
        return stored_user(self.storage, (authority or self.authority).id, **{**defaults, **values})

    def chosen(self, **values: Any) -> Credential:
        """A credential with `PASSWORD`, chosen by the user."""
        facts: dict[str, Any] = {
            "hash": self._encoded,
            "temporary": False,
            "set_at": NOW,
            "expires_at": expiry.end_of_chosen(NOW, self.world.rules),
            "history": [self._encoded],
        }
        return Credential(**{**facts, **values})

    def temporary(self, **values: Any) -> Credential:
        """A credential with `PASSWORD`, sent as a temporary one."""
        end = expiry.end_of_temporary(NOW, self.world.rules)
        return self.chosen(**{"temporary": True, "expires_at": end, "history": [], "order": 1, **values})

    def enter(self, user: User | str, password: str = PASSWORD, client: str = "192.0.2.17") -> Actor:
        """Sign in."""
        name = user if isinstance(user, str) else user.user_name
        command = SignIn(user_name=name, password=Secret(password), ssh_client=client)
        return self.domain.sign_in(command).actor

    def deliver(self) -> MailRun:
        """Send what waits."""
        worker = Worker(
            storage=self.storage,
            transport=self.letters,
            hasher=self.hasher,
            make_password=lambda: make(self.world.random),
            clock=self.clock,
            rules=self.world.rules,
        )
        return worker.deliver()

    def stored(self, user: User | UserView) -> User:
        """The user as the database has it."""
        with self.storage.reading() as unit:
            found = unit.users.by_id(user.id)
        assert found is not None
        return found

    def add(self, actor: Actor, user_name: str = "kano-7316", **changes: Any) -> AddUser:
        """A command that registers somebody right."""
        return AddUser(actor=actor, data=replace(NEW, **changes), user_name=user_name)

    def save(self, actor: Actor, user: User, **changes: Any) -> SaveUser:
        """A command that changes what is named and keeps the rest."""
        present = self.stored(user)
        return SaveUser(
            actor=actor, user_id=user.id, expected_version=present.version, data=replace(data_of(present), **changes)
        )


NEW: Final = UserData(
    first_name="Mees",
    last_name="Wilgenroos",
    email="m.wilgenroos@veldermeer.example",
    phone="",
    language="nl",
    is_administrator=False,
    roles={"PQ-REQ": frozenset({"viewer"})},
)


def data_of(user: User) -> UserData:
    """What the form of a present user holds."""
    return UserData(
        first_name=user.first_name,
        last_name=user.last_name,
        email=user.email,
        phone=user.phone,
        language=user.language,
        is_administrator=user.is_administrator,
        roles=by_module(user.roles),
    )


def by_module(roles: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Role codes by module."""
    modules = sorted({module for module, _ in roles})
    return {module: frozenset(role for owner, role in roles if owner == module) for module in modules}


def saving(
    actor: Actor,
    view: AuthorityView,
    *,
    translate: bool = False,
    competences: Mapping[str, frozenset[str]] | None = None,
    keywords: Mapping[str, frozenset[str]] | None = None,
    **general: Any,
) -> SaveAuthority:
    """A command that changes what is named and keeps the rest of the three tabs."""
    stored = {access.module: access.keywords for access in view.modules}
    return SaveAuthority(
        actor=actor,
        number=view.number,
        expected_version=view.version,
        general=replace(view.general, **general),
        competences={**view.competences, **(competences or {})},
        keywords={**stored, **(keywords or {})},
        translate=translate,
    )
