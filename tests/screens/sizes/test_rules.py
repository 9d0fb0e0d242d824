"""What can be done on each screen: in the menu with a letter of its own, and by every key that the key line names."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.kit.marks import to_ascii_frame
from tests.screens.sizes.scenes import SCENES, Scene
from tests.screens.sizes.world import demonstration, visiting

_PLACES = (
    "password", "home", "home-no-right", "home-commission", "authority-view",
    "authority-cannot-load", "authority-edit", "authority-classification-view", "authority-classification-edit",
    "authority-modules-view", "authority-modules-edit", "changed", "as-others-see", "requests", "messages", "message",
)  # fmt: skip
PLACES = [scene for scene in SCENES if scene.name in _PLACES] + [Scene("authority-no-right", "collega", ("1",))]


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_everything_stands_in_the_menu_with_a_letter_of_its_own(language: str, tmp_path: Path) -> None:
    with demonstration(tmp_path) as demo:
        async with visiting(demo, language) as visitor:
            for scene in (Scene("sign-in"), *PLACES):
                await visitor.to(scene)
                page = visitor.it.page
                offers = page.offers()
                letters = [page.tr.ctx(f"letter {one.command.id}", one.command.letter) for one in offers]
                assert all(letters), f"{scene.name}: {letters}"
                assert len({letter.casefold() for letter in letters}) == len(letters), f"{scene.name}: {letters}"
                await visitor.at((200, 60))
                await visitor.keys("f9")
                text = visitor.it.text()
                for offer, letter in zip(offers, letters, strict=True):
                    gap = " " if offer.command.elsewhere else "  "
                    assert f"{letter}{gap}{page.tr(offer.command.label)}" in text, scene.name
                    if offer.reason:
                        assert offer.reason[:20] in text, scene.name


@pytest.mark.parametrize("scene", PLACES, ids=lambda scene: scene.name)
async def test_every_key_of_the_key_line_does_something(scene: Scene, tmp_path: Path) -> None:
    with demonstration(tmp_path) as demo:
        async with visiting(demo, "nl") as visitor:
            await visitor.to(scene)
            for name, word in visitor.it.page.key_hints():
                await visitor.to(scene)
                before = visitor.it.text()
                await visitor.keys("4" if name == "1-4" else name)
                assert visitor.it.text() != before, f"{name} {word}"


def test_every_mark_differs_as_ascii_from_its_neighbours() -> None:
    """In one place of the screen no two states may look the same (screens.md chapter 1, Marks)."""
    places = {
        "gutter": (">", "»", " "),
        "column 2": ("±", "!", "x", " "),
        "tick": ("[x]", "[ ]", "[-]", " x "),
        "one of several": ("(o)", "( )"),
        "group": ("+", "-"),
        "sorted": ("^", "v", " "),
        "behind a name": ("±3", "!1", "*", ""),
        "end of a text": ("…", "v", ""),
    }
    for place, marks in places.items():
        drawn = [to_ascii_frame(mark) for mark in marks]
        assert len(set(drawn)) == len(drawn), place
        assert all(mark.isascii() for mark in drawn), place
