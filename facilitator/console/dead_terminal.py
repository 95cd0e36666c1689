"""Leaving when a signal says so, and a program that its terminal, which is gone, cannot hold up.

Textual writes by a thread with a short queue. A terminal that is gone refuses what is written, which ends that thread,
and the next writes wait for ever. POSIX also tells a program whose terminal is gone to go on (SIGCONT), which Textual
takes for the end of a pause and opens its terminal a second time.
"""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Callable
from functools import partial
from typing import IO, Any

from textual.driver import Driver

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


class Vanishing:
    """A terminal's file for whoever writes to it: what a terminal that is gone refuses is dropped."""

    def __init__(self, file: IO[str]) -> None:
        """Write to this file."""
        self._file = file

    def write(self, text: str) -> int:
        """Write it if it can be; the characters taken."""
        try:
            return self._file.write(text)
        except (OSError, ValueError):
            return len(text)

    def flush(self) -> None:
        """Hand over what waits if that can be done."""
        try:
            self._file.flush()
        except (OSError, ValueError):
            return

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self._file.isatty()

    def fileno(self) -> int:
        """Its number."""
        return self._file.fileno()


def outliving_its_terminal(kind: type[Driver]) -> type[Driver]:
    """A kind of driver that a dead terminal does not hold up; as it is where it writes to no file."""
    usual: Any = kind
    if not hasattr(kind, "_enable_mouse_support"):
        return kind

    def begin(driver: Driver, *given: object, **named: object) -> None:
        """Begin as Textual does, with a file that takes what is said to nobody."""
        usual.__init__(driver, *given, **named)
        held = vars(driver)
        if "_file" in held:
            held["_file"] = Vanishing(held["_file"])

    def go_on(driver: Driver, *told: object) -> None:
        """Go on after a pause. Without one the terminal is open already."""
        if vars(driver)["_must_signal_resume"]:
            usual._sigcont_application(driver, *told)

    own = {"__init__": begin} | ({"_sigcont_application": go_on} if hasattr(kind, "_sigcont_application") else {})
    return type(kind.__name__, (kind,), own)
