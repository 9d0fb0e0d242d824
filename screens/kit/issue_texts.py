"""The sentence for an issue of a rule, with names where the rule gives codes (`issues.po` has one for every code)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from imi_tui.locale import formats

if TYPE_CHECKING:
    from imi_tui.domain.dto.catalogue import Catalogue
    from imi_tui.domain.errors import Issue
    from screens.kit.host import Host


def issue_text(host: Host, issue: Issue) -> str:
    """What is wrong and what to do, in the language of the screens."""
    params = {name: _word(host, issue.params, name, value) for name, value in issue.params.items()}
    return host.tr(issue.code, **params)


def _word(host: Host, params: Mapping[str, object], name: str, value: object) -> object:
    if isinstance(value, int):
        return formats.number(host.tr.language, value)
    look_up = _NAMES.get(name)
    if look_up is None or not isinstance(value, str):
        return value
    return look_up(host.catalogue, host.tr.language, value, params) or value


def in_sentence(name: str) -> str:
    """A name in the middle of a sentence: small first letter, unless it is an abbreviation."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _list(catalogue: Catalogue, language: str, code: str, _: Mapping[str, object]) -> str:
    found = catalogue.competence_list_by_code.get(code)
    return in_sentence(found.names.in_(language)) if found else ""


def _value(catalogue: Catalogue, language: str, code: str, params: Mapping[str, object]) -> str:
    found = catalogue.competence_list_by_code.get(str(params.get("list", "")))
    names = dict(found.values).get(code) if found else None
    return names.in_(language) if names else ""


def _module(catalogue: Catalogue, language: str, code: str, _: Mapping[str, object]) -> str:
    found = catalogue.module_by_code.get(code)
    return found.title(language) if found else ""


def _role(catalogue: Catalogue, language: str, code: str, params: Mapping[str, object]) -> str:
    found = catalogue.module_by_code.get(str(params.get("module", "")))
    roles = found.workflow.user_roles if found else ()
    return next((role.names.in_(language) for role in roles if role.code == code), "")


_NAMES: Final[Mapping[str, Callable[[Catalogue, str, str, Mapping[str, object]], str]]] = {
    "list": _list,
    "value": _value,
    "module": _module,
    "role": _role,
}
