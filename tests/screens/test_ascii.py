"""A terminal whose character set knows no line drawing: the program's own signs are ASCII, letters stay."""

from __future__ import annotations

import unicodedata

from tests.screens.driver import running
from tests.usecases.office import Office


async def test_signs_and_rules_are_ascii_and_names_keep_their_letters(office: Office) -> None:
    async with running(office.domain, utf8=False) as it:
        seen = it.text()
        await it.sign_in("anna")
        for keys in (("1",), ("f2",), ("f8", "f3"), ("f9",), ("esc", "f1"), ("esc", "f9", "2"), ("f9", "3"), ("f5",)):
            await it.press(*keys)
            seen += it.text()
        strange = {sign for sign in seen if not sign.isascii() and not unicodedata.category(sign).startswith("L")}
        assert strange == set()
        assert "Officiële naam" in seen
        assert "#" in seen, "the sign for what was changed"
