"""The scribe's window on another laptop: the real program behind TLS, typed into from a real browser."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from aiohttp import WSServerHandshakeError

from facilitator.application.presence import shared_in
from facilitator.clock import SystemClock
from facilitator.journal.sqlite import SqliteJournal
from facilitator.serving.door import shared_door
from facilitator.serving.scribe import ScribeServer, Size, about, packet, window_command
from tests.console.room_stage import RUN
from tests.makers import Day, started, texts_said
from tests.serving.chromium import Chromium, needs_chromium
from tests.serving.standing import device, standing


def exercise() -> Day:
    """A day in its first exercise, on which a scribe has something to type."""
    day = started()
    day.goes_to("ex1")
    return day


@asynccontextmanager
async def serving(folder: Path) -> AsyncIterator[tuple[ScribeServer, SqliteJournal]]:
    """The window of a day in a journal's file, shared on this machine's own loopback."""
    (folder / "data").mkdir()
    with closing(SqliteJournal(folder / "data" / "journal.db")) as journal:
        journal.append(RUN, 0, exercise().entries)
        command = window_command(folder / "data", RUN)
        server = ScribeServer(command, journal, RUN, shared_door("127.0.0.1"), SystemClock())
        async with standing(server):
            yield server, journal


async def said(journal: SqliteJournal) -> list[str]:
    """Wait until something was said, and give it."""
    async with asyncio.timeout(60):
        while not (found := list(texts_said(journal.read(RUN)).values())):
            await asyncio.sleep(0)
    return found


@needs_chromium
async def test_what_is_typed_on_the_other_laptop_is_in_the_journal(tmp_path: Path) -> None:
    """Letter by letter, into the real window; the lead is told which device has it open."""
    async with serving(tmp_path) as (server, journal), Chromium(tmp_path, any_certificate=True) as browser:
        await browser.go(server.door.keeper.address)
        await browser.loaded()
        async with asyncio.timeout(60):
            while await browser.evaluate("document.body.classList.contains('-first-byte')") is not True:
                await asyncio.sleep(0)
            while not any(sign.startswith("scribe-") for sign in journal.signs(RUN)):
                await asyncio.sleep(0)
        assert [page.device for page in filter(None, map(shared_in, journal.signs(RUN)))] == ["127.0.0.1"]
        for letter in "Nobody asked the children":
            await browser.send("Input.dispatchKeyEvent", type="keyDown", text=letter, key=letter)
            await browser.send("Input.dispatchKeyEvent", type="keyUp", key=letter)
        for kind in ("keyDown", "keyUp"):
            await browser.send("Input.dispatchKeyEvent", type=kind, key="Enter", code="Enter", windowsVirtualKeyCode=13)
        assert await said(journal) == ["Nobody asked the children"]
        assert not [one for one in browser.complaints if "WebGL" not in one]
        assert all(one.startswith((server.door.keeper.origin, "data:")) for one in browser.asked)


async def test_nobody_else_gets_to_the_keys(tmp_path: Path) -> None:
    """Not without the address's cookie, not from another page, and not a second page beside the first."""
    async with serving(tmp_path) as (server, journal), device(server) as laptop:
        origin = server.door.keeper.origin
        url, own = f"{origin}/keys", {"Origin": origin}
        async with device(server, invited=False) as other:
            with pytest.raises(WSServerHandshakeError) as refused:
                await other.ws_connect(url, headers=own)
            assert refused.value.status == 403
        with pytest.raises(WSServerHandshakeError):
            await laptop.ws_connect(url, headers={"Origin": "https://evil.example"})
        server._command = ["sleep-that-is-not-there"]
        server.audience.pages = 1
        with pytest.raises(WSServerHandshakeError) as refused:
            await laptop.ws_connect(url, headers=own)
        assert refused.value.status == 503
        assert list(texts_said(journal.read(RUN))) == []


def test_what_the_window_is_told_is_in_packets() -> None:
    """A letter, the length in four bytes, the content; a size is held within what screens have."""
    assert packet(b"D", b"hello") == b"D\x00\x00\x00\x05hello"
    assert about(type="quit") == b'M\x00\x00\x00\x0f{"type":"quit"}'
    assert Size(10**9, -4).held() == Size(600, 5)
