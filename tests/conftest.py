"""What all tests share: no test depends on the machine's environment, and the run says which requirements it covers."""

from __future__ import annotations

import os

import pytest

from tests.requirements_report import count, summary

# Set for every test and for every process that a test starts: the machine's own settings must not decide an outcome.
for _name in list(os.environ):
    if _name.startswith(("IMI_TUI_", "TEXTUAL", "LC_")) or _name in {
        "LANG",
        "LANGUAGE",
        "COLUMNS",
        "LINES",
        "NO_COLOR",
    }:
        del os.environ[_name]
os.environ["LANG"] = "C.UTF-8"
os.environ["TEXTUAL_ANIMATIONS"] = "none"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--at-least",
        type=int,
        default=0,
        metavar="N",
        help="fail unless at least N tests passed and none was skipped, so that no test goes missing unnoticed",
    )


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    least: int = session.config.getoption("--at-least")
    if least and exitstatus == pytest.ExitCode.OK and _shortfall(session.config, least):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    names = [item.name for item in getattr(config, "_imi_collected", [])]
    # Part of the suite says nothing about the requirements; the report is for the whole.
    if len(config.args) == 1 and config.args[0].endswith("tests"):
        terminalreporter.write_line("")
        for line in summary(count(names)):
            terminalreporter.write_line(line)
    least: int = config.getoption("--at-least")
    if least and (shortfall := _shortfall(config, least)):
        terminalreporter.write_line(shortfall, red=True)


def pytest_collection_finish(session: pytest.Session) -> None:
    session.config._imi_collected = list(session.items)  # type: ignore[attr-defined]


def _shortfall(config: pytest.Config, least: int) -> str:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    assert isinstance(reporter, pytest.TerminalReporter)
    passed = len(reporter.stats.get("passed", []))
    skipped = len(reporter.stats.get("skipped", []))
    if skipped:
        return f"{skipped} tests were skipped; none may be."
    return f"{passed} tests passed; at least {least} must." if passed < least else ""
