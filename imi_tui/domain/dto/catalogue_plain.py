"""The catalogue as plain data (dicts, lists, text) and back: what the database keeps as one JSON document (D17).

Standard library only, and quick: every session reads the catalogue once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

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

FORMAT: Final = 1


def to_plain(catalogue: Catalogue) -> dict[str, Any]:
    """Everything, with areas and workflows once and by code in the modules."""
    areas = {module.area.code: module.area for module in catalogue.modules}
    workflows = {module.workflow.code: module.workflow for module in catalogue.modules}
    return {
        "format": FORMAT,
        "version": catalogue.version,
        "countries": [
            {"code": each.code, "names": dict(each.names.texts), "calling_code": each.calling_code}
            for each in catalogue.countries
        ],
        "languages": [
            {"code": each.code, "names": dict(each.names.texts), "autonym": each.autonym}
            for each in catalogue.languages
        ],
        "workflows": [_plain_workflow(each) for each in workflows.values()],
        "areas": [
            {"code": each.code, "names": dict(each.names.texts), "acts": [dict(act.texts) for act in each.acts]}
            for each in areas.values()
        ],
        "modules": [_plain_module(each) for each in catalogue.modules],
        "keyword_sets": {code: _plain_keywords(roots) for code, roots in catalogue.keyword_sets.items()},
        "competence_lists": [
            {
                "code": each.code,
                "names": dict(each.names.texts),
                "choose": each.choose,
                "values": [[code, dict(names.texts)] for code, names in each.values],
                "parents": dict(each.parents),
            }
            for each in catalogue.competence_lists
        ],
    }


def _plain_module(module: Module) -> dict[str, Any]:
    return {
        "code": module.code,
        "names": dict(module.names.texts),
        "area": module.area.code,
        "workflow": module.workflow.code,
        "keyword_set": module.keyword_set,
        "coordinators": module.coordinators,
    }


def _plain_workflow(workflow: Workflow) -> dict[str, Any]:
    return {
        "code": workflow.code,
        "names": dict(workflow.names.texts),
        "settings": list(workflow.settings),
        "authority_roles": [
            {"code": role.code, "names": dict(role.names.texts), "coordinates": role.coordinates}
            for role in workflow.authority_roles
        ],
        "user_roles": [
            {
                "code": role.code,
                "names": dict(role.names.texts),
                "short": dict(role.short.texts),
                "allows": dict(role.allows.texts),
                "required": role.required
                and {"authority_role": role.required.authority_role, "setting": role.required.setting},
                "only_for": list(role.only_for),
            }
            for role in workflow.user_roles
        ],
    }


def _plain_keywords(keywords: Iterable[Keyword]) -> list[list[Any]]:
    # A list of code, names and, for a group, children: there are a thousand of these.
    return [
        [each.code, dict(each.names.texts), _plain_keywords(each.children)]
        if each.children
        else [each.code, dict(each.names.texts)]
        for each in keywords
    ]


def from_plain(plain: dict[str, Any]) -> Catalogue:
    """The catalogue that `to_plain` was given.

    Raises:
        ValueError: This is not what `to_plain` of this version of the program makes.
    """
    if plain.get("format") != FORMAT:
        raise ValueError(f"catalogue of format {plain.get('format')!r}, not {FORMAT}")
    try:
        return _catalogue(plain)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise ValueError(f"damaged catalogue: {error!r}") from error


def _catalogue(plain: dict[str, Any]) -> Catalogue:
    workflows = {each["code"]: _workflow(each) for each in plain["workflows"]}
    areas = {
        each["code"]: LegalArea(
            code=each["code"],
            names=Names(texts=each["names"]),
            acts=tuple(Names(texts=act) for act in each["acts"]),
        )
        for each in plain["areas"]
    }
    return Catalogue(
        countries=tuple(
            Country(code=each["code"], names=Names(texts=each["names"]), calling_code=each["calling_code"])
            for each in plain["countries"]
        ),
        languages=tuple(
            LanguageEntry(code=each["code"], names=Names(texts=each["names"]), autonym=each["autonym"])
            for each in plain["languages"]
        ),
        modules=tuple(
            Module(
                code=each["code"],
                names=Names(texts=each["names"]),
                area=areas[each["area"]],
                workflow=workflows[each["workflow"]],
                keyword_set=each["keyword_set"],
                coordinators=each["coordinators"],
            )
            for each in plain["modules"]
        ),
        keyword_sets={code: _keywords(roots) for code, roots in plain["keyword_sets"].items()},
        competence_lists=tuple(_competence_list(each) for each in plain["competence_lists"]),
        version=plain["version"],
    )


def _competence_list(plain: dict[str, Any]) -> CompetenceList:
    return CompetenceList(
        code=plain["code"],
        names=Names(texts=plain["names"]),
        choose=plain["choose"],
        values=tuple((code, Names(texts=names)) for code, names in plain["values"]),
        # Catalogues that were loaded before lists could be trees have none.
        parents=plain.get("parents", {}),
    )


def _workflow(plain: dict[str, Any]) -> Workflow:
    return Workflow(
        code=plain["code"],
        names=Names(texts=plain["names"]),
        settings=tuple(plain["settings"]),
        authority_roles=tuple(
            AuthorityRole(code=each["code"], names=Names(texts=each["names"]), coordinates=each["coordinates"])
            for each in plain["authority_roles"]
        ),
        user_roles=tuple(_user_role(each) for each in plain["user_roles"]),
    )


def _user_role(plain: dict[str, Any]) -> UserRole:
    required = plain["required"]
    return UserRole(
        code=plain["code"],
        names=Names(texts=plain["names"]),
        short=Names(texts=plain["short"]),
        allows=Names(texts=plain["allows"]),
        required=None if required is None else HolderRule(**required),
        only_for=tuple(plain["only_for"]),
    )


def _keywords(plain: list[list[Any]]) -> tuple[Keyword, ...]:
    return tuple(
        Keyword(
            code=entry[0],
            names=Names(texts=entry[1]),
            children=_keywords(entry[2]) if len(entry) > 2 else (),
        )
        for entry in plain
    )
