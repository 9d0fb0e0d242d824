"""While typing on the tab Autoriteit: the room that is left, languages by their letters."""

from __future__ import annotations

import pytest

from tests.screens.driver import running
from tests.screens.my_authority.test_editing import edit, stored
from tests.usecases.office import Office


async def test_over_four_fifths_of_the_length_the_room_left_is_said(office: Office) -> None:
    async with running(office.domain) as it:
        await edit(it, "p")
        await it.press("f8")
        await it.type("123456789012")
        assert "tekens" not in it.line_with("Postcode en plaats")
        await it.type("3")
        assert "nog 3 tekens" in it.line_with("Postcode en plaats")
        await it.type("45")
        assert "nog 1 teken " in it.line_with("Postcode en plaats")
        assert all(len(line) < 80 for line in it.text().split("\n"))
        await it.press("tab")
        assert "teken" not in it.line_with("Postcode en plaats")


async def test_a_long_title_keeps_its_end_in_sight_beside_the_room_left(office: Office) -> None:
    async with running(office.domain) as it:
        await edit(it, "i")
        await it.type("x" * 145)
        line = it.line_with("Informele benaming")
        assert line.endswith("]  nog 35 tekens")
        assert "xxx ]" in line


async def test_the_room_left_in_the_description_stands_beneath_its_label(office: Office) -> None:
    async with running(office.domain) as it:
        await edit(it, "b")
        await it.type("woord " * 270)
        lines = it.text().split("\n")
        label = next(index for index, line in enumerate(lines) if "Beschrijving" in line)
        assert lines[label + 1].strip().startswith("nog 3")
        assert "tekens" in lines[label + 1][:24]


@pytest.mark.parametrize(
    ("keys", "languages"),
    [
        (("f", "r", "enter"), ("nl", "en", "fr")),
        (("f", "r", "space", "enter"), ("nl", "en", "fr")),
        (("f", "r", "space", "d", "e", "enter"), ("nl", "en", "de", "fr")),
        (("n", "l", "enter"), ("nl", "en")),
        (("n", "l", "space", "enter"), ("en",)),
        (("f", "r", "esc"), ("nl", "en")),
        (("x", "y", "enter"), ("nl", "en")),
    ],
)
async def test_letters_add_a_working_language(
    office: Office, keys: tuple[str, ...], languages: tuple[str, ...]
) -> None:
    async with running(office.domain) as it:
        await edit(it, "w")
        await it.press("tab", "tab", "tab", "tab", *keys, "f3")
    assert set(stored(office).general.working_languages) == set(languages)
