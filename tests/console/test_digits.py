"""Large figures and times in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.console.painting.digits import large
from facilitator.console.painting.times import away_words, face, left_words, local_clock

SECONDS = st.integers(-12 * 3600, 12 * 3600)


@given(SECONDS, st.integers(1, 220), st.integers(1, 70))
def test_figures_are_never_larger_than_asked(seconds: int, width: int, height: int) -> None:
    """Neither wider nor higher, for any time in any space."""
    rows = large(face(seconds), width, height)
    assert 1 <= len(rows) <= height
    assert all(len(row) <= width for row in rows)


@given(SECONDS, SECONDS, st.integers(10, 220), st.integers(3, 70))
def test_times_of_one_length_are_equally_wide(one: int, other: int, width: int, height: int) -> None:
    """Nothing jitters as seconds pass."""
    if len(face(one)) == len(face(other)) and (one < 0) == (other < 0):
        first, second = large(face(one), width, height), large(face(other), width, height)
        assert len(first) == len(second)
        assert max(map(len, first)) == max(map(len, second))


@given(st.integers(60, 220), st.integers(5, 70))
def test_more_room_never_makes_them_smaller(width: int, height: int) -> None:
    """A larger window shows figures at least as large."""
    assert len(large("12:59", width + 10, height + 3)) >= len(large("12:59", width, height))


def test_all_ten_figures_differ() -> None:
    """Nobody takes one for another."""
    assert len({large(str(figure), 20, 5) for figure in range(10)}) == 10


def test_where_there_is_no_room_the_time_is_plain_text() -> None:
    """Never nothing."""
    assert large("12:59", 30, 2) == ("12:59",)
    assert large("12:59", 6, 9) == ("12:59",)


def test_they_look_like_figures() -> None:
    """Looked at once, and kept."""
    assert large("21:08", 30, 4) == (
        "▀▀▀▀█   █      █▀▀▀█ █▀▀▀█",
        "▄▄▄▄█   █   ▀  █   █ █▄▄▄█",
        "█       █   ▄  █   █ █   █",
        "█▄▄▄▄   █      █▄▄▄█ █▄▄▄█",
    )


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, "0:00"),
        (59, "0:59"),
        (779, "12:59"),
        (3600, "1:00:00"),
        (3661, "1:01:01"),
        (-45, "-0:45"),
        (-3661, "-1:01:01"),
    ],
)
def test_seconds_as_a_face(seconds: int, shown: str) -> None:
    """As clocks show them."""
    assert face(seconds) == shown


@given(SECONDS)
def test_a_face_can_be_read_back(seconds: int) -> None:
    """Nothing is rounded or lost on the way to the face."""
    shown = face(seconds)
    parts = [int(part) for part in shown.lstrip("-").split(":")]
    read = sum(part * 60**place for place, part in enumerate(reversed(parts)))
    assert read == abs(seconds)
    assert shown.startswith("-") == (seconds < 0)


def test_time_left_is_said_in_words() -> None:
    """Over is a word, never a bare sign."""
    assert left_words(779) == "12:59 left"
    assert left_words(-45) == "0:45 over"
    assert left_words(0) == "0:00 left"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.4, "0 s"),
        (40, "40 s"),
        (59.6, "1 min"),
        (60, "1 min"),
        (220, "3 min 40 s"),
        (3600, "1 h"),
        (4320, "1 h 12 min"),
    ],
)
def test_a_stretch_of_time_as_said_aloud(seconds: float, said: str) -> None:
    """How long the laptop was away."""
    assert away_words(seconds) == said


def test_local_time_is_told_by_the_offset_of_the_run() -> None:
    """No screen asks the machine for its zone."""
    instant = datetime(2026, 3, 2, 23, 17, 2, tzinfo=UTC)
    assert local_clock(instant, ()) == "23:17"
    assert local_clock(instant, ((instant, 60),), seconds=True) == "00:17:02"
    assert local_clock(instant, ((instant, -210),)) == "19:47"
