"""The page in a real browser: every state on every projector, whole, in large letters, and whatever people write.

What is told goes through the real server; what is measured is what Chromium laid out.
"""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator.agenda.model import (
    Bar,
    Bars,
    Block,
    Deck,
    Drawing,
    Heading,
    ListLine,
    Page,
    Paragraph,
    Picture,
    Plan,
    Quote,
    Span,
    Table,
)
from facilitator.application.presence import parts_in, picture_mark, size_in
from facilitator.live.facts.agenda import GoTo, NextPage, TurnTo
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.facts.room import ShowInRoom, ShowMessage, TakeMessage
from facilitator.live.facts.turns import GiveTurn
from facilitator.live.queries.room_view import room_look
from facilitator.serving.scene import Drawn, Said, Scene, face_of, scene_of
from tests.console import test_room_screen as states
from tests.console.room_stage import RUN
from tests.console.test_room_parts import long_day, plans
from tests.console.test_what_fits import reported
from tests.makers import Day, small_plan, started
from tests.serving.chromium import needs_chromium
from tests.serving.stage import SIZES, PageStage, page
from tests.serving.test_server import pictured

pytestmark = needs_chromium

SMALLEST = {(1024, 768): 20, (1400, 1050): 27, (1920, 1080): 28}
"""The smallest letters that a page may have on a screen, in CSS pixels; those of a diagram may be four fifths of it."""


def told(day: Day) -> Scene:
    """What the page is told of a day."""
    return scene_of(room_look(day.state, day.now), "dark", lambda picture: "")


def wanted(scene: Scene) -> list[str]:
    """Every word that has to be on some part of the page."""
    found: list[str] = [scene.quiet, scene.number, scene.remark]
    for piece in scene.pieces:
        match piece:
            case Drawn():
                found += [words.text for words in piece.drawing.words]
            case Said():
                found += [piece.group, piece.number, piece.text, piece.others, piece.skipped]
            case _:
                for name in ("spans", "head", "cells"):
                    for one in getattr(piece, name, ()):
                        found += [one.text] if isinstance(one, Span) else [span.text for span in one]
                found += [getattr(piece, name, "") for name in ("label", "count", "text")]
    return [word for words in found for word in words.split()]


async def whole(stage: PageStage, day: Day, size: tuple[int, int]) -> int:
    """Look at all parts of a day's picture: nothing cut or small, no word missing. How many parts there are."""
    await stage.put(day)
    text, part, parts = "", 0, 1
    while part < parts:
        await stage.turn(part)
        measured = await stage.measured()
        assert measured["cut"] == []
        assert min(measured["letters"], default=99) >= SMALLEST[size]
        assert min(measured["drawn"], default=99) >= 0.65 * SMALLEST[size]
        text += await stage.words()
        parts = await stage.parts()
        part += 1
        assert parts == 1 or f"part {part} of {parts}" in text
    squeezed = "".join(text.split())
    face = face_of(stage.view)
    for word in (*wanted(told(day)), *(face.figures.split() if face else ())):
        assert word in squeezed, word
    return parts


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_state_is_whole_and_large(size: tuple[int, int], tmp_path: Path) -> None:
    """On each projector; without a complaint of the browser, and with nothing asked for elsewhere."""
    async with page(tmp_path, started(), size) as stage:
        for make, _ in states.STATES.values():
            assert await whole(stage, make(), size) == 1
        assert stage.browser.complaints == []
        origin = stage.server.door.keeper.origin
        assert all(asked.startswith(f"{origin}/") for asked in stage.browser.asked)
        script = "document.getAnimations().length + document.querySelectorAll('a, button, input, [tabindex]').length"
        assert await stage.browser.evaluate(script) == 0


@pytest.mark.parametrize("which", range(3))
async def test_bundled_pages_are_whole_and_large(which: int, tmp_path: Path) -> None:
    """Every third page of each plan; each plan on another projector."""
    plan, size = plans()[which], SIZES[which]
    places = [(item.id, number) for item in plan.items for number in range(len(plan.pages_of(item)))]
    async with page(tmp_path, started(plan), size) as stage:
        for item, number in places[::3]:
            day = started(plan)
            if item != plan.items[0].id:
                day.does(GoTo(item))
            if number:
                day.does(TurnTo(number))
            await whole(stage, day, size)


@pytest.mark.parametrize("size", [SIZES[0], SIZES[2]], ids=str)
async def test_every_word_of_a_board_is_on_some_part(size: tuple[int, int], tmp_path: Path) -> None:
    """Four groups with six issues at once; more in parts; one far too long for a screen cut between words."""
    async with page(tmp_path, started(), size) as stage:
        for groups, issues in ((4, 5), (12, 6)):
            day = reported(groups, issues)
            day.does(ShowInRoom("board"))
            parts = await whole(stage, day, size)
            assert (parts == 1) == (groups == 4)
        day = reported(2, 2)
        day.does(CaptureIssue("G1", " ".join(f"word{number}" for number in range(500))))
        day.does(ShowInRoom("board"))
        assert await whole(stage, day, size) > 1


HOSTILE = "<script>document.title = 'taken'</script> & <img src=x onerror=alert(1)> {{7*7}} \"' </p><!-- \u202egnp.exe"
LONG = "Rindfleischetikettierungsueberwachungsaufgabenuebertragungsgesetz" * 3


def hostile(plan: Plan) -> Plan:
    """A plan whose every word wants to be something else."""
    blocks: tuple[Block, ...] = (
        Heading(1, (Span(HOSTILE),)),
        Paragraph((Span(LONG), Span(HOSTILE, strong=True))),
        ListLine(0, HOSTILE[:8], (Span(HOSTILE, code=True),)),
        Table(((Span(HOSTILE),), (Span("x"),)), (((Span(LONG),), (Span("\u0645\u0631\u062d\u0628\u0627"),)),)),
        Bars((Bar(HOSTILE, 3, 2), Bar("none", 0, 0))),
        Drawing((HOSTILE, f"│ {HOSTILE} │")),
        Picture(HOSTILE, HOSTILE),
        Quote((Span(HOSTILE),)),
    )
    bad = Page(HOSTILE, blocks, header=(Span(HOSTILE),), footer=(Span(HOSTILE),), number=HOSTILE[:8])
    return replace(plan, title=HOSTILE, decks={**plan.decks, "welcome.md": Deck("welcome.md", (bad,))})


@pytest.mark.parametrize("size", [SIZES[0], SIZES[2]], ids=str)
async def test_hostile_words_are_words(size: tuple[int, int], tmp_path: Path) -> None:
    """Tags, entities, marks that turn text round, words without an end: shown as they are written, whole."""
    day = started(hostile(small_plan()))
    async with page(tmp_path, day, size) as stage:
        await whole(stage, day, size)
        assert await stage.browser.evaluate("document.title") == "The room's screen"
        assert await stage.browser.evaluate("document.querySelectorAll('#stage script, #stage img').length") == 0
        day.does(GoTo("ex1"), CaptureIssue("G1", HOSTILE), ShowInRoom("board"))
        await whole(stage, day, size)
        day.does(EndRun())
        await whole(stage, day, size)
        for attempt in ("document.body.innerHTML = '<b>x</b>'", "document.write('x')"):
            script = f"try {{ {attempt}; 0 }} catch {{ 1 }}"
            assert await stage.browser.evaluate(script) == 1


async def test_parts_are_those_that_the_lead_turns(tmp_path: Path) -> None:
    """The page tells how many it takes, by the picture's mark; the lead's window reads it off the sign."""
    day = long_day()
    day.does(NextPage())
    async with page(tmp_path, day) as stage:
        await stage.size(320, 240)
        await stage.turn(0)
        parts = await stage.parts()
        assert parts > 1
        await stage.told()
        (sign,) = stage.place.journal.signs(RUN)
        assert parts_in(sign, picture_mark(stage.view)) == (0, parts)
        assert parts_in(sign, "00000000") is None
        assert size_in(sign) is not None
        await stage.size(1920, 1080)
        await stage.turn(1)
        assert await stage.parts() == 1


async def test_a_board_in_parts_follows_the_turn(tmp_path: Path) -> None:
    """To the part in which the group's words end."""
    day = reported(4, 6)
    day.does(GiveTurn("G3"), ShowInRoom("board"))
    async with page(tmp_path, started(), (480, 360)) as stage:
        seen = []
        for group in ("3", "1", "4"):
            day.does(*([GiveTurn(f"G{group}")] if group != "3" else []))
            await stage.put(day, wait=False)
            await stage.browser.until(f"said 6 by {group},")
            seen.append(int(str(await stage.browser.evaluate("document.getElementById('stage').dataset.part"))))
            assert await stage.parts() > 2
        assert seen[1] < seen[0] < seen[2]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_message_stands_above_it_all(size: tuple[int, int], tmp_path: Path) -> None:
    """In letters for the last row, with the whole page still there below it; and goes again."""
    day = states.board()
    async with page(tmp_path, day, size) as stage:
        day.does(ShowMessage("Back in 5 minutes, at 11:25"))
        await whole(stage, day, size)
        place = "document.getElementById('message')"
        box = json.loads(str(await stage.browser.evaluate(f"JSON.stringify({place}.getBoundingClientRect())")))
        assert await stage.browser.evaluate(f"{place}.textContent") == "Back in 5 minutes, at 11:25"
        assert 0 <= box["left"] < box["right"] <= size[0]
        assert 0 <= box["top"] < box["bottom"] <= size[1] / 4
        high = await stage.browser.evaluate(f"parseFloat(getComputedStyle({place}).fontSize)")
        assert isinstance(high, int | float)
        assert high >= SMALLEST[size]
        day.does(TakeMessage())
        await whole(stage, day, size)
        assert await stage.browser.evaluate(f"{place}.offsetHeight") == 0


async def test_the_browsers_own_size_of_text_is_respected(tmp_path: Path) -> None:
    """Who set it larger has larger letters, and more parts."""
    async with page(tmp_path, states.board(), SIZES[0]) as stage:
        before = min((await stage.measured())["letters"])
        await stage.browser.evaluate("document.documentElement.style.fontSize = '28px'")
        await stage.browser.evaluate("dispatchEvent(new Event('afterprint'))")
        assert min((await stage.measured())["letters"]) >= 35 > before


async def test_only_minutes_are_read_aloud(tmp_path: Path) -> None:
    """The figures are for eyes; the words beside them change once a minute."""
    day = states.clock()
    async with page(tmp_path, day) as stage:
        spoken = "document.getElementById('spoken')"
        assert (
            await stage.browser.evaluate(f"{spoken}.getAttribute('aria-live') + {spoken}.textContent")
            == "polite9 min left"
        )
        hidden = "document.querySelector('.figures').getAttribute('aria-hidden')"
        assert await stage.browser.evaluate(hidden) == "true"
        await stage.browser.evaluate(
            f"new MutationObserver((all) => window.changes = all).observe({spoken}, {{childList: true}})"
        )
        day.wait(20)
        await stage.browser.until("8:40")
        assert await stage.browser.evaluate("window.changes === undefined") is True
        day.wait(40)
        await stage.browser.until("8 min left")


async def test_pictures_are_shown_where_they_stand(tmp_path: Path) -> None:
    """Large, with their words; and their words alone when the file is gone."""
    day = pictured(tmp_path)
    async with page(tmp_path, day) as stage:
        await stage.browser.evaluate("document.images[0].decode()")
        found = await stage.browser.evaluate("[document.images[0].naturalWidth, document.images[0].clientHeight]")
        assert isinstance(found, list)
        assert found[0] == 80
        assert found[1] > 300
        assert "The way here" in await stage.words()
        assert stage.browser.complaints == []


async def test_f_fills_the_screen_and_no_other_key_does_anything(tmp_path: Path) -> None:
    """Keys and clicks change neither the day nor the page."""
    day = states.board()
    async with page(tmp_path, day) as stage:
        before, words = stage.place.journal.read(RUN), await stage.words()
        for key in (*"qnsbEtxv ", "Enter", "PageDown", "ArrowRight", "Escape", "F5"):
            for kind in ("keyDown", "keyUp"):
                if key != "F5":  # the browser's own
                    await stage.browser.send("Input.dispatchKeyEvent", type=kind, key=key, text=key[:1])
        assert await stage.browser.evaluate("document.fullscreenElement === null") is True
        assert (stage.place.journal.read(RUN), await stage.words()) == (before, words)
        await stage.browser.evaluate(
            "document.documentElement.requestFullscreen = async () => { window.filled = true; }"
        )
        await stage.browser.send("Input.dispatchKeyEvent", type="keyDown", key="f", text="f")
        assert await stage.browser.evaluate("window.filled") is True


async def test_it_comes_back_by_itself(tmp_path: Path) -> None:
    """When its stream is cut it asks again, and goes on where the day is."""
    day = started()
    async with page(tmp_path, day) as stage:
        audience = stage.server.audience
        audience.end()
        async with asyncio.timeout(30):
            while audience.pages:
                await asyncio.sleep(0)
        audience._over = False
        before = len(day.entries)
        day.does(NextPage())
        stage.place.journal.append(RUN, before, day.entries[before:])
        await stage.browser.until("welcome 2")


async def test_paper_has_all_parts(tmp_path: Path) -> None:
    """Printed, everything is there, in black on white."""
    day = long_day()
    day.does(NextPage())
    async with page(tmp_path, day, (640, 360)) as stage:
        assert await stage.parts() > 1
        await stage.browser.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert "number 0" in await stage.words()
        assert "number 11" in await stage.words()
        await stage.browser.send("Emulation.setEmulatedMedia", media="print")
        style = "getComputedStyle(document.body)"
        found = await stage.browser.evaluate(f"[{style}.color, {style}.backgroundColor]")
        assert json.dumps(found) == '["rgb(0, 0, 0)", "rgb(255, 255, 255)"]'
