"""Every table typed into the real screens: Mijn autoriteit and the form of a user, on a real database (R2.3, R3.5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from imi_tui.domain.errors import Issue
from imi_tui.domain.policies import authority_data, user_data, user_name
from screens.kit.record.record import Record
from screens.my_authority.screen import MyAuthorityScreen
from screens.users.form import UserFormScreen
from tests.bad_input.cases import Case
from tests.bad_input.fields import AUTHORITY, USER
from tests.bad_input.town import Town, catalogue
from tests.bad_input.typing import Typist, briefly
from tests.factories import general_data
from tests.screens.driver import Driver, running
from tests.usecases.office import NEW

TYPED = [field for field in USER if field not in ("language", "user_name")]

Choose = Callable[[tuple[Case, ...]], list[Case]]
HOW_MANY = pytest.mark.parametrize("choose", [briefly, pytest.param(list, marks=pytest.mark.full)])


def general_record(it: Driver) -> Record:
    page = it.page
    assert isinstance(page, MyAuthorityScreen)
    return page.general.record


def form_of(it: Driver) -> UserFormScreen:
    page = it.page
    assert isinstance(page, UserFormScreen)
    return page


@HOW_MANY
@pytest.mark.parametrize("field", AUTHORITY)
async def test_r2_3_bad_input_in_each_field_of_the_tab_autoriteit(town: Town, field: str, choose: Choose) -> None:
    def check(text: str) -> tuple[Issue, ...]:
        data = general_data(**{field: text})
        return authority_data.check_general(data, catalogue=catalogue(), country="NL")[1]

    async with running(town.office.domain) as it:
        await it.sign_in("anna")
        await it.press("1", "f2")

        async def reopen() -> None:
            if not general_record(it).editing:
                await it.press("f2")

        typist = Typist(it, lambda: general_record(it), reopen, check)
        for case in choose(AUTHORITY[field]):
            if not typist.fits(f"general.{field}", case):
                continue
            if case.codes:
                version = town.office.domain.authority(town.actor).version
                await typist.refused(f"general.{field}", case)
                assert town.office.domain.authority(town.actor).version == version, case
            else:
                await typist.accepted(f"general.{field}", case)
                stored = town.office.domain.authority(town.actor).general
                assert getattr(stored, field) == case.stored, case
                assert general_record(it).editing, case


@HOW_MANY
@pytest.mark.parametrize("field", TYPED)
async def test_r3_5_bad_input_in_each_field_of_a_user(town: Town, field: str, choose: Choose) -> None:
    someone = town.office.user(user_name="lente-4419", last_name="Populier", email="lente@veldermeer.example")

    def check(text: str) -> tuple[Issue, ...]:
        data = replace(NEW, roles={}, is_administrator=True, **{field: text})
        return user_data.check(data, catalogue=catalogue(), country="NL", offers=(), before={}).issues

    async with running(town.office.domain) as it:
        await it.sign_in("anna")
        await it.press("4", *"lente", "enter", "f2")

        async def reopen() -> None:
            if not isinstance(it.page, UserFormScreen):
                await it.press("f2")

        typist = Typist(it, lambda: form_of(it).record, reopen, check)
        for case in choose(USER[field]):
            if not typist.fits(field, case):
                continue
            if case.codes:
                version = town.office.stored(someone).version
                await typist.refused(field, case)
                assert town.office.stored(someone).version == version, case
            else:
                await typist.accepted(field, case)
                assert getattr(town.office.stored(someone), field) == case.stored, case


@HOW_MANY
async def test_r3_6_bad_input_in_the_user_name(town: Town, choose: Choose) -> None:
    def check(text: str) -> tuple[Issue, ...]:
        if user_name.key(text) == "anna":
            return (Issue(code="user_name.in_use", path="user_name"),)
        return user_name.check(text)[1]

    before = town.rows()
    async with running(town.office.domain) as it:
        await it.sign_in("anna")
        await it.press("f7", *"Mees", "tab", *"Roos", "tab", *"mees@veldermeer.example")

        async def nothing() -> None:
            return

        typist = Typist(it, lambda: form_of(it).record, nothing, check)
        for case in choose(USER["user_name"]):
            # An emptied user name gets another proposal, and capitals become small on leaving the field.
            as_typed = case.typed.strip() and user_name.check(case.typed)[0] == case.typed
            if case.codes and as_typed and typist.fits("user_name", case):
                await typist.refused("user_name", case)
        await it.press("f3")
        assert isinstance(it.page, UserFormScreen)
    after = town.rows()
    assert after["user_account"][1:] == before["user_account"][1:]
    assert after["outbox"] == before["outbox"]


async def test_r3_3_letters_that_begin_no_language_choose_none(town: Town) -> None:
    async with running(town.office.domain) as it:
        await it.sign_in("anna")
        await it.press("f7")
        form_of(it).record.focus_field("language")
        for case in USER["language"]:
            it.page.take_paste(case.typed)
            await it.type("".join(sign for sign in case.typed if sign.isprintable() and sign != " "))
            assert form_of(it).record.field("language").value in ("nl", "en", "de", "fr"), case


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_d28_more_than_a_field_holds_is_told_and_what_fits_stays(town: Town, language: str) -> None:
    words = {"nl": "hoogstens", "en": "at most"}[language]
    async with running(town.office.domain, language=language) as it:
        await it.sign_in("anna")
        await it.press("1", "f2")
        for field in AUTHORITY:
            record = general_record(it)
            record.focus_field(f"general.{field}")
            await it.press("f8")
            buffer = record.field(f"general.{field}").buffer  # type: ignore[attr-defined]
            it.page.take_paste("x" * (buffer.limit + 1))
            await it.settle()
            assert buffer.text == "x" * buffer.limit, field
            assert words in it.message, (field, it.message)
