"""Times: one way to write them is read, the others are understood enough to suggest it."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from facilitator.agenda.plan_reader import read_plan
from facilitator.agenda.times_of_day import clock_words, meant_time, minutes_of_plan, read_time


@pytest.mark.parametrize(("text", "at"), [("09:30", time(9, 30)), ("00:00", time()), ("23:59", time(23, 59))])
def test_hours_and_minutes_on_the_24_hour_clock_are_read(text: str, at: time) -> None:
    """To the minute."""
    assert read_time(text) == at


@pytest.mark.parametrize(
    "text", ["9:30", "24:00", "25:00", "09:60", "09.30", "0930", "", "09:30\n", "٠٩:٣٠", "09:30:00"]
)
def test_nothing_else_is(text: str) -> None:
    """Digits of other scripts and seconds included."""
    assert read_time(text) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("9:30", "09:30"),
        ("9.30", "09:30"),
        ("9.3", "09:30"),
        ("9:30am", "09:30"),
        ("9:30 a.m.", "09:30"),
        ("4pm", "16:00"),
        ("12:15 AM", "00:15"),
        ("12pm", "12:00"),
        ("14h30", "14:30"),
        ("09:30:00", "09:30"),
        ("25:00", ""),
        ("9:75", ""),
        ("14pm", ""),
        ("half past nine", ""),
        ("", ""),
    ],
)
def test_what_was_meant_is_suggested_where_it_is_no_guess(text: str, meant: str) -> None:
    """And nothing where it would be one."""
    assert meant_time(text) == meant


def test_sums_past_midnight_say_so() -> None:
    """A plan has no date, so the day is counted on."""
    assert clock_words(570) == "09:30"
    assert clock_words(24 * 60 + 5) == "00:05 on the next day"
    assert clock_words(72 * 60) == "00:00 3 days on"


@pytest.mark.parametrize(
    ("at", "minutes"), [("22:00", 22 * 60), ("23:30", 23 * 60 + 30), ("00:15", 24 * 60 + 15), ("01:00", 25 * 60)]
)
def test_a_plan_that_lasts_over_midnight_counts_on(at: str, minutes: int) -> None:
    """What is earlier on the clock than its start comes on the next day."""
    assert minutes_of_plan(time.fromisoformat(at), time(22), time(1)) == minutes


def test_a_plan_over_midnight_is_read_without_a_word(tmp_path: Path) -> None:
    """From ten in the evening until one."""
    path = tmp_path / "night.yaml"
    lines = ["title: Night", 'starts: "22:00"', 'finishes: "01:00"', "agenda:"]
    lines.append("  - {id: a01, title: Handover, minutes: 90}")
    lines.append('  - {id: a02, title: Drill, minutes: 45, at: "00:15"}')
    path.write_text("\n".join(lines), encoding="utf-8")
    reading = read_plan(path)
    assert reading.problems == ()
    assert reading.plan is not None
