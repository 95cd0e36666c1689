"""Two groups are put together by keys: on the board, in the words, and back again with one key."""

from __future__ import annotations

from pathlib import Path

from facilitator.live.facts.issues import CaptureIssue
from tests.console.stage import lead
from tests.makers import started


async def test_two_groups_become_one_by_keys(tmp_path: Path) -> None:
    """The board has one column fewer, every word is there, and u brings the column back."""
    day = started().goes_to("ex1").goes_to("back1")
    day.does(CaptureIssue("G1", "nobody asked him"), CaptureIssue("G2", "letters were filed"))
    async with lead(tmp_path, day) as stage:
        await stage.press("escape", "m", *"put group 1", "enter", *"group 2", "enter")
        assert "Group 1 is together with Group 2: 1 issue went over, numbers kept" in stage.said
        assert stage.view.board is not None
        assert [column.group.id for column in stage.view.board.columns] == ["G2", "G3", "G4"]
        assert stage.shows("nobody asked him")
        await stage.press("u")
        assert "Taken back: putting groups together" in stage.said
        assert stage.state.issues["E1-G1-1"].group == "G1"
        assert not stage.state.groups["G1"].closed
