"""Temporary passwords (R4.5, R4.7, security P8), clock and chance."""

from __future__ import annotations

import math
import re
from collections import Counter
from datetime import UTC

from imi_tui.domain.policies import password
from imi_tui.domain.security import temporary
from imi_tui.domain.security.clock import SystemClock
from imi_tui.domain.security.random import SystemRandom


def test_r4_7_temporary_passwords_meet_the_rules_and_never_repeat() -> None:
    made = [temporary.make(SystemRandom()).reveal() for _ in range(2000)]
    assert len(set(made)) == len(made)
    for text in made:
        assert re.fullmatch(r"[A-Za-z0-9]{4}(-[A-Za-z0-9]{4}){5}", text)
        assert password.issues(text, text) == ()


def test_no_two_signs_look_alike_and_they_hold_128_bits() -> None:
    assert len(set(temporary.ALPHABET)) == len(temporary.ALPHABET)
    assert not set(temporary.ALPHABET) & set("0O1lIioS")
    assert temporary.GROUP * temporary.GROUPS * math.log2(len(temporary.ALPHABET)) > 128


def test_every_sign_comes_at_every_place() -> None:
    texts = [temporary.make(SystemRandom()).reveal().replace("-", "") for _ in range(3000)]
    for place in range(24):
        counts = Counter(text[place] for text in texts)
        expected = len(texts) / len(temporary.ALPHABET)
        assert len(counts) == len(temporary.ALPHABET)
        # Chi-square with 40 degrees of freedom: above 105 once in ten million.
        assert sum((count - expected) ** 2 / expected for count in counts.values()) < 105


def test_a_password_without_a_digit_is_thrown_away() -> None:
    class Chance:
        def __init__(self) -> None:
            self.asked = 0

        def below(self, bound: int) -> int:
            self.asked += 1
            return 0 if self.asked <= 24 else (self.asked * 7) % bound

    made = temporary.make(Chance()).reveal()
    assert made != "aaaa-aaaa-aaaa-aaaa-aaaa-aaaa"
    assert password.issues(made, made) == ()


def test_it_never_shows_by_accident() -> None:
    made = temporary.make(SystemRandom())
    assert made.reveal() not in f"{made} {made!r} {[made]}"


def test_the_clock_speaks_utc() -> None:
    assert SystemClock().now().tzinfo is UTC


def test_chance_stays_below_its_bound() -> None:
    chance = SystemRandom()
    assert {chance.below(3) for _ in range(200)} == {0, 1, 2}
