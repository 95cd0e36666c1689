"""The lead's keys for the room: what they put in the journal, what she is told, and one screen for both."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator.agenda.model import Deck, Page, Paragraph, Span
from facilitator.application.presence import SILENT, ending_name, listening_name, shared_name
from facilitator.application.waking import Listening
from facilitator.console.app import ConsoleApp
from facilitator.console.desks.shared_pages import ENDING, NOT_SHARED, PAGES, SHARED, SHARED_NO_MORE
from facilitator.console.desks.windows import CLOSED, DIED, Windows
from facilitator.console.painting.ink import ink
from facilitator.console.painting.room import room_lines
from facilitator.controller import Controller
from facilitator.journal.port import WriteRefused
from facilitator.live.facts.clocks import ToggleClock
from facilitator.live.facts.entries import AddNote
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.queries.doubtful import KEPT_OFF
from facilitator.live.queries.room_view import room_look
from tests.console.block_reader import words_on
from tests.console.stage import RUN, Stage, lead, on_stage
from tests.makers import Day, StubbornJournal, small_plan, started

SIZES = [(80, 24), (120, 36), (20, 5)]
PRIVATE = "no word of this"
WINDOW = "room-1"
PRIVATE_KEYS = (
    *"pigl moka EFxrwTRS".replace(" ", ""),
    "tab",
    "up",
    "down",
    "exclamation_mark",
    "0",
    "A",
    "number_sign",
)
SAFE_KEYS = ("n", "space", "left", "t", "plus", "minus", "]", "[", "u", "U", "t", "b", "b")


def day() -> Day:
    """A day with a support page and private words everywhere, in its first talk."""
    plan = small_plan()
    page = Page("Support", (Paragraph((Span("Speak to us in the quiet room"),)),))
    noted = Page("welcome", (Paragraph((Span("Hello everyone"),)),), notes=(PRIVATE,))
    items = tuple(replace(item, prompts=(PRIVATE,), aims=(PRIVATE,)) for item in plan.items)
    decks = {**plan.decks, "support.md": Deck("support.md", (page,)), "welcome.md": Deck("welcome.md", (noted,) * 3)}
    return started(replace(plan, items=items, support="support.md", decks=decks))


def exercise() -> Day:
    """The same day in its exercise, with something on the board."""
    made = day().at("10:00").goes_to("ex1")
    made.does(ToggleClock(), CaptureIssue("G1", "no one asked him"), AddNote(PRIVATE))
    return made


async def opens(stage: Stage, window: str = WINDOW) -> None:
    """A room window opens and the lead's window notices."""
    stage.app.journal.here(RUN, window)
    look_around(stage)
    await stage.settle()


def look_around(stage: Stage) -> None:
    """The lead's window looks for others, as it does some times a second."""
    stage.desk(Windows).look_around()


# -- keys ------------------------------------------------------------------------------------------------------


async def test_b_and_the_full_stop_blank_and_bring_back(tmp_path: Path) -> None:
    """One key each, and in words."""
    async with lead(tmp_path, day()) as stage:
        await opens(stage)
        await stage.press("b")
        assert stage.happened() == ["room.blanked"]
        assert stage.said == "The room sees nothing: it is blank."
        assert stage.shows("nothing: it is blank")
        await stage.press("full_stop")
        assert stage.happened() == ["room.unblanked"]
        assert stage.said == "The room sees page 1 of 3 of Welcome."


async def test_h_holds_and_lets_go(tmp_path: Path) -> None:
    """The lead may then go anywhere; v waits until the room follows again."""
    async with lead(tmp_path, day()) as stage:
        await opens(stage)
        await stage.press("h")
        assert stage.said == "The room stays at page 1 of 3 of Welcome (held)."
        await stage.press("n", "space", "v")
        assert "held" in stage.said
        assert stage.view.room == "page 1 of 3 of Welcome (held)"
        await stage.press("h")
        assert stage.said == "The room follows: page 2 of 2 of Aim."
        assert stage.happened() == ["room.held", "item.entered", "page.turned", "room.released"]


async def test_v_goes_round_page_clock_and_board(tmp_path: Path) -> None:
    """The board only once there is one."""
    async with lead(tmp_path, day()) as stage:
        await opens(stage)
        await stage.press("v")
        assert stage.view.room == "a large clock"
        await stage.press("v")
        assert stage.view.room == "page 1 of 3 of Welcome"
    async with lead(tmp_path, exercise()) as stage:
        await opens(stage)
        seen = []
        for _ in range(3):
            await stage.press("v")
            seen.append(stage.view.room)
        assert seen == ["a large clock", "the board", "the task and the clock"]
        assert stage.happened() == ["room.view_chosen"] * 3


async def test_v_on_the_board_sends_one_groups_column(tmp_path: Path) -> None:
    """And takes it away again."""
    async with lead(tmp_path, exercise()) as stage:
        await opens(stage)
        await stage.press("up", "v")
        assert stage.view.room == "the board of Group 1"
        assert stage.place == "board"
        await stage.press("v")
        assert stage.view.room == "the task and the clock"


async def test_s_puts_support_on_the_rooms_screen(tmp_path: Path) -> None:
    """The lead's own screen stays as it is."""
    async with lead(tmp_path, day()) as stage:
        await opens(stage)
        await stage.press("s")
        assert (stage.top, stage.happened()) == ("LeadScreen", ["room.support_shown"])
        assert stage.shows("the support page")
        await stage.press("s")
        assert stage.happened() == ["room.support_hidden"]


async def test_s_without_a_room_window_shows_it_here(tmp_path: Path) -> None:
    """For anyone who comes up to the laptop; nothing is on record."""
    async with lead(tmp_path, day()) as stage:
        await stage.press("s")
        assert stage.top == "PaperScreen"
        assert stage.shows("Speak to us in the quiet room")
        assert stage.happened() == []


async def test_support_that_a_window_left_behind_can_be_taken_away(tmp_path: Path) -> None:
    """The window died while support was up: the same key still ends it."""
    async with lead(tmp_path, day()) as stage:
        await opens(stage)
        await stage.press("s")
        stage.app.journal.gone(RUN, WINDOW)
        look_around(stage)
        await stage.press("s")
        assert not stage.state.room.support


async def test_looking_searching_and_editing_never_move_the_room(tmp_path: Path) -> None:
    """Only its own keys and the day do."""
    async with lead(tmp_path, exercise()) as stage:
        await opens(stage)
        before = stage.state.room, stage.view.room
        await stage.press("tab", "up", "enter", "escape", "escape", "g", "down", "down", "escape", "i", "escape")
        await stage.press("l", "escape", "m", "escape", "question_mark", "escape", "down", "home")
        assert (stage.state.room, stage.view.room) == before


# -- its window ------------------------------------------------------------------------------------------------


async def test_without_a_window_the_lead_reads_that_none_is_open(tmp_path: Path) -> None:
    """In every phase."""
    async with lead(tmp_path, Day()) as stage:
        assert stage.shows("no room window is open")
        await stage.press("space")
        assert stage.shows("no room window is open")
        await stage.press("E", "enter")
        assert stage.shows("no room window is open")
        await opens(stage)
        assert stage.shows("thank you")


async def test_a_dead_window_is_told_within_two_seconds_and_comes_back(tmp_path: Path) -> None:
    """In words, in the panel and below it."""
    async with lead(tmp_path, day()) as stage:
        await opens(stage)
        assert stage.shows("page 1 of 3 of Welcome")
        for _ in range(5):
            stage.app.journal.here(RUN, WINDOW)
            stage.clock.wait(0.4)
            look_around(stage)
        assert DIED not in stage.said
        waited = 0.0
        while DIED not in stage.said:
            stage.clock.wait(0.4)
            waited += 0.4
            look_around(stage)
            assert waited <= 2.0
        await stage.settle()
        assert waited > SILENT
        assert stage.shows("its window has")
        await opens(stage, "room-2")
        assert stage.shows("page 1 of 3 of Welcome")


async def test_a_window_that_is_closed_is_told_at_once(tmp_path: Path) -> None:
    """Not as a death."""
    async with lead(tmp_path, day()) as stage:
        await opens(stage)
        stage.app.journal.gone(RUN, WINDOW)
        look_around(stage)
        await stage.settle()
        assert stage.said == CLOSED
        assert stage.shows("no room window is open")


async def test_a_page_that_is_shared_is_told_with_whom_and_when_no_more(tmp_path: Path) -> None:
    """With how its certificate begins, for whoever compares it; a scribe's window is not told."""
    async with lead(tmp_path, day()) as stage:
        alone, opened = (shared_name("remote", "0123456789abcdef" * 4, device) for device in ("", "192.168.1.9"))
        await opens(stage, alone)
        assert stage.said == SHARED.format(what=PAGES["remote"], begins="0123 4567 89ab cdef")
        stage.app.journal.gone(RUN, alone)
        await opens(stage, opened)
        assert "open on the device 192.168.1.9" in stage.said
        stage.app.journal.gone(RUN, opened)
        look_around(stage)
        await stage.settle()
        assert stage.said == SHARED_NO_MORE.format(what=PAGES["remote"])


def panel(stage: Stage) -> str:
    """The words of the panel at the right."""
    return " ".join(" ".join(row.rpartition("│")[2] for row in stage.rows()).split())


async def test_one_key_ends_what_is_shared(tmp_path: Path) -> None:
    """The panel says what, with whom and by which key for as long as it is shared; nothing of it stays behind."""
    async with lead(tmp_path, day()) as stage:
        await stage.press("H")
        assert stage.said == NOT_SHARED
        journal, mark = stage.app.journal, "0123456789abcdef"
        one, other = shared_name("remote", mark, ""), shared_name("scribe", "f" * 64, "192.168.1.9")
        await opens(stage, one)
        assert "Shared: the telephone's page, nobody has it open · H ends it" in panel(stage)
        await opens(stage, other)
        assert "nobody has it open and the scribe's window, open on 192.168.1.9 · H ends it" in panel(stage)
        await stage.press("H")
        assert stage.said == ENDING.format(pages=f"{PAGES['remote']} and {PAGES['scribe']}")
        assert {ending_name(mark), ending_name("f" * 64)} <= set(journal.signs(RUN))
        for name in (one, other):
            journal.gone(RUN, name)
        look_around(stage)
        await stage.settle()
        assert not stage.shows("Shared:")
        assert not any(name.startswith("ending") for name in journal.signs(RUN))


async def test_what_a_crash_left_lying_is_no_window(tmp_path: Path) -> None:
    """A sign counts only once it changes."""
    made = day()
    journal = made.journal()
    journal.here(RUN, WINDOW)
    async with lead(tmp_path, made, journal) as stage:
        assert stage.shows("no room window is open")
        await opens(stage)
        assert stage.shows("page 1 of 3")


async def test_leaving_takes_the_leads_own_sign_away(tmp_path: Path) -> None:
    """At once."""
    made = day()
    journal = made.journal()
    async with lead(tmp_path, made, journal) as stage:
        assert any(window.startswith("lead-") for window in journal.signs(RUN))
        await stage.press("q")
    assert journal.signs(RUN) == {}


# -- one screen for both ---------------------------------------------------------------------------------------


async def test_m_shows_the_rooms_layout_and_the_leads_own_again(tmp_path: Path) -> None:
    """Nothing private is on it; nothing is on record."""
    async with lead(tmp_path, exercise()) as stage:
        assert PRIVATE in stage.shown()
        await stage.press("M")
        assert "until 10:20" in words_on(stage.rows())
        assert PRIVATE not in stage.shown()
        assert PRIVATE not in words_on(stage.rows())
        await stage.press("M")
        assert PRIVATE in stage.shown()
        assert "M hides it" in stage.said
        assert stage.shows("this screen: M hides it")
        assert stage.happened() == []


def mirrored(tmp_path: Path, made: Day, journal: StubbornJournal | None = None) -> ConsoleApp:
    """The console started for one screen."""
    kept = journal or made.journal()
    controller = Controller(kept, made.clock, RUN)
    return ConsoleApp(kept, tmp_path, made.clock, ("A private remark",), controller, one_screen=True)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_one_screen_starts_safe_and_stays_so(tmp_path: Path, size: tuple[int, int]) -> None:
    """Pages, items, clocks work; whatever else is pressed, no private word shows."""
    made = exercise()
    async with on_stage(mirrored(tmp_path, made), made.clock, size) as stage:
        assert PRIVATE not in stage.shown()
        for key in (*PRIVATE_KEYS, *SAFE_KEYS):
            await stage.press(key)
            read = words_on(stage.rows())
            assert PRIVATE not in read, key
            assert "A private remark" not in read
            if stage.top == "HappenedSheet":  # first aid, without what may embarrass somebody
                assert "upset" not in read
                await stage.press("escape")
            assert stage.top == "LeadScreen", key
        assert stage.state.current == "back1"
        assert not stage.state.entries.keys() - {"N1"}


async def test_a_key_that_would_show_something_private_says_where_it_works(tmp_path: Path) -> None:
    """In one quiet line."""
    made = exercise()
    async with on_stage(mirrored(tmp_path, made), made.clock, (80, 24)) as stage:
        await stage.press("i")
        assert stage.shows("read: on your own layout, M")
        await stage.press("t")
        assert not stage.shows("on your own layout")
        await stage.press("M")
        assert stage.shows("A private remark")


async def test_the_line_opens_on_one_screen_only_when_it_is_asked_for(tmp_path: Path) -> None:
    """A report-back begins on its page; c opens the line, and what is typed is a group's own words."""
    made = exercise()
    async with on_stage(mirrored(tmp_path, made), made.clock, (80, 24)) as stage:
        await stage.press("n")
        assert stage.head == ""
        await stage.press("2", *"they rang", "enter")
        assert stage.texts() == ["no one asked him", "they rang"]
        assert stage.shows("Group 2")
        await stage.press("up", "d")
        assert len(stage.texts()) == 2
        await stage.press("escape", "M", "M")
        assert stage.head == ""


async def test_on_one_screen_support_board_and_blank_are_on_this_screen(tmp_path: Path) -> None:
    """As they would be on the projector."""
    made = exercise()
    async with on_stage(mirrored(tmp_path, made), made.clock, (80, 24)) as stage:
        await stage.press("s")
        assert "Speak to us in the quiet room" in words_on(stage.rows())
        await stage.press("s", "v", "v")
        assert stage.shows("1 no one asked him")
        await stage.press("b")
        assert [row for row in stage.rows() if row.strip()] == [f"{'M':>79}"]


async def test_on_one_screen_trouble_is_told_quietly(tmp_path: Path) -> None:
    """What is wrong stands on the lead's own layout."""
    made = exercise()
    journal = made.journal()
    async with on_stage(mirrored(tmp_path, made, journal), made.clock, (80, 24)) as stage:
        journal.refuses = WriteRefused("The disk is full.")
        await stage.press("plus")
        assert stage.shows("not saved: M tells why")
        assert not stage.shows("disk")
        await stage.press("M", "escape")
        assert stage.shows("The disk is full")


# -- what looks personal ---------------------------------------------------------------------------------------


async def test_the_lead_reads_what_is_kept_off_and_lets_it_through_by_her_keys(tmp_path: Path) -> None:
    """The panel and the board say so; f n, s shows it; u takes it back."""
    async with lead(tmp_path, exercise(), size=(120, 36)) as stage:
        await opens(stage)
        await stage.press("c", *"Mrs Sharon Jones", "enter", "escape", "v", "v")
        assert stage.view.room == "the board; 1 looks personal and is kept off: ⟦doubtful.open:f n⟧ decides"
        assert stage.shows("kept off: f n decides")
        assert stage.shows("names someone?")
        assert KEPT_OFF in seen_in_room(stage)
        await stage.press("f", "n", "s", "escape")
        assert stage.view.room == "the board"
        assert "Sharon Jones" in seen_in_room(stage)
        await stage.press("u")
        assert "Sharon" not in seen_in_room(stage)
        assert stage.view.room.endswith("kept off: ⟦doubtful.open:f n⟧ decides")


async def test_on_one_screen_the_foot_says_that_words_are_kept_off(tmp_path: Path) -> None:
    """And which keys decide."""
    async with lead(tmp_path, exercise(), size=(120, 36)) as stage:
        await stage.press("c", *"Mrs Sharon Jones", "enter", "escape", "v", "v", "M")
        assert not stage.reads("Sharon")
        assert stage.reads(KEPT_OFF)
        assert "kept off: M, then f n" in stage.shown()


def seen_in_room(stage: Stage) -> str:
    """What participants see, as text."""
    view = room_look(stage.state, stage.clock.now())
    return words_on([strip.text for strip in room_lines(view, 120, 36, ink("dark"))])


async def test_the_rooms_window_is_told_of_every_write(tmp_path: Path) -> None:
    """When it has opened, and then of each: so it need not look again and again, and shows a page at once."""
    came: asyncio.Queue[bool] = asyncio.Queue()
    listening = Listening(lambda: came.put_nowait(True))
    name = listening_name("room-99", await listening.begin())
    async with lead(tmp_path, started()) as stage:
        await opens(stage, name)
        await opens(stage, name)
        await asyncio.wait_for(came.get(), 5.0)
        await stage.press("space")
        await asyncio.wait_for(came.get(), 5.0)
        await stage.turn(2)
        assert came.empty()
    listening.end()
