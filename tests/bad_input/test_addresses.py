"""E-mail addresses at large (R2.7, R3.4, D8)."""

from __future__ import annotations

import unicodedata

import pytest

from imi_tui.domain.policies import email_address, limits
from imi_tui.domain.policies.codes import CODES
from tests.bad_input.addresses import DOMAIN, KEYS, LOCAL, impossible, real

EMAIL_CODES = {code for code in CODES if code.startswith(("email.", "text."))} - {"email.in_use", "text.too_long"}


@pytest.mark.parametrize("local", LOCAL)
def test_r2_7_more_than_five_hundred_real_addresses_are_taken(local: str) -> None:
    assert len(set(real())) >= 500
    for domain in DOMAIN:
        typed = f"{local}@{domain}"
        stored, issues = email_address.check(typed, "email")
        assert issues == (), typed
        assert stored.rpartition("@")[0] == local, "what stands before the @ is the mailbox's own business"
        assert email_address.check(stored, "email") == (stored, ()), typed
        assert email_address.check(f"\t{typed} \r\n", "email") == (stored, ()), typed


@pytest.mark.parametrize("local", LOCAL)
def test_r3_4_every_way_of_writing_an_address_has_one_key(local: str) -> None:
    for domain in DOMAIN:
        typed = f"{local}@{domain}"
        key = email_address.key(typed)
        stored, _ = email_address.check(typed, "email")
        assert key.rpartition("@")[2].isascii(), typed
        assert email_address.key(key) == key, typed
        spellings = (
            stored, typed.upper(), typed.lower(), f" {typed}\n", unicodedata.normalize("NFD", typed),
            f"{local}@{domain}".replace("ß", "ss") if "ß" in local and "ß" not in domain else typed,
            f"{local}@{domain.replace('.', chr(0x3002))}",
        )  # fmt: skip
        for spelling in spellings:
            if "ß" in domain and spelling == typed.upper():
                continue  # capitals of ß are SS, which is another domain
            assert email_address.key(spelling) == key, (typed, spelling)


def test_r3_4_different_addresses_have_different_keys() -> None:
    same_host = {"xn--bcher-kva.example", "Veldermeer.Example"}
    locals_ = {local.casefold() for local in LOCAL}
    addresses = {f"{local}@{domain}" for local in locals_ for domain in DOMAIN if domain not in same_host}
    assert len({email_address.key(address) for address in addresses}) == len(addresses) >= 500


@pytest.mark.parametrize(("typed", "key"), KEYS.items())
def test_d8_the_key_itself(typed: str, key: str) -> None:
    assert email_address.key(typed) == key


def test_r2_7_more_than_a_hundred_impossible_addresses_are_refused_with_a_reason() -> None:
    wrong = set(impossible())
    assert len(wrong) >= 100
    for typed in sorted(wrong):
        _, issues = email_address.check(typed, "email")
        assert [issue.path for issue in issues] == ["email"], ascii(typed)
        assert issues[0].code in EMAIL_CODES, ascii(typed)
        email_address.key(typed)


def test_r2_7_the_longest_address_is_taken_and_one_more_is_not() -> None:
    domain = ".".join(["d" * 63] * 3) + ".nl"
    longest = "x" * (limits.EMAIL - len(domain) - 1) + "@" + domain
    assert email_address.check(longest, "email") == (longest, ())
    _, (issue,) = email_address.check("x" + longest, "email")
    assert (issue.code, issue.params) == ("email.too_long", {"max": 254, "count": 255})
