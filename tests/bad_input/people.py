"""Tables for a person: names, language of e-mails, user name (R3.3, R3.6, D9, D28)."""

from __future__ import annotations

from typing import Final

from tests.bad_input.cases import EMPTY, NEVER, Case, bad, ok

PERSON_NAME: Final[tuple[Case, ...]] = (
    *NEVER,
    *(bad(text, "text.required") for text in EMPTY),
    bad("Jan3", "name.character"),
    bad("Jan Ⅲ", "name.character"),
    bad("[/]", "name.character"),
    bad("[bold]Jan", "name.character"),
    bad("[@click=app.quit]x", "name.character"),
    bad("<b>Jan</b>", "name.character"),
    bad("{name}", "name.character"),
    bad("=cmd", "name.character"),
    bad("Jan, Piet", "name.character"),
    bad("Jan & Piet", "name.character"),
    bad("jan@veldermeer.example", "name.character"),
    bad("Jan😀", "name.character"),
    bad("Jan\ue000", "name.character"),
    bad("D`Angelo", "name.character"),
    bad("𝐉an", "name.character"),
    bad("Ｊan", "name.character"),
    bad("ᴶᵃⁿ", "name.character"),
    bad("Jan\u20dd", "name.character"),
    bad("Jan\u200bPiet", "text.control"),
    bad("Jan\u200dPiet", "text.control"),
    bad("Jan\ufeff", "text.control"),
    bad("Jan\u3164", "text.control"),
    bad("Jan\ufe0f", "text.control"),
    bad("Jan\u034f", "text.control"),
    bad("-", "name.letter"),
    bad("' '", "name.letter"),
    bad("\u0301a", "name.marks"),
    bad("x" + "\u0301" * 9, "name.marks"),
    bad("x" * 65, "text.too_long"),
    bad("1" * 65, "text.too_long", "name.character"),
    ok("Mees"),
    ok("van 't Hoff"),
    ok("van \u2018t Hoff"),
    ok("D\u2019Angelo"),
    ok("Jean-Luc"),
    ok("  van\u00a0 der   Wilgenroos ", "van der Wilgenroos"),
    ok("Jose\u0301", "José"),
    ok("Μαρία"),
    ok("M.ª Àngels"),
    ok("x" * 64),
)

USER_NAME: Final[tuple[Case, ...]] = (
    *NEVER,
    bad("", "text.required"),
    bad(" \t\r\n", "text.required"),
    bad("\u200b", "text.control"),
    bad("\u3164", "text.control"),
    bad("ab", "user_name.too_short"),
    bad("x" * 33, "user_name.too_long"),
    bad("kano 7316", "user_name.spaces"),
    bad("kano\u00a07316", "user_name.spaces"),
    bad("kano\u200b7316", "text.control"),
    bad("käno", "user_name.character"),
    bad("kan\u043e", "user_name.character"),
    bad("\u212aano", "user_name.character"),
    bad("kano@veldermeer", "user_name.character"),
    bad("kano/7316", "user_name.character"),
    bad("'; drop table user", "user_name.character"),
    bad("[/]", "user_name.character"),
    bad("[bold]kano", "user_name.character"),
    bad("kano%", "user_name.character"),
    bad("ｋano", "user_name.character"),
    bad("kano😀", "user_name.character"),
    bad("é", "user_name.character", "user_name.too_short"),
    bad("-kano", "user_name.start"),
    bad("...", "user_name.start"),
    bad("_", "user_name.start", "user_name.too_short"),
    bad("root", "user_name.reserved"),
    bad("Admin", "user_name.reserved"),
    bad("anna", "user_name.in_use"),
    bad("ANNA", "user_name.in_use"),
    ok("abc"),
    ok(" KANO-7316\n", "kano-7316"),
    ok("123"),
    ok("a._-z"),
    ok("x" * 32),
)

LANGUAGE: Final[tuple[Case, ...]] = (
    bad("", "language.required"),
    *(
        bad(code, "language.unknown")
        for code in (
            " ", "xx", "NL", "nl ", " nl", "nld", "nl-NL", "dutch", "Nederlands", "n", "nl\x00", "nl\n", "\ud800",
            "[/]", "%", "0", "\u200bnl", "ｎｌ", "nl,en", "--", "None",
        )
    ),
    *(ok(code) for code in ("nl", "en", "de", "fr")),
)  # fmt: skip
