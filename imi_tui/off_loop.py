"""What waits for a disk, a network or the processor never runs on the event loop: every key would wait with it."""

from __future__ import annotations

import sys


class OnTheLoopError(RuntimeError):
    """A defect: an adapter was called from the event loop instead of through a lane of the bridge."""


def refuse_on_loop(act: str) -> None:
    """Adapters ask this before they wait.

    Args:
        act: What was about to happen, for whoever reads the log.

    Raises:
        OnTheLoopError: This thread runs an event loop.
    """
    # Looked up, not imported: a command that never starts a loop need not load it.
    events = sys.modules.get("asyncio.events")
    if events is not None and events._get_running_loop() is not None:  # noqa: SLF001
        raise OnTheLoopError(act)
