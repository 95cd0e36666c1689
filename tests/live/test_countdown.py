"""One item's clock, through everything that happens to clocks on a training day."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from facilitator.agenda.model import Item, Phase
from facilitator.live.countdown import change, leave_out, left, pause, phase_of, set_left, start, used
from facilitator.live.facts.changes import Undo
from facilitator.live.facts.clocks import ChangeClock, ToggleClock
from facilitator.live.facts.day import NoteGap
from facilitator.live.queries.view import whole_seconds
from facilitator.live.state import Clock
from tests.makers import Day, HandClock, stamp, started

TEN = 600.0


def running(clock: HandClock) -> Clock:
    """A clock of ten minutes, started now."""
    return start(Clock(TEN), clock.now())


MEANWHILE: dict[str, tuple[Callable[[HandClock], object], float]] = {
    "plain": (lambda c: c.wait(240), 360),
    "to the second": (lambda c: c.wait(600), 0),
    "overtime": (lambda c: c.wait(690), -90),
    "wall clock an hour on": (lambda c: c.turn(wall=3840, run=240), 360),
    "wall clock an hour back": (lambda c: c.turn(wall=-3360, run=240), 360),
    "lid closed for twenty minutes": (lambda c: c.wait(1200), -600),
    "restart": (lambda c: c.wait(30), 570),
    "restart and wall step": (lambda c: c.turn(wall=7230, run=30), 570),
    "reboot, smaller uptime": (lambda c: c.reboot(12.0, seconds=180), 420),
    "reboot, larger uptime": (lambda c: c.reboot(9e6, seconds=180), 420),
    "reboot and wall clock back": (lambda c: c.reboot(12.0, seconds=-3600), 600),
    "running clock backwards": (lambda c: c.turn(wall=60, run=-1), 540),
    "another laptop": (lambda c: c.reboot(5.0, seconds=300, boot="laptop 2"), 300),
    "another laptop an hour behind": (lambda c: c.reboot(5.0, seconds=-3300, boot="laptop 2"), 600),
}


@pytest.mark.parametrize("name", MEANWHILE)
def test_what_is_left(name: str) -> None:
    """Of ten minutes, after each thing that can happen meanwhile."""
    happens, expected = MEANWHILE[name]
    hand = HandClock("10:00")
    clock = running(hand)
    happens(hand)
    assert left(clock, hand.now()) == pytest.approx(expected)


def test_a_second_start_changes_nothing() -> None:
    """The plan of a run is the one it began with."""
    hand = HandClock()
    clock = running(hand)
    hand.wait(60)
    assert start(clock, hand.now()) is clock


def test_a_second_pause_changes_nothing() -> None:
    """What was left at the first stays."""
    hand = HandClock()
    clock = running(hand)
    hand.wait(60)
    paused = pause(clock, hand.now())
    hand.wait(60)
    assert pause(paused, hand.now()) is paused


def test_a_pause_keeps_what_is_left_and_says_that_it_had_started() -> None:
    """And goes on from there."""
    hand = HandClock()
    clock = running(hand)
    hand.wait(100)
    clock = pause(clock, hand.now())
    hand.wait(5000)
    assert left(clock, hand.now()) == pytest.approx(500)
    assert clock.started
    clock = start(clock, hand.now())
    hand.wait(100)
    assert left(clock, hand.now()) == pytest.approx(400)


def test_a_clock_that_waits_is_neither_started_nor_used() -> None:
    """For as long as it waits."""
    clock = Clock(TEN)
    assert (left(clock, stamp("10:00")), used(clock, stamp("11:00")), clock.started) == (TEN, 0.0, False)


@pytest.mark.parametrize("seconds", [300.0, -120.0])
def test_more_time_and_less(seconds: float) -> None:
    """Added to what is left."""
    hand = HandClock()
    clock = running(hand)
    hand.wait(60)
    assert left(change(clock, seconds), hand.now()) == pytest.approx(540 + seconds)


def test_shortening_below_what_was_used_is_overtime() -> None:
    """The clock shows how much."""
    hand = HandClock()
    clock = running(hand)
    hand.wait(500)
    assert left(change(clock, -200.0), hand.now()) == pytest.approx(-100)


@pytest.mark.parametrize("wait", [30.0, 900.0])
def test_set_leaves_exactly_that_and_runs_on(wait: float) -> None:
    """In time and in overtime."""
    hand = HandClock()
    clock = running(hand)
    hand.wait(wait)
    clock = set_left(clock, 120.0, hand.now())
    assert left(clock, hand.now()) == pytest.approx(120)
    hand.wait(50)
    assert left(clock, hand.now()) == pytest.approx(70)


def test_a_gap_that_is_left_out_gives_its_time_back() -> None:
    """As if the laptop had not been away."""
    hand = HandClock()
    clock = running(hand)
    hand.wait(60 + 1200)
    clock = leave_out(clock, 1200.0, hand.now())
    assert left(clock, hand.now()) == pytest.approx(540)


def test_no_more_is_left_out_than_the_clock_ran() -> None:
    """A clock never has more left than it began with."""
    hand = HandClock()
    clock = running(hand)
    hand.turn(wall=3600, run=60)  # the absence was told by a wall clock that had been set
    assert left(leave_out(clock, 3600.0, hand.now()), hand.now()) == pytest.approx(TEN)


@pytest.mark.parametrize("clock", [Clock(TEN), Clock(TEN, banked=60, started=True)])
def test_a_gap_does_not_touch_a_clock_that_stood(clock: Clock) -> None:
    """It lost nothing."""
    assert leave_out(clock, 600.0, stamp("10:00")) == clock


PHASED = Item("x", "X", 20, phases=(Phase("read", 5), Phase("discuss", 10), Phase("write up", 5)))


@pytest.mark.parametrize(
    ("spent", "allotted", "name", "remaining"),
    [
        (0, 1200, "read", 300),
        (299, 1200, "read", 1),
        (300, 1200, "discuss", 600),
        (900, 1200, "write up", 300),
        (1199, 1200, "write up", 1),
        (900, 1500, "write up", 600),  # five minutes were added: they go to the last phase
        (600, 1500, "discuss", 300),
        (400, 600, "discuss", 200),  # ten were taken: no phase has more left than the item
        (0, 240, "read", 240),
    ],
)
def test_phases(spent: float, allotted: float, name: str, remaining: float) -> None:
    """Which one, and how much is left of it."""
    found = phase_of(PHASED, Clock(allotted, banked=spent, started=True), stamp("10:00"))
    assert found is not None
    assert found[0].name == name
    assert found[1] == pytest.approx(remaining)


@pytest.mark.parametrize(("item", "spent"), [(PHASED, 1200), (PHASED, 1900), (replace(PHASED, phases=()), 10)])
def test_no_phase_when_time_is_over_or_the_item_has_none(item: Item, spent: float) -> None:
    """Then the whole clock is all there is to show."""
    assert phase_of(item, Clock(1200, banked=spent, started=True), stamp("10:00")) is None


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(3600, 3600), (600, 600), (599.99, 600), (0.01, 1), (0, 0), (-0.5, 0), (-1, -1), (-61.9, -61)],
)
def test_the_face_shows_nought_only_when_time_is_over(seconds: float, shown: int) -> None:
    """Rounded up before, down after."""
    assert whole_seconds(seconds) == shown


def test_the_day_keeps_time_through_a_pause_a_closed_lid_a_crash_and_more_time() -> None:
    """All of it in one item."""
    day = started()  # welcome: ten minutes, from 09:30
    day.clock.turn(wall=3600 + 60, run=60)  # someone sets the wall clock while a minute passes
    day.wait(minutes=1).does(ToggleClock())
    day.wait(minutes=3).does(ToggleClock())
    day.clock.reboot(uptime=20.0, seconds=120)
    day.does(ChangeClock(60.0))
    assert day.here().clock.left == 600 - 60 - 60 - 120 + 60


def test_a_gap_noted_as_left_out_is_a_step_of_its_own() -> None:
    """So it can be taken back when the answer was wrong."""
    day = started().wait(60)
    before = day.here().clock.left
    day.wait(1200).does(NoteGap(1200.0, counted=False))
    assert day.here().clock.left == before
    day.does(Undo())
    assert day.here().clock.left == before - 1200


def test_a_counted_gap_is_on_record_and_changes_no_clock() -> None:
    """Clocks ran on."""
    day: Day = started().wait(1260)
    before = day.state.items
    day.does(NoteGap(1200.0, slept=True))
    assert day.state.items is before
    (gap,) = day.state.gaps
    assert (gap.seconds, gap.counted, gap.item, gap.why) == (1200.0, True, "welcome", "sleep")
