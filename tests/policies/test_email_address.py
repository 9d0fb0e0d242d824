"""E-mail addresses (R2.7, R3.4, D8)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imi_tui.domain.policies import email_address


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("imi@veldermeer.example", "imi@veldermeer.example"),
        (" m.wilgenroos@veldermeer.example\n", "m.wilgenroos@veldermeer.example"),
        ("a+b@x.nl", "a+b@x.nl"),
        ("o'brien@x.ie", "o'brien@x.ie"),
        ("Post@GEMEENTE.NL", "Post@gemeente.nl"),
        ("post@bücher.example", "post@bücher.example"),
        ("post@xn--bcher-kva.example", "post@bücher.example"),
        ("jose\u0301@x.es", "josé@x.es"),
        ("x" * 64 + "@x.nl", "x" * 64 + "@x.nl"),
    ],
)
def test_r2_7_right_addresses_pass(text: str, stored: str) -> None:
    assert email_address.check(text, "email") == (stored, ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "text.required"),
        ("   ", "text.required"),
        ("imi", "email.no_at"),
        ("imi@", "email.no_domain"),
        ("@x.nl", "email.no_local"),
        ("imi@veldermeer", "email.no_dot"),
        ("imi@.nl", "email.no_dot"),
        ("im i@x.nl", "email.spaces"),
        ("imi@x .nl", "email.spaces"),
        ("imi@x@y.nl", "email.two_at"),
        ("imi@@x.nl", "email.two_at"),
        ("imi@x@", "email.two_at"),
        ("x" * 250 + "@x.nl", "email.too_long"),
        ("x" * 65 + "@x.nl", "email.form"),
        ("imi@x.local", "email.reserved_domain"),
        ("imi@x.test", "email.reserved_domain"),
        ("imi@x..nl", "email.form"),
        (".imi@x.nl", "email.form"),
        ("im[/]i@x.nl", "email.form"),
        ("Jan <imi@x.nl>", "email.spaces"),
        ("imi@[1.2.3.4]", "email.form"),
        ("imi\u202e@x.nl", "text.control"),
        ("imi\r\nBcc:x@x.nl", "text.control"),
        ("=?UTF-8?Q?=0A?=@x.nl", "email.form"),
    ],
)
def test_r2_7_each_mistake_has_its_own_code(text: str, code: str) -> None:
    _, issues = email_address.check(text, "general.email")
    assert [(issue.code, issue.path) for issue in issues] == [(code, "general.email")]


@pytest.mark.parametrize(
    "same",
    [
        ("Post@Gemeente.NL", "post@gemeente.nl"),
        ("post@bücher.example", "POST@XN--BCHER-KVA.EXAMPLE"),
        ("josé@x.es", "jose\u0301@X.es"),
        ("STRASSE@x.de", "straße@x.de"),
        ("post@b\u00dccher.example", "post@bu\u0308cher.example"),
        (" a@x.nl ", "a@x.nl"),
        ("a@x\u3002nl", "a@x.nl"),
    ],
)
def test_r3_4_one_key_for_every_spelling(same: tuple[str, str]) -> None:
    assert email_address.key(same[0]) == email_address.key(same[1])


def test_r3_4_other_addresses_have_other_keys() -> None:
    addresses = ["a@x.nl", "b@x.nl", "a@y.nl", "a.b@x.nl", "ab@x.nl", "a+b@x.nl"]
    assert len({email_address.key(address) for address in addresses}) == len(addresses)


@given(st.text(max_size=40))
def test_key_never_fails_and_is_stable(text: str) -> None:
    once = email_address.key(text)
    assert email_address.key(once) == once or not once.isascii()


@given(st.emails())
def test_key_of_the_stored_form_is_the_key_of_the_typed_form(address: str) -> None:
    stored, issues = email_address.check(address, "email")
    if not issues:
        assert email_address.key(stored) == email_address.key(address)
