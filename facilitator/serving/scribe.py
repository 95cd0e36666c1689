"""The scribe's own window in a browser on another laptop: the real program, painted there and typed into from there.

One window at a time runs as a process of its own on this laptop; what it paints goes to the page and what is typed
comes back, by the protocol of Textual's own web driver: a letter (D: what a terminal is written and types, M: about the
window), four bytes of length, and so many bytes. The page is the terminal of textual-serve, which comes with it.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

import msgspec
from aiohttp import WSMsgType, web

from facilitator.application.presence import SIGN
from facilitator.clock import ClockSource
from facilitator.journal.port import Journal
from facilitator.serving.door import Door
from facilitator.serving.pages import Audience, file_of, page_of, stand

FILES = Path(__file__).parent / "scribe_page"

TERMINAL = ("css/xterm.css", "js/textual.js")
"""The files of textual-serve that make a terminal of a page."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What this page may load: nothing that is not ours. The terminal sets sizes and colours by styles of its own."""

STARTED = b"__GANGLION__\n"
"""What the driver writes before its first packet."""

LARGEST = 1 << 20
"""Bytes of one message of the page; a long paste is shorter."""

MOST_CELLS = 600
"""Columns or rows that a page may ask for."""

Said = list[msgspec.Raw]
"""A message of the page: what it is about, and what it says of that."""


class Size(msgspec.Struct, frozen=True):
    """How many cells the page has room for."""

    width: int
    height: int

    def held(self) -> Size:
        """Within what any screen has."""
        return Size(max(20, min(self.width, MOST_CELLS)), max(5, min(self.height, MOST_CELLS)))


def packet(letter: bytes, content: bytes) -> bytes:
    """One message to the window."""
    return letter + len(content).to_bytes(4, "big") + content


def about(**told: object) -> bytes:
    """One message about the window."""
    return packet(b"M", msgspec.json.encode(told))


class ScribeWindow:
    """The program with the scribe's window, in a process of its own."""

    def __init__(self, command: Sequence[str]) -> None:
        """Of this command line, which opens the scribe's window."""
        self._command = tuple(command)
        self._painting: asyncio.Task[None] | None = None
        self._process: asyncio.subprocess.Process | None = None

    async def open(self, size: Size, paint: Callable[[bytes], object]) -> asyncio.Task[None]:
        """Start it; the task that is given `paint`s what it writes until it ends."""
        environment = {
            **os.environ,
            "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
            "TEXTUAL_COLOR_SYSTEM": "truecolor",
            "COLUMNS": str(size.width),
            "ROWS": str(size.height),
        }
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=environment,
        )
        self._painting = asyncio.create_task(self._relay(paint))
        return self._painting

    async def _relay(self, paint: Callable[[bytes], object]) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        read = self._process.stdout
        with suppress(asyncio.IncompleteReadError, ConnectionError):  # it ended, or the page was closed
            await read.readuntil(STARTED)
            while True:
                letter, length = await read.readexactly(1), int.from_bytes(await read.readexactly(4), "big")
                content = await read.readexactly(length)
                if letter == b"D":
                    painted = paint(content)
                    if asyncio.iscoroutine(painted):
                        await painted
                elif letter == b"M" and b'"exit"' in content:
                    return

    async def send(self, message: bytes) -> None:
        """Type into it, or tell it of its window."""
        if self._process is not None and self._process.stdin is not None:
            with suppress(ConnectionError):
                self._process.stdin.write(message)
                await self._process.stdin.drain()

    async def close(self) -> None:
        """Let it end as when its window is closed; what was half typed is kept as a draft."""
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        with suppress(ConnectionError, OSError):
            process.stdin.write(about(type="quit"))
            await process.stdin.drain()
        try:
            async with asyncio.timeout(5):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()
        process.stdin.close()
        with suppress(ConnectionError, OSError):
            await process.stdin.wait_closed()
        if self._painting is not None:
            await self._painting


class ScribeServer:
    """Serves the scribe's window of a run at a door, to one page at a time."""

    def __init__(self, command: Sequence[str], journal: Journal, run: str, door: Door, clock: ClockSource) -> None:
        """The window opens by this command line; the lead of this run is told, in this journal."""
        self._command = command
        self._journal, self._run = journal, run
        self.door = door
        self.audience = Audience("scribe", door, clock)

    def application(self) -> web.Application:
        """Routes and guard."""
        app = page_of(FILES, self.door, LARGEST, POLICY)
        for name in TERMINAL:
            app.router.add_get(f"/terminal/{name}", file_of(Path(str(files("textual_serve") / "static" / name))))
        app.router.add_get("/keys", self._keys)
        return app

    async def serve(self, ready: Callable[[str], None], stop: asyncio.Event) -> None:
        """Serve until told to stop; `ready` gets the address once the door is open."""
        await stand(self.application(), self.audience, self._looking(), ready, stop)

    async def _looking(self) -> None:
        while True:
            self.audience.shown.sign(self._journal, self._run)
            await asyncio.sleep(SIGN)

    async def _keys(self, request: web.Request) -> web.StreamResponse:
        """The way between the page and the window, until either goes."""
        with self.audience.one_more(request):
            socket = web.WebSocketResponse(heartbeat=15, max_msg_size=LARGEST)
            window = ScribeWindow(self._command)
            try:
                await socket.prepare(request)
                asked = Size(_number(request, "width", 80), _number(request, "height", 24)).held()
                painting = await window.open(asked, socket.send_bytes)
                painting.add_done_callback(lambda _: asyncio.ensure_future(socket.close()))
                async for message in socket:
                    if message.type == WSMsgType.TEXT:
                        await _told(str(message.data), window, socket)
            finally:
                await window.close()
            return socket


async def _told(text: str, window: ScribeWindow, socket: web.WebSocketResponse) -> None:
    """Pass on what the page says; what is nonsense is not passed on."""
    try:
        what, *rest = msgspec.json.decode(text, type=Said)
        about_what = msgspec.json.decode(what, type=str)
        if about_what == "stdin":
            await window.send(packet(b"D", msgspec.json.decode(rest[0], type=str).encode()))
        elif about_what == "resize":
            size = msgspec.json.decode(rest[0], type=Size).held()
            await window.send(about(type="resize", width=size.width, height=size.height))
        elif about_what == "ping":
            await socket.send_json(["pong", msgspec.json.decode(rest[0])])
        elif about_what in ("blur", "focus"):
            await window.send(about(type=about_what))
    except (msgspec.MsgspecError, ValueError, IndexError):
        return


def _number(request: web.Request, name: str, usual: int) -> int:
    text = request.query.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else usual


def window_command(folder: Path, run: str) -> list[str]:
    """The command line that opens the scribe's window on a run, by the very program that runs now."""
    own = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "facilitator"]
    return [*own, "--data", str(folder), "scribe", run]
