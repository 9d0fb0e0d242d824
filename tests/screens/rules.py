"""What holds for every screen in every state, at every size and in every language (screens.md 19)."""

from __future__ import annotations

from screens.kit.commands import Offer
from screens.kit.frame.key_line import key_label
from screens.kit.panels.menu import MenuPanel
from screens.kit.panels.question import Question
from screens.kit.text import width
from tests.screens.driver import Driver
from tests.screens.golden import focus_signs

MOST_KEYS = 6


def assert_rules(it: Driver) -> None:
    """All of them."""
    text = it.text()
    lines = text.split("\n")
    cells, height = it.app.size
    assert len(lines) == height
    assert [line for line in lines if width(line) >= cells] == [], "drawn in the last column"
    assert focus_signs(text) == 1, text
    _keys(it, lines[-1])
    _menu(it, it.page.offers())
    panel = it.page.panel
    if isinstance(panel, Question):
        harmless = panel.chosen is None or not panel._choices[panel.chosen].dangerous
        assert harmless, "a question opens on its harmless button, or at the word that is to be typed"


def _keys(it: Driver, line: str) -> None:
    """At most six, F1 first and F9 and Esc last where no panel is open, each whole."""
    hints = it.page.key_line.hints(it.app.size.width)
    names = [name for name, _ in hints]
    assert len(hints) <= MOST_KEYS
    for name, word in hints:
        assert f"{it.page.tr(key_label(name))} {word}" in line
    assert names[-1] == "esc"
    if it.page.panel is None:
        assert (names[0], names[-2]) == ("f1", "f9")


def _menu(it: Driver, offers: list[Offer]) -> None:
    """Every act has a letter of its own; what cannot be done now says why."""
    menu = MenuPanel(offers, "")
    tr = it.page.tr
    letters = [tr.ctx(f"letter {offer.command.id}", offer.command.letter).casefold() for offer in offers]
    assert all(letters), "an act without a letter"
    assert len(set(letters)) == len(letters), f"a letter twice: {sorted(letters)}"
    assert len(menu._offers) == len(offers)
