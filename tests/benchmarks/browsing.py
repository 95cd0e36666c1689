"""The room's page in a browser: how soon a key of the lead is painted on it. POSIX only, and needs a Chromium.

Three programs on one journal file: the lead's window, the server, the browser.
"""

from __future__ import annotations

import asyncio
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from tests.benchmarks.figures import Figure, Unmeasured, worst
from tests.benchmarks.painting import LEAD_MARK, stage
from tests.benchmarks.pty_program import Program
from tests.serving.chromium import EXECUTABLE, Chromium
from tests.terminal.driver import environment

SETTLED = 2.0
"""Seconds after which all three have nothing left to do."""

WHEN_PAINTED = """new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => painted("")))).observe(
  document.getElementById("text"), { childList: true }
)"""
"""The page says so once the frame with the new text is on its way to the screen."""


def follow_in_browser(quick: bool) -> Sequence[Figure | Unmeasured]:
    """From a key in the lead's window to the frame that has the new page in the browser's."""
    if not EXECUTABLE:
        return [Unmeasured("key to browser, 99 of 100", "no Chromium is installed here")]
    taken = asyncio.run(_taken(40 if quick else 150))
    return [
        Figure("key to browser, median", median(taken), "ms"),
        Figure("key to browser, 99 of 100", worst(taken, 0.99), "ms", None, 150.0, by_ratio=False),
    ]


async def _taken(count: int) -> list[float]:
    """Milliseconds from each of so many keys to its page."""
    chance, taken = random.Random(7), []
    with stage() as here, here.lead() as lead:
        lead.first_paint(LEAD_MARK)
        argv = [sys.executable, "-m", "facilitator", "--data", str(here.folder), "room", here.run]
        server = Program([*argv, "--browser", "--no-open"], environment(here.folder), here.folder, (300, 20))
        with server:
            address = await _address(server)
            async with Chromium(Path(here.folder), (1920, 1080)) as browser:
                await browser.go(address)
                await browser.loaded()
                await _idle((lead, server), SETTLED)
                await browser.send("Runtime.addBinding", name="painted")
                await browser.evaluate(WHEN_PAINTED)
                for number in range(count):
                    await _idle((lead, server), chance.uniform(0.15, 0.35))
                    taken.append(1000 * await _seconds_to(lead, browser, "space" if number % 2 == 0 else "left"))
    return taken


async def _address(server: Program) -> str:
    """The address that the server tells. Raises TimeoutError."""
    said, until = b"", time.monotonic() + 30
    while time.monotonic() < until:
        piece = server.read(0.05)
        said += piece.data if piece is not None else b""
        for word in said.decode(errors="replace").split():
            if "?token=" in word and said.count(b"\n") > 1:
                return word
    raise TimeoutError(f"no address within 30 s: {said!r}")


async def _idle(programs: Sequence[Program], seconds: float) -> None:
    """Let time pass, reading what the programs write."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for program in programs:
            program.read(0.0)
        await asyncio.sleep(0.01)


async def _seconds_to(lead: Program, browser: Chromium, key: str) -> float:
    """Press a key in the lead's window; seconds until the page has painted. Raises TimeoutError."""
    browser.called.clear()
    began = time.monotonic()
    lead.type(key)
    while not browser.called:
        if time.monotonic() > began + 5.0:
            raise TimeoutError(f"{key} was not seen in the browser within 5 s")
        lead.read(0.0)
        await asyncio.sleep(0.001)
    return browser.called[0] - began
