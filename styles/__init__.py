"""The style sheets (TCSS) and themes of the screens."""

from __future__ import annotations

from pathlib import Path
from typing import Final

SHEET: Final = Path(__file__).with_name("base.tcss")
"""The one style sheet of all screens."""

ROLES: Final = (
    "title",
    "title-right",
    "rule",
    "rule-name",
    "tab",
    "tab-open",
    "tab-focus",
    "label",
    "value",
    "field",
    "field-cursor",
    "bracket",
    "fixed",
    "changed",
    "wrong",
    "warning",
    "focus",
    "focus-mark",
    "button",
    "letter",
    "key",
    "key-word",
    "hint",
    "off",
    "head",
    "group",
    "about",
    "message",
    "done",
    "note",
    "error",
    "busy",
)
"""Kinds of text that the screens draw; each has a component class `imi--<role>` in the style sheet."""
