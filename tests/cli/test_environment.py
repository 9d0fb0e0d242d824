"""What the process takes over from outside must not log keys, nor change the screen."""

from __future__ import annotations

import pytest

from imi_tui.cli.environment import clean


def test_variables_that_log_keys_or_load_code_are_taken_out() -> None:
    environment = {"TEXTUAL_LOG": "/tmp/x", "TEXTUAL_DEBUG": "1", "TEXTUAL_DRIVER": "a:b", "HOME": "/home/x"}
    clean(environment)
    assert not environment.keys() & {"TEXTUAL_LOG", "TEXTUAL_DEBUG", "TEXTUAL_DRIVER"}
    assert environment["HOME"] == "/home/x"


def test_size_comes_from_the_terminal_alone() -> None:
    environment = {"COLUMNS": "200", "LINES": "5"}
    clean(environment)
    assert not environment.keys() & {"COLUMNS", "LINES"}


def test_screens_stand_still_and_keys_arrive_whole() -> None:
    environment = {"TEXTUAL_ANIMATIONS": "full", "TEXTUAL_FPS": "1"}
    clean(environment)
    assert environment["TEXTUAL_ANIMATIONS"] == "none"
    assert environment["TEXTUAL_FPS"] == "240"
    assert environment["TEXTUAL_DISABLE_KITTY_KEY"] == "1"


@pytest.mark.parametrize(("given", "used"), [("", "200"), ("25", "200"), ("600", "600"), ("x", "200"), ("-1", "200")])
def test_slow_lines_may_have_more_time_for_esc_never_less(given: str, used: str) -> None:
    environment = {"ESCDELAY": given}
    clean(environment)
    assert environment["ESCDELAY"] == used
