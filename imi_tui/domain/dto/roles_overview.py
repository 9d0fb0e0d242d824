"""The overview users x modules (D26, R4.4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewRow:
    """A line of the overview users x modules (D26).

    Attributes:
        key: As `UserRow.key`.
        roles: Role codes by module code; only modules in which the user has any.
        everything: Has every role that can be given, in every module at work: more than any task needs (R4.4).
    """

    user_id: int
    key: tuple[str | int, ...]
    name: str
    is_administrator: bool
    roles: Mapping[str, frozenset[str]]
    everything: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RolesOverview:
    """A window of the overview: the authority's module codes in the order of the catalogue, suspended ones included,
    and rows as `UserPage` has them."""

    modules: tuple[str, ...]
    rows: tuple[OverviewRow, ...]
    matching: int
    total: int
