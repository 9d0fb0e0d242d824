"""F1: the guide's own words about the place, then the screen, then all keys."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import fields

import pytest

import screens
from imi_tui.domain.dto.authority import GeneralData
from imi_tui.domain.dto.users import UserData
from imi_tui.domain.policies import limits
from imi_tui.locale import load
from imi_tui.places import _SCREENS
from screens.kit.app_screen import AppScreen
from screens.kit.commands import COMMANDS, Offer
from screens.kit.help_fields import FIELDS
from screens.kit.help_screens import SCREENS
from screens.kit.help_texts import screen_topic, topic_of
from screens.kit.record.record import Record
from screens.kit.record.text_fields import TextField
from screens.kit.text import width
from tests.factories import a_catalogue
from tests.screens.driver import Driver
from tests.screens.golden import assert_golden
from tests.screens.stage import Stage, stage

TOPICS = {**SCREENS, **FIELDS}
EMAIL_GUIDE = (
    "Zorg ook dat het e-mailadres altijd klopt. Het systeem gebruikt het e-mailadres van uw autoriteit en dat van de "
    "gebruikers om uw autoriteit en de gebruikers op de hoogte te stellen van activiteiten in IMI die voor uw "
    "autoriteit relevant zijn."
)


class Form(Stage):
    """A form with one field, on the screen that the help takes it for."""

    place = "authority"

    def __init__(self) -> None:
        self.record = Record([TextField("general.email", "E-mail address", limit=254)], editing=True, id="record")
        super().__init__([self.record], lambda: [self.record])
        self.topic = "general.email"

    def offers(self) -> list[Offer]:
        return [self.offer("form.save", self.esc), self.offer("authority.edit", self.esc, "only an administrator")]


@asynccontextmanager
async def form(language: str = "nl", size: tuple[int, int] = (80, 24)) -> AsyncIterator[Driver]:
    async with stage(Form(), a_catalogue(), language=language, size=size) as it:
        yield it


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_help_about_a_field_about_the_screen_and_all_keys(language: str) -> None:
    async with form(language) as it:
        await it.press("f1")
        assert_golden(f"help-field-{language}", it.text())
        await it.press("f1")
        assert_golden(f"help-screen-{language}", it.text())
        await it.press("f1")
        assert all(len(line) < 80 for line in it.text().split("\n"))
        assert it.line(24) == (" Esc Sluiten" if language == "nl" else " Esc Close")


async def test_r2_7_the_guides_sentence_about_the_address_stands_there_word_by_word() -> None:
    async with form() as it:
        await it.press("f1")
        shown = re.sub(r"\s+", " ", it.text())
        assert f'"{EMAIL_GUIDE}"' in shown


async def test_the_field_keeps_its_text_while_help_is_read_and_after_it() -> None:
    async with form() as it:
        await it.type("post@")
        await it.press("f1")
        assert "[post@" in it.text()
        await it.type("x")
        await it.press("esc")
        assert "Hulp:" not in it.text()
        await it.type("stad")
        assert "[post@stad" in it.text()


async def test_after_the_third_page_f1_closes() -> None:
    async with form() as it:
        await it.press("f1", "f1", "f1")
        assert "Alle toetsen" in it.text()
        await it.press("f1")
        assert it.page.panel is None


async def test_a_question_mark_is_text_in_a_field_and_turns_the_page_in_the_help() -> None:
    async with form() as it:
        await it.press("?")
        assert it.page.panel is None
        await it.press("f1", "?")
        assert "Hulp: Mijn autoriteit" in it.text()


async def test_what_does_not_fit_is_scrolled() -> None:
    async with form(size=(60, 20)) as it:
        await it.press("f1", "f1", "f1")
        first = it.text()
        assert "regel 1-" in first
        await it.press("end")
        assert it.text() != first
        assert all(len(line) < 60 for line in it.text().split("\n"))
        await it.press("home")
        assert it.text() == first


async def test_the_second_page_lists_what_can_be_done_with_key_letter_and_reason() -> None:
    async with form() as it:
        await it.press("f1", "f1")
        assert "F3, F9 O   Opslaan" in it.text()
        assert "Gegevens autoriteit bewerken: only an administrator" in it.text()


@pytest.mark.parametrize("name", [f"general.{field.name}" for field in fields(GeneralData)])
def test_every_field_of_the_authority_has_help_of_its_own(name: str) -> None:
    assert name in FIELDS


@pytest.mark.parametrize("name", [field.name for field in fields(UserData)] + ["user_name", "status", "password"])
def test_every_field_of_a_user_has_help_of_its_own(name: str) -> None:
    assert f"users.{name}" in FIELDS


@pytest.mark.parametrize("place", [*_SCREENS, "sign_in"])
def test_every_screen_has_help(place: str) -> None:
    assert place in SCREENS


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("competences.policy_area", "Classification"),
        ("modules.SD-REQ.keywords", "Modules"),
        ("users.form", "User details"),
        ("general.email", "E-mail address"),
        ("checked_on_saving", "Checked"),
        ("no.such.place", "My authority"),
        ("", "My authority"),
    ],
)
def test_help_is_found_by_what_has_the_focus_else_by_the_screen(name: str, title: str) -> None:
    assert topic_of(name, "authority").title == title
    assert screen_topic("nowhere") is SCREENS["home"]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", TOPICS)
def test_titles_are_translated_and_fit_their_rule(name: str, language: str) -> None:
    topic = TOPICS[name]
    assert width(load(language)(topic.title)) <= 50
    assert topic.guide or topic.about
    if language == "nl":
        assert all(load("nl").has(text) for text in (*topic.guide, *topic.about))


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("general.informal_name", limits.INFORMAL_NAME),
        ("general.description", limits.DESCRIPTION),
        ("general.email", limits.EMAIL),
        ("general.street", limits.STREET),
        ("general.postcode", limits.POSTCODE),
        ("general.town", limits.TOWN),
        ("users.email", limits.EMAIL),
        ("users.first_name", limits.PERSON_NAME),
        ("users.last_name", limits.PERSON_NAME),
        ("users.user_name", limits.USER_NAME),
    ],
)
def test_the_lengths_that_help_names_are_those_of_the_rules(name: str, limit: int) -> None:
    assert str(limit) in FIELDS[name].form


async def test_all_keys_come_from_the_registry() -> None:
    async with form(size=(120, 60)) as it:
        await it.press("f1", "f1", "f1")
        shown = re.sub(r"\s+", " ", it.text())
        tr = load("nl")
        for command in COMMANDS.values():
            if command.key:
                assert tr(command.label) in shown


def _kinds(base: type[AppScreen]) -> list[type[AppScreen]]:
    return [kind for child in base.__subclasses__() for kind in (child, *_kinds(child))]


def test_every_screen_of_the_program_has_help_and_not_that_of_another() -> None:
    for found in pkgutil.walk_packages(screens.__path__, "screens."):
        importlib.import_module(found.name)
    kinds = [kind for kind in _kinds(AppScreen) if kind.__module__.startswith("screens.") and not kind.__subclasses__()]
    assert len(kinds) >= 12
    assert [kind.__name__ for kind in kinds if kind.place not in SCREENS] == []
