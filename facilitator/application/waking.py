"""Waking the windows that look on: whoever writes sends them an empty word, so that none has to look again and again.

The word goes over the machine's own loop, to a port that a window names in its sign. It says nothing and nobody has to
believe it: a window that hears it looks at the journal, as it would have done a little later by itself. Where the word
does not come, because something stops it, the window goes on looking by itself, up to ten times a second.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Iterable
from contextlib import suppress

from facilitator.application.presence import port_in

HOME = "127.0.0.1"
"""The machine's own loop: nothing of it is heard outside."""


class Listening(asyncio.DatagramProtocol):
    """Hears that somebody wrote. `port` is where."""

    def __init__(self, heard: Callable[[], object]) -> None:
        """Call this for each word that comes."""
        self._heard = heard
        self._transport: asyncio.DatagramTransport | None = None
        self.port = 0

    async def begin(self) -> int:
        """Open a port and give its number; 0 where the machine allows none."""
        with suppress(OSError):
            loop = asyncio.get_running_loop()
            self._transport, _ = await loop.create_datagram_endpoint(lambda: self, local_addr=(HOME, 0))
            self.port = int(self._transport.get_extra_info("sockname")[1])
        return self.port

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        """A word came; what it says is of no interest."""
        self._heard()

    def error_received(self, exc: Exception) -> None:
        """A word of ours found nobody, as Windows tells: its window was closed."""

    def end(self) -> None:
        """Give the port back."""
        if self._transport is not None:
            self._transport.close()
        self._transport, self.port = None, 0


def tell(windows: Iterable[str]) -> None:
    """Tell those of these windows, by their names, that listen; never waits, and no failure of it is a problem."""
    ports = [port for port in map(port_in, windows) if port]
    if not ports:
        return
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as opened:
        opened.setblocking(False)
        for port in ports:
            with suppress(OSError):
                opened.sendto(b"", (HOME, port))
