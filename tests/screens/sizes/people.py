"""Whom the demonstration lacks: an authority with nothing, one with the longest of everything, passwords to change."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from imi_tui.domain.dto.authority import GeneralData
from imi_tui.domain.model.authority import Access, Authority
from imi_tui.domain.model.credential import Credential
from imi_tui.domain.policies import limits
from imi_tui.domain.secret import Secret
from tests.factories import NOW, general_data, stored_authority, stored_user
from tests.usecases.demo import HASHER, Demo

PASSWORD: Final = "Demo1234"
_WORDS: Final = "Samenwerkingsverband Omgevingsvergunningen Grondwaterbeschermingsgebieden en Beroepserkenning "


def settle_in(demo: Demo) -> None:
    """Add the people and their authorities."""
    bare = stored_authority(
        demo.storage,
        official_name="Waterschap Leegveld",
        general=GeneralData(
            informal_name="", description="", email="", phone="", website="", street="", postcode="", town="",
            working_languages=(),
        ),
        competences=set(),
        modules={},
    )  # fmt: skip
    _user(demo, bare, "leeg", last_name="Leegwater")
    _user(demo, _longest(demo), "lang", first_name="Wilhelmina", last_name=_filled(limits.PERSON_NAME))
    old = {"expires_at": NOW - timedelta(days=3), "set_at": NOW - timedelta(days=190)}
    _user(demo, bare, "oud", last_name="Oudeman", credential=_password(**old))
    soon = {"temporary": True, "expires_at": NOW + timedelta(days=2), "history": []}
    _user(demo, bare, "nieuw", last_name="Nieuwland", credential=_password(**soon))


def _longest(demo: Demo) -> Authority:
    """Every text as long as it may be, and access to every module, each in turn with many keywords or suspended."""
    modules = {
        module.code: Access(
            module=module.code,
            role=module.workflow.authority_roles[-1].code,
            granted_by_name="Ministerie van Marktzaken",
            state="suspended" if index % 7 == 6 else "granted",
            keywords=set(list(demo.catalogue.leaf_keywords.get(module.keyword_set or "", {}))[:120]),
        )
        for index, module in enumerate(demo.catalogue.modules)
    }
    lists = demo.catalogue.competence_lists
    return stored_authority(
        demo.storage,
        official_name=_filled(limits.OFFICIAL_NAME),
        general=general_data(
            informal_name=_filled(limits.INFORMAL_NAME),
            description=_filled(limits.DESCRIPTION),
            email="i" * 60 + "@" + "veldermeer." * 17 + "example",
            website="https://www." + "veldermeer." * 16 + "example",
            street=_filled(limits.STREET),
            postcode="1234 AB Westzijd",
            town=_filled(limits.TOWN),
            working_languages=tuple(sorted(language.code for language in demo.catalogue.languages)),
        ),
        competences={(entry.code, code) for entry in lists for code, _ in entry.values[: _most(entry.choose)]},
        modules=modules,
    )


def _most(choose: str) -> int:
    return 1 if choose == "exactly_one" else 100


def _filled(length: int) -> str:
    return (_WORDS * (length // len(_WORDS) + 1))[:length].strip().ljust(length, "x")


def _password(**values: Any) -> Credential:
    encoded = HASHER.hash(Secret(PASSWORD))
    facts = {"hash": encoded, "temporary": False, "set_at": NOW, "expires_at": NOW + timedelta(days=150)}
    return Credential(**{"history": [encoded], **facts, **values})


def _user(demo: Demo, authority: Authority, user_name: str, **values: Any) -> None:
    facts = {"first_name": "Lotte", "is_administrator": True, "credential": _password()}
    stored_user(demo.storage, authority.id, user_name=user_name, **{**facts, **values})
