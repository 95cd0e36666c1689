"""A server of a page that stands, and a device that was invited to it, for all tests of pages."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Protocol

from aiohttp import ClientSession, ClientTimeout, CookieJar, Fingerprint, TCPConnector

from facilitator.serving.door import Door


class Server(Protocol):
    """What serves a page at a door."""

    door: Door

    def serve(self, ready: Callable[[str], None], stop: asyncio.Event) -> Awaitable[None]:
        """Serve until told to stop."""


@asynccontextmanager
async def standing(server: Server) -> AsyncIterator[None]:
    """Have the server stand, and end it afterwards; a fault of it is raised."""
    stop, ready = asyncio.Event(), asyncio.Event()
    task = asyncio.ensure_future(server.serve(lambda address: ready.set(), stop))
    waiting = asyncio.create_task(ready.wait())
    await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED)
    assert not task.done(), task.exception()
    try:
        yield
    finally:
        stop.set()
        await task


@asynccontextmanager
async def device(server: Server, invited: bool = True) -> AsyncIterator[ClientSession]:
    """A device that trusts a shared page's certificate by its fingerprint, as a person does who has compared it."""
    trusted = TCPConnector(ssl=Fingerprint(bytes.fromhex(server.door.fingerprint)))
    async with ClientSession(connector=trusted, cookie_jar=CookieJar(unsafe=True), timeout=ClientTimeout(30)) as one:
        if invited:
            async with one.get(server.door.keeper.address) as answer:
                assert (answer.status, answer.url.query_string) == (200, "")
        yield one
