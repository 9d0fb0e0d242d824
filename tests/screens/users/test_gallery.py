"""Every state of the screens about users at every size, in both languages: its picture, and the rules of screens.md 19
(R1.2, R3, R4)."""

from __future__ import annotations

import pytest

from tests.screens.golden import assert_golden
from tests.screens.rules import assert_rules
from tests.screens.users.gallery import SCENES, SIZES, Scene, Size, picture_name


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", SIZES, ids=[f"{width}x{height}" for width, height in SIZES])
@pytest.mark.parametrize("scene", SCENES, ids=[scene.name for scene in SCENES])
async def test_as_drawn_and_by_the_rules(scene: Scene, size: Size, language: str) -> None:
    async with scene.shown(size, language) as it:
        assert_rules(it)
        assert_golden(picture_name(scene, size, language), it.text(), size[0])
