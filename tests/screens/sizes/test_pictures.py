"""Every state of the screens in three sizes and both languages: as drawn, and by the rules for all screens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from screens.kit.frame.key_line import key_label
from screens.kit.panels.question import Question
from screens.kit.panels.reading import ReadingPanel
from screens.kit.text import width
from tests.screens.golden import assert_golden, focus_signs
from tests.screens.sizes.scenes import Scene, people, scenes_of
from tests.screens.sizes.world import SIZES, Visitor, demonstration, visiting
from tests.usecases.office import saving


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("who", people())
async def test_every_state_in_every_size(who: str, language: str, tmp_path: Path) -> None:
    wrong = []
    with demonstration(tmp_path) as demo:
        async with visiting(demo, language) as visitor:
            for scene in scenes_of(who):
                await visitor.to(scene)
                wrong += await differences(visitor, scene.name)
    assert not wrong, "\n\n".join(wrong)


async def differences(visitor: Visitor, name: str) -> list[str]:
    """What is not as drawn, or against the rules, in any size."""
    wrong = []
    for ending, size in SIZES.items():
        text = await visitor.at(size)
        full = "-".join(part for part in (name, ending, visitor.language) if part)
        try:
            assert_golden(f"sizes/{full}", text, size[0])
            keeps_the_rules(visitor, text, size)
        except AssertionError as error:
            wrong.append(f"{full}: {error}\n{text}")
    return wrong


def keeps_the_rules(visitor: Visitor, text: str, size: tuple[int, int]) -> None:
    """The rules of screens.md chapter 19 that a picture can show."""
    page, lines = visitor.it.page, text.split("\n")
    assert len(lines) == size[1]
    assert all(width(line) < size[0] for line in lines), "drawn in the last column"
    # A text to read has nothing to stand on; what it is about keeps its own sign.
    reading = isinstance(page.panel, ReadingPanel)
    assert focus_signs(text) == (0 if reading else 1), "the focus sign stands there once"
    hints = page.key_line.hints(size[0])
    assert len(hints) <= (4 if size[0] < 76 else 6)
    for key, word in hints:
        assert f"{page.tr(key_label(key))} {word}" in lines[-1], f"the key line is cut at {key}"
    if page.panel is None:
        assert [hints[0][0], *(key for key, _ in hints[-2:])] == ["f1", "f9", "esc"]
    if isinstance(page.panel, Question) and page.panel.chosen is not None:
        first = page.panel._choices[page.panel.chosen]
        assert first.press is None, "a question stands on its harmless button"
        assert f">[{first.label}]" in text


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_what_somebody_else_saved_meanwhile(language: str, tmp_path: Path) -> None:
    """Both changed the telephone: chosen per field. Only the other changed the town: joined."""
    wrong = []
    with demonstration(tmp_path) as demo:
        async with visiting(demo, language) as visitor:
            other = demo.sign_in("beheerder").actor
            meanwhile: tuple[tuple[str, dict[str, Any], str], ...] = (
                ("conflict", {"phone": "+31205550210", "town": "Meerveld"}, "+31 20 555 0200"),
                ("conflict-joined", {"town": "Veldermeer-Oost"}, "+31 20 555 0300"),
            )
            for name, theirs, typed in meanwhile:
                await visitor.to(Scene(name, "beheerder", ("1", "t", "f2", "f8", typed)))
                demo.domain.save_authority(saving(other, demo.domain.authority(other), **theirs))
                await visitor.keys("f3")
                wrong += await differences(visitor, name)
    assert not wrong, "\n\n".join(wrong)
