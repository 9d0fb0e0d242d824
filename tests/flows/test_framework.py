"""`imi_tui.terminal`: what it takes from inside the framework is there, and what it writes with does not fail."""

from __future__ import annotations

import inspect
import os
from threading import Thread

from textual import events
from textual._compositor import ChopsUpdate, Compositor
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers import linux_driver
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver
from textual.screen import Screen as FrameworkScreen

from imi_tui.terminal import Screen, TerminalDriver


def test_the_driver_reads_in_a_thread_that_we_replace() -> None:
    source = inspect.getsource(LinuxDriver)
    assert list(inspect.signature(LinuxDriver.run_input_thread).parameters) == ["self"]
    assert "self.run_input_thread()" in source
    assert "self.process_message(event)" in source
    stops = inspect.getsource(LinuxDriver.disable_input)
    assert stops.index("self.exit_event.set()") < stops.index("self._key_thread.join()")
    for name in ("self._file = sys.__stderr__", "self.fileno = sys.__stdin__.fileno()", "self.exit_event = Event()"):
        assert name in source, name
    assert "WriterThread(self._file)" in source
    assert "getincrementaldecoder" in inspect.getsource(linux_driver), "if bytes are no longer decoded here, look why"
    assert list(inspect.signature(TerminalDriver).parameters) == list(inspect.signature(LinuxDriver).parameters)


def test_the_writer_uses_no_more_of_its_file_than_ours_has() -> None:
    source = inspect.getsource(WriterThread)
    assert {part for part in ("write", "flush", "fileno") if f"self._file.{part}" in source} == {
        "write",
        "flush",
        "fileno",
    }
    assert source.count("self._file") == 4


def test_the_parser_turns_text_into_keys_and_waits_for_the_rest_of_a_sequence() -> None:
    parser = XTermParser()
    assert [event.key for event in parser.feed("a\x1b[A") if isinstance(event, events.Key)] == ["a", "up"]
    assert list(parser.feed("\x1b")) == []
    assert list(parser.tick()) == []


def test_the_program_knows_that_it_is_ending() -> None:
    source = inspect.getsource(App.exit)
    assert "self._exit = True" in source
    assert "self._return_code = return_code" in source


def test_the_compositor_that_sends_exactly_what_changed_fits_the_framework() -> None:
    source = inspect.getsource(Compositor.render_partial_update)
    assert "return ChopsUpdate(chops, spans, chop_ends)" in source
    assert list(inspect.signature(ChopsUpdate).parameters) == ["chops", "spans", "chop_ends"]
    assert "self._compositor = Compositor()" in inspect.getsource(FrameworkScreen.__init__)


def test_a_paint_that_is_left_out_is_made_up_for_in_the_same_breath() -> None:
    source = inspect.getsource(FrameworkScreen._on_timer_update)
    layout, whole, sent = (
        source.index(part)
        for part in ("self._refresh_layout(", "self._repaint_required = False", "self._compositor_refresh()")
    )
    assert layout < whole < sent
    assert "self._repaint_required" in inspect.getsource(FrameworkScreen._on_idle)


def test_writing_to_a_terminal_that_is_gone_goes_nowhere() -> None:
    master, slave = os.openpty()
    screen = Screen(slave, "utf-8")
    os.close(master)
    screen.write("nobody reads this")
    screen.flush()
    screen.write("nor this")
    screen.flush()
    os.close(slave)


def test_a_terminal_that_is_slow_gets_everything() -> None:
    outlet, inlet = os.pipe()
    os.set_blocking(inlet, False)
    text = "é" * 200_000
    read = bytearray()

    def reader() -> None:
        while len(read) < 2 * len(text):
            read.extend(os.read(outlet, 65536))

    thread = Thread(target=reader)
    thread.start()
    screen = Screen(inlet, "utf-8")
    screen.write(text)
    screen.flush()
    thread.join(20)
    assert read.decode() == text
    os.close(outlet)
    os.close(inlet)


def test_a_sign_that_the_terminals_character_set_lacks_becomes_a_question_mark() -> None:
    outlet, inlet = os.pipe()
    screen = Screen(inlet, "ascii")
    screen.write("1 € = 1 euro")
    screen.flush()
    assert os.read(outlet, 100) == b"1 ? = 1 euro"
    os.close(outlet)
    os.close(inlet)
