"""The server of the room's screen for a browser: one page, for this laptop alone or shared with one other device.

The page is sent what participants may see as a stream of JSON, and can do nothing but look: it says how much of a
picture it could lay out at once, which the lead's window is told, and there is no other way in.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec
from aiohttp import web

from facilitator.application.waking import Listening
from facilitator.serving.door import Door
from facilitator.serving.guarding import HEADERS, Handler, guard
from facilitator.serving.showing import Shown
from facilitator.serving.watching import Laid, Lookout, Sight

FILES = Path(__file__).parent / "page"
KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

PICTURES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".bmp": "image/bmp",
}
"""The kinds of pictures that a page may show."""

NARROWEST, WIDEST, LOWEST, TALLEST = 10, 600, 3, 300
"""Cells; whatever a page says of its size is brought within these."""

LONGEST_MESSAGE = 1024
"""Bytes; a page that only looks has nothing longer to say."""

LONGEST_NAME = 64
"""Characters of the name that a page gives itself."""

LOOK = 0.04
"""Seconds between two looks at the journal. No way of being woken by a write is shared by all systems, and asking
SQLite costs 50 microseconds: so it is asked so often that nobody waits for it."""

ALIVE = 2.0
"""Seconds without news after which a page is told that the server is still there."""


class LaidOut(msgspec.Struct, frozen=True):
    """What a page says of itself: which part of how many it shows of the picture of a mark, and how large it is, in
    cells. `page` is a name that it gave itself when it began to look on.
    """

    page: str
    mark: str
    part: int
    parts: int
    width: int
    height: int


class RoomServer:
    """Serves what a lookout sees, at a door."""

    def __init__(self, lookout: Lookout, door: Door) -> None:
        """Take what is to be shown, and where."""
        self.lookout = lookout
        self.door = door
        self.shown = Shown("room", door, lookout.follower.real)
        self.tabs = 0
        self._news = asyncio.Event()
        self._leaving = False

    def application(self) -> web.Application:
        """Routes and guard."""
        app = web.Application(middlewares=[guard(self.door.keeper)], client_max_size=LONGEST_MESSAGE)
        app.router.add_get("/", partial(_file, "index.html"))
        for path in FILES.iterdir():
            if path.suffix in KINDS and path.name != "index.html":
                app.router.add_get(f"/page/{path.name}", partial(_file, path.name))
        app.router.add_get("/picture/{name}", self._picture)
        app.router.add_post("/view", self._view)
        app.router.add_post("/laid-out", self._laid_out)
        return app

    async def serve(self, ready: Callable[[str], None], stop: asyncio.Event) -> None:
        """Serve until told to stop; `ready` gets the address once the door is open."""
        runner = web.AppRunner(self.application(), access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        self.look()
        hearing = Listening(self.look)
        self.lookout.follower.listens(await hearing.begin())
        looking = asyncio.create_task(self._looking())
        try:
            await web.SockSite(runner, self.door.listening, ssl_context=self.door.tls).start()
            ready(self.door.keeper.address)
            leaving = asyncio.create_task(stop.wait())
            await asyncio.wait({leaving, looking}, return_when=asyncio.FIRST_COMPLETED)
            leaving.cancel()
        finally:
            hearing.end()
            self._leaving = True
            self._tell()
            looking.cancel()
            await runner.cleanup()
            self.shown.end()
            self.lookout.follower.close()
        if not looking.cancelled() and looking.done():
            looking.result()  # a fault of ours ends the program, and is told, rather than a screen that stands still

    def look(self) -> None:
        """Look at the day once, and tell every page what is new."""
        if self.lookout.look():
            self._tell()

    async def _looking(self) -> None:
        while True:
            await asyncio.sleep(LOOK)
            self.look()
            self.shown.sign(self.lookout.follower.journal, self.lookout.follower.run)

    def _tell(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()

    async def _picture(self, request: web.Request) -> web.StreamResponse:
        """A picture of the page that is shown now, and no other file."""
        path = self.lookout.pictures.get(request.match_info["name"])
        try:
            content = await asyncio.to_thread(path.read_bytes) if path is not None else b""
        except OSError:
            content = b""  # gone since it was named: its words stand for it
        if path is None or not content:
            raise web.HTTPNotFound
        return web.Response(body=content, content_type=PICTURES[path.suffix.lower()])

    async def _laid_out(self, request: web.Request) -> web.StreamResponse:
        """How a page laid out what it was told."""
        try:
            said = msgspec.json.decode(await request.read(), type=LaidOut)
        except msgspec.MsgspecError:
            raise web.HTTPBadRequest from None
        size = max(NARROWEST, min(said.width, WIDEST)), max(LOWEST, min(said.height, TALLEST))
        self.lookout.laid_out(said.page, Laid(said.mark, said.parts, said.part, size))
        return web.Response(status=204)

    async def _view(self, request: web.Request) -> web.StreamResponse:
        """The stream for one page, until either goes: whole scenes, or the clock alone where nothing else changed."""
        if self.tabs >= self.door.most:
            return web.Response(status=503, text="Too many pages look at the room's screen already.\n")
        stream, told = web.StreamResponse(headers={**HEADERS, "Content-Type": "text/event-stream"}), Sight()
        page = (await request.text())[:LONGEST_NAME]
        self.tabs += 1
        self.shown.came(request.remote or "")
        self.lookout.opened(page)
        try:
            await stream.prepare(request)
            while not self._leaving:
                news, sight = self._news, self.lookout.sight
                await stream.write(event(sight, told))
                told = sight
                with suppress(TimeoutError):
                    async with asyncio.timeout(ALIVE):
                        await news.wait()
        except ConnectionError:
            return stream  # the page was closed
        finally:
            self.tabs -= 1
            self.shown.left()
            self.lookout.closed(page)
        return stream


def event(sight: Sight, told: Sight) -> bytes:
    """What a page that was told one thing is to be told of another: no more than differs, and never nothing."""
    lines: list[bytes] = []
    if sight.scene != told.scene:
        lines.append(
            b'event: scene\ndata: {"mark":"%b","scene":%b,"face":%b}\n' % (sight.mark.encode(), sight.scene, sight.face)
        )
    elif sight.face != told.face:
        lines.append(b"event: face\ndata: %b\n" % sight.face)
    return b"".join(lines or [b": still there\n"]) + b"\n"


def room_file(name: str) -> Handler:
    """What serves one of the room's page's own files, which other pages may use as well."""
    return partial(_file, name)


async def _file(name: str, request: web.Request) -> web.StreamResponse:
    """One of the page's own files."""
    return web.Response(body=(FILES / name).read_bytes(), content_type=KINDS[Path(name).suffix], charset="utf-8")


def serve_room(lookout: Lookout, door: Door, ready: Callable[[str], None]) -> None:
    """Serve until Ctrl-C or the system says to stop."""
    serve_until_stopped(lambda stop: RoomServer(lookout, door).serve(ready, stop))


def serve_until_stopped(serve: Callable[[asyncio.Event], Awaitable[None]]) -> None:
    """Run a server until Ctrl-C or the system says to stop, which sets the event that it is given."""

    async def serving() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                try:
                    loop.add_signal_handler(number, stop.set)
                except (NotImplementedError, RuntimeError, ValueError):
                    continue  # Windows' event loop has none: there Ctrl-C ends this through KeyboardInterrupt
        await serve(stop)

    try:
        asyncio.run(serving())
    except KeyboardInterrupt:
        return
