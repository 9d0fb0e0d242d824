"""Codes that are stored but no longer in the reference data stay, and never stop a save (R2.8, R2.9, D17)."""

from __future__ import annotations

from tests.screens.driver import running
from tests.screens.my_authority.tabs import classification, modules, reference_data
from tests.screens.my_authority.test_editing import edit, stored
from tests.screens.stage import a_draft, an_access
from tests.usecases.office import Office


def with_old_codes(office: Office) -> None:
    office.authority.competences = {("level", "local"), ("policy_area", "health"), ("policy_area", "abolished")}
    office.authority.modules["PQ-REQ"].keywords = {"doctor", "alchemist"}
    with office.storage.writing() as unit:
        unit.authorities.save(office.authority)
        unit.commit()


async def test_d17_a_save_of_something_else_keeps_them(office: Office) -> None:
    with_old_codes(office)
    async with running(office.domain) as it:
        await edit(it, "t")
        await it.press("f8")
        await it.type("+31 20 555 0200")
        await it.press("f3")
        assert it.message == "Gedaan: 1 wijziging opgeslagen."
    view = stored(office)
    assert view.competences["policy_area"] == {"health", "abolished"}
    assert next(access.keywords for access in view.modules if access.module == "PQ-REQ") == {"doctor", "alchemist"}


async def test_r2_8_an_old_value_is_shown_by_its_code_and_can_be_unticked() -> None:
    draft = a_draft(reference_data(), competences={"policy_area": ["12", "abolished"], "level": ["local"]})
    async with classification(draft) as tab:
        assert any("abolished (niet meer in de lijst)" in line for line in tab.right())
        await tab.edit()
        await tab.it.press("enter")
        await tab.it.type("abol")
        await tab.it.press("space")
        assert draft.competences["policy_area"] == {"12"}


async def test_r2_9_an_old_keyword_is_shown_by_its_code_and_can_be_unticked() -> None:
    access = an_access("PQ-REQ", keywords=frozenset({"prof-doctor", "alchemist"}))
    draft = a_draft(reference_data(), modules=[access])
    async with modules(draft) as tab:
        assert any("alchemist (niet meer in de lijst)" in line for line in tab.right())
        await tab.edit()
        await tab.it.press("enter")
        await tab.it.type("alch")
        await tab.it.press("space")
        assert draft.keywords["PQ-REQ"] == {"prof-doctor"}


async def test_r2_8_divisions_stand_under_their_section_and_both_can_be_ticked() -> None:
    draft = a_draft(reference_data(), competences={"level": ["local"]})
    entry = draft.catalogue.competence_list_by_code["economic_activity"]
    child, above = next(iter(entry.parents.items()))
    names = dict(entry.values)
    async with classification(draft) as tab:
        await tab.edit()
        await tab.it.press("end", "enter")
        rows = [line for line in tab.right() if "[ ]" in line]
        assert rows[0].rstrip().startswith(f">[ ] {names[above].in_('nl')[:20]}")
        assert rows[1].startswith(f" [ ]   {names[child].in_('nl')[:20]}")
        assert f"van {len(entry.values)}" in "\n".join(tab.right())
        await tab.it.press("space", "down", "space")
        assert draft.competences["economic_activity"] == {above, child}
