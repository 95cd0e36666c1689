"""Leaving when a signal says so, and ending a program that its terminal, which is gone, holds up.

Textual writes by a thread with a short queue and closes its terminal by writing to it. Where the terminal has gone with
a multiplexer, that has been seen to wait for ever, with another thread looking at the dead terminal without a pause.
"""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Callable
from functools import partial

GRACE = 10.0
"""Seconds in which the program may end by itself: for files that are still being written."""


def end_by_force_later() -> None:
    """End this process once `GRACE` has passed, whatever it waits for.

    Nothing is lost by that: every step is in the journal before it is shown, every letter in its draft.
    """
    force = threading.Timer(GRACE, os._exit, (1,))
    force.daemon = True
    force.start()


def leave_dead_terminal(leave: Callable[[], object]) -> None:
    """Leave because the terminal is gone."""
    end_by_force_later()
    leave()


def leave_when_told(leave: Callable[[], object]) -> None:
    """Have the running event loop leave in this way when the system says so.

    Windows' event loop has no such handlers: there a closed window ends the process, and the journal is whole because
    it is only ever appended to.
    """
    loop = asyncio.get_running_loop()
    handlers = {signal.SIGTERM: leave, signal.SIGINT: leave}
    if hasattr(signal, "SIGHUP"):
        handlers[signal.SIGHUP] = partial(leave_dead_terminal, leave)
    for number, handler in handlers.items():
        try:
            loop.add_signal_handler(number, handler)
        except (NotImplementedError, RuntimeError, ValueError):
            continue
