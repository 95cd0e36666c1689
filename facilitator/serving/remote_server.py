"""Serves the lead's remote to one telephone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec
from aiohttp import web

from facilitator.clock import ClockSource
from facilitator.serving.door import Door
from facilitator.serving.guarding import HEADERS, guard
from facilitator.serving.remote import Press, Remote, RemoteFace
from facilitator.serving.server import KINDS, room_file
from facilitator.serving.showing import Shown

FILES = Path(__file__).parent / "remote_page"

LONGEST_MESSAGE = 256
"""Bytes; a press has no more to say."""

LOOK = 0.1
"""Seconds between two looks at the day."""

ALIVE = 2.0
"""Seconds without news after which the telephone is told that the laptop is still there."""


class Pressed(msgspec.Struct, frozen=True):
    """A button that was pressed."""

    press: Press


class RemoteServer:
    """Serves a remote at a door, to one page at a time."""

    def __init__(self, remote: Remote, door: Door, clock: ClockSource) -> None:
        """Serve this remote here; `clock` is the machine's."""
        self.remote, self.door = remote, door
        self.shown = Shown("remote", door, clock)
        self.face: RemoteFace = remote.look()
        self.pages = 0
        self._news = asyncio.Event()
        self._leaving = False

    def application(self) -> web.Application:
        """Routes and guard."""
        app = web.Application(middlewares=[guard(self.door.keeper)], client_max_size=LONGEST_MESSAGE)
        app.router.add_get("/", partial(_file, "index.html"))
        for path in FILES.iterdir():
            if path.suffix in KINDS and path.name != "index.html":
                app.router.add_get(f"/page/{path.name}", partial(_file, path.name))
        app.router.add_get("/page/icon.svg", room_file("icon.svg"))
        app.router.add_post("/view", self._view)
        app.router.add_post("/press", self._press)
        return app

    async def serve(self, ready: Callable[[str], None], stop: asyncio.Event) -> None:
        """Serve until told to stop; `ready` gets the address once the door is open."""
        runner = web.AppRunner(self.application(), access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        looking = asyncio.create_task(self._looking())
        try:
            await web.SockSite(runner, self.door.listening, ssl_context=self.door.tls).start()
            ready(self.door.keeper.address)
            leaving = asyncio.create_task(stop.wait())
            await asyncio.wait({leaving, looking}, return_when=asyncio.FIRST_COMPLETED)
            leaving.cancel()
        finally:
            self._leaving = True
            self._tell()
            looking.cancel()
            await runner.cleanup()
            self.shown.end()
        if not looking.cancelled() and looking.done():
            looking.result()  # a fault of ours ends the program, and is told, rather than a remote that does nothing

    async def _looking(self) -> None:
        while True:
            self.look()
            await asyncio.sleep(LOOK)

    def look(self) -> None:
        """Look at the day once, and tell the page what is new."""
        controller = self.remote.controller
        self.shown.sign(controller.journal, controller.run)
        found = self.remote.look()
        if found != self.face:
            self.face = found
            self._tell()

    def _tell(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()

    async def _press(self, request: web.Request) -> web.StreamResponse:
        """Do what a button asks for, and say so where it could not be done."""
        try:
            pressed = msgspec.json.decode(await request.read(), type=Pressed)
        except msgspec.MsgspecError:
            raise web.HTTPBadRequest from None
        said = self.remote.press(pressed.press)
        self.look()
        return web.json_response({"said": said})

    async def _view(self, request: web.Request) -> web.StreamResponse:
        """The stream for the page, until either goes."""
        if self.pages >= self.door.most:
            return web.Response(status=503, text="The remote is open on another page already.\n")
        stream = web.StreamResponse(headers={**HEADERS, "Content-Type": "text/event-stream"})
        self.pages += 1
        self.shown.came(request.remote or "")
        told: RemoteFace | None = None
        try:
            await stream.prepare(request)
            while not self._leaving:
                news, found = self._news, self.face
                await stream.write(b"data: %b\n\n" % msgspec.json.encode(found) if found != told else b": here\n\n")
                told = found
                with suppress(TimeoutError):
                    async with asyncio.timeout(ALIVE):
                        await news.wait()
        except ConnectionError:
            return stream  # the page was closed
        finally:
            self.pages -= 1
            self.shown.left()
        return stream


async def _file(name: str, request: web.Request) -> web.StreamResponse:
    """One of the page's own files."""
    return web.Response(body=(FILES / name).read_bytes(), content_type=KINDS[Path(name).suffix], charset="utf-8")
