"""The lead's remote and a shared page: a real server behind TLS, asked by the telephone, by another, and by liars."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from msgspec.structs import replace

from facilitator.agenda.model import Deck, Page, Paragraph, Span
from facilitator.application.presence import SIGN, ending_name, shared_in
from facilitator.controller import Controller
from facilitator.live.facts.agenda import PageTurned
from facilitator.live.facts.clocks import ClockPaused
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.facts.room import RoomBlanked
from facilitator.serving.door import grouped, own_addresses, shared_door
from facilitator.serving.remote import Remote, without_keys
from facilitator.serving.remote_server import RemoteServer
from tests.console.room_stage import RUN
from tests.makers import Day, small_plan, started
from tests.serving.chromium import Chromium, needs_chromium
from tests.serving.standing import device, standing

SECRET = "Kai was never asked"


@asynccontextmanager
async def serving(folder: Path, day: Day) -> AsyncIterator[RemoteServer]:
    """The remote of a day in memory, shared on this machine's own loopback, which is as good as any network."""
    journal = day.journal(RUN)
    controller = Controller(journal, day.clock, RUN, "remote")
    server = RemoteServer(Remote(controller, folder, day.clock), shared_door("127.0.0.1"), day.clock)
    async with standing(server):
        yield server


async def pressed(server: RemoteServer, one: ClientSession, what: str) -> str:
    """What is said after a button was pressed."""
    url, own = f"{server.door.keeper.origin}/press", {"Origin": server.door.keeper.origin}
    async with one.post(url, headers=own, json={"press": what}) as answer:
        assert answer.status == 200
        said: str = (await answer.json())["said"]
        return said


async def test_a_telephone_turns_pages_holds_the_clock_and_blanks_the_room(tmp_path: Path) -> None:
    """Each is what the lead's own key does, recorded as done with the remote."""
    async with serving(tmp_path, started()) as server, device(server) as phone:
        controller = server.remote.controller
        assert server.face.item == "Welcome"
        assert (server.face.page, server.face.runs) == ("page 1 of 3", True)
        for what in ("next", "clock", "blank"):
            assert await pressed(server, phone, what) == ""
        done = controller.journal.read(RUN)[-3:]
        assert [type(one.event) for one in done] == [PageTurned, ClockPaused, RoomBlanked]
        assert {one.by for one in done} == {"remote"}
        assert (server.face.page, server.face.runs, server.face.blank) == ("page 2 of 3", False, True)
        assert await pressed(server, phone, "back") == ""
        assert server.face.page == "page 1 of 3"


async def test_a_page_in_parts_is_shown_to_its_end_before_the_next(tmp_path: Path) -> None:
    """As the room's window counts them."""
    plan = small_plan()
    long = Page("Long", tuple(Paragraph((Span(f"Line {number} of what is to be read"),)) for number in range(40)))
    pages = (long, *plan.decks["welcome.md"].pages[1:])
    day = started(replace(plan, decks={**plan.decks, "welcome.md": Deck("welcome.md", pages)}))
    async with serving(tmp_path, day) as server, device(server) as phone:
        controller = server.remote.controller
        for _ in range(2):  # a window that is alive has signed twice
            controller.journal.here(RUN, "room-77-80x24")
            server.remote._watched = None
            server.look()
        before = controller.state.pages.get("welcome", 0)
        await pressed(server, phone, "next")
        assert controller.state.room.part == 1
        assert controller.state.pages.get("welcome", 0) == before


async def test_what_cannot_be_done_is_said_without_keys(tmp_path: Path) -> None:
    """A telephone has none."""
    assert without_keys("Press ⟦note.add:o⟧ instead, or ⟦help⟧.") == "Press o instead, or help."
    day = started()
    day.goes_to("ex1")
    async with serving(tmp_path, day) as server, device(server) as phone:
        said = [await pressed(server, phone, "next") for _ in range(9)]
        assert all("⟦" not in one for one in said)


async def test_the_telephone_is_told_nothing_of_what_was_said(tmp_path: Path) -> None:
    """Nor of notes: the item, its page, the clock, the cue, what comes next."""
    day = started()
    day.goes_to("ex1").does(CaptureIssue("G1", SECRET))
    async with serving(tmp_path, day) as server, device(server) as phone:
        url, own = f"{server.door.keeper.origin}/view", {"Origin": server.door.keeper.origin}
        async with phone.post(url, headers=own) as stream:
            line = await stream.content.readline()
            told: dict[str, Any] = json.loads(line.decode().removeprefix("data: "))
        assert SECRET not in line.decode()
        assert set(told) == {
            *("item", "page", "left", "clock", "spoken", "cue", "coming", "stands", "runs", "blank", "open"),
        }


async def test_the_address_works_once_and_only_for_the_page_itself(tmp_path: Path) -> None:
    """Another device, another page, another name: none gets in, and nothing is done."""
    async with serving(tmp_path, started()) as server, device(server) as phone:
        origin, before = server.door.keeper.origin, server.remote.controller.journal.last(RUN)
        async with device(server, invited=False) as other:
            async with other.get(server.door.keeper.address) as answer:
                assert answer.status == 403
                assert "works once" in await answer.text()
            async with other.post(f"{origin}/press", headers={"Origin": origin}, json={"press": "next"}) as answer:
                assert answer.status == 403
        for said in ({}, {"Origin": "https://evil.example"}, {"Origin": origin, "Host": "evil.example"}):
            async with phone.post(f"{origin}/press", headers=said, json={"press": "next"}) as answer:
                assert answer.status == 403
        for nonsense in ("[", "{}", '{"press": "delete"}', '{"press": "next"' + " " * 200):
            async with phone.post(f"{origin}/press", headers={"Origin": origin}, data=nonsense) as answer:
                assert answer.status == 400
        async with phone.post(f"{origin}/press", headers={"Origin": origin}, data="x" * 999) as answer:
            assert answer.status == 413
        assert server.remote.controller.journal.last(RUN) == before
        (cookie,) = phone.cookie_jar
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Strict")


async def test_one_page_at_a_time(tmp_path: Path) -> None:
    """A second one is turned away while the first looks on."""
    async with serving(tmp_path, started()) as server, device(server) as phone:
        url, own = f"{server.door.keeper.origin}/view", {"Origin": server.door.keeper.origin}
        async with phone.post(url, headers=own) as first:
            await first.content.readline()
            async with phone.post(url, headers=own) as second:
                assert second.status == 503


async def test_the_lead_is_told_that_it_is_shared_and_with_whom(tmp_path: Path) -> None:
    """By a sign in the journal, with the beginning of the fingerprint; it goes when the sharing ends."""
    async with serving(tmp_path, started()) as server, device(server) as phone:
        journal, url = server.remote.controller.journal, f"{server.door.keeper.origin}/view"
        (page,) = filter(None, map(shared_in, journal.signs(RUN)))
        assert (page.what, page.device) == ("remote", "")
        assert server.door.fingerprint.startswith(page.fingerprint)
        async with phone.post(url, headers={"Origin": server.door.keeper.origin}) as stream:
            await stream.content.readline()
            server.look()
            (page,) = filter(None, map(shared_in, journal.signs(RUN)))
            assert page.device == "127.0.0.1"
    assert not any(map(shared_in, journal.signs(RUN)))


async def test_the_lead_ends_it(tmp_path: Path) -> None:
    """By the sign for this page and no other; the door is closed then, and no sign is left."""
    day = started()
    async with serving(tmp_path, day) as server:
        journal, shown = server.remote.controller.journal, server.audience.shown
        journal.here(RUN, ending_name("0" * 64))
        day.clock.wait(SIGN)
        server.look()
        assert not shown.ended_by_lead.is_set()
        journal.here(RUN, ending_name(server.door.fingerprint))
        day.clock.wait(SIGN)
        async with asyncio.timeout(30):
            await shown.ended_by_lead.wait()
            while server.door.listening.fileno() != -1:
                await asyncio.sleep(0)
            while len(journal.signs(RUN)) > 1:
                await asyncio.sleep(0)
        assert list(journal.signs(RUN)) == [ending_name("0" * 64)]


def test_a_certificate_is_made_for_the_address_and_differs_each_time() -> None:
    """And its key is left nowhere."""
    doors = [shared_door("127.0.0.1"), shared_door("127.0.0.1")]
    assert len({door.fingerprint for door in doors}) == 2
    assert len(grouped(doors[0].fingerprint).split()) == 16
    assert all(door.keeper.address.startswith("https://127.0.0.1:") for door in doors)
    for door in doors:
        door.listening.close()


@pytest.mark.parametrize("host", ["", "0.0.0", "my-laptop", "192.0.2.1"])
def test_only_an_address_of_this_laptop_can_be_shared_on(host: str) -> None:
    """RFC 5737 keeps the last for examples: it is nobody's."""
    with pytest.raises((OSError, ValueError)):
        shared_door(host)


def test_own_addresses_are_never_the_loopback() -> None:
    """Another device would only find itself there."""
    assert not any(one.startswith("127.") for one in own_addresses())


@needs_chromium
@pytest.mark.parametrize("size", [(360, 640), (844, 390)], ids=str)
async def test_on_a_telephone_every_button_is_in_reach(tmp_path: Path, size: tuple[int, int]) -> None:
    """Upright and on its side nothing needs scrolling, and a press is seen on the page."""
    async with serving(tmp_path, started()) as server, Chromium(tmp_path, size, any_certificate=True) as browser:
        await browser.send(
            "Emulation.setDeviceMetricsOverride", width=size[0], height=size[1], deviceScaleFactor=1, mobile=True
        )
        await browser.go(server.door.keeper.address)
        await browser.until("page 1 of 3")
        await browser.evaluate("document.querySelector('[data-press=next]').click()")
        await browser.until("page 2 of 3")
        seen = await browser.evaluate(
            "[...document.querySelectorAll('button')].every((one) => { const box = one.getBoundingClientRect();"
            " return box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth && box.height >= 48; })"
        )
        assert seen
        assert await browser.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert not browser.complaints
