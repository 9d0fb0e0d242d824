"""argon2id (R4.7, security P1-P4)."""

from __future__ import annotations

from threading import Thread

import pytest

from imi_tui.domain.secret import Secret
from imi_tui.domain.security.hasher import RECOMMENDED, Argon2Hasher, Parameters, WeakParametersError

FAST = Parameters(time_cost=1, memory_kib=8, parallelism=1)


@pytest.fixture
def hasher() -> Argon2Hasher:
    return Argon2Hasher(FAST, allow_weak=True)


def test_the_default_is_the_second_profile_of_rfc_9106() -> None:
    encoded = Argon2Hasher().hash(Secret("Abcdefg1"))
    assert encoded.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert not RECOMMENDED.weak


@pytest.mark.parametrize(
    ("memory_kib", "time_cost", "weak"),
    [(19 * 1024, 2, False), (19 * 1024 - 1, 2, True), (19 * 1024, 1, True), (64 * 1024, 3, False), (8, 1, True)],
)
def test_parameters_below_the_floor_are_refused(memory_kib: int, time_cost: int, weak: bool) -> None:
    parameters = Parameters(memory_kib=memory_kib, time_cost=time_cost, parallelism=1)
    assert parameters.weak is weak
    if weak:
        with pytest.raises(WeakParametersError):
            Argon2Hasher(parameters)
    else:
        Argon2Hasher(parameters)


def test_only_the_right_password_fits(hasher: Argon2Hasher) -> None:
    encoded = hasher.hash(Secret("Abcdefg1"))
    assert hasher.verify(encoded, Secret("Abcdefg1"))
    assert not hasher.verify(encoded, Secret("Abcdefg2"))
    assert not hasher.verify(encoded, Secret(""))
    assert hasher.hash(Secret("Abcdefg1")) != encoded


def test_nothing_is_cut_off(hasher: Argon2Hasher) -> None:
    long = "Aa1" + "x" * 1021
    encoded = hasher.hash(Secret(long))
    assert hasher.verify(encoded, Secret(long))
    assert not hasher.verify(encoded, Secret(long[:-1] + "y"))


@pytest.mark.parametrize("odd", ["x" * 1025, "é" * 513, "\ud800", "x" * 1_000_000])
def test_what_no_rule_allows_fits_nothing_and_is_not_told(hasher: Argon2Hasher, odd: str) -> None:
    assert not hasher.verify(hasher.hash(Secret("Abcdefg1")), Secret(odd))
    with pytest.raises(ValueError, match="too long or not text") as caught:
        hasher.hash(Secret(odd))
    assert odd not in str(caught.value)


@pytest.mark.parametrize("encoded", [None, "", "nonsense", "$argon2id$fits-nothing"])
def test_without_a_readable_hash_the_same_work_is_done(
    hasher: Argon2Hasher, encoded: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    burnt: list[bool] = []
    monkeypatch.setattr(hasher, "_burn", lambda: burnt.append(True))
    assert hasher.verify(encoded, Secret("Abcdefg1")) is False
    assert burnt == [True]


def test_a_hash_of_other_parameters_is_outdated(hasher: Argon2Hasher) -> None:
    encoded = hasher.hash(Secret("Abcdefg1"))
    other = Argon2Hasher(Parameters(time_cost=2, memory_kib=8, parallelism=1), allow_weak=True)
    assert not hasher.outdated(encoded)
    assert other.outdated(encoded)
    assert other.verify(encoded, Secret("Abcdefg1"))
    assert hasher.outdated("nonsense")


def test_one_hash_at_a_time(hasher: Argon2Hasher, monkeypatch: pytest.MonkeyPatch) -> None:
    busy, most = 0, 0
    verify = hasher._argon2.verify

    class Watching:
        def verify(self, encoded: str, data: bytes) -> bool:
            nonlocal busy, most
            busy += 1
            most = max(most, busy)
            found = verify(encoded, data)
            busy -= 1
            return found

    encoded = hasher.hash(Secret("Abcdefg1"))
    monkeypatch.setattr(hasher, "_argon2", Watching())
    threads = [Thread(target=hasher.verify, args=(encoded, Secret("Abcdefg1"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1
