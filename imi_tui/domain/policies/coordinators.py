"""Linked coordinators (R2.9, D5): who can be linked in a module, and what is wrong with a choice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from imi_tui.domain.dto.authority import Coordinator
from imi_tui.domain.dto.catalogue import Catalogue, Module
from imi_tui.domain.errors import Issue


class LinkFacts(Protocol):
    """What the rules need to know of an access and the coordinators that are linked in it."""

    @property
    def module(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def coordinators(self) -> Sequence[Coordinator]: ...


def coordinating_roles(module: Module) -> frozenset[str]:
    """The roles of authorities in a module that others can link to; none where coordinators do not apply."""
    if not module.coordinators:
        return frozenset()
    return frozenset(role.code for role in module.workflow.authority_roles if role.coordinates)


def added(chosen: Mapping[str, Collection[str]], accesses: Iterable[LinkFacts]) -> dict[str, frozenset[str]]:
    """Numbers that would be linked newly, by module; modules of the authority only."""
    return {
        access.module: frozenset(chosen[access.module]) - _linked(access)
        for access in accesses
        if access.module in chosen
    }


def check_coordinators(
    chosen: Mapping[str, Collection[str]],
    *,
    catalogue: Catalogue,
    accesses: Iterable[LinkFacts],
    own: str,
    linkable: Mapping[str, Collection[str]],
) -> tuple[Issue, ...]:
    """Everything that is wrong with the links, in the order of the modules.

    A link that stands may stay although the other is no coordinator any more: somebody else's act must not stop a save.

    Args:
        chosen: Numbers of all linked coordinators by module code.
        catalogue: The reference data.
        accesses: The modules of the authority as stored.
        own: Number of the authority itself.
        linkable: Which of the newly linked have active access to the module in a coordinating role (D5).
    """
    issues: list[Issue] = []
    stored = {access.module: access for access in accesses}
    strange = sorted(set(chosen) - set(catalogue.module_by_code))
    for code in (*(module.code for module in catalogue.modules if module.code in chosen), *strange):
        module, access = catalogue.module_by_code.get(code), stored.get(code)
        wanted = frozenset(chosen[code])
        if module is None or access is None:
            issues.append(_issue("coordinators.no_access", code))
        elif access.state != "granted":
            if wanted != _linked(access):
                issues.append(_issue("coordinators.suspended", code))
        elif not module.coordinators:
            if wanted:
                issues.append(_issue("coordinators.not_applicable", code))
        else:
            issues.extend(_new_ones(code, wanted - _linked(access), own, linkable.get(code, ())))
    return tuple(issues)


def _new_ones(code: str, new: frozenset[str], own: str, linkable: Collection[str]) -> list[Issue]:
    issues = [_issue("coordinators.own", code)] if own in new else []
    unfit = sorted(new - {own} - set(linkable))
    return [*issues, *(_issue("coordinators.not_offered", code, coordinator=number) for number in unfit)]


def _issue(code: str, module: str, **params: str) -> Issue:
    return Issue(code=code, path=f"modules.{module}.coordinators", params={"module": module, **params})


def _linked(access: LinkFacts) -> frozenset[str]:
    return frozenset(linked.number for linked in access.coordinators)
