"""The server: one page, one WebSocket for each tab that looks, and behind each the program's own room window.

Built on textual-serve, of which only the parts that talk to a Textual program and its page's script are used; as it
comes it checks neither Host nor Origin, asks for no token, lists its folders and loads a font from the network.
"""

from __future__ import annotations

import asyncio
import json
import signal
import socket
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import textual_serve
from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from facilitator.serving.doorkeeper import COOKIE, Doorkeeper, Request

HERE = Path(__file__).parent
STATIC = Path(textual_serve.__file__).parent / "static"

MOST_TABS = 4
"""Each tab that looks is a program of its own; more than this are turned away."""

LONGEST_MESSAGE = 4096
"""Bytes; a page that only looks has nothing longer to say."""

PATIENCE = 3.0
"""Seconds that a window gets to leave by itself."""

NARROWEST, WIDEST, LOWEST, TALLEST = 10, 600, 3, 300
"""Cells; whatever a page asks for is brought within these."""

HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class RoomProgram(AppService):
    """The room's window as a program of its own. It is told how large the page is, and nothing else."""

    argv: Sequence[str] = ()
    """The command, as a list: no shell reads it."""

    async def _open_app_process(self, width: int = 80, height: int = 24) -> asyncio.subprocess.Process:
        """Start the program without a shell; there is no public way to say so."""
        self._process = process = await asyncio.create_subprocess_exec(
            *self.argv,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=self._build_environment(width=width, height=height),
        )
        self._stdin = process.stdin
        return process

    async def end(self) -> None:
        """Ask the program to leave, and make sure that none is left behind."""
        await self.stop()
        process = self._process
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        try:
            async with asyncio.timeout(PATIENCE):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()

    async def on_meta(self, data: bytes) -> None:
        """Close with the program; opening pages and handing out files is not for this page."""
        if json.loads(data).get("type") == "exit":
            await self.remote_close()


class RoomServer:
    """Serves the window that `argv` starts, on 127.0.0.1 and the port of a socket that listens already."""

    def __init__(self, argv: Sequence[str], listening: socket.socket, size: int = 20) -> None:
        """Take the command, the socket and the size of letters in CSS pixels."""
        self.argv = tuple(argv)
        self.listening = listening
        self.size = size
        self.keeper = Doorkeeper(listening.getsockname()[1])
        self.tabs = 0
        self._downloads = DownloadManager()

    def application(self) -> web.Application:
        """Routes and guard."""
        guard = web.middleware(partial(self._guard))  # a bound method cannot carry aiohttp's mark itself
        app = web.Application(middlewares=[guard], client_max_size=LONGEST_MESSAGE)
        app.router.add_get("/", self._index)
        app.router.add_get("/alive", self._alive)
        app.router.add_get("/ws", self._websocket)
        app.router.add_get("/own/{name:page\\.(?:css|js)}", self._own)
        app.router.add_static("/static", STATIC, show_index=False, follow_symlinks=False)
        return app

    async def serve(self, ready: Callable[[str], None], stop: asyncio.Event) -> None:
        """Serve until told to stop; `ready` gets the address once the door is open."""
        runner = web.AppRunner(self.application(), access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        try:
            await web.SockSite(runner, self.listening).start()
            ready(self.keeper.address)
            await stop.wait()
        finally:
            await runner.cleanup()

    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let nobody past the doorkeeper, and say on every answer what the page may load."""
        said = Request(
            path=request.path,
            host=request.headers.get("Host", ""),
            origin=request.headers.get("Origin", ""),
            token=request.query.get("token", ""),
            cookie=request.cookies.get(COOKIE, ""),
        )
        verdict = self.keeper.judge(said)
        if verdict == "refuse":
            return self._dressed(web.Response(status=403, text="This page is only for the trainer's own browser.\n"))
        if verdict == "welcome":
            answer = web.Response(status=303, headers={"Location": "/"})
            answer.set_cookie(COOKIE, self.keeper.cookie, httponly=True, samesite="Strict", path="/")
            return self._dressed(answer)
        try:
            return self._dressed(await handler(request))
        except web.HTTPException as other:
            return self._dressed(web.Response(status=other.status, text=f"{other.reason}\n"))

    def _dressed(self, answer: web.StreamResponse) -> web.StreamResponse:
        if answer.prepared:
            return answer
        answer.headers.update(HEADERS)
        answer.headers["Content-Security-Policy"] = (
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            f"font-src 'self'; connect-src 'self' ws://127.0.0.1:{self.keeper.port}; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        return answer

    async def _index(self, request: web.Request) -> web.Response:
        page = (HERE / "page.html").read_text(encoding="utf-8")
        page = page.replace("{{ websocket }}", f"ws://127.0.0.1:{self.keeper.port}/ws")
        return web.Response(text=page.replace("{{ size }}", str(self.size)), content_type="text/html")

    async def _alive(self, request: web.Request) -> web.Response:
        return web.Response(text="yes\n")

    async def _own(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        kind = "text/css" if name.endswith(".css") else "text/javascript"
        return web.Response(text=(HERE / name).read_text(encoding="utf-8"), content_type=kind)

    async def _websocket(self, request: web.Request) -> web.StreamResponse:
        """One tab: its own room window, until either goes."""
        if self.tabs >= MOST_TABS:
            return web.Response(status=503, text="Too many tabs look at the room's screen already.\n")
        width = _within(request.query.get("width", ""), NARROWEST, WIDEST, 80)
        height = _within(request.query.get("height", ""), LOWEST, TALLEST, 24)
        socket_ = web.WebSocketResponse(heartbeat=15, max_msg_size=LONGEST_MESSAGE)
        self.tabs += 1
        try:
            await socket_.prepare(request)
            program = RoomProgram(
                "",
                write_bytes=socket_.send_bytes,
                write_str=socket_.send_str,
                close=_closing(socket_),
                download_manager=self._downloads,
            )
            program.argv = self.argv
            await program.start(width, height)
            try:
                await self._listen(socket_, program)
            finally:
                await program.end()
        finally:
            self.tabs -= 1
        return socket_

    async def _listen(self, page: web.WebSocketResponse, program: RoomProgram) -> None:
        """Hear how large the page is, and answer its pings. Keys and clicks are not passed on: the page only looks."""
        async for message in page:
            if message.type is not WSMsgType.TEXT:
                continue
            try:
                kind, *rest = json.loads(message.data)
                said: Any = rest[0] if rest else None
                if kind == "resize":
                    width = _within(said["width"], NARROWEST, WIDEST, 80)
                    await program.set_terminal_size(width, _within(said["height"], LOWEST, TALLEST, 24))
                elif kind == "ping":
                    await page.send_json(["pong", said])
            except (ValueError, TypeError, KeyError, RecursionError):
                await page.close(code=1003)


def _closing(page: web.WebSocketResponse) -> Callable[[], Awaitable[None]]:
    """What closes a page's connection."""

    async def close() -> None:
        await page.close()

    return close


def _within(said: object, least: int, most: int, otherwise: int) -> int:
    """A number of cells brought within bounds."""
    try:
        return max(least, min(most, int(str(said))))
    except ValueError:
        return otherwise


def listen(port: int = 0) -> socket.socket:
    """A socket that listens on the loopback address alone (port 0: any free one). Raises OSError."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.bind(("127.0.0.1", port))
        listening.listen(16)
    except OSError:
        listening.close()
        raise
    return listening


def serve_room(argv: Sequence[str], listening: socket.socket, ready: Callable[[str], None]) -> None:
    """Serve until Ctrl-C or the system says to stop; every window that was started is ended."""

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
        await RoomServer(argv, listening).serve(ready, stop)

    try:
        asyncio.run(serving())
    except KeyboardInterrupt:
        return
