"""All that there is to a line of the tab Autoriteit, where the line itself has room for a part (screens.md 4.1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from screens.kit.record.field import Field

if TYPE_CHECKING:
    from imi_tui.domain.dto.authority import AuthorityView, ModuleAccess
    from screens.kit.host import Host


def paragraphs(host: Host, view: AuthorityView, field: Field) -> list[str]:
    """The whole value, and what stands behind it: translations by language, coordinators and managers by module."""
    more = _MORE.get(field.name)
    return [field.whole() or "-", *(more(host, view) if more is not None else [])]


def _translations(host: Host, view: AuthorityView) -> list[str]:
    tr, lines = host.tr, []
    for entry in view.translations:
        known = host.catalogue.language_by_code.get(entry.language)
        name = known.names.in_(tr.language) if known else entry.language
        text = f"{name}: {entry.text}"
        lines.append(f"{text} ({tr('outdated')})" if entry.outdated else text)
    return lines


def _by_module(host: Host, view: AuthorityView, words: Callable[[ModuleAccess], str]) -> list[str]:
    known = host.catalogue.module_by_code
    titles = [
        (known[access.module].title(host.tr.language) if access.module in known else access.module, words(access))
        for access in view.modules
    ]
    return [f"{title}: {text}" for title, text in titles if text]


def _coordinators(host: Host, view: AuthorityView) -> list[str]:
    return _by_module(host, view, lambda access: ", ".join(entry.name for entry in access.coordinators))


def _managers(host: Host, view: AuthorityView) -> list[str]:
    return _by_module(host, view, lambda access: access.granted_by)


_MORE: Final = {
    "general.informal_name": _translations,
    "coordinators": _coordinators,
    "access_manager": _managers,
}
