"""An operator's own folder: what it adds is there without a change of code, in every language it gives (D17)."""

from __future__ import annotations

import json
import re
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from imi_tui.domain.catalogue.loader import read_catalogue
from imi_tui.domain.dto.catalogue import Catalogue
from imi_tui.domain.dto.catalogue_plain import from_plain, to_plain
from tests.catalogue import samples

PACKAGE = Path(str(files("imi_tui.domain.catalogue")))


def test_a_module_and_a_keyword_are_added_by_file_alone(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE / "files", tmp_path / "own")
    modules = tmp_path / "own" / "modules.yaml"
    modules.write_text(
        modules.read_text(encoding="utf-8")
        + "  - code: TOY\n"
        + "    nl: Speelgoed\n"
        + "    en: Toys\n"
        + "    acts: [{nl: Richtlijn 2009/48/EG, en: Directive 2009/48/EC}]\n"
        + "    keyword_set: toys\n"
        + "    modules:\n"
        + "      - {code: TOY-REQ, workflow: request, nl: Informatieverzoeken, en: Requests for information}\n",
        encoding="utf-8",
    )
    (tmp_path / "own" / "keywords" / "toys.yaml").write_text(
        "keywords:\n  - {code: toy-kite, nl: Vliegers, en: Kites, fr: Cerfs-volants}\n", encoding="utf-8"
    )
    own, packaged = read_catalogue(tmp_path / "own"), read_catalogue()
    added = own.module_by_code["TOY-REQ"]
    assert len(own.modules) == len(packaged.modules) + 1
    assert added.title("nl") == "Speelgoed - Informatieverzoeken"
    assert added.coordinators
    assert own.leaf_keywords["toys"]["toy-kite"].names.in_("fr") == "Cerfs-volants"
    assert own.leaf_keywords["toys"]["toy-kite"].names.in_("de") == "Kites"
    assert own.version != packaged.version


def test_a_copy_of_the_packaged_files_is_the_same_catalogue(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE / "files", tmp_path / "own")
    assert read_catalogue(tmp_path / "own") == read_catalogue()


def test_other_files_beside_them_do_no_harm(tmp_path: Path) -> None:
    before = read_catalogue(samples.write(tmp_path))
    (tmp_path / "README.md").write_text("Ours.", encoding="utf-8")
    (tmp_path / "keywords" / "activities.yaml~").write_text("older", encoding="utf-8")
    assert read_catalogue(tmp_path) == before


def test_codes_that_look_like_something_else_stay_what_they_are(tmp_path: Path) -> None:
    catalogue = read_catalogue(samples.write(tmp_path))
    assert [country.code for country in catalogue.countries] == ["NO", "EL"]
    assert catalogue.country_by_code["NO"].calling_code == "47"
    assert [code for code, _ in catalogue.competence_lists[0].values] == ["04", "local"]


def test_r2_8_values_can_stand_under_others_and_all_can_be_ticked(tmp_path: Path) -> None:
    found = read_catalogue(samples.write(tmp_path)).competence_list_by_code["activity"]
    assert [code for code, _ in found.values] == ["A", "01", "02", "B"]
    assert found.parents == {"01": "A", "02": "A"}


def test_r2_8_values_can_stand_deeper_and_be_called_like_the_one_above(tmp_path: Path) -> None:
    nested = "{code: 02, nl: Bosbouw, en: Forestry, children: [{code: 02-1, nl: Bosbouw, en: Forestry}]}"
    changed = samples.FILES["classification.yaml"].replace("{code: 02, nl: Bosbouw, en: Forestry}", nested)
    found = read_catalogue(samples.write(tmp_path, {"classification.yaml": changed})).competence_list_by_code[
        "activity"
    ]
    assert [code for code, _ in found.values] == ["A", "01", "02", "02-1", "B"]
    assert found.parents == {"01": "A", "02": "A", "02-1": "02"}


def test_r2_8_a_catalogue_loaded_before_lists_could_be_trees_has_plain_lists(tmp_path: Path) -> None:
    plain = to_plain(read_catalogue(samples.write(tmp_path)))
    for entry in plain["competence_lists"]:
        del entry["parents"]
    found = from_plain(plain).competence_list_by_code["activity"]
    assert ([code for code, _ in found.values], found.parents) == (["A", "01", "02", "B"], {})


def test_keyword_sets_belong_to_the_area_and_a_module_overrides(tmp_path: Path) -> None:
    modules = read_catalogue(samples.write(tmp_path)).module_by_code
    assert modules["SD-REQ"].keyword_set == "activities"
    assert modules["SD-REG"].keyword_set is None
    assert modules["PQ-REQ"].keyword_set == "activities"


def test_linked_coordinators_follow_the_workflow_unless_the_module_says_no(tmp_path: Path) -> None:
    modules = read_catalogue(samples.write(tmp_path)).module_by_code
    assert modules["SD-REQ"].coordinators
    assert not modules["SD-REG"].coordinators
    assert not modules["PQ-REQ"].coordinators


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_files_as_windows_editors_write_them_are_read(ending: str, mark: str, tmp_path: Path) -> None:
    expected = read_catalogue(samples.write(tmp_path / "plain"))
    written = {name: mark + text.replace("\n", ending) for name, text in samples.FILES.items()}
    assert read_catalogue(samples.write(tmp_path / "other", dict(written))) == expected


def test_names_are_kept_in_one_unicode_form(tmp_path: Path) -> None:
    decomposed = samples.FILES["modules.yaml"].replace("coördinator", "coo\u0308rdinator")
    assert read_catalogue(samples.write(tmp_path / "b", {"modules.yaml": decomposed})) == read_catalogue(
        samples.write(tmp_path / "a")
    )


def test_the_examples_of_the_description_are_right(tmp_path: Path) -> None:
    description = (PACKAGE / "README.md").read_text(encoding="utf-8")
    examples = dict(re.findall(r"^## (\S+\.yaml)\n.*?```yaml\n(.*?)```", description, flags=re.DOTALL | re.MULTILINE))
    examples["keywords/service_activities.yaml"] = examples.pop("keywords/NAME.yaml")
    assert len(examples) == 5
    for name, text in examples.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert [module.code for module in read_catalogue(tmp_path).modules] == ["SD-REQ"]


@pytest.mark.parametrize("own", [False, True])
def test_plain_data_come_back_as_they_went(own: bool, tmp_path: Path) -> None:
    catalogue = read_catalogue(samples.write(tmp_path) if own else None)
    text = json.dumps(to_plain(catalogue), ensure_ascii=False)
    again = from_plain(json.loads(text))
    assert again == catalogue
    assert json.dumps(to_plain(again), ensure_ascii=False) == text
    areas = {module.area.code: module.area for module in again.modules}
    assert all(module.area is areas[module.area.code] for module in again.modules)


@pytest.mark.parametrize(
    "damage",
    [
        {"format": 99},
        {"format": None},
        {"modules": None},
        {"modules": [{"code": "X"}]},
        {"workflows": []},
        {"keyword_sets": {"a": [["only-a-code"]]}},
        {"competence_lists": [{"code": "a", "names": {}, "choose": "exactly_one", "values": [["x"]]}]},
        {"countries": ["NL"]},
    ],
)
def test_damaged_plain_data_are_refused(damage: dict[str, object], tmp_path: Path) -> None:
    plain = to_plain(read_catalogue(samples.write(tmp_path)))
    with pytest.raises(ValueError, match="catalogue"):
        from_plain({**plain, **damage})


def test_the_version_follows_the_content(tmp_path: Path) -> None:
    def version(changes: dict[str, str | bytes | None]) -> str:
        return read_catalogue(samples.write(tmp_path, changes)).version

    text = samples.FILES["classification.yaml"]
    first = version({})
    assert re.fullmatch("[0-9a-f]{16}", first)
    assert version({"classification.yaml": text + "# a remark\n"}) == first
    assert version({"classification.yaml": text.replace("Lokaal", "Plaatselijk")}) != first


def test_an_empty_catalogue_is_plain_too() -> None:
    empty = Catalogue(countries=(), languages=(), modules=(), keyword_sets={}, competence_lists=())
    assert from_plain(to_plain(empty)) == empty
