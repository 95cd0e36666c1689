"""A program in a pseudo-terminal, with a stamp on every piece it writes. POSIX only.

Lean on purpose: while a figure is being taken, this process does nothing but read. What the pieces look like on a
screen is worked out afterwards, so that the emulator's own slowness enters no figure.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from tests.terminal.emulator import Emulator, answer
from tests.terminal.keyboard import bytes_of

Sees = Callable[[str], bool]
"""Whether what is waited for stands on a screen with this text."""

PATIENCE = 30.0
QUIET = 0.06
"""Seconds without a byte after which the answer to a key counts as complete."""


class Piece(NamedTuple):
    """Bytes as they were read, and when (seconds of the monotonic clock)."""

    at: float
    data: bytes


class Program:
    """A program in a terminal of 120 columns and 36 rows. Use it in a `with`; leaving that kills what still runs."""

    def __init__(
        self, argv: Sequence[str], env: Mapping[str, str], folder: Path, size: tuple[int, int] = (120, 36)
    ) -> None:
        """Start the program in a folder."""
        self.emulator = Emulator(*size)
        self._unseen: list[Piece] = []
        self._started = time.monotonic()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            self._become(argv, env, folder, size)
        self._ended = False

    def _become(self, argv: Sequence[str], env: Mapping[str, str], folder: Path, size: tuple[int, int]) -> None:
        """In the child: set the window's size and turn into the program."""
        try:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            os.chdir(folder)
            os.execve(argv[0], list(argv), dict(env))
        finally:
            os._exit(127)

    def __enter__(self) -> Program:
        """The program itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Kill it if it still runs."""
        if not self._ended:
            self.kill()

    def read(self, timeout: float) -> Piece | None:
        """The next piece, waiting at most this long for it; None when there was none. Questions are answered."""
        ready, _, _ = select.select([self._terminal], [], [], max(0.0, timeout))
        if not ready:
            return None
        data = os.read(self._terminal, 65536)
        piece = Piece(time.monotonic(), data)
        if b"\x1b[" in data:
            reply = answer(data)
            if reply:
                os.write(self._terminal, reply)
        return piece

    def until(self, sees: Sees, within: float = PATIENCE) -> float:
        """Seconds from now until this is on the screen, by the stamp of the piece that brought it."""
        began = time.monotonic()
        while True:
            for piece in self.burst(began + within):
                self.emulator.feed(piece.data)
                if self.emulator.complete and sees(self.emulator.text):
                    self.catch_up()
                    return piece.at - began
            if time.monotonic() > began + within:
                raise TimeoutError(f"not seen within {within:g} s; the screen was\n{self.emulator.text}")

    def burst(self, deadline: float) -> list[Piece]:
        """The pieces of one burst: up to a pause of `QUIET`, or to a deadline if none comes at all."""
        pieces: list[Piece] = []
        while (wait := (QUIET if pieces else deadline - time.monotonic())) > 0:
            piece = self.read(wait)
            if piece is None:
                break
            pieces.append(piece)
        return pieces

    def catch_up(self) -> None:
        """Show what has been written meanwhile, so that the next wait begins from the screen as it is."""
        for piece in self._unseen:
            self.emulator.feed(piece.data)
        self._unseen = []
        while (late := self.read(QUIET)) is not None:
            self.emulator.feed(late.data)

    def type(self, key: str) -> None:
        """Press a key and wait for nothing."""
        os.write(self._terminal, bytes_of(key))

    def press(self, key: str, sees: Sees) -> float:
        """Seconds from pressing a key until this is on the screen."""
        os.write(self._terminal, bytes_of(key))
        return self.until(sees)

    def first_paint(self, mark: bytes) -> float:
        """Seconds from the start until this pattern, which stands at the end of the first picture, has been written."""
        pieces: list[Piece] = []
        seen = b""
        while time.monotonic() < self._started + PATIENCE:
            piece = self.read(1.0)
            if piece is None:
                continue
            pieces.append(piece)
            seen += piece.data
            if re.search(mark, seen):
                self._unseen = pieces
                return piece.at - self._started
        raise TimeoutError(f"{mark!r} was not written within {PATIENCE:g} s, only {seen[-2000:]!r}")

    def idle(self, seconds: float) -> int:
        """Read for a while without pressing anything; how many bytes came."""
        deadline, total = time.monotonic() + seconds, 0
        while (left := deadline - time.monotonic()) > 0:
            piece = self.read(left)
            if piece is not None:
                self._unseen.append(piece)
                total += len(piece.data)
        return total

    def memory(self) -> float:
        """Megabytes resident: the most there ever were where Linux tells that, else how many there are now."""
        try:
            status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        except FileNotFoundError:
            told = subprocess.run(["ps", "-o", "rss=", "-p", str(self.pid)], capture_output=True, text=True, check=True)
            return int(told.stdout) / 1024
        return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1024

    def cpu(self) -> float | None:
        """CPU seconds that it has used so far, in all its threads; None where Linux's /proc is missing."""
        try:
            threads = [(task / "schedstat").read_text() for task in Path(f"/proc/{self.pid}/task").iterdir()]
        except FileNotFoundError:
            return None
        return sum(int(thread.split()[0]) for thread in threads) / 1e9

    def kill(self) -> float:
        """End it as a power cut would; the CPU seconds that it had used by then."""
        os.kill(self.pid, signal.SIGKILL)
        _, _, usage = os.wait4(self.pid, 0)
        os.close(self._terminal)
        self._ended = True
        return usage.ru_utime + usage.ru_stime
