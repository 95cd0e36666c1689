"""Drives a program in a pseudo-terminal as a person would: look, press, look again.

Nothing sleeps. Every wait reads what the program writes, with a deadline; a wait that fails shows the screen. Keys
that are sent before a program has set its first focus get lost, so `settle` after a start and after every change of
focus, and `wait` for outcomes.
"""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import pytest

from tests.terminal.emulator import ALTERNATE, CURSOR, FOCUS, MOUSE, PASTE, Emulator, answer
from tests.terminal.keyboard import bytes_of

if TYPE_CHECKING:
    import pexpect

ROOT = Path(__file__).resolve().parents[2]

PATIENCE = 30.0
"""Seconds after which a wait gives up: generous, because the suite runs six tests at a time on two cores."""

QUIET = 0.15
"""Seconds without a byte after which a screen counts as settled; the clock's own repaints are further apart."""

UNHEARD = 120
"""The exit code of a Python program that did all it should and could not hand over its last words."""

ORDER = re.compile(rb"\x1b\]([^\x07\x1b]*)")
"""An operating system command, as terminals call what sets a window's title or fills the clipboard."""

posix_only = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are POSIX only")


class Lost(AssertionError):
    """What was waited for did not come; the message shows the screen."""


STANDALONE = os.environ.get("FACILITATOR_STANDALONE", "")
"""The path of a stand-alone program that is to be driven instead: then there is no Python on the path it gets."""


def facilitator(*arguments: str) -> list[str]:
    """The command line of the real program, as the interpreter of the tests runs it, or of the stand-alone one."""
    return [STANDALONE, *arguments] if STANDALONE else [sys.executable, "-m", "facilitator", *arguments]


def environment(home: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """A plain environment in which nothing of the tester's own reaches the program."""
    plain = {
        "PATH": str(home / "no programs") if STANDALONE else os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        **({} if STANDALONE else {"PYTHONPATH": str(ROOT)}),
        "TEXTUAL_ANIMATIONS": "none",
        "TZ": os.environ.get("TZ", "UTC"),
    }
    return plain | dict(more or {})


class Terminal:
    """A program in a terminal of `size` (columns, rows). Use it in a `with`; leaving that kills what still runs."""

    def __init__(
        self, argv: Sequence[str], size: tuple[int, int] = (120, 36), env: Mapping[str, str] | None = None
    ) -> None:
        """Start the program. `env` is its whole environment (None: the tester's own)."""
        import pexpect

        self.emulator = Emulator(*size)
        self.raw = bytearray()
        self.answers: dict[bytes, bytes] = {}
        """What this terminal answers otherwise than others do, by the question."""
        self._process: pexpect.spawn[bytes] = pexpect.spawn(
            argv[0],
            list(argv[1:]),
            dimensions=(size[1], size[0]),
            encoding=None,
            env=dict(env) if env is not None else None,
            timeout=None,
        )
        self._process.delaybeforesend = None

    def __enter__(self) -> Terminal:
        """The terminal itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Close the terminal's window, whatever runs in it."""
        self.close()

    # -- looking ----------------------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """The screen as it stood after the last look."""
        return self.emulator.text

    @property
    def lines(self) -> tuple[str, ...]:
        """The screen's lines."""
        return self.emulator.lines

    def look(self, timeout: float = 0.0) -> bool:
        """Take in what the program wrote, waiting at most this long for a first byte; whether there was any.

        Raises EOFError when the program is gone and everything it wrote has been read.
        """
        import pexpect

        try:
            data = self._process.read_nonblocking(65536, timeout)
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF as end:
            raise EOFError from end
        self.raw += data
        self.emulator.feed(data)
        reply = answer(data, self.answers)
        if reply:
            self._process.send(reply)
        return True

    def wait_until(self, holds: Callable[[str], bool], what: str, within: float = PATIENCE) -> str:
        """Wait until a condition on the screen's text holds; the text. Raises Lost, with the screen."""
        deadline = time.monotonic() + within
        while not (self.emulator.complete and holds(self.text)):
            left = deadline - time.monotonic()
            try:
                if left <= 0:
                    raise Lost(f"{what} was not seen within {within:g} s on\n{self.text}")
                self.look(min(left, 0.25))
            except EOFError as end:
                if holds(self.text):
                    break
                raise Lost(f"the program ended before {what} was seen; the screen was\n{self.text}") from end
        return self.text

    def wait(self, wanted: str | re.Pattern[str], within: float = PATIENCE) -> str:
        """Wait for words, or for a pattern, on the screen; the screen's text."""
        pattern = re.compile(re.escape(wanted)) if isinstance(wanted, str) else wanted
        return self.wait_until(lambda text: bool(pattern.search(text)), repr(pattern.pattern), within)

    def wait_gone(self, words: str, within: float = PATIENCE) -> str:
        """Wait until words are no longer on the screen; the screen's text."""
        return self.wait_until(lambda text: words not in text, f"the end of {words!r}", within)

    def settle(self, quiet: float = QUIET, within: float = PATIENCE) -> str:
        """Wait until something stands on the screen and nothing has been written for a moment; the screen's text."""
        deadline = time.monotonic() + within
        while self.look(quiet) or not self.text.strip():
            if time.monotonic() > deadline:
                raise Lost(f"the screen did not settle within {within:g} s:\n{self.text}")
        return self.text

    # -- acting -----------------------------------------------------------------------------------------------

    def press(self, *keys: str) -> None:
        """Press keys, by name or as characters."""
        for key in keys:
            self._process.send(bytes_of(key))

    def type_text(self, text: str) -> None:
        """Type a text, character by character as a fast typist's terminal sends it."""
        self._process.send(text.encode("utf-8", "surrogatepass"))

    def paste(self, text: str) -> None:
        """Paste a text as a terminal does that marks what is pasted."""
        self._process.send(b"\x1b[200~" + text.encode("utf-8", "surrogatepass") + b"\x1b[201~")

    def cell(self, words: str, nth: int = 0) -> tuple[int, int]:
        """Where words stand on the screen, counted from 1 as terminals do."""
        found = [
            (m.start() + 1, y) for y, line in enumerate(self.lines, 1) for m in re.finditer(re.escape(words), line)
        ]
        assert len(found) > nth >= -len(found), f"{words!r} is not on the screen:\n{self.text}"
        return found[nth]

    def mouse(self, code: int, at: tuple[int, int], ends: str = "M") -> None:
        """Tell what the mouse did, as a terminal that counts cells (SGR) tells it: "M" for down, "m" for up."""
        self._process.send(f"\x1b[<{code};{at[0]};{at[1]}{ends}".encode())

    def click(self, at: str | tuple[int, int], nth: int = 0, *, right: bool = False, times: int = 1) -> None:
        """Click words that stand on the screen, or a cell."""
        cell = self.cell(at, nth) if isinstance(at, str) else at
        for _ in range(times):
            self.mouse(2 if right else 0, cell)
            self.mouse(2 if right else 0, cell, "m")

    def drag(self, held: str, onto: str) -> None:
        """Hold what stands there, and let it go over something else."""
        begin, end = self.cell(held), self.cell(onto)
        self.mouse(0, begin)
        self.mouse(32, end)
        self.mouse(0, end, "m")

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        self.emulator.resize(columns, rows)
        self._process.setwinsize(rows, columns)

    # -- ending -----------------------------------------------------------------------------------------------

    @property
    def pid(self) -> int:
        """The program's process id."""
        assert self._process.pid is not None
        return self._process.pid

    def send_signal(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def kill(self) -> None:
        """End the program as a power cut would, and wait until it is gone."""
        self.send_signal(signal.SIGKILL)
        self.wait_end()

    def wait_end(self, within: float = PATIENCE) -> int:
        """Read to the end and wait for the program; its exit code, or minus the signal that ended it."""
        deadline = time.monotonic() + within
        try:
            while True:
                if time.monotonic() > deadline:
                    raise Lost(f"the program did not end within {within:g} s:\n{self.text}")
                self.look(0.25)
        except EOFError:
            self._process.wait()
        if self._process.signalstatus is not None:
            return -int(self._process.signalstatus)
        return int(self._process.exitstatus or 0)

    def hang_up(self, within: float = PATIENCE) -> bool:
        """Close the window under the program, which gets SIGHUP; whether it ends by itself, without being forced to."""
        # closed through the object that holds it: left to the collector, it would close whatever has its number by then
        held: Any = vars(self._process)["ptyproc"]
        held.fileobj.close()
        held.closed, held.fd, self._process.child_fd = True, -1, -1
        deadline = time.monotonic() + within
        gone = status = 0
        while not gone and time.monotonic() < deadline:
            gone, status = os.waitpid(self.pid, os.WNOHANG)
            select.select([], [], [], 0.02)
        return bool(gone) and os.waitstatus_to_exitcode(status) in (0, UNHEARD)

    def close(self) -> None:
        """End what still runs, and close the window."""
        if self._process.child_fd >= 0:
            self._process.close(force=True)

    def orders(self) -> set[bytes]:
        """The orders to the terminal itself in what was written (clipboard, title, links), less the mouse's shape."""
        return {order for order in ORDER.findall(bytes(self.raw)) if not order.startswith(b"22;")}

    def left_clean(self) -> bool:
        """Whether the program gave the terminal back as it found it: main screen, cursor, no mouse, no paste marks."""
        modes = self.emulator.modes
        return CURSOR in modes and not modes & {ALTERNATE, PASTE, FOCUS, *MOUSE}
