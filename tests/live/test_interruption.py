"""An interruption: every clock stands, nothing asks for the lead, the room reads that the day goes on soon."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from facilitator.live.facts.agenda import GoTo, ItemEntered, NextItem, RepeatItem
from facilitator.live.facts.base import Command
from facilitator.live.facts.changes import Redo, Undo
from facilitator.live.facts.clocks import ClockStarted, StartSecondClock, ToggleClock, ToggleSecondClock
from facilitator.live.facts.day import EndRun, NoteGap, ReopenRun
from facilitator.live.facts.groups import ObserveGroup
from facilitator.live.facts.interruptions import BeginInterruption, EndInterruption, ExplainInterruption
from facilitator.live.facts.room import PeekAt, ShowMessage, ToggleBlank, ToggleSupport, TurnPeek
from facilitator.live.facts.turns import NextTurn
from facilitator.live.queries.cues import CueMemory, next_cue, public_cue
from facilitator.live.queries.groups import overdue
from facilitator.live.queries.interruption_cost import finish_moved
from facilitator.live.queries.room_view import RoomView, room_look
from facilitator.live.queries.view import Standing
from tests.makers import UTC_ALL_DAY, Day, at, deck, folded, small_plan, started

GOES_ON = "⟦happened.open:!⟧"


def interrupted() -> Day:
    """Two minutes into the welcome the alarm rings, while an energiser's clock runs beside."""
    day = started()
    day.does(StartSecondClock(600.0, "energiser"))
    day.wait(120).does(BeginInterruption())
    return day


def test_every_clock_stands_and_goes_on_with_what_it_had() -> None:
    """Quarter of an hour in the car park costs neither the item nor the energiser a second."""
    day = interrupted().wait(minutes=15)
    second = day.view().second
    assert second is not None
    assert (day.here().clock.state, day.here().clock.left, second.running, second.left) == ("paused", 480, False, 480)
    assert day.view().interrupted == Standing(at("09:32"), 15)
    day.does(EndInterruption())
    second = day.wait(30).view().second
    assert second is not None
    assert (day.here().clock.state, day.here().clock.left, second.running, second.left) == ("running", 450, True, 450)
    assert day.view().interrupted is None


def test_a_clock_that_stood_before_stands_after() -> None:
    """What the lead had paused herself does not start by itself."""
    day = started()
    day.does(ToggleClock(), BeginInterruption())
    day.wait(60).does(EndInterruption())
    assert day.here().clock.state == "paused"


def test_the_turn_and_the_walk_round_stand_too() -> None:
    """Nobody's turn runs out in the car park, and no group has waited longer for a visit."""
    day = started()
    day.goes_to("ex1")
    day.does(ToggleClock(), ObserveGroup("G1", "on task"))
    day.wait(minutes=1).does(BeginInterruption())
    day.wait(minutes=20).does(EndInterruption())
    assert overdue(day.state, day.now) == ()
    day.goes_to("back1")
    day.does(NextTurn())
    turns = day.wait(10).view().turns
    day.does(BeginInterruption())
    later = day.wait(minutes=5).view().turns
    assert turns is not None
    assert later is not None
    assert (later.left, later.share) == (turns.left, turns.share)


def test_the_day_is_late_by_what_no_free_time_takes_up() -> None:
    """Ten minutes lie free before lunch: of fifteen that were lost, five reach the finish."""
    day = interrupted()
    planned = day.schedule().finish
    day.wait(minutes=15)
    assert finish_moved(day.state, day.now) == 5 * 60
    day.does(EndInterruption())
    assert (day.schedule().finish - planned).total_seconds() == 5 * 60
    assert finish_moved(day.state, day.now) == 0


def test_nothing_is_said_unasked_while_it_lasts() -> None:
    """No clock that stands, no group to look in on, no day that runs late, no words of the plan for the room."""
    day = started()
    day.goes_to("ex1")
    day.does(ToggleClock())
    day.wait(minutes=20)
    assert public_cue(day.state, day.now) == "Pens down"
    day.does(BeginInterruption())
    memory = CueMemory()
    for _ in range(30):
        day.wait(minutes=1)
        memory = next_cue(day.state, day.now, memory, day.view().behind)
        assert (memory.text, public_cue(day.state, day.now)) == ("", "")
    day.does(EndInterruption())
    assert next_cue(day.state, day.wait(1).now, memory, day.view().behind).text


@pytest.mark.parametrize(
    "wish", [NextItem(), GoTo("ex1"), RepeatItem(), StartSecondClock(60.0), ToggleSecondClock(), PeekAt("welcome")]
)
def test_no_slip_of_a_key_starts_the_day_while_everyone_is_outside(wish: Command) -> None:
    """What starts a clock, or covers what the room is to read, is refused with the way on."""
    assert GOES_ON in interrupted().refuses(wish)


def test_the_clock_key_goes_on_too() -> None:
    """Who sees a paused clock presses the key that starts it."""
    day = interrupted()
    day.does(ToggleClock())
    assert (day.view().interrupted, day.here().clock.state) == (None, "running")


def test_before_the_day_begins_there_is_nothing_to_stop() -> None:
    """And an interruption begins once; one that is over cannot be ended."""
    waiting = Day().at("09:20")
    assert "starts the first item" in waiting.refuses(BeginInterruption())
    day = interrupted()
    assert day.does(BeginInterruption()) == ()
    day.does(EndInterruption())
    assert day.refuses(EndInterruption()) == "The day is not interrupted."
    assert started().refuses(ExplainInterruption("x")) == "The day has not been interrupted."


def test_undo_makes_it_as_if_nothing_had_been() -> None:
    """A slip costs no second: the clocks ran on. Going on too early is taken back just so."""
    day = interrupted()
    day.wait(30).does(Undo())
    assert (day.view().interrupted, day.here().clock.left) == (None, 600 - 150)
    day.does(Redo())
    assert day.view().interrupted == Standing(at("09:32"), 0)
    day.wait(60).does(EndInterruption())
    day.wait(10).does(Undo())
    assert (day.view().interrupted, day.here().clock.left) == (Standing(at("09:32"), 1), 480)


def test_it_survives_a_crash_and_a_restart_in_the_middle() -> None:
    """All of it is told from the journal, whatever the machine's clocks did; time away was stood through anyway."""
    day = interrupted()
    day.does(ExplainInterruption("Fire\x1b alarm"))
    day.clock.reboot(uptime=5.0, seconds=600)
    day.does(NoteGap(600.0, counted=False))
    assert folded(day.entries) == day.state
    assert day.view().interrupted == Standing(at("09:32"), 10, "Fire alarm")
    day.does(EndInterruption())
    assert day.here().clock.left == 480


def test_the_end_of_the_day_ends_it() -> None:
    """Everyone was sent home: a day that is opened again is not interrupted any more."""
    day = interrupted()
    day.wait(60).does(EndRun(), ReopenRun())
    assert day.view().interrupted is None
    assert day.state.interruptions[0].ended is not None


def test_what_another_window_started_meanwhile_goes_on() -> None:
    """Steps that were held while the journal refused come later; the fold takes them as the day going on."""
    for event in (ItemEntered("aim", running=True), ClockStarted("welcome")):
        day = interrupted()
        day.happens(event, by="scribe")
        assert (day.view().interrupted, day.here().clock.state) == (None, "running")


# -- what the room sees --------------------------------------------------------------------------------------------

SOON = RoomView("soon", UTC_ALL_DAY, "We go on soon", "A small day")


def seen(day: Day) -> str:
    """What the room's screen is taken up with."""
    return room_look(day.state, day.now).shows


def test_the_room_reads_that_the_day_goes_on_soon() -> None:
    """Nothing of the item, and the lead is told so."""
    day = interrupted()
    assert room_look(day.state, day.now) == SOON
    assert day.view().room == "“We go on soon”"
    day.does(ShowMessage("Meet at the car park"))
    assert room_look(day.state, day.now) == replace(SOON, message="Meet at the car park")
    day.does(EndInterruption())
    assert seen(day) == "page"


def test_a_dark_screen_reads_it_and_is_dark_again() -> None:
    """What the lead had blanked comes to light by no alarm; she may blank it again meanwhile."""
    day = started()
    day.does(ToggleBlank(), BeginInterruption())
    assert seen(day) == "soon"
    day.does(EndInterruption())
    assert seen(day) == "blank"
    day.does(BeginInterruption(), ToggleBlank())
    assert seen(day) == "blank"
    day.does(ToggleBlank())
    assert seen(day) == "soon"
    day.does(EndInterruption())
    assert seen(day) == "page"


def test_the_support_page_may_lie_over_it() -> None:
    """Somebody may be upset just then; one that was there before is there after."""
    plan = replace(small_plan(), support="support.md")
    plan = replace(plan, decks={**plan.decks, "support.md": deck("support", 1)})
    day = started(plan)
    day.does(ToggleSupport(), BeginInterruption())
    assert seen(day) == "soon"
    day.does(ToggleSupport())
    assert seen(day) == "support"
    day.does(ToggleSupport())
    assert seen(day) == "soon"
    assert GOES_ON in day.refuses(TurnPeek(-1))
