"""The server of the room's screen for a browser: one page, for this laptop alone or shared with one other device.

The page is sent what participants may see as a stream of JSON, and can do nothing but look: it says how much of a
picture it could lay out at once, which the lead's window is told, and there is no other way in.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import msgspec
from aiohttp import web

from facilitator.application.waking import Listening
from facilitator.serving.door import Door
from facilitator.serving.pages import Audience, page_of, serve_until_stopped, stand
from facilitator.serving.showing import Shown
from facilitator.serving.watching import Laid, Lookout, Sight

FILES = Path(__file__).parent / "page"

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
        self.audience = Audience("room", door, lookout.follower.real)

    def application(self) -> web.Application:
        """Routes and guard."""
        app = page_of(FILES, self.door, LONGEST_MESSAGE)
        app.router.add_get("/picture/{name}", self._picture)
        app.router.add_post("/view", self._view)
        app.router.add_post("/laid-out", self._laid_out)
        return app

    async def serve(self, ready: Callable[[str], None], stop: asyncio.Event) -> None:
        """Serve until told to stop; `ready` gets the address once the door is open."""
        self.look()
        hearing = Listening(self.look)
        self.lookout.follower.listens(await hearing.begin())
        try:
            await stand(self.application(), self.audience, self._looking(), ready, stop)
        finally:
            hearing.end()
            self.lookout.follower.close()

    def look(self) -> None:
        """Look at the day once, and tell every page what is new."""
        if self.lookout.look():
            self.audience.tell()

    async def _looking(self) -> None:
        while True:
            await asyncio.sleep(LOOK)
            self.look()
            self.audience.shown.sign(self.lookout.follower.journal, self.lookout.follower.run)

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
        """The stream for one page: whole scenes, or the clock alone where nothing else changed."""
        told = Sight()

        def said() -> bytes:
            nonlocal told
            before, told = told, self.lookout.sight
            return event(told, before)

        with self.audience.one_more(request):
            page = (await request.text())[:LONGEST_NAME]
            self.lookout.opened(page)
            try:
                return await self.audience.stream(request, said)
            finally:
                self.lookout.closed(page)


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


def serve_room(lookout: Lookout, door: Door, ready: Callable[[str], None]) -> Shown:
    """Serve until Ctrl-C, or the lead or the system says to stop; what the lead was told of it."""
    server = RoomServer(lookout, door)
    serve_until_stopped(lambda stop: server.serve(ready, stop))
    return server.audience.shown
