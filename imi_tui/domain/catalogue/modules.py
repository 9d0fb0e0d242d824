"""Builds what `modules.yaml` says: workflows with their roles, legal areas, modules (D1, D17)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from imi_tui.domain.catalogue.lists import content
from imi_tui.domain.catalogue.schema import Entry, Item, unique_codes, unique_names
from imi_tui.domain.dto.catalogue import AuthorityRole, HolderRule, LegalArea, Module, Names, UserRole, Workflow

# A setting is a rule of the program, so a file can use one but not invent one.
SETTINGS: Final = ("uses_allocation",)


def read_modules(root: Item, keyword_sets: Collection[str]) -> tuple[Module, ...]:
    """The modules in the order of the file. `keyword_sets` are the codes of the sets that there are."""
    found = content(root, "workflows", "areas")
    workflows = _workflows(found.entries("workflows"))
    modules: list[tuple[Module, Item]] = []
    areas: list[tuple[LegalArea, Item]] = []
    for item in found.entries("areas"):
        entry = item.keys(("code", "acts", "modules"), ("keyword_set",), named=True)
        acts = tuple(act.names() for act in entry.entries("acts"))
        area = LegalArea(code=entry.code(), names=entry.names(), acts=acts)
        areas.append((area, item))
        keyword_set = _keyword_set(entry, keyword_sets, None)
        own = [
            (_module(place, area, workflows, keyword_sets, keyword_set), place) for place in entry.entries("modules")
        ]
        unique_names((module.names, place) for module, place in own)
        modules.extend(own)
    unique_codes((module.code, place) for module, place in modules)
    unique_codes((area.code, place) for area, place in areas)
    unique_names((area.names, place) for area, place in areas)
    return tuple(module for module, _ in modules)


def _module(
    item: Item,
    area: LegalArea,
    workflows: Mapping[str, Workflow],
    keyword_sets: Collection[str],
    keyword_set: str | None,
) -> Module:
    entry = item.keys(("code", "workflow"), ("keyword_set", "coordinators"), named=True)
    code = entry.code("workflow")
    workflow = workflows.get(code)
    if workflow is None:
        if code:
            entry["workflow"].problem("reference.workflow", code=code)
        workflow = Workflow(code=code, names=Names(texts={}), user_roles=(), authority_roles=())
    coordinators = any(role.coordinates for role in workflow.authority_roles)
    if "coordinators" in entry:
        wanted = entry["coordinators"].flag()
        if wanted and not coordinators:
            entry["coordinators"].problem("coordinators.none")
        coordinators = wanted
    return Module(
        code=entry.code(),
        names=entry.names(),
        area=area,
        workflow=workflow,
        keyword_set=_keyword_set(entry, keyword_sets, keyword_set),
        coordinators=coordinators,
    )


def _keyword_set(entry: Entry, keyword_sets: Collection[str], inherited: str | None) -> str | None:
    if "keyword_set" not in entry:
        return inherited
    if entry["keyword_set"].is_null:
        return None
    code = entry.code("keyword_set")
    if code and code not in keyword_sets:
        entry["keyword_set"].problem("reference.keyword_set", code=code)
    return code


def _workflows(places: list[Item]) -> dict[str, Workflow]:
    workflows: list[Workflow] = []
    for item in places:
        entry = item.keys(("code", "authority_roles", "user_roles"), ("settings",), named=True)
        settings = _settings(entry.entries("settings"))
        authority_roles = _authority_roles(entry.entries("authority_roles"))
        user_roles = _user_roles(entry.entries("user_roles"), {role.code for role in authority_roles}, settings)
        workflows.append(
            Workflow(
                code=entry.code(),
                names=entry.names(),
                user_roles=user_roles,
                authority_roles=authority_roles,
                settings=settings,
            )
        )
    unique_codes((each.code, place) for each, place in zip(workflows, places, strict=True))
    unique_names((each.names, place) for each, place in zip(workflows, places, strict=True))
    return {each.code: each for each in workflows}


def _settings(places: list[Item]) -> tuple[str, ...]:
    settings = [(place.one_of(SETTINGS), place) for place in places]
    unique_codes(settings)
    return tuple(code for code, _ in settings)


def _authority_roles(places: list[Item]) -> tuple[AuthorityRole, ...]:
    roles: list[AuthorityRole] = []
    for item in places:
        entry = item.keys(("code",), ("coordinates",), named=True)
        coordinates = "coordinates" in entry and entry["coordinates"].flag()
        roles.append(AuthorityRole(code=entry.code(), names=entry.names(), coordinates=coordinates))
    unique_codes((role.code, place) for role, place in zip(roles, places, strict=True))
    unique_names((role.names, place) for role, place in zip(roles, places, strict=True))
    return tuple(roles)


def _user_roles(
    places: list[Item], authority_roles: Collection[str], settings: Collection[str]
) -> tuple[UserRole, ...]:
    roles: list[UserRole] = []
    for item in places:
        entry = item.keys(("code", "short", "allows"), ("required", "only_for"), named=True)
        only_for = tuple(_authority_role(role, authority_roles) for role in entry.entries("only_for"))
        required = _required(entry["required"], authority_roles, settings, only_for) if "required" in entry else None
        roles.append(
            UserRole(
                code=entry.code(),
                names=entry.names(),
                short=entry["short"].names(short=True) if "short" in entry else Names(texts={}),
                allows=entry["allows"].names(sentence=True) if "allows" in entry else Names(texts={}),
                required=required,
                only_for=only_for,
            )
        )
    unique_codes((role.code, place) for role, place in zip(roles, places, strict=True))
    unique_names((role.names, place) for role, place in zip(roles, places, strict=True))
    unique_names((role.short, place) for role, place in zip(roles, places, strict=True))
    return tuple(roles)


def _authority_role(item: Item, known: Collection[str]) -> str:
    code = item.code()
    if code and code not in known:
        item.problem("reference.authority_role", code=code)
    return code


def _required(item: Item, known: Collection[str], settings: Collection[str], only_for: tuple[str, ...]) -> HolderRule:
    """When somebody must hold a role (R4.3, D1): `{}` always, else under one condition."""
    entry = item.keys((), ("authority_role", "setting"))
    if {"authority_role", "setting"} <= set(entry):
        item.problem("required.two_conditions")
    role = _authority_role(entry["authority_role"], known) if "authority_role" in entry else None
    setting = entry.code("setting") or None
    if setting and setting not in settings:
        entry["setting"].problem("reference.setting", code=setting)
    if role in known and only_for and role not in only_for:
        item.problem("required.never_possible")
    return HolderRule(authority_role=role, setting=setting)
