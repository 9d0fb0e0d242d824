"""What can be found in the demonstration: every ready-made choice of users, coordinators by every kind of word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from imi_tui.domain.dto.users import UserQuery, UserShow
from tests.factories import opened
from tests.usecases.demo import RULES, Demo, empty_database, fill, on


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    path: Path = empty_database(tmp_path_factory.mktemp("demo"))
    with opened(path, time_zone=RULES.zone) as storage:
        filled = on(path, storage)
        fill(filled)
        yield filled


def test_r4_1_every_ready_made_choice_of_the_list_shows_somebody(demo: Demo) -> None:
    actor = demo.sign_in("beheerder").actor
    found = {
        show: [row.last_name for row in demo.domain.users(actor, UserQuery(show=show)).rows]
        for show in get_args(UserShow)
        if show != "all"
    }
    assert found == {
        "blocked": ["Duinpad", "Heidebloem"],
        "expired": ["Lindehof", "Populier", "Veenkamp"],
        "expiring": ["Kleiweg", "Molenwiek", "Sterrebos", "van Rietdijk"],
        "inactive": ["Abeelen", "Heidebloem", "Kleiweg", "Lindehof", "Populier"],
        "mail_failed": ["Sterrebos"],
        "unchecked": ["Hazelaar", "Populier", "Veenkamp"],
        "deleted": ["Schoutenveen"],
    }


def test_r2_9_coordinators_are_found_in_every_way(demo: Demo) -> None:
    actor = demo.sign_in("beheerder").actor

    def found(text: str) -> list[tuple[str, str, bool]]:
        candidates = demo.domain.coordinator_candidates(actor, "PQ-REQ", text)
        return [(one.name, one.found_in, one.linked) for one in candidates]

    assert found("zuid") == [
        ("Kamer van Vakberoepen Zuidland", "name", True),
        ("Handwerkskamer Grensstreek", "description", False),
    ]
    assert found("hofst") == [("Ministerie van Marktzaken", "place", False)]
    assert ("Handwerkskamer Grensstreek", "keyword", False) in found("architect")
