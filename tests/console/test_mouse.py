"""The mouse: every click is the same command as its key."""

from __future__ import annotations

from pathlib import Path

from facilitator.live.facts.issues import CaptureIssue
from tests.console.stage import lead
from tests.makers import started


async def test_a_key_in_the_footer_is_carried_out_where_it_stands(tmp_path: Path) -> None:
    """Its sign and its word are one place."""
    async with lead(tmp_path, started()) as stage:
        await stage.click("next item")
        assert "item.entered" in stage.happened()
        await stage.click("t clock")
        assert stage.happened()


async def test_an_issue_is_taken_in_hand_opened_and_dragged(tmp_path: Path) -> None:
    day = started().goes_to("ex1")
    day.does(CaptureIssue("G1", "nobody asked the child", "ex1"))
    async with lead(tmp_path, day) as stage:
        await stage.press("tab")
        await stage.click("nobody asked")
        print(stage.shown(), stage.mode, stage.said)
        assert stage.mode.chosen
        await stage.drag("nobody asked", "Group 3")
        print(stage.said, stage.happened())
        await stage.click("nobody asked", times=2)
        print(stage.shown())
