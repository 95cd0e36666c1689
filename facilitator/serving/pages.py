"""What every page of ours has: its files behind a guard, a server that stands until told to stop, and news."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from aiohttp import web

from facilitator.clock import ClockSource
from facilitator.serving.door import Door
from facilitator.serving.guarding import HEADERS, POLICY, guard
from facilitator.serving.showing import Shown

HERE = Path(__file__).parent
KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
"""The kinds of files that make a page."""

ICON = HERE / "page" / "icon.svg"
"""The sign in the browser's tab, the same for every page."""

ALIVE = 2.0
"""Seconds without news after which a page is told that the server is still there."""


def page_of(folder: Path, door: Door, longest: int, policy: str = POLICY) -> web.Application:
    """A page's files and the icon behind the guard of a door; no message of the page may be `longest` bytes or more."""
    app = web.Application(middlewares=[guard(door.keeper, policy)], client_max_size=longest)
    app.router.add_get("/", file_of(folder / "index.html"))
    for path in {path.name: path for path in (ICON, *folder.iterdir())}.values():
        if path.suffix in KINDS and path.name != "index.html":
            app.router.add_get(f"/page/{path.name}", file_of(path))
    return app


def file_of(path: Path) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """What serves this one file."""
    return partial(_file, path)


async def _file(path: Path, request: web.Request) -> web.StreamResponse:
    return web.Response(body=path.read_bytes(), content_type=KINDS[path.suffix], charset="utf-8")


class Audience:
    """The pages that look on at one door: how many there are, what wakes them, and what the lead is told of them."""

    def __init__(self, what: str, door: Door, clock: ClockSource) -> None:
        """Of this page ("room", "remote", "scribe"); `clock` is the machine's."""
        self.door = door
        self.shown = Shown(what, door, clock)
        self.pages = 0
        self._news = asyncio.Event()
        self._over = False

    def tell(self) -> None:
        """Wake every page: there is something new."""
        news, self._news = self._news, asyncio.Event()
        news.set()

    def end(self) -> None:
        """Let every page go; to be called before the server stops, which waits for them."""
        self._over = True
        self.tell()

    @contextmanager
    def one_more(self, request: web.Request) -> Iterator[None]:
        """Count a page for as long as it looks on. Raises HTTPServiceUnavailable where no more are let in."""
        if self.pages >= self.door.most:
            raise web.HTTPServiceUnavailable(reason="As many pages as may be are open already.")
        self.pages += 1
        self.shown.came(request.remote or "")
        try:
            yield
        finally:
            self.pages -= 1
            self.shown.left()

    async def stream(self, request: web.Request, said: Callable[[], bytes]) -> web.StreamResponse:
        """The stream for one page, until either goes: what is `said` at once, and again whenever there is news."""
        stream = web.StreamResponse(headers={**HEADERS, "Content-Type": "text/event-stream"})
        try:
            await stream.prepare(request)
            while not self._over:
                news = self._news
                await stream.write(said())
                with suppress(TimeoutError):
                    async with asyncio.timeout(ALIVE):
                        await news.wait()
        except ConnectionError:
            return stream  # the page was closed
        return stream


async def stand(
    app: web.Application,
    audience: Audience,
    looking: Coroutine[None, None, None],
    ready: Callable[[str], None],
    stop: asyncio.Event,
) -> None:
    """Serve until told to stop, or until the lead ends it, `looking` at the day meanwhile.

    `ready` gets the address once the door is open.

    A fault of ours in looking ends the program, and is told, rather than a page that stands still.
    """
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    looks = asyncio.create_task(looking)
    try:
        await web.SockSite(runner, audience.door.listening, ssl_context=audience.door.tls).start()
        ready(audience.door.keeper.address)
        leaving = {asyncio.create_task(told.wait()) for told in (stop, audience.shown.ended_by_lead)}
        await asyncio.wait({*leaving, looks}, return_when=asyncio.FIRST_COMPLETED)
        for one in leaving:
            one.cancel()
    finally:
        audience.end()
        looks.cancel()
        await runner.cleanup()
        audience.shown.end()
    if not looks.cancelled() and looks.done():
        looks.result()


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
