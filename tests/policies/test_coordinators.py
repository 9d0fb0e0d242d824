"""What is wrong with a choice of linked coordinators (R2.9, D5)."""

from __future__ import annotations

from dataclasses import replace

from imi_tui.domain.dto.authority import Coordinator
from imi_tui.domain.model.authority import Access
from imi_tui.domain.policies import coordinators
from tests.policies.reference import CATALOGUE

STORED = Coordinator(number="NL-00002", name="Kamer", country="NL")
ACCESSES = (
    Access(module="SD-REQ", role="authority", coordinators=[STORED]),
    Access(module="PQ-REQ", role="authority", state="suspended", coordinators=[STORED]),
)


def check(chosen: dict[str, set[str]], linkable: dict[str, set[str]] | None = None) -> list[tuple[str, str]]:
    issues = coordinators.check_coordinators(
        chosen, catalogue=CATALOGUE, accesses=ACCESSES, own="NL-00001", linkable=linkable or {}
    )
    return [(issue.code, issue.path) for issue in issues]


def test_r2_9_nothing_named_nothing_wrong() -> None:
    assert check({}) == []
    assert check({"SD-REQ": set(), "PQ-REQ": {STORED.number}}) == []


def test_r2_9_only_new_links_must_be_possible() -> None:
    assert check({"SD-REQ": {STORED.number, "NL-00003"}}, {"SD-REQ": {"NL-00003"}}) == []
    assert check({"SD-REQ": {STORED.number, "NL-00003"}}, {"PQ-REQ": {"NL-00003"}}) == [
        ("coordinators.not_offered", "modules.SD-REQ.coordinators")
    ]


def test_r2_9_oneself_is_refused_even_where_one_coordinates() -> None:
    assert check({"SD-REQ": {"NL-00001"}}, {"SD-REQ": {"NL-00001"}}) == [
        ("coordinators.own", "modules.SD-REQ.coordinators")
    ]


def test_r2_9_everything_that_is_wrong_in_the_order_of_the_modules() -> None:
    chosen = {"XX": {"NL-00003"}, "PQ-REQ": {"NL-00003"}, "SD-NOT": set[str](), "SD-REQ": {"b", "a"}}
    assert [code for code, _ in check(chosen)] == [
        "coordinators.not_offered",
        "coordinators.not_offered",
        "coordinators.suspended",
        "coordinators.no_access",
        "coordinators.no_access",
    ]


def test_d5_roles_that_coordinate_come_from_the_catalogue() -> None:
    module = CATALOGUE.modules[0]
    assert coordinators.coordinating_roles(module) == {"coordinator"}
    assert coordinators.coordinating_roles(replace(module, coordinators=False)) == frozenset()
