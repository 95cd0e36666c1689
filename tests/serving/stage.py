"""A stage for the page: the real server and lookout on a day in memory, in a headless Chromium of any size.

async with page(tmp_path) as stage:
    await stage.put(exercise())
    assert "12:59" in await stage.words()
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from facilitator.application.following import Follower
from facilitator.application.presence import picture_mark
from facilitator.live.facts.agenda import GoTo, TurnTo
from facilitator.live.queries.room_view import RoomView, room_look
from facilitator.serving.door import local_door
from facilitator.serving.scene import face_of
from facilitator.serving.server import RoomServer
from facilitator.serving.watching import Lookout
from tests.console.room_stage import RUN, MadePlace
from tests.makers import Day
from tests.serving.chromium import Chromium
from tests.serving.standing import standing

SIZES = [(1024, 768), (1400, 1050), (1920, 1080)]
"""An old projector, one of four by three, and today's."""

WHEN_SHOWN = """new Promise((done) => {
  const stage = document.getElementById("stage");
  const spoken = document.getElementById("spoken");
  const [mark, part, words] = %s;
  const look = () =>
    stage.dataset.mark === mark && stage.dataset.part === part && spoken.textContent === words && done(true);
  for (const node of [stage, spoken]) {
    new MutationObserver(look).observe(node, { attributes: true, childList: true });
  }
  look();
})"""

MEASURED = """(() => {
  const found = { cut: [], letters: [], drawn: [] };
  const own = (node) => [...node.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
  for (const node of document.querySelectorAll("body *")) {
    if (node.closest(".unseen") || !node.getClientRects().length) continue;
    const box = node.getBoundingClientRect();
    const said = `${node.tagName} ${node.textContent.slice(0, 60)}`;
    if (own(node)) {
      const seen = [box.left, box.top, innerWidth - box.right, innerHeight - box.bottom].every((side) => side >= -1);
      if (!seen) found.cut.push(`off the screen: ${said}`);
      for (let up = node; up !== document.body; up = up.parentElement) {
        const inline = getComputedStyle(up).display.startsWith("inline") || up.namespaceURI.endsWith("svg");
        if (inline) continue;
        if (up.scrollHeight > up.clientHeight + 1 || up.scrollWidth > up.clientWidth + 1)
          found.cut.push(`${up.tagName}#${up.id}.${up.className} cuts ${said}`);
      }
      const drawing = node.closest("svg");
      const scale = drawing ? drawing.getBoundingClientRect().height / drawing.viewBox.baseVal.height : 1;
      found[drawing ? "drawn" : "letters"].push(parseFloat(getComputedStyle(node).fontSize) * scale);
    }
  }
  return found;
})()"""


class PageStage:
    """One page of one server."""

    def __init__(self, server: RoomServer, place: MadePlace, browser: Chromium) -> None:
        """Take what was opened."""
        self.server, self.place, self.browser = server, place, browser
        self.view = RoomView("blank")

    async def put(self, day: Day, *, wait: bool = True) -> None:
        """Follow another day, and wait until the first part of its picture is on the page."""
        assert self.place.number is not None
        self.place.journal, self.place.number = day.journal(RUN), self.place.number + 1
        follower = self.server.lookout.follower
        follower.real = follower.clock = day.clock
        self.server.look()
        self.view = room_look(day.state, day.now)
        if wait:
            await self.shown()

    async def shown(self, part: int = 0) -> None:
        """Wait until the view is on the page, and the part of it."""
        face = face_of(self.view)
        wanted = [picture_mark(self.view), str(part), face.spoken if face is not None else ""]
        assert await self.browser.evaluate(WHEN_SHOWN % json.dumps(wanted))

    async def turn(self, part: int) -> None:
        """What the lead's keys do: the room is turned to a part, or to the last one."""
        if self.view.part != part:
            self.view = replace(self.view, part=part)
            self.server.lookout.sight = self.server.lookout._sight(self.view, "dark", "")
            self.server.audience.tell()
        await self.shown(min(part, await self.parts() - 1))

    async def parts(self) -> int:
        """How many parts the page says there are."""
        said = str(await self.browser.evaluate("document.getElementById('part').textContent"))
        return int(said.rpartition(" ")[2] or 1)

    async def told(self) -> None:
        """Wait until the page has told how it laid out."""
        async with asyncio.timeout(30):
            while not any("of" in sign for sign in self.place.journal.signs(RUN)):
                await asyncio.sleep(0)

    async def size(self, width: int, height: int) -> None:
        """Make the window as large as this, in CSS pixels."""
        metrics: dict[str, object] = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        await self.browser.send("Emulation.setDeviceMetricsOverride", **metrics)
        await self.browser.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))")

    async def words(self) -> str:
        """All words on the page, in order."""
        return str(await self.browser.evaluate("document.body.textContent"))

    async def measured(self) -> dict[str, Any]:
        """What is cut or off the screen, and the sizes of all letters in CSS pixels."""
        found = await self.browser.evaluate(MEASURED)
        assert isinstance(found, dict)
        return found


@asynccontextmanager
async def serving(folder: Path, day: Day) -> AsyncIterator[tuple[RoomServer, MadePlace]]:
    """The real server on a day in memory; `folder` holds the settings and a trainer's own plans."""
    place = MadePlace(day.journal(RUN))
    server = RoomServer(Lookout(Follower(place, day.clock, RUN), folder), local_door())
    async with standing(server):
        yield server, place


@asynccontextmanager
async def page(folder: Path, day: Day, size: tuple[int, int] = SIZES[0]) -> AsyncIterator[PageStage]:
    """A page that shows a day; the folder also holds the browser's profile."""
    async with serving(folder, day) as (server, place), Chromium(folder, size) as browser:
        stage = PageStage(server, place, browser)
        await stage.size(*size)
        await browser.go(server.door.keeper.address)
        await browser.loaded()
        await stage.put(day)
        yield stage


def at_page(day: Day, item: str, number: int) -> Day:
    """A day that shows a page of an item."""
    day.does(GoTo(item), TurnTo(number))
    return day
