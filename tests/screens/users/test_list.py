"""The tab Gebruikers (screens.md chapter 7, R4.1, R4.8, R4.9)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.screens.golden import assert_golden
from tests.screens.users.pages import focus_signs, listed, quiet, users_list
from tests.screens.users.people import Script

SIZES = [(80, 24), (60, 20), (200, 60), (120, 40)]


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_r4_1_r4_8_r4_9_the_list_as_drawn(language: str) -> None:
    async with users_list(Script(), language=language) as it:
        await it.type("veld")
        await quiet(it)
        await it.press(*["down"] * 6)
        assert_golden(f"users-list-{language}", it.text())
        assert focus_signs(it.text()) == 1


async def test_r4_8_every_status_and_r4_9_every_state_of_a_password_has_its_word() -> None:
    async with users_list(Script()) as it:
        for name, status, password in (
            ("Duinpad", "actief", "geblokkeerd"),
            ("Hazelaar", "actief", "geldig"),
            ("Kleiweg", "nieuw", "tijdelijk"),
            ("Populier", "actief", "verstreken"),
        ):
            line = it.line_with(name)
            assert line[54:60].strip() == status
            assert line[61:72].strip() == password


@pytest.mark.parametrize(
    ("language", "typed", "found"),
    [
        ("nl", "vers", ["Lindehof", "Populier", "Veenkamp"]),
        ("en", "exp", ["Lindehof", "Populier", "Veenkamp"]),
        ("nl", "blok", []),
        ("nl", "geb", ["Duinpad"]),
        ("en", "blo", ["Duinpad"]),
        ("nl", "nieuw", ["Kleiweg", "Lindehof"]),
        ("nl", "beh", ["van Rietdijk", "Zonneveld"]),
        ("en", "adm", ["van Rietdijk", "Zonneveld"]),
        ("nl", "popu", ["Populier"]),
        ("nl", "LENTE", ["Populier"]),
        ("nl", "h.ster", ["Sterrebos"]),
    ],
)
async def test_r4_1_letters_find_names_addresses_and_states(language: str, typed: str, found: list[str]) -> None:
    async with users_list(Script(), language=language) as it:
        await it.type(typed)
        await quiet(it)
        assert listed(it) == found


async def test_several_words_must_all_match() -> None:
    async with users_list(Script()) as it:
        await it.press("/")
        await it.type("nieuw vers")
        await it.press("enter")
        await quiet(it)
        assert listed(it) == ["Lindehof"]


async def test_nothing_found_says_so_and_how_to_get_back() -> None:
    async with users_list(Script()) as it:
        await it.type("xyz")
        await quiet(it)
        assert 'Niemand gevonden voor "xyz". Esc wist het filter.' in it.text()
        assert "[Gebruikersgegevens bewerken]" not in it.text()
        assert focus_signs(it.text()) == 1
        await it.press("f8")
        assert it.message == "Let op: er is geen gebruiker gekozen"
        await it.press("esc")
        await quiet(it)
        assert len(listed(it)) == 12


async def test_backspace_takes_back_and_esc_empties_before_it_leaves() -> None:
    async with users_list(Script()) as it:
        await it.type("pop")
        await it.press("backspace", "backspace")
        await quiet(it)
        assert "Filter [p             ]" in it.text()
        await it.press("esc")
        await quiet(it)
        assert "Filter [              ] 12 van 14" in it.text()
        assert it.page.place == "authority"


async def test_the_slash_takes_digits_and_blanks_into_the_filter() -> None:
    async with users_list(Script()) as it:
        await it.press("/")
        assert it.line(3).startswith(">Filter [")
        assert focus_signs(it.text()) == 1
        await it.type("lente-4419")
        await it.press("enter")
        await quiet(it)
        assert listed(it) == ["Populier"]
        assert it.line_with("Populier").startswith(">")


async def test_a_paste_goes_into_the_filter_and_presses_nothing() -> None:
    async with users_list(Script()) as it:
        it.page.take_paste("Populier\nw")
        await quiet(it)
        assert it.page.panel is None
        assert "Filter [Populier w    ]" in it.text()


async def test_sorting_is_chosen_and_chosen_again_turns_it_round() -> None:
    async with users_list(Script()) as it:
        await it.press("f4")
        assert "Sorteren op" in it.text()
        await it.press("down", "enter")
        assert it.line(4)[23:37] == "Gebruikersna…^"
        assert listed(it)[0] == "Kleiweg"
        await it.press("f4", "enter")
        assert it.line(4)[23:37] == "Gebruikersna…v"
        assert listed(it)[0] == "Ooievaar"


async def test_there_is_one_focus_sign_wherever_the_focus_is() -> None:
    async with users_list(Script()) as it:
        for key in ("tab", "tab", "tab", "tab", "tab", "shift+tab", "shift+tab"):
            assert focus_signs(it.text()) == 1, it.text()
            await it.press(key)


async def test_tab_from_the_list_goes_to_the_buttons_and_back_tab_to_the_one_above() -> None:
    async with users_list(Script()) as it:
        await it.press("tab")
        assert ">[Gebruikersgegevens bewerken]" in it.text()
        assert it.line_with("Duinpad").startswith("»")
        await it.press("shift+tab", "shift+tab")
        assert ">[Gebruiker toevoegen]" in it.line(3)
        await it.press("enter")
        assert it.page.place == "user_form"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["nl", "en"])
async def test_the_list_fits_every_screen(size: tuple[int, int], language: str) -> None:
    async with users_list(Script(), size=size, language=language) as it:
        lines = it.text().split("\n")
        assert len(lines) == size[1]
        assert all(len(line) < size[0] for line in lines[2:-4])
        assert "geldig" in it.text() or "valid" in it.text()
        await it.press("f9", "esc", "f4", "esc", "f8", "esc", "pagedown", "pageup", "end", "home")
        assert focus_signs(it.text()) == 1


async def test_a_narrow_screen_drops_columns_from_the_right_end_of_their_priority() -> None:
    async with users_list(Script(), size=(60, 20)) as it:
        head = it.line(4).split()
        assert head == ["Naam", "^", "Gebruikersnaam", "B", "Status", "Wachtwoord"]


async def test_a_user_name_is_never_cut_the_address_gives_way() -> None:
    script = Script()
    long_name = "abcdefghijklmnopqrstuvwxyz-12345"
    script.people[0] = replace(script.people[0], user_name=long_name)
    async with users_list(script) as it:
        assert long_name in it.line_with("Duinpad")
        assert "geblokkeerd" in it.line_with("Duinpad")
        assert all(len(line) <= 79 for line in it.text().split("\n"))


async def test_hostile_names_are_shown_as_they_are_and_stay_in_their_column() -> None:
    script = Script()
    script.people[0] = replace(script.people[0], last_name="[/][bold]x\x1b[31m{name}%s", first_name="\u202e日本語")
    async with users_list(script) as it:
        assert "[/][bold]x" in it.text()
        assert "\x1b" not in it.text()
        assert "\u202e" not in it.text()
        assert "linde-6631     d.duinpad@v…" in it.line_with("[/][bold]x")


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_r1_2_somebody_who_is_no_administrator_reads_whom_to_ask(language: str) -> None:
    async with users_list(Script(), administrator=False, language=language) as it:
        assert_golden(f"users-not-administrator-{language}", it.text())
        await it.press("f7")
        assert it.page.place == "authority"
        assert "Bart van Rietdijk" in it.message
