"""Reads the people and authorities of the demonstration. All are invented; every address ends in `.example`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from importlib.resources import files
from typing import Any

from imi_tui.domain.dto.authority import GeneralData
from imi_tui.domain.dto.demonstration import (
    DemoAccess,
    DemoAuthority,
    DemoMoment,
    Demonstration,
    DemoRequest,
    DemoUser,
)

_FOLDER = "demonstration_files"


def read_demonstration() -> Demonstration:
    """The demonstration that comes with the program: one file an authority, in the order of their names.

    These files are part of the program, not an operator's: what is wrong in them is a defect and shows as one.
    """
    import yaml

    folder = files(__package__) / _FOLDER
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".yaml"))
    plain = [yaml.safe_load((folder / name).read_text(encoding="utf-8")) for name in names]
    return Demonstration(authorities=tuple(_authority(values) for values in plain))


def _authority(values: Mapping[str, Any]) -> DemoAuthority:
    general = values["general"]
    delegated = values.get("delegated_modules", ())
    read = {
        "general": GeneralData(**{**general, "working_languages": tuple(general["working_languages"])}),
        "users": tuple(_user(user) for user in values["users"]),
        "competences": {code: frozenset(chosen) for code, chosen in values["competences"].items()},
        "modules": {code: _access(access) for code, access in values["modules"].items()},
        "outdated": frozenset(values.get("outdated", ())),
        "delegated_modules": None if delegated == "all" else frozenset(delegated),
        "checked": _moment(values.get("checked")),
        "changed": _moment(values.get("changed")),
        "translation_request": _request(values.get("translation_request")),
    }
    return DemoAuthority(**{**values, **read})


def _access(values: Mapping[str, Any]) -> DemoAccess:
    read = {
        "keywords": frozenset(values.get("keywords", ())),
        "coordinators": tuple(values.get("coordinators", ())),
    }
    return DemoAccess(**{**values, **read})


def _user(values: Mapping[str, Any]) -> DemoUser:
    roles = values.get("roles", {})
    read = {
        "seen": _moment(values.get("seen")),
        "checked": _moment(values.get("checked")),
        "deleted": _moment(values.get("deleted")),
        "roles": None if roles == "all" else {module: frozenset(codes) for module, codes in roles.items()},
    }
    return DemoUser(**{**values, **read})


def _request(values: Mapping[str, Any] | None) -> DemoRequest | None:
    if values is None:
        return None
    at = {name: value for name, value in values.items() if name != "old_name"}
    moment = _moment(at)
    return DemoRequest(old_name=values["old_name"], at=moment) if moment else None


def _moment(values: Mapping[str, Any] | None) -> DemoMoment | None:
    if values is None:
        return None
    return DemoMoment(**{**values, "time": time.fromisoformat(values["time"])})
