"""Lines as they are typed, or come through a pipe, one after the other, on every system.

A thread reads, because Windows can wait for a console only there. It reads past Python's own buffer: a program that
ends while a thread is within that would be stopped by the interpreter with an error.
"""

from __future__ import annotations

import asyncio
import codecs
import sys
from collections.abc import Callable
from threading import Thread

AT_ONCE = 4096
"""Bytes that are asked for at a time; a console gives a line."""


def stdin_reader() -> Callable[[], bytes]:
    """What reads the next bytes of this process's input; none at its end, or when its window is gone."""
    source = getattr(sys.stdin.buffer, "raw", sys.stdin.buffer)

    def read() -> bytes:
        try:
            return bytes(source.read(AT_ONCE) or b"")
        except (OSError, ValueError):  # the window was closed
            return b""

    return read


class Lines:
    """The lines of some input, for an event loop; None once it has ended."""

    def __init__(self, read: Callable[[], bytes], encoding: str) -> None:
        """Begin to read, in the running event loop."""
        self._queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._coming: asyncio.Task[str | None] | None = None
        self._loop = asyncio.get_running_loop()
        self._read = read
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        Thread(target=self._run, name="lines", daemon=True).start()

    async def next(self, within: float) -> str | None:
        """The next line without its end. Raises TimeoutError where none comes within so many seconds."""
        coming = self._coming = self._coming or asyncio.create_task(self._queue.get())
        if not (await asyncio.wait({coming}, timeout=within))[0]:
            raise TimeoutError
        self._coming = None
        return coming.result()

    def end(self) -> None:
        """Nobody waits for a line any more."""
        if self._coming is not None:
            self._coming.cancel()

    def _run(self) -> None:
        """Hand over line by line; what stands after the last line's end is a line too."""
        waiting = ""
        while data := self._read():
            *lines, waiting = (waiting + self._decoder.decode(data)).split("\n")
            for line in lines:
                self._hand_over(line.rstrip("\r"))
        waiting += self._decoder.decode(b"", final=True)
        if waiting.strip():
            self._hand_over(waiting)
        self._hand_over(None)

    def _hand_over(self, line: str | None) -> None:
        try:
            self._loop.call_soon_threadsafe(self._queue.put_nowait, line)
        except RuntimeError:  # the loop has ended, and the program with it
            return
