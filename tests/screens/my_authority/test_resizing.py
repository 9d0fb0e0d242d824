"""A terminal that changes its size while a form is half typed (R2.3, R2.4)."""

from __future__ import annotations

from tests.screens.driver import Driver, running
from tests.screens.golden import focus_signs
from tests.screens.my_authority.test_coordinators import at_modules, body, pick
from tests.screens.my_authority.test_editing import edit, stored
from tests.usecases.office import Office

SIZES = ((60, 20), (200, 60), (80, 24))


async def resize(it: Driver, size: tuple[int, int]) -> None:
    await it._pilot.resize_terminal(*size)
    await it.settle()


async def test_r2_4_a_half_typed_form_survives_every_size(office: Office) -> None:
    async with running(office.domain) as it:
        await edit(it, "t")
        await it.press("f8")
        await it.type("+31 20 55")
        before = it.text()
        for size in SIZES:
            await resize(it, size)
            assert "+31 20 55" in it.text()
            assert focus_signs(it.text()) == 1
            assert all(len(line) <= size[0] for line in it.text().split("\n"))
        assert it.text() == before
        await it.type("5 0200")
        await it.press("f3")
        assert it.message == "Gedaan: 1 wijziging opgeslagen."
    assert stored(office).general.phone == "+31205550200"


async def test_r2_9_ticks_links_and_an_open_picker_survive_every_size(office: Office) -> None:
    body(office, "Provincie Zuidland")
    async with running(office.domain) as it:
        await at_modules(it)
        await pick(it, "provincie")
        await it.press("f7", *"prov")
        for size in SIZES:
            await resize(it, size)
            assert "al gelieerd" in it.text()
            assert focus_signs(it.text()) == 1
        await it.press("esc")
        assert "> ±Provincie Zuidland" in it.text()
        await it.press("f3")
        assert it.message == "Gedaan: 1 wijziging opgeslagen."


async def test_another_language_on_the_spot_keeps_what_was_typed(office: Office) -> None:
    async with running(office.domain) as it:
        await edit(it, "t")
        await it.press("f8")
        await it.type("+31 20 55")
        await it.press("f9", "t")
        text = it.text()
        assert "[+31 20 55 " in it.line_with("Telephone")
        assert "Netherlands" in text
        assert "active since" in text
        assert "Nederland" not in text.replace("Nederlands", "")
        await it.press("f9", "l")
        assert ">± Telefoon" in it.text()
