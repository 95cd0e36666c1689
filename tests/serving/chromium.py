"""A headless Chromium, driven by its own debugging protocol, that remembers everything it asked for and complained of.

async with Chromium(tmp_path) as browser:
    await browser.go(address)
    await browser.until("word on the screen")
    assert browser.asked == [...]
"""

from __future__ import annotations

import asyncio
import base64
import itertools
import json
import shutil
import time
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

NAMES = ("chromium", "chromium-browser", "google-chrome")

EXECUTABLE = next((path for path in map(shutil.which, NAMES) if path), "")

needs_chromium = pytest.mark.skipif(not EXECUTABLE, reason="no Chromium is installed here")

PATIENCE = 60.0
"""Seconds after which a wait gives up: generous, because the suite runs six tests at a time."""


WHEN_SAID = """new Promise((done) => {
  const look = () => document.body.textContent.includes(%s) && done(true);
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
  look();
})"""


class Chromium:
    """One browser with one page. `asked` are the addresses it asked for, `complaints` what its console said."""

    def __init__(self, folder: Path, size: tuple[int, int] = (1280, 720), *, any_certificate: bool = False) -> None:
        """Keep its profile in a folder; `size` is the window's, in CSS pixels.

        With `any_certificate` it goes on where nobody vouches for one, as a person does who has compared it.
        """
        self.certificates = ("--ignore-certificate-errors",) if any_certificate else ()
        self.folder = folder / "profile"
        self.size = size
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.called: list[float] = []
        """When the page called what a test had bound, in seconds of the monotonic clock."""
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}

    async def __aenter__(self) -> Chromium:
        """Start it, and listen."""
        self._process = await asyncio.create_subprocess_exec(
            EXECUTABLE,
            *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
            *self.certificates,
            *("--remote-debugging-port=0", f"--user-data-dir={self.folder}"),
            *(f"--window-size={self.size[0]},{self.size[1]}", "about:blank"),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        self._session = ClientSession()
        async with asyncio.timeout(PATIENCE):
            port = await self._port()
            async with self._session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                page = next(target for target in await answer.json() if target["type"] == "page")
        self._socket = await self._session.ws_connect(page["webSocketDebuggerUrl"], max_msg_size=0)
        self._draining = asyncio.create_task(self._drain())
        self._listening = asyncio.create_task(self._listen(self._socket))
        for domain in ("Page", "Network", "Runtime", "Log"):
            await self.send(f"{domain}.enable")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        """End it."""
        self._listening.cancel()
        self._draining.cancel()
        await asyncio.gather(self._listening, self._draining, return_exceptions=True)
        await self._socket.close()
        await self._session.close()
        if self._process.returncode is None:
            self._process.kill()
        await self._process.wait()

    async def send(self, method: str, **parameters: object) -> dict[str, Any]:
        """Ask the browser for something; its answer."""
        number = next(self._numbers)
        self._answers[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._answers[number]
        finally:
            del self._answers[number]

    async def go(self, address: str) -> None:
        """Open a page."""
        await self.send("Page.navigate", url=address)

    async def loaded(self) -> None:
        """Wait until the page's own script has found its place."""
        async with asyncio.timeout(PATIENCE):
            while (
                await self.evaluate("document.readyState === 'complete' && !!document.querySelector('main')")
                is not True
            ):
                await asyncio.sleep(0)

    async def until(self, words: str) -> None:
        """Wait until words are on the page."""
        await self.loaded()
        assert await self.evaluate(WHEN_SAID % json.dumps(words))

    async def evaluate(self, script: str) -> object:
        """What an expression comes to in the page."""
        answer = await self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        return answer["result"].get("value")

    async def picture(self) -> bytes:
        """The page as a PNG."""
        return base64.b64decode((await self.send("Page.captureScreenshot"))["data"])

    async def _port(self) -> int:
        """The port it listens on, which it says on its way up."""
        assert self._process.stderr is not None
        async for line in self._process.stderr:
            if b"DevTools listening on" in line:
                return int(line.split(b":")[-1].split(b"/")[0])
        raise AssertionError("Chromium ended before it listened")

    async def _drain(self) -> None:
        """Read what it goes on to write, or it would stand still once the pipe is full."""
        assert self._process.stderr is not None
        while await self._process.stderr.read(4096):
            continue

    async def _listen(self, socket: ClientWebSocketResponse) -> None:
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                continue
            said: dict[str, Any] = message.json()
            if "id" in said:
                waiting = self._answers.get(said["id"])
                if waiting is not None and not waiting.done():
                    waiting.set_result(said.get("result", {}))
            else:
                self._note(said["method"], said["params"])

    def _note(self, what: str, said: dict[str, Any]) -> None:
        """Remember what happened in the page."""
        if what == "Network.requestWillBeSent":
            self.asked.append(said["request"]["url"])
        elif what == "Runtime.bindingCalled":
            self.called.append(time.monotonic())
        elif what == "Log.entryAdded":
            self.complaints.append(said["entry"]["text"])
        elif what == "Runtime.exceptionThrown":
            self.complaints.append(str(said["exceptionDetails"]))
        elif what == "Runtime.consoleAPICalled" and said["type"] in ("error", "warning"):
            self.complaints.append(str(said["args"]))
