"""The real server, asked by a client that lies."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientResponse, ClientSession, CookieJar
from msgspec.structs import replace
from PIL import Image

from facilitator.agenda.model import Deck, Heading, Page, Picture, Span
from facilitator.application.presence import parts_in, size_in
from facilitator.console.pictures import KINDS
from facilitator.live.facts.agenda import NextPage, TurnTo
from facilitator.live.queries.room_view import room_look
from facilitator.serving.door import MOST_TABS
from facilitator.serving.server import FILES, LONGEST_MESSAGE, PICTURES, RoomServer
from tests.console.room_stage import RUN, MadePlace
from tests.console.test_screens import exercise
from tests.makers import Day, small_plan, started
from tests.serving.stage import serving


@asynccontextmanager
async def invited(folder: Path, day: Day) -> AsyncIterator[tuple[RoomServer, MadePlace, ClientSession]]:
    """A server, and a browser that has come by the address."""
    async with serving(folder, day) as (server, place), ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:
        async with browser.get(server.door.keeper.address) as answer:
            assert (answer.status, answer.url.query_string) == (200, "")
        yield server, place, browser


def own(server: RoomServer) -> dict[str, str]:
    """What the page's own script says of where it comes from."""
    return {"Origin": server.door.keeper.origin}


async def heard(stream: ClientResponse, kind: str) -> dict[str, Any]:
    """The next event of a kind."""
    found = ""
    async with asyncio.timeout(30):
        async for line in stream.content:
            words = line.decode().rstrip("\n")
            if words.startswith("event: "):
                found = words[7:]
            elif words.startswith("data: ") and found == kind:
                told: dict[str, Any] = json.loads(words[6:])
                return told
    raise AssertionError(f"the stream ended without {kind}")


async def test_the_invited_browser_sees_the_day_and_what_becomes_of_it(tmp_path: Path) -> None:
    """The address leads to the page and its stream, and nowhere a second time."""
    day = started()
    async with invited(tmp_path, day) as (server, place, browser):
        async with browser.post(f"{server.door.keeper.origin}/view", headers=own(server)) as stream:
            assert stream.content_type == "text/event-stream"
            told = await heard(stream, "scene")
            assert told["scene"]["pieces"][0]["spans"] == [{"text": "welcome 1"}]
            assert told["face"] is None
            next_page(day, place)
            told = await heard(stream, "scene")
            assert told["scene"]["pieces"][0]["spans"] == [{"text": "welcome 2"}]
        async with ClientSession() as other, other.get(server.door.keeper.address) as answer:
            assert answer.status == 403


def next_page(day: Day, place: MadePlace) -> None:
    """What the lead's window does."""
    before = len(day.entries)
    day.does(NextPage())
    place.journal.append(RUN, before, day.entries[before:])


async def test_a_clock_that_ticks_sends_the_clock_alone(tmp_path: Path) -> None:
    """The page does not lay out anew, nor is the same sent twice."""
    day = exercise()
    async with invited(tmp_path, day) as (server, _, browser):
        stream = await browser.post(f"{server.door.keeper.origin}/view", headers=own(server))
        async with stream:
            told = await heard(stream, "scene")
            assert told["face"]["figures"] == "9:00"
            assert told["face"]["below"] == "until 10:26"
            day.wait(1)
            face = await heard(stream, "face")
            assert (face["figures"], face["spoken"], face["stands"]) == ("8:59", "9 min left", "running")


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
async def test_whoever_was_not_invited_gets_nothing(headers: dict[str, str], tmp_path: Path) -> None:
    """No page, no file, no stream; and the token is not spent by a name that leads here."""
    async with serving(tmp_path, started()) as (server, _), ClientSession() as stranger:
        for path in ("/", "/page/page.js", "/picture/x", "/nowhere", "/view", "/?token=guess"):
            async with stranger.get(f"{server.door.keeper.origin}{path}", headers=headers) as answer:
                assert answer.status == 403
                assert len(await answer.text()) < 100
        for path in ("/view", "/laid-out"):
            async with stranger.post(f"{server.door.keeper.origin}{path}", headers=headers) as answer:
                assert answer.status == 403
                assert len(await answer.text()) < 100


async def test_a_foreign_host_or_origin_is_refused_even_to_the_invited_browser(tmp_path: Path) -> None:
    """The cookie alone is not enough."""
    async with invited(tmp_path, started()) as (server, _, browser):
        for headers in ({"Origin": "http://evil.example"}, {}, {**own(server), "Host": "evil.example"}):
            for path in ("/view", "/laid-out"):
                async with browser.post(f"{server.door.keeper.origin}{path}", headers=headers) as answer:
                    assert answer.status == 403


async def test_every_answer_says_what_the_page_may_load(tmp_path: Path) -> None:
    """Only from here, never framed, never kept; no folder is listed and no path leads out."""
    async with invited(tmp_path, started()) as (server, _, browser):
        files = sorted(path.name for path in FILES.iterdir() if path.suffix in (".js", ".css", ".svg"))
        assert {"page.js", "page.css", "icon.svg"} <= set(files)
        for path, status in (
            ("/", 200),
            *((f"/page/{name}", 200) for name in files),
            ("/page/", 404),
            ("/page/index.html", 404),
            ("/page/..%2fserver.py", 404),
            ("/picture/", 404),
            ("/picture/..%2f..%2fserver.py", 404),
            ("/view", 403),
        ):
            async with browser.get(f"{server.door.keeper.origin}{path}") as answer:
                assert (path, answer.status) == (path, status)
                policy = answer.headers["Content-Security-Policy"]
                assert policy.startswith("default-src 'none'")
                assert not re.search(r"http|unsafe|data:|[*]", policy)
                assert answer.headers["X-Frame-Options"] == "DENY"
                assert answer.headers["Cache-Control"] == "no-store"


async def test_a_crowd_of_pages_is_turned_away(tmp_path: Path) -> None:
    """Those that are there stay, and a place that becomes free can be taken."""
    async with invited(tmp_path, started()) as (server, _, browser):
        url = f"{server.door.keeper.origin}/view"
        tabs = [await browser.post(url, headers=own(server)) for _ in range(MOST_TABS)]
        async with browser.post(url, headers=own(server)) as answer:
            assert answer.status == 503
        tabs[0].close()
        async with asyncio.timeout(30):
            while server.audience.pages == MOST_TABS:
                server.audience.tell()  # a page that is gone is noticed once it is to be told something
                await asyncio.sleep(0)
        async with browser.post(url, headers=own(server)) as again:
            assert (await heard(again, "scene"))["scene"]["title"] == "Welcome"
        for tab in tabs:
            tab.close()


async def test_a_page_says_how_it_laid_out_and_nothing_else(tmp_path: Path) -> None:
    """The lead's window reads it off the sign; what is nonsense, of another picture or too long changes nothing."""
    day = started()
    async with invited(tmp_path, day) as (server, place, browser):
        url, mark = f"{server.door.keeper.origin}/laid-out", server.lookout.sight.mark
        said: dict[str, object] = {"page": "a", "mark": mark, "part": 1, "parts": 3, "width": 10**9, "height": -3}
        async with browser.post(url, headers=own(server), json=said) as answer:
            assert answer.status == 204
        (sign,) = place.journal.signs(RUN)
        assert parts_in(sign, mark) is None  # nobody of that name looks on
        looking = await browser.post(f"{server.door.keeper.origin}/view", headers=own(server), data="a")
        async with browser.post(url, headers=own(server), json=said) as answer:
            assert answer.status == 204
        (sign,) = place.journal.signs(RUN)
        assert (parts_in(sign, mark), size_in(sign)) == ((1, 3), (600, 3))
        before = place.journal.read(RUN)
        for nonsense in ("[", "7", '{"mark": 5}', "{}", "[" * 900):
            async with browser.post(url, headers=own(server), data=nonsense) as answer:
                assert answer.status == 400
        async with browser.post(url, headers=own(server), data="x" * (LONGEST_MESSAGE + 1)) as answer:
            assert answer.status == 413
        async with browser.post(url, headers=own(server), json={**said, "mark": "0", "parts": 9}) as answer:
            assert answer.status == 204
        assert list(place.journal.signs(RUN)) == [sign]
        assert place.journal.read(RUN) == before
        assert room_look(day.state, day.now).part == 0
        looking.close()


async def test_of_several_pages_the_one_that_needs_most_parts_counts(tmp_path: Path) -> None:
    """Whoever told last; one that is closed counts no more, and a stream that broke off closes nothing."""
    async with invited(tmp_path, started()) as (server, place, browser):
        origin, mark = server.door.keeper.origin, server.lookout.sight.mark

        async def looks(page: str) -> ClientResponse:
            return await browser.post(f"{origin}/view", headers=own(server), data=page)

        async def tells(page: str, part: int, parts: int) -> tuple[int, int] | None:
            said = {"page": page, "mark": mark, "part": part, "parts": parts, "width": 90 // parts, "height": 30}
            async with browser.post(f"{origin}/laid-out", headers=own(server), json=said) as answer:
                assert answer.status == 204
            (sign,) = place.journal.signs(RUN)
            return parts_in(sign, mark)

        async def are_left(count: int) -> None:
            async with asyncio.timeout(30):
                while server.audience.pages > count:
                    server.audience.tell()
                    await asyncio.sleep(0)

        small, large, again = await looks("small"), await looks("large"), await looks("small")
        assert await tells("small", 2, 3) == (2, 3)
        assert await tells("large", 0, 1) == (2, 3)
        small.close()
        await are_left(2)
        assert await tells("large", 0, 1) == (2, 3)
        again.close()
        await are_left(1)
        (sign,) = place.journal.signs(RUN)
        assert parts_in(sign, mark) == (0, 1)
        large.close()


def pictured(folder: Path) -> Day:
    """A day whose first page has a picture of a plan of the trainer's own, and whose second has none."""
    (folder / "plans").mkdir()
    Image.new("RGB", (80, 40), "red").save(folder / "plans" / "map.png")
    (folder / "plans" / "secret.png").write_bytes((folder / "plans" / "map.png").read_bytes())
    plan = small_plan()
    shown = Page("A map", (Heading(1, (Span("A map"),)), Picture("map.png", "The way here")))
    pages = (shown, *plan.decks["welcome.md"].pages[1:])
    return started(replace(plan, decks={**plan.decks, "welcome.md": Deck("welcome.md", pages)}))


async def test_only_pictures_on_the_page_are_served_by_names_nobody_guesses(tmp_path: Path) -> None:
    """As long as they are shown; never by their path."""
    day = pictured(tmp_path)
    async with invited(tmp_path, day) as (server, place, browser):
        (name,) = server.lookout.pictures
        assert len(name) > 24
        scene = json.loads(server.lookout.sight.scene)
        assert {"is": "picture", "source": name, "text": "The way here"} in scene["pieces"]
        assert "map" not in json.dumps(scene["pieces"][1])
        async with browser.get(f"{server.door.keeper.origin}/picture/{name}") as answer:
            assert (answer.status, answer.content_type) == (200, "image/png")
            assert await answer.read() == (tmp_path / "plans" / "map.png").read_bytes()
        for guess in ("map.png", "secret.png", "..%2fsettings.yaml", name.lower()):
            async with browser.get(f"{server.door.keeper.origin}/picture/{guess}") as answer:
                assert answer.status == 404
        next_page(day, place)
        server.look()
        async with browser.get(f"{server.door.keeper.origin}/picture/{name}") as answer:
            assert answer.status == 404


async def test_a_picture_that_is_gone_leaves_its_words(tmp_path: Path) -> None:
    """Also when it goes while it is on the page."""
    day = pictured(tmp_path)
    async with invited(tmp_path, day) as (server, place, browser):
        (name,) = server.lookout.pictures
        (tmp_path / "plans" / "map.png").unlink()
        async with browser.get(f"{server.door.keeper.origin}/picture/{name}") as answer:
            assert answer.status == 404
        next_page(day, place)
        server.look()
        before = len(day.entries)
        day.does(TurnTo(0))
        place.journal.append(RUN, before, day.entries[before:])
        server.look()
        (_, picture) = json.loads(server.lookout.sight.scene)["pieces"]
        assert picture == {"is": "picture", "source": "", "text": "The way here"}


def test_every_kind_of_picture_that_the_room_may_show_has_its_name_in_the_web() -> None:
    """One that had none would not be shown."""
    assert set(PICTURES) == set(KINDS)
