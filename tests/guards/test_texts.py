"""Every text of the program stands in every language, with the same places to fill in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message

from imi_tui.domain.errors import CODES
from imi_tui.locale import collect, languages, load

LANGUAGES = ("en", "nl")


def messages(language: str) -> dict[tuple[str, str], Message]:
    """Everything in the catalogues of `language`, by context and (singular) msgid."""
    found: dict[tuple[str, str], Message] = {}
    for subject in collect.subjects(language):
        for message in collect.catalogue(language, subject):
            if message.id:
                key = (message.context or "", message.id if isinstance(message.id, str) else message.id[0])
                assert key not in found, f"{key} stands twice in {language}"
                found[key] = message
    return found


def forms(text: object) -> list[str]:
    return [str(form) for form in text] if isinstance(text, tuple | list) else [str(text)]


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_r3_3_dutch_and_english_have_screens() -> None:
    assert languages() == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_in_the_code_is_translated(language: str) -> None:
    present = messages(language)
    missing = []
    for text in collect.collect():
        key = (text.context, text.msgid if isinstance(text.msgid, str) else text.msgid[0])
        if key not in present or not collect.translated(present[key]):
            missing.append(f"{text.where}: {key[1]}")
    assert not missing, f"{len(missing)} without a text in {language} (run make messages):\n" + "\n".join(
        sorted(missing)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_left_that_the_code_does_not_use(language: str) -> None:
    used = {(text.context, text.msgid if isinstance(text.msgid, str) else text.msgid[0]) for text in collect.collect()}
    assert not sorted(set(messages(language)) - used)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_marked_as_a_guess_or_obsolete(language: str) -> None:
    for subject in collect.subjects(language):
        stored: Catalog = collect.catalogue(language, subject)
        assert not stored.obsolete
        assert not [message.id for message in stored if message.id and message.fuzzy]


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_fill_in_what_their_text_does(language: str) -> None:
    codes = {text.msgid for text in collect.collect() if text.code}
    english = messages("en")
    for key, message in messages(language).items():
        own = english[key].string if message.id in codes else message.id
        wanted = set[str]().union(*(places(form) for form in forms(own)))
        for form in forms(message.string):
            assert places(form) <= wanted, f"{key[1]}: {form}"
            # A singular may say "one" in words; every other form must show everything.
            if not isinstance(message.id, tuple):
                assert places(form) == wanted, f"{key[1]}: {form}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_refusal_has_a_sentence(code: str, language: str) -> None:
    assert load(language).has(code)


def test_compiled_catalogues_are_those_of_the_sources() -> None:
    folder = Path(collect.FOLDER)
    subprocess.run([sys.executable, "-m", "imi_tui.locale.compile"], check=True)
    for source in folder.glob("*/*.po"):
        assert source.with_suffix(".mo").stat().st_mtime_ns >= source.stat().st_mtime_ns


def test_texts_in_code_are_found_wherever_they_are_written() -> None:
    source = (
        "a = N_('One')\nself.tr('Two' if x else 'Three')\nself.tr.plural('{n} day', '{n} days', 2)\n"
        "texts.ctx('letter x', 'X')\nCommand(id='form.save', label=N_('Save'), letter='S')\n"
        "print('not this')\ntr(name)\n"
    )
    found = {(text.context, text.msgid) for text in collect.texts_in(source, "screens/sign_in.py")}
    assert found == {
        ("", "One"), ("", "Two"), ("", "Three"), ("", ("{n} day", "{n} days")), ("letter x", "X"),
        ("letter form.save", "S"), ("", "Save"),
    }  # fmt: skip


def test_codes_of_the_domain_are_found() -> None:
    source = (
        "CODES: Final = ('gone.user',)\nclass A(DomainError):\n    code = 'denied'\n"
        "raise Denied('denied.x')\nIssue(code='a.b', path='c')\n"
    )
    found = {text.msgid for text in collect.texts_in(source, "imi_tui/domain/errors.py") if text.code}
    assert found == {"gone.user", "denied", "denied.x", "a.b"}


def test_collecting_twice_changes_nothing_and_keeps_translations(tmp_path: Path) -> None:
    for language in LANGUAGES:
        (tmp_path / language).mkdir()
        for subject in collect.subjects(language):
            (tmp_path / language / f"{subject}.po").write_bytes(
                (collect.FOLDER / language / f"{subject}.po").read_bytes()
            )
    collect.update(tmp_path)
    once = {path: path.read_bytes() for path in tmp_path.glob("*/*.po")}
    collect.update(tmp_path)
    assert once == {path: path.read_bytes() for path in tmp_path.glob("*/*.po")}
    for path, content in once.items():
        original = collect.FOLDER / path.relative_to(tmp_path)
        assert original.exists(), "run make messages"
        assert content == original.read_bytes(), "run make messages"
