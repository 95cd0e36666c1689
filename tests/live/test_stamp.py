"""Time between two moments, whatever happened to the clocks in between."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from facilitator.live.stamp import Stamp, after, between, is_later, was_set, whole
from tests.makers import HandClock, at, stamp

TWENTY = 1200.0


def plain(clock: HandClock) -> None:
    """Twenty minutes pass."""
    clock.wait(TWENTY)


def wall_forward(clock: HandClock) -> None:
    """The wall clock is set an hour ahead meanwhile."""
    clock.turn(wall=TWENTY + 3600, run=TWENTY)


def wall_back(clock: HandClock) -> None:
    """The wall clock is set an hour back meanwhile."""
    clock.turn(wall=TWENTY - 3600, run=TWENTY)


def reboot_smaller(clock: HandClock) -> None:
    """The machine starts again and has been up for a minute."""
    clock.reboot(uptime=60.0, seconds=TWENTY)


def reboot_larger(clock: HandClock) -> None:
    """Another boot whose running clock happens to be further on than ours was."""
    clock.reboot(uptime=10_000_000.0, seconds=TWENTY)


def running_back(clock: HandClock) -> None:
    """The running clock goes backwards within one boot, as it never should: the wall clock is believed."""
    clock.turn(wall=TWENTY, run=-5.0)


def another_laptop(clock: HandClock) -> None:
    """The run goes on on a laptop whose wall clock agrees."""
    clock.reboot(uptime=777.0, seconds=TWENTY, boot="the other laptop")


@pytest.mark.parametrize(
    "happened", [plain, wall_forward, wall_back, reboot_smaller, reboot_larger, running_back, another_laptop]
)
def test_twenty_minutes_are_twenty_minutes(happened: object) -> None:
    """Whatever the clocks did in between."""
    assert callable(happened)
    clock = HandClock("10:00")
    before = clock.now()
    happened(clock)
    assert between(before, clock.now()) == pytest.approx(TWENTY)


@pytest.mark.parametrize("boot", ["boot-1", "boot-2"])
def test_time_never_runs_backwards(boot: str) -> None:
    """An earlier moment handed in as the later one gives nothing."""
    later = Stamp(at("09:00"), 5.0, boot)
    assert between(stamp("10:00"), later) == 0.0


def test_a_restart_of_the_program_keeps_the_boot_so_a_stepped_wall_clock_does_not_matter() -> None:
    """Both programs count from the same boot."""
    before = Stamp(at("10:00"), 100.0, "boot-1")
    assert between(before, Stamp(at("13:00"), 160.0, "boot-1")) == 60.0


def test_a_reboot_with_the_wall_clock_set_back_counts_nothing() -> None:
    """Rather than time that never passed."""
    assert between(Stamp(at("10:00"), 100.0, "boot-1"), Stamp(at("09:00"), 9.0, "boot-2")) == 0.0


@pytest.mark.parametrize(
    ("one", "other", "later"),
    [
        (Stamp(at("09:00"), 200.0, "b"), Stamp(at("10:00"), 100.0, "b"), True),
        (Stamp(at("10:00"), 100.0, "b"), Stamp(at("09:00"), 200.0, "b"), False),
        (Stamp(at("10:00"), 1.0, "c"), Stamp(at("09:00"), 200.0, "b"), True),
        (Stamp(at("09:00"), 1.0, "b"), Stamp(at("09:00"), 1.0, "b"), False),
    ],
)
def test_order_goes_by_the_running_clock_within_a_boot(one: Stamp, other: Stamp, later: bool) -> None:
    """And by the wall clock across boots."""
    assert is_later(one, other) is later


def test_after_gives_a_wall_time() -> None:
    """Also before, when negative."""
    assert after(stamp("10:00"), 90) == at("10:01:30")
    assert after(stamp("10:00"), -60) == at("09:59")


@pytest.mark.parametrize(("micro", "shown"), [(0, "10:00:00"), (499_999, "10:00:00"), (500_000, "10:00:01")])
def test_whole_seconds_do_not_flicker(micro: int, shown: str) -> None:
    """The nearest second, not the one that was last full."""
    assert whole(at("10:00") + timedelta(microseconds=micro)) == at(shown)


@pytest.mark.parametrize(
    ("change", "seconds"),
    [(plain, 0.0), (wall_forward, 3600.0), (wall_back, -3600.0), (reboot_smaller, 0.0), (running_back, 0.0)],
)
def test_whether_the_wall_clock_was_set(change: Callable[[HandClock], None], seconds: float) -> None:
    """Within one boot the running clock tells; across boots nobody can."""
    clock = HandClock()
    before = clock.now()
    change(clock)
    assert was_set(before, clock.now()) == seconds
