"""Times and lengths in words: one rule for all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.agenda.counting import count_words
from facilitator.console.painting.room_clocks import break_words
from facilitator.console.painting.times import about_left_words
from tests.console.stage import lead
from tests.makers import started


@pytest.mark.parametrize(
    ("seconds", "lead_reads", "room_reads"),
    [
        (600, "10 min left", "in 10 min"),
        (541, "10 min left", "in 10 min"),
        (540, "9 min left", "in 9 min"),
        (117, "2 min left", "in 2 min"),
        (60, "1 min left", "in 1 min"),
        (59, "less than 1 min left", "in less than a minute"),
        (0, "time is up", "time to come back"),
        (-59, "time is up", "time to come back"),
        (-60, "1 min over", "1 min past"),
        (-119, "1 min over", "1 min past"),
    ],
)
def test_lead_and_room_round_alike(seconds: int, lead_reads: str, room_reads: str) -> None:
    """A minute that has begun is still there; one over is a full one."""
    assert about_left_words(seconds) == lead_reads
    assert break_words(seconds) == room_reads


def test_one_is_one() -> None:
    """And none are many."""
    assert [count_words(n, "item") for n in (0, 1, 2)] == ["0 items", "1 item", "2 items"]
    assert [count_words(n, "person", "people") for n in (1, 2)] == ["1 person", "2 people"]


async def test_what_is_past_shows_the_minutes_it_took(tmp_path: Path) -> None:
    """Not those it was planned for: Welcome had 10 and took 13."""
    day = started().wait(minutes=13).goes_to("aim")
    async with lead(tmp_path, day) as stage:
        row = next(row for row in stage.rows() if "✓" in row and "Welcome" in row)
        assert "13 m" in row
        assert "10 m" not in row
