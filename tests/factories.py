"""Ready-made entities, a small catalogue and a real database for every test that needs one.

Each factory fills in something plausible and different each time; a test names only what it is about.
"""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from imi_tui.domain.dto.authority import GeneralData
from imi_tui.domain.dto.catalogue import (
    AuthorityRole,
    Catalogue,
    CompetenceList,
    Country,
    HolderRule,
    Keyword,
    LanguageEntry,
    LegalArea,
    Module,
    Names,
    UserRole,
    Workflow,
)
from imi_tui.domain.model.authority import Access, Authority
from imi_tui.domain.model.credential import Credential
from imi_tui.domain.model.user import User
from imi_tui.domain.persistence import SqlStorage, open_storage
from imi_tui.domain.persistence.migrate import upgrade

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
"""The moment at which tests happen."""

_numbers = itertools.count(1000)


class FixedClock:
    """A clock (`ports.Clock`) that stands still until it is moved."""

    def __init__(self, at: datetime = NOW) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def advance(self, **parts: float) -> datetime:
        """Move on by so much, as for `timedelta`: `advance(days=3)`."""
        self.at += timedelta(**parts)
        return self.at


def names(text: str) -> Names:
    """The same text in English and, marked, in Dutch."""
    return Names(texts={"en": text, "nl": f"{text} (nl)"})


def a_workflow(code: str = "request") -> Workflow:
    """Roles of users: viewer; handler (always needed); allocator (needed with allocation); referral handler (for
    coordinators only, and needed there)."""

    def role(code: str, required: HolderRule | None = None, only_for: tuple[str, ...] = ()) -> UserRole:
        return UserRole(
            code=code,
            names=names(code),
            short=names(code[:9]),
            allows=names(f"does {code}"),
            required=required,
            only_for=only_for,
        )

    return Workflow(
        code=code,
        names=names(code),
        user_roles=(
            role("viewer"),
            role("request_handler", HolderRule()),
            role("allocator", HolderRule(setting="uses_allocation")),
            role("referral_handler", HolderRule(authority_role="coordinator"), ("coordinator",)),
        ),
        authority_roles=(
            AuthorityRole(code="authority", names=names("authority")),
            AuthorityRole(code="coordinator", names=names("coordinator"), coordinates=True),
        ),
        settings=("uses_allocation",),
    )


def a_catalogue() -> Catalogue:
    """Three countries, four languages, three modules in two areas (`PQ-REQ`, `SD-REQ`, `SD-ALERT` without keywords),
    one keyword set, two competence lists."""
    qualifications = LegalArea(code="PQ", names=names("Qualifications"), acts=(names("Directive 2005/36/EC"),))
    services = LegalArea(code="SD", names=names("Services"), acts=(names("Directive 2006/123/EC"),))

    def module(code: str, area: LegalArea, keyword_set: str | None = "professions") -> Module:
        workflow = a_workflow()
        return Module(
            code=code, names=names(code), area=area, workflow=workflow, keyword_set=keyword_set, coordinators=True
        )

    health = (Keyword(code="doctor", names=names("doctor")), Keyword(code="nurse", names=names("nurse")))
    return Catalogue(
        countries=(
            Country(code="NL", names=names("Netherlands"), calling_code="31"),
            Country(code="BE", names=names("Belgium"), calling_code="32"),
            Country(code="EL", names=names("Greece"), calling_code="30"),
        ),
        languages=tuple(LanguageEntry(code=code, names=names(code), autonym=code) for code in ("nl", "en", "de", "fr")),
        modules=(
            module("PQ-REQ", qualifications),
            module("SD-REQ", services),
            module("SD-ALERT", services, None),
        ),
        keyword_sets={
            "professions": (
                Keyword(code="health", names=names("health"), children=health),
                Keyword(code="architect", names=names("architect")),
            )
        },
        competence_lists=competence_lists(),
        version="test",
    )


def competence_lists() -> tuple[CompetenceList, ...]:
    """One list with one choice, one with several."""
    return (
        CompetenceList(
            code="level",
            names=names("level"),
            choose="exactly_one",
            values=(("national", names("national")), ("local", names("local"))),
        ),
        CompetenceList(
            code="policy_area",
            names=names("policy area"),
            choose="one_or_more",
            values=(("health", names("health")), ("trade", names("trade")), ("work", names("work"))),
        ),
    )


def general_data(**changes: Any) -> GeneralData:
    """Plausible data of the tab Autoriteit."""
    data = GeneralData(
        informal_name="Veldermeer town hall",
        description="Permits and professions in Veldermeer",
        email="info@veldermeer.example",
        phone="+31201234567",
        website="https://www.veldermeer.example",
        street="Dorpsstraat 1",
        postcode="1234 AB",
        town="Veldermeer",
        working_languages=("nl", "en"),
    )
    return replace(data, **changes)


def an_authority(**values: Any) -> Authority:
    """A new authority with access to `PQ-REQ` and `SD-REQ`; not stored."""
    defaults: dict[str, Any] = {
        "official_name": f"Gemeente Veldermeer {next(_numbers)}",
        "country": "NL",
        "general": general_data(),
        "competences": {("level", "local"), ("policy_area", "health")},
        "modules": {
            "PQ-REQ": Access(module="PQ-REQ", role="authority", keywords={"doctor", "nurse"}),
            "SD-REQ": Access(module="SD-REQ", role="authority", uses_allocation=True),
        },
        "active_since": NOW - timedelta(days=400),
    }
    return Authority(**{**defaults, **values})


def a_credential(**values: Any) -> Credential:
    """A password of the user's own choice with 100 days to go; the hash fits no password."""
    defaults: dict[str, Any] = {
        "hash": "$argon2id$fits-nothing",
        "temporary": False,
        "set_at": NOW - timedelta(days=80),
        "expires_at": NOW + timedelta(days=100),
        "history": ["$argon2id$fits-nothing"],
    }
    return Credential(**{**defaults, **values})


def a_user(authority_id: int, **values: Any) -> User:
    """A new user without roles, who has signed in before; not stored."""
    number = next(_numbers)
    defaults: dict[str, Any] = {
        "authority_id": authority_id,
        "user_name": f"kano-{number}",
        "first_name": "Mees",
        "last_name": f"Wilgenroos {number}",
        "email": f"m.wilgenroos{number}@veldermeer.example",
        "phone": "",
        "language": "nl",
        "is_administrator": False,
        "credential": a_credential(),
        "created_at": NOW - timedelta(days=200),
        "first_active_at": NOW - timedelta(days=199),
        "last_sign_in_at": NOW - timedelta(days=2),
    }
    return User(**{**defaults, **values})


def stored_authority(storage: SqlStorage, **values: Any) -> Authority:
    """`an_authority`, stored."""
    authority = an_authority(**values)
    with storage.writing() as unit:
        unit.authorities.add(authority)
        unit.commit()
    return authority


def stored_user(storage: SqlStorage, authority_id: int, **values: Any) -> User:
    """`a_user`, stored."""
    user = a_user(authority_id, **values)
    with storage.writing() as unit:
        unit.users.in_authority(authority_id).add(user)
        unit.commit()
    return user


def new_database(folder: Path) -> Path:
    """A database file of its own in that folder, with the small catalogue and nothing else."""
    path = folder / "imi.db"
    path.write_bytes(_template())
    path.chmod(0o600)
    return path


@contextmanager
def opened(path: Path, **options: Any) -> Iterator[SqlStorage]:
    """The storage on that file, closed at the end."""
    storage = open_storage(path, **options)
    try:
        yield storage
    finally:
        storage.close()


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[SqlStorage]:
    """A real database in a file, with the small catalogue. Use it by importing it in a `conftest.py`."""
    with opened(new_database(tmp_path)) as store:
        yield store


@cache
def _template() -> bytes:
    """Made once a run: the migrations take longer than most tests."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.db"
        upgrade(path)
        with opened(path) as store, store.writing() as unit:
            unit.catalogue.store(a_catalogue())
            unit.commit()
        return path.read_bytes()
