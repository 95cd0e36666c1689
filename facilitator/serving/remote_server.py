"""Serves the lead's remote to one telephone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import msgspec
from aiohttp import web

from facilitator.clock import ClockSource
from facilitator.serving.door import Door
from facilitator.serving.pages import Audience, page_of, stand
from facilitator.serving.remote import Press, Remote, RemoteFace

FILES = Path(__file__).parent / "remote_page"

LONGEST_MESSAGE = 256
"""Bytes; a press has no more to say."""

LOOK = 0.1
"""Seconds between two looks at the day."""


class Pressed(msgspec.Struct, frozen=True):
    """A button that was pressed."""

    press: Press


class RemoteServer:
    """Serves a remote at a door, to one page at a time."""

    def __init__(self, remote: Remote, door: Door, clock: ClockSource) -> None:
        """Serve this remote here; `clock` is the machine's."""
        self.remote, self.door = remote, door
        self.audience = Audience("remote", door, clock)
        self.face: RemoteFace = remote.look()

    def application(self) -> web.Application:
        """Routes and guard."""
        app = page_of(FILES, self.door, LONGEST_MESSAGE)
        app.router.add_post("/view", self._view)
        app.router.add_post("/press", self._press)
        return app

    async def serve(self, ready: Callable[[str], None], stop: asyncio.Event) -> None:
        """Serve until told to stop; `ready` gets the address once the door is open."""
        self.look()
        await stand(self.application(), self.audience, self._looking(), ready, stop)

    async def _looking(self) -> None:
        while True:
            await asyncio.sleep(LOOK)
            self.look()

    def look(self) -> None:
        """Look at the day once, and tell the page what is new."""
        controller = self.remote.controller
        self.audience.shown.sign(controller.journal, controller.run)
        found = self.remote.look()
        if found != self.face:
            self.face = found
            self.audience.tell()

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
        """The stream for the page: all of it, where anything changed."""
        told: RemoteFace | None = None

        def said() -> bytes:
            nonlocal told
            before, told = told, self.face
            return b"data: %b\n\n" % msgspec.json.encode(told) if told != before else b": still there\n\n"

        with self.audience.one_more(request):
            return await self.audience.stream(request, said)
