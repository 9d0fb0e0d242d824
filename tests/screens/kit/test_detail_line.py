"""The line about the row at the cursor: drawn when the cursor rests, not while it moves."""

from __future__ import annotations

import asyncio

import pytest

from screens.kit.widgets.split import DetailLine
from tests.factories import a_catalogue
from tests.screens.stage import Stage, stage


async def test_nothing_is_drawn_while_the_cursor_moves() -> None:
    words = ["een"]
    line = DetailLine(lambda: words[0], id="detail")
    async with stage(Stage([line], lambda: [line]), a_catalogue()) as it:
        line.settle()
        await it.settle()
        assert it.line(3) == "   een"
        words[0] = "twee"
        line.follow()
        await it.settle()
        assert it.line(3) == "   een"
        line.settle()
        await it.settle()
        assert it.line(3) == "   twee"


async def test_it_speaks_once_the_cursor_has_rested(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DetailLine, "rest_after", 0.01)
    spoken = asyncio.Event()

    def words() -> str:
        spoken.set()
        return "hier"

    line = DetailLine(words, id="detail")
    async with stage(Stage([line], lambda: [line]), a_catalogue()) as it:
        line.follow()
        line.follow()
        async with asyncio.timeout(10):
            await spoken.wait()
        await it.settle()
        assert it.line(3) == "   hier"


async def test_a_long_text_is_cut_at_the_edge() -> None:
    line = DetailLine(lambda: "x" * 100, id="detail")
    async with stage(Stage([line], lambda: [line]), a_catalogue()) as it:
        line.settle()
        await it.settle()
        assert it.line(3) == "   " + "x" * 75 + "…"
