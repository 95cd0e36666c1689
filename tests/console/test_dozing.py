"""The thread that reads the terminal: it sleeps while nothing comes, and still ends when it is told to."""

from __future__ import annotations

import os
import selectors
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from facilitator.console.dozing import WAKEFUL, Dozing, dozing
from tests.terminal.driver import posix_only

pytestmark = posix_only
ASKED = 0.1
"""What Textual asks for."""


@contextmanager
def waiting(moment: list[float]) -> Iterator[tuple[Dozing, int]]:
    """What waits for a terminal, and the other end of that; `moment` is what its clock says."""
    terminal, keyboard = os.pipe()
    waits = Dozing(lambda: moment[0])
    waits.register(terminal, selectors.EVENT_READ)
    try:
        yield waits, keyboard
    finally:
        waits.close()
        os.close(terminal)
        os.close(keyboard)


def test_nothing_looks_up_while_nothing_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only for as long as what came may be unfinished, and while the program is being left."""
    asked: list[float | None] = []

    def select(waits: Dozing, timeout: float | None = None) -> list[object]:
        asked.append(timeout)
        return []

    monkeypatch.setattr(selectors.SelectSelector, "select", select)
    moment = [100.0]
    with waiting(moment) as (waits, _):
        for seconds in (0.0, WAKEFUL - 0.1, WAKEFUL, 3600.0):
            moment[0] = 100.0 + seconds
            waits.select(ASKED)
        waits.wake()
        waits.select(ASKED)
    assert asked == [ASKED, ASKED, None, None, ASKED]


def test_a_key_is_heard_and_what_may_follow_is_waited_for() -> None:
    """Then it is looked up again soon: an Esc that nothing follows is the key."""
    moment = [100.0]
    with waiting(moment) as (waits, keyboard):
        moment[0] += 3600
        os.write(keyboard, b"\x1b")
        ((key, mask),) = waits.select(ASKED)
        assert mask == selectors.EVENT_READ
        assert os.read(key.fd, 9) == b"\x1b"
        assert waits.select(0.0) == []


def test_it_is_woken_to_end() -> None:
    """A program that is left must not wait for one more key."""
    moment = [100.0]
    with waiting(moment) as (waits, _):
        moment[0] += 3600
        came: list[object] = []
        thread = Thread(target=lambda: came.append(waits.select(ASKED)), daemon=True)
        thread.start()
        waits.wake()
        thread.join(30)
        assert came == [[]]
    waits.wake()  # too late, and no harm


def test_only_drivers_of_posix_terminals_doze() -> None:
    """Others wait by other means."""
    from textual.drivers.linux_driver import LinuxDriver

    assert dozing(HeadlessDriver) is HeadlessDriver
    kind = dozing(LinuxDriver)
    driver = kind.__new__(kind)
    told: list[str] = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(LinuxDriver, "disable_input", lambda driver: told.append("ended"))
        patched.setattr(Dozing, "wake", lambda waits: told.append("woken"))
        with waiting([0.0]):
            driver.disable_input()
    assert told == ["woken", "ended"]
