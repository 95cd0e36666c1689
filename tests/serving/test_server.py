"""The real server, asked by a client that lies."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import ClientSession, CookieJar, WSServerHandshakeError

from facilitator.serving.server import MOST_TABS, RoomServer, listen

ECHO = """
import json, os, sys
def send(kind, data):
    sys.stdout.buffer.write(kind + len(data).to_bytes(4, "big") + data)
    sys.stdout.buffer.flush()
sys.stdout.write("__GANGLION__\\n")
sys.stdout.flush()
send(b"D", f"size {os.environ['COLUMNS']}x{os.environ['ROWS']}".encode())
while kind := sys.stdin.buffer.read(1):
    data = sys.stdin.buffer.read(int.from_bytes(sys.stdin.buffer.read(4), "big"))
    if kind == b"M" and json.loads(data)["type"] == "quit":
        break
    send(b"D", b"told " + kind + data)
"""
"""A program that talks as a Textual one does behind a server, and repeats whatever it is told."""


@asynccontextmanager
async def serving() -> AsyncIterator[tuple[RoomServer, ClientSession]]:
    """A server, and a browser that is not in yet."""
    server = RoomServer([sys.executable, "-c", ECHO], listen())
    stop, ready = asyncio.Event(), asyncio.Event()
    task = asyncio.create_task(server.serve(lambda address: ready.set(), stop))
    async with asyncio.timeout(30):
        while not (ready.is_set() or task.done()):
            await asyncio.sleep(0)
    assert not task.done(), task.exception()
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:
        try:
            yield server, browser
        finally:
            stop.set()
            await task


async def heard(page: aiohttp.ClientWebSocketResponse, wanted: str) -> str:
    """All that a page hears until it holds these words."""
    said = ""
    async with asyncio.timeout(30):
        while wanted not in said:
            message = await page.receive()
            assert message.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT), said
            said += message.data.decode() if isinstance(message.data, bytes) else message.data
    return said


async def test_the_invited_browser_sees_the_window_in_its_own_size() -> None:
    """The address leads to the page, the page to a window; the address leads nowhere a second time."""
    async with serving() as (server, browser):
        async with browser.get(server.keeper.address) as answer:
            page = await answer.text()
            assert (answer.status, answer.url.query_string) == (200, "")
        assert f"ws://127.0.0.1:{server.keeper.port}/ws" in page
        async with browser.ws_connect(
            f"{server.keeper.origin}/ws?width=123&height=45", headers={"Origin": server.keeper.origin}
        ) as window:
            await heard(window, "size 123x45")
        async with ClientSession() as other, other.get(server.keeper.address) as answer:
            assert answer.status == 403


async def test_no_key_and_no_click_reaches_the_window() -> None:
    """It hears of its size and nothing else; a page that talks nonsense is shut out."""
    async with serving() as (server, browser):
        await browser.get(server.keeper.address)
        url, headers = f"{server.keeper.origin}/ws", {"Origin": server.keeper.origin}
        async with browser.ws_connect(url, headers=headers) as window:
            await window.send_json(["stdin", "q\x1b[<0;10;10M"])
            await window.send_json(["focus"])
            await window.send_bytes(b'["stdin", "q"]')
            await window.send_json(["ping", "7"])
            await window.send_json(["resize", {"width": 10**9, "height": -3}])
            said = await heard(window, "resize")
            assert '["pong","7"]' in said.replace(", ", ",")
            assert said.count("told ") == 1
            assert json.loads(said[said.index("told M") + 6 :]) == {"type": "resize", "width": 600, "height": 3}
        for nonsense in ("[", "7", '["resize", 5]', '["resize", {}]', "[]", "[" * 4000):
            async with browser.ws_connect(url, headers=headers) as window:
                await heard(window, "size")
                await window.send_str(nonsense)
                async with asyncio.timeout(30):
                    assert (await window.receive()).type is aiohttp.WSMsgType.CLOSE


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "localhost"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Cookie": "facilitator_room=guess"},
        {},
    ],
    ids=str,
)
async def test_whoever_was_not_invited_gets_nothing(headers: dict[str, str]) -> None:
    """No page, no file, no socket; and the token is not spent by a name that leads here."""
    async with serving() as (server, _), ClientSession() as stranger:
        for path in ("/", "/alive", "/own/page.js", "/static/js/textual.js", "/static/", "/nowhere", "/?token=guess"):
            async with stranger.get(f"{server.keeper.origin}{path}", headers=headers) as answer:
                assert answer.status == 403
                assert len(await answer.text()) < 100
        with pytest.raises(WSServerHandshakeError, match="403"):
            await stranger.ws_connect(f"{server.keeper.origin}/ws", headers=headers)


async def test_a_foreign_host_or_origin_is_refused_even_to_the_invited_browser() -> None:
    """The cookie alone is not enough."""
    async with serving() as (server, browser):
        await browser.get(server.keeper.address)
        own = server.keeper.origin
        for headers in ({"Origin": "http://evil.example"}, {}, {"Origin": own, "Host": "evil.example"}):
            with pytest.raises(WSServerHandshakeError, match="403"):
                await browser.ws_connect(f"{own}/ws", headers=headers)


async def test_every_answer_says_what_the_page_may_load() -> None:
    """Only from here, never framed, never kept; no folder is listed and no path leads out."""
    async with serving() as (server, browser):
        await browser.get(server.keeper.address)
        for path, status in (
            ("/", 200),
            ("/own/page.css", 200),
            ("/own/page.js", 200),
            ("/static/js/textual.js", 200),
            ("/static/", 403),
            ("/static/js", 403),
            ("/own/page.html", 404),
            ("/own/..%2fserver.py", 404),
            ("/static/..%2f..%2fserver.py", 404),
            ("/download/1", 404),
        ):
            async with browser.get(f"{server.keeper.origin}{path}") as answer:
                assert (path, answer.status) == (path, status)
                policy = answer.headers["Content-Security-Policy"]
                assert policy.startswith("default-src 'none'")
                assert "http:" not in policy
                assert answer.headers["X-Frame-Options"] == "DENY"
                assert answer.headers["Cache-Control"] == "no-store"


async def test_a_crowd_of_tabs_is_turned_away() -> None:
    """Each would be a program; those that are there stay, and a place that becomes free can be taken."""
    async with serving() as (server, browser):
        await browser.get(server.keeper.address)
        url, headers = f"{server.keeper.origin}/ws", {"Origin": server.keeper.origin}
        tabs = [await browser.ws_connect(url, headers=headers) for _ in range(MOST_TABS)]
        for tab in tabs:
            await heard(tab, "size")
        with pytest.raises(WSServerHandshakeError, match="503"):
            await browser.ws_connect(url, headers=headers)
        await tabs[0].close()
        async with asyncio.timeout(30):
            while server.tabs == MOST_TABS:
                await asyncio.sleep(0)
        async with browser.ws_connect(url, headers=headers) as again:
            await heard(again, "size")
        for tab in tabs:
            await tab.close()
