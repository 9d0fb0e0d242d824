"""What wrong attempts cost (D14)."""

from __future__ import annotations

import pytest

from imi_tui.domain.policies import blocking
from imi_tui.domain.policies.rules import Rules

RULES = Rules()


@pytest.mark.parametrize(
    ("failed", "seconds"),
    [(1, 0), (5, 0), (6, 30), (7, 60), (8, 120), (9, 240), (10, 480), (11, 900), (19, 900)],
)
def test_d14_five_are_free_then_waits_grow(failed: int, seconds: int) -> None:
    for only in (False, True):
        penalty = blocking.after_failure(failed, RULES, only_administrator=only)
        assert (penalty.wait.total_seconds(), penalty.blocked) == (seconds, False)


@pytest.mark.parametrize("failed", [20, 21, 5000])
def test_r4_9_twenty_in_a_row_block(failed: int) -> None:
    assert blocking.after_failure(failed, RULES, only_administrator=False).blocked


@pytest.mark.parametrize("failed", [20, 21, 5000])
def test_d14_only_administrator_waits_but_is_never_blocked(failed: int) -> None:
    penalty = blocking.after_failure(failed, RULES, only_administrator=True)
    assert (penalty.wait.total_seconds(), penalty.blocked) == (900, False)
