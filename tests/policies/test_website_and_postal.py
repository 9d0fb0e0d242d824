"""Website and postal address (R1.1)."""

from __future__ import annotations

import pytest

from imi_tui.domain.policies import postal, website


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("", ""),
        ("  ", ""),
        ("www.veldermeer.example", "https://www.veldermeer.example"),
        ("http://veldermeer.example/a?b=c#d", "http://veldermeer.example/a?b=c#d"),
        ("HTTPS://veldermeer.example", "HTTPS://veldermeer.example"),
        ("bücher.example:8080/x", "https://bücher.example:8080/x"),
        ("https://veldermeer.example/[/]", "https://veldermeer.example/[/]"),
    ],
)
def test_right_websites_pass(text: str, stored: str) -> None:
    assert website.check(text, "general.website") == (stored, ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("veldermeer", "website.form"),
        ("ftp://veldermeer.example", "website.scheme"),
        ("javascript:alert(1)", "website.form"),
        ("file:///etc/passwd", "website.scheme"),
        ("https://", "website.form"),
        ("https://a b.example", "website.form"),
        ("https://user:pw@veldermeer.example", "website.form"),
        ("https://veldermeer.example:99999", "website.form"),
        ("https://-x.example", "website.form"),
        ("https://x..example", "website.form"),
        ("[/]", "website.form"),
        ("https://[::1", "website.form"),
        ("x.example/" + "y" * 190, "text.too_long"),
        ("veldermeer.example\x1b", "text.control"),
    ],
)
def test_wrong_websites_are_refused(text: str, code: str) -> None:
    _, issues = website.check(text, "general.website")
    assert [(issue.code, issue.path) for issue in issues] == [(code, "general.website")]


@pytest.mark.parametrize(("rule", "maximum"), [(postal.street, 100), (postal.postcode, 16), (postal.town, 80)])
def test_postal_lines(rule: object, maximum: int) -> None:
    assert callable(rule)
    assert rule(" Raadhuisplein 1 ", "p") == ("Raadhuisplein 1", ())
    assert rule("", "p") == ("", ())
    assert rule("x" * maximum, "p")[1] == ()
    assert [issue.code for issue in rule("x" * (maximum + 1), "p")[1]] == ["text.too_long"]
    assert [issue.code for issue in rule("a\u202eb", "p")[1]] == ["text.control"]
    assert rule("[/]", "p") == ("[/]", ())
