"""Every rule of the files, each broken in one place: the problem is named with file, line, place and reason (D17)."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

import pytest

from imi_tui.domain.catalogue.loader import read_catalogue
from imi_tui.domain.catalogue.problems import REASONS, CatalogueError, Problem
from imi_tui.domain.catalogue.source import MAX_BYTES
from tests.catalogue import samples

MODULES, KEYWORDS, CLASSIFICATION = "modules.yaml", "keywords/activities.yaml", "classification.yaml"
COUNTRIES, LANGUAGES = "countries.yaml", "languages.yaml"


class Wrong(NamedTuple):
    """One text in one file of the sample replaced, and what is to be said about it."""

    file: str
    old: str
    new: str
    code: str
    place: str
    reason: str


WRONG: Final = [
    # the form of a file
    Wrong(MODULES, "acts:\n", "acts: [\n", "yaml.syntax", "", "is not valid YAML"),
    Wrong(MODULES, "code: SD\n", "code: &sd SD\n", "yaml.alias", "", "anchors"),
    Wrong(MODULES, "code: SD\n", "code: *sd\n", "yaml.alias", "", "anchors"),
    Wrong(MODULES, "code: SD\n", "code: !!python/object:os.system SD\n", "yaml.tag", "", "tags"),
    Wrong(KEYWORDS, "keywords:", "---\na: b\n---\nkeywords:", "yaml.documents", "", "one document"),
    Wrong(KEYWORDS, "act-build", "[" * 20 + "]" * 20, "yaml.depth", "", "16 levels"),
    Wrong(KEYWORDS, "Bouwen", "Bou\x1bwen", "text.control", "", "U+001B"),
    # structure
    Wrong(
        MODULES, "required: {}", "required: always", "value.not_mapping", "workflows[1].user_roles[1].required", "keys"
    ),
    Wrong(MODULES, "short: {nl: toewijzer, en: allocator}", "short: toew", "value.not_mapping", ".short", "keys"),
    Wrong(MODULES, "only_for: [coordinator]", "only_for: coordinator", "value.not_list", ".only_for", "a list"),
    Wrong(MODULES, "only_for: [coordinator]", "only_for: []", "list.empty", ".only_for", "at least one"),
    Wrong(
        KEYWORDS, "    en: Group\n", "    en: Group\n    colour: red\n", "key.unknown", "keywords[1].colour", "'colour'"
    ),
    Wrong(LANGUAGES, "origin", "author", "key.unknown", "about.author", "'author'"),
    Wrong(MODULES, "{code: SD-REQ, ", "{", "key.missing", "areas[1].modules[1]", "'code'"),
    Wrong(MODULES, "{code: SD-REQ, workflow: request, ", "{code: SD-REQ, ", "key.missing", "modules[1]", "'workflow'"),
    Wrong(KEYWORDS, "nl: Bouwen, ", "", "key.missing", "keywords[1].children[1]", "'nl'"),
    Wrong(KEYWORDS, ", en: Building", "", "key.missing", "keywords[1].children[1]", "'en'"),
    Wrong(MODULES, "short: {nl: verwijzer, en: referral}", "short: {nl: verw}", "key.missing", ".short", "'en'"),
    Wrong(CLASSIFICATION, "    en: Level\n", "    en: Level\n    en: Levels\n", "key.doubled", "lists[1].en", "twice"),
    Wrong(CLASSIFICATION, "    en: Level\n", "    en: Level\n    [a]: b\n", "value.not_text", "lists[1].key", "text"),
    Wrong(CLASSIFICATION, "{code: 02, ", "{code: A, ", "code.doubled", "lists[2].values[1].children[2]", "'A'"),
    Wrong(CLASSIFICATION, "Bosbouw", "akkerbouw", "name.doubled", "lists[2].values[1].children[2]", "akkerbouw"),
    Wrong(CLASSIFICATION, "nl: Bosbouw, ", "", "key.missing", "lists[2].values[1].children[2]", "'nl'"),
    # values
    Wrong(KEYWORDS, "nl: Bouwen", "nl: [Bouwen]", "value.not_text", "keywords[1].children[1].nl", "text"),
    Wrong(KEYWORDS, "nl: Bouwen", "nl: true", "value.not_text", "keywords[1].children[1].nl", "text"),
    Wrong(KEYWORDS, "nl: Bouwen", 'nl: ""', "text.empty", "keywords[1].children[1].nl", "empty"),
    Wrong(KEYWORDS, "nl: Bouwen", 'nl: "Bouwen "', "text.blank_around", "keywords[1].children[1].nl", "blank"),
    Wrong(KEYWORDS, "nl: Bouwen", f"nl: {'x' * 201}", "text.too_long", "keywords[1].children[1].nl", "200"),
    Wrong(KEYWORDS, "nl: Bouwen", 'nl: "Bou\\e[31mwen"', "text.control", "keywords[1].children[1].nl", "U+001B"),
    Wrong(KEYWORDS, "nl: Bouwen", "nl: Bou\u202ewen", "text.control", "keywords[1].children[1].nl", "U+202E"),
    Wrong(KEYWORDS, "nl: Bouwen", 'nl: "Bou\\u2028wen"', "text.control", "keywords[1].children[1].nl", "U+2028"),
    Wrong(MODULES, "coordinates: true", "coordinates: perhaps", "value.not_flag", ".coordinates", "true or false"),
    Wrong(CLASSIFICATION, "exactly_one", "some", "value.not_one_of", "lists[1].choose", "exactly_one, one_or_more"),
    Wrong(LANGUAGES, "evidence: seen", "evidence: rumour", "value.not_one_of", "about.evidence", "memory"),
    Wrong(KEYWORDS, "nl: Bouwen", "evidence: rumour, nl: Bouwen", "value.not_one_of", ".evidence", "memory"),
    Wrong(
        MODULES, "en: Repository\n", "en: Repository\n    settings: [loud]\n", "value.not_one_of", "settings[1]", "uses"
    ),
    Wrong(MODULES, "nl: beslist.", "nl: beslist", "text.no_full_stop", "user_roles[3].allows.nl", "full stop"),
    Wrong(MODULES, "behandel.", "behandelaar", "short.too_wide", "user_roles[1].short.nl", "11 cells wide, at most 9"),
    Wrong(MODULES, "en: handler}", "en: 処理担当者}", "short.too_wide", "user_roles[1].short.en", "10 cells wide"),
    Wrong(MODULES, "code: SD-REQ", "code: SD REQ", "code.form", "areas[1].modules[1].code", "must match"),
    Wrong(KEYWORDS, "code: act-build", "code: act/build", "code.form", "keywords[1].children[1].code", "must match"),
    Wrong(KEYWORDS, "code: act-build", f"code: {'x' * 41}", "code.form", "keywords[1].children[1].code", "must match"),
    Wrong(COUNTRIES, "code: NO", "code: no", "code.form", "countries[1].code", "[A-Z]{2}"),
    Wrong(COUNTRIES, "calling_code: 47", "calling_code: +47", "code.form", "countries[1].calling_code", "[1-9]"),
    # codes and names that stand twice
    Wrong(COUNTRIES, "NO, calling_code: 47", "EL, iso: GR, calling_code: 47", "code.doubled", "countries[2]", ":2:5"),
    Wrong(
        LANGUAGES, "nl, de", "nl, de, nl", "code.doubled", "languages[4]", "'nl' is already used at languages.yaml:2:17"
    ),
    Wrong(
        MODULES,
        "settings: [uses_allocation]",
        "settings: [uses_allocation, uses_allocation]",
        "code.doubled",
        "[2]",
        "",
    ),
    Wrong(MODULES, "code: repository\n", "code: request\n", "code.doubled", "workflows[2]", "modules.yaml:2:5"),
    Wrong(MODULES, "code: coordinator,", "code: authority,", "code.doubled", "authority_roles[2]", ""),
    Wrong(MODULES, "code: allocator\n", "code: handler\n", "code.doubled", "workflows[1].user_roles[2]", ""),
    Wrong(MODULES, "code: PQ\n", "code: SD\n", "code.doubled", "areas[2]", ""),
    Wrong(MODULES, "code: PQ-REQ", "code: SD-REQ", "code.doubled", "areas[2].modules[1]", ""),
    Wrong(CLASSIFICATION, "code: local", "code: 04", "code.doubled", "lists[1].values[2]", ""),
    Wrong(KEYWORDS, "code: act-rent", "code: act-sell", "code.doubled", "keywords[2]", ""),
    Wrong(KEYWORDS, "code: act-build", "code: group", "code.doubled", "keywords[1].children[1]", ""),
    Wrong("keywords/others.yaml", "other,", "act-rent,", "code.doubled", "keywords[1]", "keywords/activities.yaml:8:5"),
    Wrong(MODULES, "nl: Registers", "nl: VERZOEKEN", "name.doubled", "areas[1].modules[2]", "'VERZOEKEN' (nl)"),
    Wrong(MODULES, "en: Repository", "en: Request", "name.doubled", "workflows[2]", "'Request' (en)"),
    Wrong(MODULES, "nl: Beroepen", "nl: Diensten", "name.doubled", "areas[2]", "'Diensten' (nl)"),
    Wrong(MODULES, "nl: coördinator", "nl: autoriteit", "name.doubled", "authority_roles[2]", "'autoriteit'"),
    Wrong(MODULES, "nl: verwijzer\n", "nl: toewijzer\n", "name.doubled", "user_roles[3]", "'toewijzer'"),
    Wrong(MODULES, "short: {nl: verwijzer", "short: {nl: toewijzer", "name.doubled", "user_roles[3]", "'toewijzer'"),
    Wrong(CLASSIFICATION, "nl: Lokaal", "nl: Nationaal", "name.doubled", "lists[1].values[2]", "'Nationaal'"),
    Wrong(KEYWORDS, "nl: Verkopen", "nl: bouwen", "name.doubled", "keywords[1].children[2]", "'bouwen'"),
    # what points nowhere
    Wrong(CLASSIFICATION, "de: National", "fr: National", "name.language", "lists[1].values[1].fr", "'fr'"),
    Wrong(
        MODULES, "workflow: repository", "workflow: archive", "reference.workflow", "modules[2].workflow", "'archive'"
    ),
    Wrong(
        MODULES,
        "keyword_set: null",
        "keyword_set: nothing",
        "reference.keyword_set",
        "modules[2].keyword_set",
        "nothing",
    ),
    Wrong(
        MODULES,
        "    keyword_set: activities",
        "    keyword_set: acts",
        "reference.keyword_set",
        "areas[1].keyword_set",
        "",
    ),
    Wrong(
        MODULES, "role: coordinator}", "role: chief}", "reference.authority_role", ".required.authority_role", "'chief'"
    ),
    Wrong(MODULES, "[coordinator]", "[coordinator, chief]", "reference.authority_role", ".only_for[2]", "'chief'"),
    Wrong(MODULES, "{setting: uses_allocation}", "{setting: loud}", "reference.setting", ".required.setting", "'loud'"),
    Wrong(
        MODULES,
        "{setting: uses_allocation}",
        "{setting: uses_allocation, authority_role: coordinator}",
        "required.two_conditions",
        "user_roles[2].required",
        "not both",
    ),
    Wrong(
        MODULES, "only_for: [coordinator]", "only_for: [authority]", "required.never_possible", ".required", "only_for"
    ),
    Wrong(
        MODULES, "keyword_set: null", "coordinators: true", "coordinators.none", "modules[2].coordinators", "no coord"
    ),
    Wrong(LANGUAGES, "[en, nl, de]", "[en, nl, de, xx]", "language.unknown", "languages[4]", "'xx'"),
    Wrong(LANGUAGES, "[en, nl, de]", "[en, de]", "language.needed", "languages", "'nl' and 'en'"),
    Wrong(COUNTRIES, ", iso: GR", "", "country.unknown", "countries[2]", "'EL'; give its ISO"),
]
# Files that are wrong as a whole: content (None: not there), code, reason.
WRONG_FILES: Final[list[tuple[str, str | bytes | None, str, str]]] = [
    (MODULES, None, "file.missing", "missing"),
    (LANGUAGES, None, "file.missing", "missing"),
    (CLASSIFICATION, "", "file.empty", "holds nothing"),
    (CLASSIFICATION, "# nothing yet\n", "file.empty", "holds nothing"),
    (CLASSIFICATION, "---\n", "file.empty", "holds nothing"),
    (CLASSIFICATION, b"lists:\n  - caf\xe9\n", "file.encoding", "UTF-8"),
    (CLASSIFICATION, b"x" * (MAX_BYTES + 1), "file.too_large", "4000000 bytes"),
    (CLASSIFICATION, "- a\n- b\n", "value.not_mapping", "keys with values"),
    (CLASSIFICATION, "just words\n", "value.not_mapping", "keys with values"),
    ("keywords/more.yml", "keywords: []\n", "file.unknown", "no file of that name"),
    ("keywords/new words.yaml", "keywords: []\n", "file.unknown", "no file of that name"),
    ("module.yaml", "areas: []\n", "file.unknown", "no file of that name"),
]


def problems_with(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(CatalogueError) as caught:
        read_catalogue(folder)
    assert str(caught.value).splitlines() == [str(problem) for problem in caught.value.problems]
    return caught.value.problems


def test_the_sample_is_right(tmp_path: Path) -> None:
    assert [module.code for module in read_catalogue(samples.write(tmp_path)).modules] == ["SD-REQ", "SD-REG", "PQ-REQ"]


@pytest.mark.parametrize("wrong", WRONG, ids=[f"{each.code}-{number}" for number, each in enumerate(WRONG)])
def test_a_broken_rule_is_named_with_its_place(wrong: Wrong, tmp_path: Path) -> None:
    text = samples.FILES[wrong.file]
    assert wrong.old in text
    problems = problems_with(samples.write(tmp_path, {wrong.file: text.replace(wrong.old, wrong.new, 1)}))
    problem = next(each for each in problems if each.code == wrong.code)
    assert problem.file == wrong.file
    assert problem.place.endswith(wrong.place)
    assert wrong.reason in problem.reason
    assert str(problem).startswith(f"{wrong.file}:{problem.line}:{problem.column}: ")
    # The line is the one that was changed, or the beginning of the entry that was.
    changed = text[: text.index(wrong.old)].count("\n") + 1
    assert -12 <= problem.line - changed <= 2


@pytest.mark.parametrize(("file", "content", "code", "reason"), WRONG_FILES)
def test_a_file_that_is_wrong_as_a_whole_is_named(
    file: str, content: str | bytes | None, code: str, reason: str, tmp_path: Path
) -> None:
    (problem,) = problems_with(samples.write(tmp_path, {file: content}))
    assert (problem.file, problem.code) == (file, code)
    assert reason in str(problem)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    (problem,) = problems_with(tmp_path / "none")
    assert problem.code == "folder.missing"
    assert str(tmp_path / "none") in str(problem)


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    samples.write(tmp_path)

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    problems = problems_with(tmp_path)
    assert {problem.code for problem in problems} == {"file.unreadable"}
    assert "Permission denied" in str(problems[0])


def test_every_reason_has_a_case() -> None:
    shown = {each.code for each in WRONG} | {code for _, _, code, _ in WRONG_FILES}
    assert shown | {"folder.missing", "file.unreadable"} == set(REASONS)


def test_all_problems_of_all_files_are_named_at_once(tmp_path: Path) -> None:
    changes = {
        MODULES: samples.FILES[MODULES].replace("code: SD-REQ", "code: SD REQ").replace("nl: beslist.", "nl: beslist"),
        KEYWORDS: "keywords: [\n",
        CLASSIFICATION: None,
    }
    problems = problems_with(samples.write(tmp_path, dict(changes)))
    assert [(each.file, each.code) for each in problems] == [
        (CLASSIFICATION, "file.missing"),
        (KEYWORDS, "yaml.syntax"),
        (MODULES, "text.no_full_stop"),
        (MODULES, "code.form"),
    ]
    assert [each.line for each in problems] == [0, 2, 26, 44]


def test_the_exact_line_and_column_are_given(tmp_path: Path) -> None:
    text = samples.FILES[KEYWORDS].replace("nl: Verkopen", 'nl: ""')
    (problem,) = problems_with(samples.write(tmp_path, {KEYWORDS: text}))
    assert str(problem) == "keywords/activities.yaml:7:30: keywords[1].children[2].nl: must not be empty"


def test_a_folder_of_rubbish_never_ends_in_a_traceback(tmp_path: Path) -> None:
    for content in (
        b"\x00",
        b"\xff\xfe",
        b"%YAML 9.9\n---\na: b\n",
        b"? ? ?\n",
        b"a: b: c\n",
        b"\t- x\n",
        b"{" * 5000,
        b'"\\x',
        b"- [}",
    ):
        problems = problems_with(samples.write(tmp_path, dict.fromkeys(samples.FILES, content)))
        assert {each.file for each in problems} == set(samples.FILES), content
