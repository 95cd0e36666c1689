"""Waiting for keys without being woken for nothing.

Textual's thread that reads the terminal looks up ten times a second, all day, to see whether the program is being left
and whether an Esc was the key. That is a fifth of what an idle window costs. Here it sleeps until something comes once
all that was unfinished has been given up, and is woken when it has to end.
"""

from __future__ import annotations

import os
import selectors
import sys
from collections.abc import Callable
from threading import Lock
from time import monotonic
from types import SimpleNamespace
from typing import Any, ClassVar

from textual.driver import Driver

from facilitator.console.listening import PASTE_SILENCE

WAKEFUL = PASTE_SILENCE + 1.0
"""Seconds after something came for which the thread looks up as often as Textual has it: it may be unfinished."""


class Dozing(selectors.SelectSelector):
    """Waits for a terminal, as long as it takes."""

    awake: ClassVar[Dozing | None] = None
    """The one that waits for this program's terminal."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        """Wait for nothing yet; `now` tells seconds."""
        super().__init__()
        self._now = now
        self._came = now()
        self._ends = self._closed = False
        self._closing = Lock()
        self._heard, self._call = os.pipe()
        self.register(self._heard, selectors.EVENT_READ)
        Dozing.awake = self

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """What came; where nothing does, no earlier than after so many seconds, or once it is woken."""
        wakeful = self._ends or self._now() - self._came < WAKEFUL
        found = super().select(timeout if wakeful else None)
        came = [(key, mask) for key, mask in found if key.fd != self._heard]
        if len(came) < len(found):
            os.read(self._heard, 1)
        if came:
            self._came = self._now()
        return came

    def wake(self) -> None:
        """Have it look up now, and from now on as often as it is asked to."""
        with self._closing:
            if not self._closed:
                self._ends = True
                os.write(self._call, b"\0")

    def close(self) -> None:
        """Give back what it waited with."""
        super().close()
        with self._closing:
            if not self._closed:
                self._closed = True
                os.close(self._heard)
                os.close(self._call)


def dozing(kind: type[Driver]) -> type[Driver]:
    """A kind of driver whose thread for keys sleeps while none come; as it is where it reads no POSIX terminal."""
    usual: Any = kind
    module = sys.modules.get("textual.drivers.linux_driver")
    if module is None or not issubclass(kind, vars(module)["LinuxDriver"]):
        return kind
    # the thread makes its selector itself, and there is no public way to hand it one
    vars(module)["selectors"] = SimpleNamespace(SelectSelector=Dozing, EVENT_READ=selectors.EVENT_READ)

    def disable_input(driver: Driver) -> None:
        """End the thread as Textual does, which waits for it."""
        if Dozing.awake is not None:
            Dozing.awake.wake()
        usual.disable_input(driver)

    return type(kind.__name__, (kind,), {"disable_input": disable_input})
