"""The machine's clocks, and one that runs faster."""

from __future__ import annotations

import sys
import time
from datetime import UTC, timedelta

import pytest
from msgspec.structs import replace

from facilitator.clock import REHEARSAL, RehearsalClock, SystemClock
from facilitator.live.stamp import between
from tests.makers import BOOT, HandClock, at, stamp


def test_the_machines_clock_gives_aware_instants_in_one_boot() -> None:
    """Two looks come from the same boot, and the running clock does not go back."""
    clock = SystemClock()
    one, other = clock.now(), clock.now()
    assert one.wall.tzinfo is UTC
    assert one.boot == other.boot != ""
    assert other.run >= one.run


@pytest.mark.skipif(sys.platform != "linux", reason="Linux has the clock that runs through sleep under this name")
def test_on_linux_the_boot_clock_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """The monotonic clock stops while the lid is closed."""
    monkeypatch.setattr(time, "clock_gettime", lambda which: {time.CLOCK_BOOTTIME: 77.0}[which])
    assert SystemClock().now().run == 77.0


def test_a_rehearsal_runs_faster_on_both_clocks() -> None:
    """Ten real seconds are ten minutes at sixty times the speed."""
    hand = HandClock("09:00")
    clock = RehearsalClock(hand, 60.0)
    before = clock.now()
    hand.wait(10)
    assert between(before, clock.now()) == pytest.approx(600)
    assert clock.now().wall == at("09:10")
    assert clock.now().boot == f"{REHEARSAL}{BOOT}"


def test_a_rehearsal_that_is_carried_on_goes_on_where_it_was() -> None:
    """From its last event on, after another start of the machine too, and with the same name of its boot."""
    hand = HandClock("09:00")
    first = RehearsalClock(hand, 60.0)
    hand.wait(10)
    last = first.now()
    hand.reboot(uptime=1.0, seconds=7200)
    second = RehearsalClock(hand, 60.0, last)
    assert second.now() == last
    hand.wait(1)
    assert between(last, second.now()) == pytest.approx(60)


def test_a_rehearsal_does_not_mind_the_wall_clock() -> None:
    """Only running time makes it run."""
    hand = HandClock("09:00")
    clock = RehearsalClock(hand, 10.0, replace(stamp("12:00"), run=5.0))
    hand.turn(wall=3600, run=6)
    assert clock.now().wall == at("12:00") + timedelta(minutes=1)
