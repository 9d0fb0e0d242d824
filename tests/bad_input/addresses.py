"""E-mail addresses as administrations all over the Union have them, and ones that nobody can have (RFC 5321, IDNA)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

LOCAL: Final = (
    "info", "post", "m.wilgenroos", "mees.van-der-wilgenroos", "imi+diensten", "imi+diensten+2026", "o'brien",
    "d'angelo", "j_jansen", "a", "1", "007", "x-y", "jan.p.de.vries", "secretariat.general", "dept!42", "cost#centre",
    "fee$", "r&d", "50%off", "a*b", "a/b", "year=2026", "who?", "up^", "back`tick", "{team}", "a|b", "til~de", "_x_",
    "-dash", "+plus", "Post.Kamer", "x" * 64, "josé", "jürgen.groß", "łukasz", "őrs", "ștefan", "ħanna",
    "γιώργος", "георги", "søren",
)  # fmt: skip
DOMAIN: Final = (
    "veldermeer.example", "gov.example", "a.co", "x.museum", "mail.sub.dept.ministry.example", "x1.example",
    "123.example", "a-b.example", "xn--bcher-kva.example", "bücher.example", "gemeente.gov.mt", "Veldermeer.Example",
    "d" * 63 + ".example", "straße.example", "υπουργείο.example", "министерство.example", "łódź.example",
    "a.b.c.d.e.f.g.example", "københavn.example", "île-de-france.example",
)  # fmt: skip
KEYS: Final = {
    "Post.Kamer@Veldermeer.Example": "post.kamer@veldermeer.example",
    "INFO@bücher.example": "info@xn--bcher-kva.example",
    "info@xn--bcher-kva.example": "info@xn--bcher-kva.example",
    "jürgen.groß@straße.example": "jürgen.gross@xn--strae-oqa.example",
    "γιώργος@υπουργείο.example": "γιώργοσ@xn--kxahg2bdbi3ac.example",
    "георги@министерство.example": "георги@xn--b1afiashkohcid.example",
    "őrs@łódź.example": "őrs@xn--d-uga0v4h.example",
    "a@mail.sub.dept.ministry.example": "a@mail.sub.dept.ministry.example",
    "imi+diensten@x.museum": "imi+diensten@x.museum",
    "o'brien@a.co": "o'brien@a.co",
}
"""The key of an address, its domain as Punycode writes it (RFC 3492): whatever has the same is the same (D8)."""


def real() -> Iterator[str]:
    """More than five hundred that mail can be sent to."""
    for local in LOCAL:
        for domain in DOMAIN:
            yield f"{local}@{domain}"


_NO_LOCAL: Final = (
    "", ".x", "x.", "x..y", "a b", "a\tb", '"a"', '"a b"', "a(b)", "a<b", "a>b", "a,b", "a;b", "a:b", "a\\b", "a[b]",
    "[/]", "a\u200bb", "a\u00adb", "a\u202eb", "a\u3164b", "a\u034fb", "a\ue000b", "a\x00b", "a\x1b[2Jb",
    "a\r\nbcc:b", "a\ud800b", "a\ufffdb", "a\u0378b", "=?utf-8?q?x?=", "x" * 65, "a@b", "@", "mailto:a", "Jan <a",
    "a\u00a0b",
)  # fmt: skip
_NO_DOMAIN: Final = (
    "", ".", "x", "localhost", ".example", "x.", "x..example", "-x.example", "x-.example", "x_y.example",
    "x y.example", "x,example", "x.exam ple", "[192.0.2.1]", "192.0.2.1", "[IPv6:::1]", "x.example.", "x.example/",
    "x.example:25", "x.example>", "x.1", "d" * 64 + ".example", ".".join(["d" * 60] * 5) + ".example", "i❤.example",
    "x😀.example", "xn--a.example", "x\u200b.example", "x\u202e.example", "x\ue000.example", "x.local", "x.test",
    "x.invalid", "x.onion", "x.arpa", "[/].example", "x.example\x1b[2J", "x.e\x00", "x.\ud800", "(x).example",
    "x!y.example", "x@y.example", "%.example",
)  # fmt: skip


def impossible() -> Iterator[str]:
    """More than a hundred that nobody can have."""
    for local in _NO_LOCAL:
        yield f"{local}@veldermeer.example"
        yield f"{local}@bücher.example"
    for domain in _NO_DOMAIN:
        yield f"imi@{domain}"
        yield f"m.wilgenroos@{domain}"
    yield from (
        "imi",
        "veldermeer.example",
        "imi＠veldermeer.example",
        "imi at veldermeer.example",
        "https://x.example",
    )
