"""Ctrl+C and Ctrl+Q while words are typed: they copy or warn, and no word is lost."""

from __future__ import annotations

import os
import threading
from errno import EIO
from io import StringIO
from pathlib import Path

import pytest
from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread
from textual.events import Key

from facilitator.console.app import SURE
from facilitator.console.dead_terminal import GRACE, Vanishing, leave_dead_terminal
from tests.console.stage import lead
from tests.console.walks import WINDOWS
from tests.makers import started

PATIENCE = 30.0
"""Seconds after which a thread that takes nothing counts as dead."""

TYPING = {
    "lead": ("c",),
    "scribe": ("o",),
    "review": ("A",),
    "setup": (),
}


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
@pytest.mark.parametrize("window", TYPING)
async def test_once_warns_and_twice_leaves(tmp_path: Path, window: str, key: str) -> None:
    """In every text field; after a while the second press is a first one again."""
    async with WINDOWS[window](tmp_path) as stage:
        await stage.press(*TYPING[window], "a", "b", key)
        assert stage.app.return_code is None
        assert stage.line.value.endswith("ab")
        stage.clock.wait(SURE + 1)
        await stage.press(key, "c")
        assert stage.app.return_code is None
        assert stage.line.value.endswith("abc")
        stage.app.post_message(Key(key, None))
        await stage.pilot.pause()
        assert stage.app.return_code == 0


async def test_ctrl_c_copies_what_is_selected(tmp_path: Path) -> None:
    """And warns of nothing: it did what it says elsewhere."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("o", "a", "b", "shift+home", "ctrl+c", "ctrl+c", "end", "ctrl+v")
        assert stage.app.clipboard == "ab"
        assert stage.line.value == "abab"
        assert stage.app.return_code is None


@pytest.mark.parametrize("out", [("ctrl+c", "ctrl+c"), ("escape", "escape")], ids=["ctrl+c", "esc"])
async def test_a_comment_half_typed_is_kept(tmp_path: Path, out: tuple[str, ...]) -> None:
    """Whichever way the review is left at once."""
    async with WINDOWS["review"](tmp_path) as stage:
        stage.app.remember(reviewer="AB")
        await stage.press("c", "x", "y")
        journal, controller = stage.app.journal, stage.screen.bench.controller  # type: ignore[attr-defined]
        for one in out:
            stage.app.post_message(Key(one, None))
        await stage.pilot.pause()
        assert "xy" in journal.drafts(controller.run).values()


class Refusing(StringIO):
    """The file of a terminal that is gone."""

    def write(self, text: str) -> int:
        """As a write to a vanished terminal."""
        raise OSError(EIO, "Input/output error")

    def flush(self) -> None:
        """As a flush of what was closed."""
        raise ValueError("I/O operation on closed file")


def test_a_dead_terminal_holds_up_nobody_who_writes_to_it() -> None:
    """More is written than the queue of Textual's thread takes, which a refused write used to end."""
    thread = WriterThread(Vanishing(Refusing()))  # type: ignore[arg-type]
    thread.start()
    for _ in range(10 * MAX_QUEUED_WRITES):
        thread._queue.put("x", timeout=PATIENCE)
    thread.stop()
    assert not thread.is_alive()


async def test_a_dead_terminal_ends_the_program_by_force_where_nothing_else_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is asked to leave at once; a thread that nobody waits for sees to it that it does."""
    begun: list[tuple[float, object, tuple[int]]] = []

    class Watch:
        """Stands in for the thread that would end this very test."""

        def __init__(self, seconds: float, act: object, given: tuple[int]) -> None:
            self.daemon = False
            self.asked = seconds, act, given

        def start(self) -> None:
            assert self.daemon
            begun.append(self.asked)

    monkeypatch.setattr(threading, "Timer", Watch)
    async with lead(tmp_path, started()) as stage:
        leave_dead_terminal(stage.app.leave_now)
        await stage.app.workers.wait_for_complete()
        assert begun == [(GRACE, os._exit, (1,))]
        assert stage.app.return_value == 0
