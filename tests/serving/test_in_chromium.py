"""The room's screen in a real browser, served by the real program from a real journal."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from facilitator.clock import SystemClock
from facilitator.controller import Controller
from facilitator.journal.sqlite import SqliteJournal
from facilitator.live.facts.agenda import GoTo
from tests.cli.days import unfinished_day
from tests.serving.chromium import Chromium, needs_chromium

ROOT = Path(__file__).resolve().parents[2]

pytestmark = needs_chromium

HARMLESS = ("WebGL", "swiftshader", "GPU", "GL Driver")
"""Words of complaints that are about a browser without a graphics card."""


@asynccontextmanager
async def served(folder: Path, run: str) -> AsyncIterator[str]:
    """The address that `facilitator room --browser` tells."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "facilitator", "room", run, "--browser", "--no-open", "--data", str(folder)),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(60):
            line = (await process.stdout.readline()).decode()
        yield line.rpartition(" ")[2].strip()
    finally:
        process.terminate()
        async with asyncio.timeout(60):
            _, complaints = await process.communicate()
        assert b"Traceback" not in complaints


async def test_the_room_is_seen_followed_and_cannot_be_touched(tmp_path: Path) -> None:
    """No request to anywhere else, no complaint; keys and clicks change nothing; what the lead does is seen."""
    run = unfinished_day(tmp_path)
    journal = SqliteJournal(tmp_path / "journal.db")
    lead = Controller(journal, SystemClock(), run)
    async with served(tmp_path, run) as address, Chromium(tmp_path / "browser") as browser:
        await browser.go(address)
        await browser.until("Report-back 1")
        before = journal.last(run)
        for key, code in (("q", "KeyQ"), ("n", "KeyN"), (" ", "Space"), ("E", "KeyE"), ("Enter", "Enter")):
            for kind in ("keyDown", "keyUp"):
                await browser.send("Input.dispatchKeyEvent", type=kind, key=key, code=code, text=key[:1])
        for kind in ("mousePressed", "mouseReleased"):
            await browser.send("Input.dispatchMouseEvent", type=kind, x=300, y=300, button="left", clickCount=1)
        lead.dispatch(GoTo("a01"))
        await browser.until("Welcome")
        assert journal.last(run) == before + 1
        origin = address.partition("/?")[0]
        assert browser.asked
        assert all(asked.startswith(f"{origin}/") for asked in browser.asked)
        assert [words for words in browser.complaints if not any(word in words for word in HARMLESS)] == []
        picture = await browser.picture()
        assert picture.startswith(b"\x89PNG")
    journal.close()
