"""Tables for signing in and for a new password (R4.7, D13, D14)."""

from __future__ import annotations

from typing import Final

from tests.bad_input.cases import Case, bad, ok

LENGTH, UPPER, LOWER, DIGIT = "password.length", "password.upper", "password.lower", "password.digit"
SIGN, LONG = "password.character", "password.too_long"

NEW_PASSWORD: Final[tuple[Case, ...]] = (
    bad("", "password.required"),
    bad(" ", LENGTH, UPPER, LOWER, DIGIT),
    bad("        ", UPPER, LOWER, DIGIT),
    bad("abc", LENGTH, UPPER, DIGIT),
    bad("Abcde1", LENGTH),
    bad("Abcdef1", LENGTH),
    bad("Aé1e\u0301xyz", LENGTH),
    bad("Aa1😀😀😀😀", LENGTH),
    bad("abcdefg1", UPPER),
    bad("ABCDEFG1", LOWER),
    bad("Abcdefgh", DIGIT),
    bad("Abcdefg½", DIGIT),
    bad("Abcdefg①", DIGIT),
    bad("Abcdefgⅷ", DIGIT),
    bad("abcdefgh", UPPER, DIGIT),
    bad("12345678", UPPER, LOWER),
    bad("--------", UPPER, LOWER, DIGIT),
    bad("[/][/][/]", UPPER, LOWER, DIGIT),
    bad("東京東京東京東京1", UPPER, LOWER),
    bad("אבגדהוזח1", UPPER, LOWER),
    bad("Abcdefg1\x1b[2J", SIGN),
    bad("Abcdefg1\x00", SIGN),
    bad("Abc\tdefg1", SIGN),
    bad("Abcdefg1\u202e", SIGN),
    bad("Abcdefg1\u2028", SIGN),
    bad("Abcdefg1\ud800", SIGN),
    bad("Abcdefg1\u0378", SIGN),
    bad("Abcdefg1\ufffd", SIGN),
    bad("abc\x07", SIGN, LENGTH, UPPER, DIGIT),
    bad("Aa1" + "x" * 126, LONG),
    bad("a" * 129, LONG, UPPER, DIGIT),
    bad("\x1b" + "Aa1" + "x" * 126, SIGN, LONG),
    bad("Abcdefg1", "password.reused"),
    ok("Nieuw123"),
    ok("Aa1[/]{}%s"),
    ok("pass Word 1 "),
    ok("Ähnliches1"),
    ok("Κωδικός1"),
    ok("Пароль12"),
    ok("Aa1" + "x" * 125),
)
"""`Abcdefg1` is the password that the person has."""

AGAIN: Final = (
    "",
    "nieuw123",
    "Nieuw124",
    "Nieuw123 ",
    " Nieuw123",
    "Nieuw12",
    "Nieuw1234",
    "321wueiN",
    "Nieuw123\x00",
)
"""What is not the same as `Nieuw123`."""

UNKNOWN: Final = (
    "", " ", "nobody", "anna2", "ann", "anna anna",
    "ann\u0430", "ànna", "anna\x00", "anna\u200b", "anna\u202e", "\ud800", "anna\ufffd", "anna@veldermeer.example",
    "[/]", "[@click=app.quit]x", "' or 1=1 --", "%", "anna%", "x" * 5000, "a\nnna", "\x1b[2J", "anna\x1b[31m",
    "Anna Zonneveld", "root", "ＡＮＮＡ",
)  # fmt: skip
"""User names that nobody has; `anna` is one that somebody has."""

WRONG: Final = (
    "", " ", "abcdefg1", "ABCDEFG1", "Abcdefg", "Abcdefg1 ", " Abcdefg1", "Abcdefg1\n", "Abcdefg11", "Abcdefg2",
    "bcdefg1", "Abcdefg１", "\u0410bcdefg1", "Abcdefg1\x00", "Abcdefg1\u200b", "A\u0301bcdefg1", "1gfedcbA", "anna",
    "[/]", "%", "x" * 5000, "\ud800", "\ufffd", "\x1b[2J", "' or 1=1 --",
)  # fmt: skip
"""Not the password `Abcdefg1`."""

RIGHT_NAMES: Final = ("anna", "ANNA", " Anna ", "anna\n", "\tanna", "\u00a0anna\u3000")
"""Ways to write the user name `anna`."""
