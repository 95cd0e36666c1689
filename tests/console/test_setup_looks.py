"""The setup as cards, and the margin at the left edge that all screens share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.console.stage import on_stage
from tests.pictures.gallery import PICTURES, opened

IN_HAND = "▶"
"""The sign of what is in hand may stand in the margin; words never do."""

OTHERWISE = {"menu", "one-screen"}
"""A panel as wide as the window, whose frame is its edge, and what participants see, which stands in the middle."""


@pytest.mark.parametrize("name", sorted(set(PICTURES) - OTHERWISE))
async def test_the_margin_at_the_left_edge_is_the_same_everywhere(name: str, tmp_path: Path) -> None:
    """One cell on every line, and some line begins right after it."""
    app, clock = opened(PICTURES[name], tmp_path)
    async with on_stage(app, clock, (80, 24)) as stage:
        await stage.app.workers.wait_for_complete()
        await stage.settle()
        await stage.press(*PICTURES[name].keys)
        lines = [row for row in stage.rows() if row.strip()]
    assert [row for row in lines if row[0] not in (" ", IN_HAND)] == []
    assert any(row[1] != " " for row in lines)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)], ids=str)
async def test_the_setup_says_once_what_is_missing_and_starts_from_any_line(
    size: tuple[int, int], tmp_path: Path
) -> None:
    """What is typed is followed beside the lines, and F5 goes on from the first."""
    app, clock = opened(PICTURES["setup"], tmp_path)
    async with on_stage(app, clock, size) as stage:
        assert stage.shown().count("helpline") == 1
        assert stage.shows("▶ Start the day")
        await stage.put("Health, School")
        assert stage.shows("Health · School") == (size[0] > 80)
        await stage.put("99")
        assert stage.shows("From 1 to 12 groups") == (size[0] > 80)
        await stage.put("3")
        await stage.press("f5")
        assert stage.top == "DetailsScreen"
