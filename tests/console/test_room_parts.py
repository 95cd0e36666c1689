"""The room never loses a word: whatever does not fit into its window is shown in columns or in parts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator.agenda.library import bundled
from facilitator.agenda.model import Bars, Block, Deck, Drawing, Page, Paragraph, Picture, Plan, Span, Table
from facilitator.agenda.plan_reader import read_plan
from facilitator.application.presence import parted_name, picture_mark, size_in, sized_name
from facilitator.console.painting.block_face import ALIKE
from facilitator.console.painting.frames import is_frame
from facilitator.console.painting.ink import ink
from facilitator.console.painting.pages import shown
from facilitator.console.painting.room import room_lines, room_parts
from facilitator.console.painting.room_drawing import ARROWS, DOT
from facilitator.live.facts.agenda import NextPage
from facilitator.live.facts.changes import Undo
from facilitator.live.facts.entries import AddNote
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.facts.room import ShowInRoom, ToggleHold, TurnPart
from facilitator.live.queries.room_view import RoomClock, RoomView, room_look
from tests.console import test_room_screen as states
from tests.console.block_reader import read, sides
from tests.console.room_stage import RUN, room
from tests.console.stage import Stage, lead
from tests.console.test_lead_room import opens
from tests.console.test_what_fits import reported
from tests.makers import Day, at, small_plan, started

SIZES = [(40, 12), (60, 16), (64, 20), (80, 24), (120, 36), (200, 60)]
INK = ink("dark")
AN_ITEM = RoomView("page", ((at("00:00"), 0),), "An item")
CLOCK = RoomClock("running", 540, 1200, at("10:20"))


@cache
def plans() -> tuple[Plan, ...]:
    """The plans that come with the program."""
    found = (read_plan(path).plan for path in sorted(bundled("sessions").glob("*.yaml")))
    return tuple(plan for plan in found if plan is not None)


@cache
def pages() -> tuple[Page, ...]:
    """Every page that a room may be shown."""
    shown = [deck.pages for plan in plans() for deck in plan.decks.values()]
    shown += [case.pages for plan in plans() for case in plan.cases.values()]
    return tuple({id(page): page for pages in shown for page in pages}.values())


def said(block: Block) -> Iterator[str]:
    """The words of a block in order; of what is laid out side by side, in the order of the file."""
    match block:
        case Drawing():
            yield from block.lines
        case Bars():
            yield from (f"{bar.label} {bar.value} of {bar.of}" for bar in block.bars)
        case Table():
            for row in (block.header, *block.rows):
                yield from (" ".join(shown(span.text) for span in cell) for cell in row)
        case Picture():
            yield block.alternative
        case _:
            yield "".join(shown(span.text) for span in getattr(block, "spans", ()))


def painted(view: RoomView, width: int, height: int) -> str:
    """All parts of a view one after the other, without the gaps; each is exactly as large as the window."""
    parts = room_parts(view, width, height, INK)
    for number, part in enumerate(parts):
        assert [strip.cell_length for strip in part] == [width] * height
        assert part == room_lines(replace(view, part=number), width, height, INK)
        said = [line.strip() for line in read([strip.text.rstrip() for strip in part]) if line.strip()]
        assert len(parts) == 1 or said[-1].endswith(f"part {number + 1} of {len(parts)}")
    lines = [[strip.text.rstrip() for strip in part] for part in parts]
    beside = view.clock is not None or view.feedback  # then words stand beside something that has none
    halves = [side for part in lines for side in ([part, *sides(part)] if beside else [part])]
    return "".join("".join("".join(line.split()) for line in read(half)) for half in halves)


def in_order(view: RoomView, width: int, height: int) -> None:
    """Every word of the view's blocks is there, in order where lines are read one after the other."""
    text = painted(view, width, height).translate(ALIKE)
    place = 0
    for block in view.blocks:
        for words in said(block):
            for word in words.translate(ALIKE).split():
                if isinstance(block, Table | Drawing | Bars) or width >= 110:
                    assert word in text or isinstance(block, Table | Drawing), (word, width, height)
                    continue
                found = text.find(word, place)
                assert found >= 0, (word, width, height)
                place = found + len(word)
    signs = "".join("".join(said(block)) for block in view.blocks).translate(ALIKE)
    for letter in set(signs) - {" ", "\n"}:
        if width >= 110 and (is_frame(letter) or letter in f"{ARROWS}{DOT}"):
            continue  # lines are drawn anew round larger words
        assert text.count(letter) >= signs.count(letter), (letter, width, height)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_word_of_every_bundled_page_is_on_some_part(size: tuple[int, int]) -> None:
    """As a page, as a task beside its clock, as the page of a break, and as the support page.

    Beside clocks, in windows so large that letters of blocks have to be read back, one page of three is looked at.
    """
    for number, page in enumerate(pages()):
        for shows, clock in (("page", None), ("task", CLOCK), ("break", CLOCK)):
            if shows != "page" and size[0] > 80 and number % 3:
                continue
            in_order(replace(AN_ITEM, shows=shows, blocks=page.blocks, clock=clock), *size)
    for plan in plans():
        blocks = (
            tuple(block for page in plan.decks[plan.support].pages for block in page.blocks) if plan.support else ()
        )
        in_order(RoomView("support", title="Support", blocks=blocks), *size)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", states.STATES)
def test_every_word_of_every_state_is_on_some_part(name: str, size: tuple[int, int]) -> None:
    """The title, the thanks, a clock, a break."""
    day = states.STATES[name][0]()
    view = room_look(day.state, day.now)
    in_order(view, *size)
    text = painted(view, *size)
    address = view.feedback if "██" not in text else ""  # beside a code it may take several lines
    for words in (view.organisation, address, view.title if view.shows in ("title", "clock", "board") else ""):
        assert all(word in text for word in words.split())


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("groups", [1, 4, 12])
def test_every_word_of_a_board_is_on_some_part(groups: int, size: tuple[int, int]) -> None:
    """Six issues of each group, one of them far too long for a column."""
    day = reported(groups, 5)
    long = " ".join(f"word{number}" for number in range(120))
    day.does(CaptureIssue("G1", long), ShowInRoom("board"))
    text = painted(room_look(day.state, day.now), *size)
    assert all(f"word{number}" in text for number in range(120))
    for group in range(1, groups + 1):
        assert f"Group{group}" in text
        assert text.replace("\n", "").count(f"by{group},") >= 5 or all(f"{n}" in text for n in range(1, 6))


# -- turning them ----------------------------------------------------------------------------------------------

LONG = Page("Long", tuple(Paragraph((Span(f"Sentence number {number} of a long page."),)) for number in range(12)))


def long_day() -> Day:
    """A talk whose second page does not fit into a small window, and a support page as long."""
    plan = small_plan()
    welcome = plan.decks["welcome.md"].pages
    decks = {
        **plan.decks,
        "welcome.md": Deck("welcome.md", (welcome[0], LONG, welcome[2])),
        "s.md": Deck("s.md", (LONG,)),
    }
    return started(replace(plan, decks=decks, support="s.md"))


async def test_the_leads_keys_turn_the_room_through_the_parts(tmp_path: Path) -> None:
    """Space and the arrows; both windows say which part of how many; then the next page."""
    made = long_day()
    async with lead(tmp_path, made, size=(120, 36)) as stage:
        await opens(stage, "room-1-60x16")
        await stage.press("space")
        assert stage.view.room == "page 2 of 3 of Welcome"
        assert stage.shows("part 1 of 2: space shows")
        assert "number 0" in in_room(stage)
        assert "number 11" not in in_room(stage)
        await stage.press("space")
        assert stage.happened()[-1] == "room.view_chosen"
        assert "part 2 of 2" in stage.said
        assert stage.shows("part 2 of 2")
        assert not stage.shows("space shows")
        assert "number 11" in in_room(stage)
        await stage.press("left")
        assert "number 0" in in_room(stage)
        await stage.press("space", "space")
        assert stage.view.room == "page 3 of 3 of Welcome"
        assert not stage.shows("part 1")


async def test_a_window_that_holds_all_of_it_has_no_parts(tmp_path: Path) -> None:
    """One press, one page; without a room's window too."""
    for window in ("room-1-120x36", "lead-9"):
        async with lead(tmp_path, long_day(), size=(120, 36)) as stage:
            await opens(stage, window)
            await stage.press("space", "space")
            assert stage.view.room == "page 3 of 3 of Welcome"


async def test_a_window_that_lays_out_itself_tells_how_many_parts_it_takes(tmp_path: Path) -> None:
    """As the page in a browser does: its number counts for that picture, whatever its size in cells would give."""
    async with lead(tmp_path, long_day(), size=(120, 36)) as stage:
        picture = picture_mark(room_look(stage.state, stage.clock.now()))
        await opens(stage, sized_name(parted_name("room-1", picture, 3), 120, 36))
        assert stage.shows("part 1 of 3: space shows")
        await stage.press("space", "space")
        assert "part 3 of 3" in stage.said
        assert stage.view.room == "page 1 of 3 of Welcome"
        await stage.press("space")
        assert stage.view.room == "page 2 of 3 of Welcome"
        assert not stage.shows("part 1")  # of this picture the window has told nothing yet, and 120 x 36 cells hold it


async def test_support_and_boards_are_turned_by_the_same_keys(tmp_path: Path) -> None:
    """The page underneath stays where it is."""
    made = long_day()
    async with lead(tmp_path, made, size=(120, 36)) as stage:
        await opens(stage, "room-1-60x16")
        await stage.press("s", "space")
        assert "number 11" in in_room(stage)
        assert stage.now.page_number == 1
        await stage.press("s")
        assert stage.view.room == "page 1 of 3 of Welcome"
    async with lead(tmp_path, reported(4, 6), size=(120, 36)) as stage:
        await opens(stage, "room-1-60x16")
        await stage.press("escape", "v", "v")
        assert stage.view.room == "the board"
        assert "said 1 by 4" not in in_room(stage)
        for _ in range(12):
            await stage.press("space")
            if "said 6 by 4" in " ".join(in_room(stage).split()):
                break
        else:
            pytest.fail("the last group's last issue never came")
        assert stage.view.now is not None
        assert stage.view.now.id == "back1"


async def test_the_room_tells_its_size_and_shows_the_part(tmp_path: Path) -> None:
    """Its sign carries the size, also after the window was made larger."""
    async with room(long_day(), (60, 16)) as stage:
        assert any(size_in(window) == (60, 16) for window in stage.place.journal.signs(RUN))
        await stage.does(NextPage())
        assert "part 1 of 2" in stage.shown()
        await stage.does(TurnPart(1))
        assert "part 2 of 2" in stage.shown()
        await stage.pilot.resize_terminal(120, 36)
        await stage.looks()
        assert "part" not in stage.shown()
        assert [size_in(window) for window in stage.place.journal.signs(RUN)] == [(120, 36)]


def test_undo_never_turns_the_room_and_a_held_room_stays() -> None:
    """Parts are no step; what is held is not turned."""
    day = long_day()
    day.does(NextPage(), TurnPart(1), AddNote("x"), Undo())
    assert room_look(day.state, day.now).part == 1
    day.does(ToggleHold())
    assert "held" in day.refuses(TurnPart(0))
    assert room_look(day.state, day.now).part == 1


def in_room(stage: Stage) -> str:
    """What a small room window shows, as text."""
    view = room_look(stage.state, stage.clock.now())
    return "\n".join(strip.text for strip in room_lines(view, 60, 16, INK))


def test_the_closing_page_has_the_code_to_scan() -> None:
    """Where the address is named, and on the day's last page; nowhere else."""
    plan = replace(small_plan(), feedback="https://example.org/feedback")
    day = started(plan)
    assert "███" not in painted(room_look(day.state, day.now), 120, 36)
    day.goes_to("close")
    for size in ((80, 24), (120, 36), (200, 60)):
        assert "███" in painted(room_look(day.state, day.now), *size)
