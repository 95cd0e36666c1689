"""The room's screen: every state on file as people read it, in any window, whatever happens to the journal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from textual.geometry import Region

from facilitator.agenda.model import Deck, Page, Paragraph, Plan, Span
from facilitator.console.screens.room import (
    AGAIN,
    GRACE,
    LULL,
    MOMENT,
    NAMING,
    POLL,
    QUIET,
    SOONEST,
    SURE,
    WAITING,
    WOKEN,
    RoomScreen,
)
from facilitator.console.widgets.canvas import Canvas
from facilitator.journal.port import Damaged
from facilitator.live.facts.agenda import GoTo, NextPage
from facilitator.live.facts.day import EndRun, RunStarted
from facilitator.live.facts.issues import IssueEchoed
from facilitator.live.facts.room import ShowInRoom, ToggleBlank, ToggleSupport
from tests.console import test_screens as leads
from tests.console.room_stage import RUN, room
from tests.makers import Day, small_plan, started

SMALL, USUAL, LARGE = (80, 24), (120, 36), (200, 60)
TINY = [(1, 1), (10, 3), (20, 5), (40, 10)]


def waiting() -> Day:
    """Before the start."""
    return leads.waiting()


def story() -> Day:
    """The exercise, its case's first page in the room."""
    made = leads.exercise()
    made.does(NextPage())
    return made


def clock() -> Day:
    """A large clock."""
    made = leads.exercise()
    made.does(ShowInRoom("clock"))
    return made


def time_up() -> Day:
    """The same, two minutes over."""
    return clock().wait(minutes=11)


def board() -> Day:
    """The board, sent; one issue was said by others too."""
    made = leads.report_back()
    made.happens(IssueEchoed("E1-G1-1", "G3"), IssueEchoed("E1-G1-1", "G4"))
    made.does(ShowInRoom("board"))
    return made


def one_group() -> Day:
    """One group's words read back."""
    made = leads.report_back()
    made.does(ShowInRoom("read-back", "ex1", "G2"))
    return made


def over() -> Day:
    """The break is over."""
    return leads.break_().wait(minutes=33)


def supported() -> Day:
    """Support over a talk."""
    lines = ("Today may touch on things that are close to you.", "The quiet room is open all day.", "Speak to us.")
    page = Page("Support", tuple(Paragraph((Span(line),)) for line in lines))
    plan = small_plan()
    made = started(replace(plan, support="s.md", decks={**plan.decks, "s.md": Deck("s.md", (page,))}))
    made.does(ToggleSupport())
    return made


def ended(plan: Plan | None = None) -> Day:
    """After the end, with an address for the evaluation."""
    made = started(replace(plan or small_plan(), feedback="https://example.org/feedback"))
    made.does(EndRun())
    return made


def blank() -> Day:
    """Nothing."""
    made = leads.exercise()
    made.does(ToggleBlank())
    return made


STATES: dict[str, tuple[Callable[[], Day], tuple[tuple[int, int], ...]]] = {
    "waiting": (waiting, (SMALL, USUAL)),
    "talk": (leads.talk, (SMALL,)),
    "task": (leads.exercise, (SMALL, USUAL, LARGE)),
    "story": (story, (SMALL,)),
    "clock": (clock, (SMALL, USUAL)),
    "time-up": (time_up, (SMALL,)),
    "report-back": (leads.report_back, (SMALL,)),
    "board": (board, (SMALL, USUAL)),
    "read-back": (one_group, (SMALL,)),
    "break": (leads.break_, (SMALL, USUAL)),
    "break-over": (over, (SMALL,)),
    "support": (supported, (SMALL,)),
    "thanks": (ended, (SMALL, USUAL)),
    "blank": (blank, (SMALL,)),
}


@pytest.mark.parametrize(
    ("name", "size"), [(name, size) for name, (_, sizes) in STATES.items() for size in sizes], ids=str
)
async def test_the_room_sees(name: str, size: tuple[int, int]) -> None:
    """Every state as it is kept on file."""
    async with room(STATES[name][0](), size) as stage:
        leads.compare(f"room-{name}-{size[0]}x{size[1]}", stage.shown())


@pytest.mark.parametrize("size", [*TINY, SMALL, LARGE], ids=str)
@pytest.mark.parametrize("name", STATES)
async def test_in_any_window(name: str, size: tuple[int, int]) -> None:
    """Every line is exactly as wide as the window, and what matters most is there in ten cells by three."""
    async with room(STATES[name][0](), size) as stage:
        (canvas,) = stage.screen.query(Canvas)
        lines = canvas.paint(*size, canvas.ink)
        assert [strip.cell_length for strip in lines] == [size[0]] * size[1]
    needed = {"task": "9:00", "clock": "9:00", "break": "11:28", "time-up": "-2:00"}
    if name in needed and size == (10, 3):
        assert needed[name] in "".join("".join(strip.text for strip in lines))


async def test_it_follows_the_lead_key_by_key() -> None:
    """Pages, the clock, and what the lead chose."""
    async with room(leads.talk()) as stage:
        assert "welcome 2" in stage.words()
        await stage.does(NextPage())
        assert "welcome 3" in stage.words()
        await stage.does(ToggleBlank())
        assert not stage.shown().strip()
        await stage.does(ToggleBlank(), GoTo("ex1"))
        assert "What went on for Robin?" in stage.shown()


async def test_only_what_changed_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that ticks paints its figures; a page that stands still paints nothing."""
    painted: list[tuple[Region, ...]] = []
    monkeypatch.setattr(Canvas, "refresh", lambda canvas, *regions, **how: painted.append(regions))
    monkeypatch.setattr(Canvas, "_put_on", lambda canvas, changed: painted.append(tuple(changed)))
    async with room(leads.talk()) as stage:
        painted.clear()
        for _ in range(30):
            await stage.turn(1)
        assert not painted
    async with room(leads.exercise()) as stage:
        await stage.turn(0.5)
        painted.clear()
        await stage.turn(1)
        (regions,) = painted
        assert 0 < len(regions) < 12
        assert all(region.width < 60 for region in regions)


async def test_nothing_pressed_in_the_room_changes_the_run() -> None:
    """Neither letters nor arrows, nor what a remote sends, nor a click; one q does not close it."""
    async with room(leads.exercise()) as stage:
        seq = len(stage.place.journal.read(RUN))
        await stage.pilot.press(*"nbcuhsvxEtq", "enter", "space", "escape", "pagedown", "f5", "full_stop", "up")
        await stage.pilot.press("ctrl+p", "f1", "tab")
        await stage.pilot.click()
        assert len(stage.place.journal.read(RUN)) == seq
        assert stage.app.return_code is None


@pytest.mark.parametrize("key", ["q", "ctrl+c", "ctrl+q"])
async def test_it_takes_two_to_leave(key: str) -> None:
    """Once shows how; later than that it must be asked for again. On leaving, no sign stays."""
    async with room(leads.talk()) as stage:
        assert stage.place.journal.signs(RUN)
        await stage.pilot.press(key)
        assert AGAIN in stage.shown()
        await stage.turn(SURE + 0.5)
        assert AGAIN not in stage.shown()
        await stage.pilot.press(key)
        assert stage.app.return_code is None
        await stage.pilot.press(key)
        assert stage.app.return_code == 0


async def test_colours_change_in_every_cell() -> None:
    """D, as on the lead's screen."""
    async with room(leads.talk()) as stage:
        await stage.pilot.press("D")
        assert stage.app.theme == "light"
        for strip in stage.app.screen._compositor.render_strips():
            for segment in strip:
                assert segment.style is not None
                assert segment.style.bgcolor is not None
                assert segment.style.bgcolor.triplet is not None
                assert segment.style.bgcolor.triplet.hex == "#faf8f3"


# -- when the journal is not as it should be -------------------------------------------------------------------


async def test_while_there_is_nothing_it_waits() -> None:
    """No journal, then one with no day under way; when the day starts it is shown."""
    made = Day()
    async with room(made, run="") as stage:
        stage.place.number = None
        stage.screen.follower.state, stage.screen.follower.run = None, ""
        await stage.looks()
        assert WAITING in stage.words()
        stage.place.number = 2
        await stage.turn(1)
        assert "A small day" in stage.words()


async def test_a_journal_that_cannot_be_read_asks_for_a_moment() -> None:
    """Nobody in the room reads of files and disks."""
    async with room(leads.talk()) as stage:
        stage.place.refuses = Damaged("journal.db is damaged.")
        stage.place.number = 2
        stage.screen.follower.state = None
        await stage.turn(1)
        assert MOMENT in stage.words()
        assert "damaged" not in stage.words()
        stage.place.refuses = None
        await stage.turn(1)
        assert "welcome 2" in stage.words()


async def test_when_the_journal_goes_the_room_counts_on() -> None:
    """And says nothing; when it is back, so is what happened meanwhile."""
    async with room(leads.exercise(), size=SMALL) as stage:
        stage.place.number = None
        await stage.does(ShowInRoom("clock"))
        await stage.turn(60)
        assert "until 10:26" in stage.shown()
        assert "5 to 6 issues from each group" in stage.shown()
        stage.place.number = 3
        await stage.turn(1)
        assert "5 to 6 issues from each group" not in stage.words()


async def test_the_window_is_built_anew_as_it_was() -> None:
    """A second one, after the first has died, shows the same."""
    made = board()
    async with room(made) as stage:
        first = stage.shown()
    async with room(made) as stage:
        assert stage.shown() == first


def test_the_screen_can_be_built_without_an_app() -> None:
    """The browser's window uses it as it is."""
    assert RoomScreen.BINDINGS


async def test_a_window_says_for_a_moment_which_run_it_follows_and_again_when_it_turns() -> None:
    """Where nobody named one: first the rehearsal that lay open, then the real day; a named run needs no word."""
    made = started()
    async with room(made, (100, 24), "") as stage:
        assert f"This window follows the run {RUN}: A small day" in stage.shown()
        await stage.turn(NAMING + 1)
        assert "This window follows" not in stage.shown()
    async with room(started(), (100, 24)) as stage:
        assert "This window follows" not in stage.shown()


async def test_a_window_on_a_rehearsal_turns_to_the_real_day_and_says_so() -> None:
    """As soon as it begins."""
    made = started()
    first = made.entries[0]
    assert isinstance(first.event, RunStarted)
    made.entries[0] = replace(first, event=replace(first.event, rehearsal=1.0))
    async with room(made, (100, 24), "") as stage:
        assert f"This window follows the rehearsal {RUN}: A small day" in stage.shown()
        stage.place.journal.append("2026-03-02-day", 0, started().entries)
        await stage.turn(1)
        assert "This window follows the run 2026-03-02-day: A small day" in stage.shown()
        assert "REHEARSAL" not in stage.shown()


async def test_a_window_that_is_told_of_writes_looks_seldom_and_one_that_is_not_often() -> None:
    """It goes by whether it was told of what it found, and not by hope."""
    async with room(leads.exercise()) as stage:
        screen = stage.screen
        assert screen._until_next() == POLL
        screen.heard()
        await stage.does(ToggleBlank())
        assert screen._until_next() == WOKEN
        await stage.does(ToggleBlank())
        assert screen._until_next() == POLL


async def test_a_window_looks_less_often_while_nothing_comes() -> None:
    """Nobody is at work then; the first thing that comes is waited for, and what follows it is not."""
    async with room(leads.exercise()) as stage:
        screen = stage.screen
        assert screen._until_next() == POLL
        stage.clock.wait(LULL + 0.1)
        assert screen._until_next() == QUIET
        await stage.does(ToggleBlank())
        assert screen._until_next() == POLL


async def test_a_window_looks_when_the_second_that_shows_has_changed() -> None:
    """The clock on the wall is as true as the lead's, however seldom the window looks for writes."""
    async with room(clock()) as stage:
        stage.screen.heard()
        await stage.does(ToggleBlank(), ToggleBlank())
        stage.clock.wait(0.8)
        assert SOONEST <= stage.screen._until_next() <= 0.2 + GRACE + 0.001


async def test_a_word_makes_it_look() -> None:
    """What was written is there without another look being due."""
    async with room(leads.exercise()) as stage:
        before = stage.rows()
        stage.lead.dispatch(ToggleBlank())
        stage.screen.heard()
        await stage.pilot.pause(0)
        await stage.pilot.pause(0)
        assert stage.rows() != before
