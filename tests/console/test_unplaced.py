"""Words for which another window left no place wait as a note."""

from __future__ import annotations

from pathlib import Path

from tests.console.stage import lead
from tests.makers import started


async def test_words_without_a_place_wait_in_the_note_line(tmp_path: Path) -> None:
    """They are said to be there, `o` shows them, and a note that was begun is not lost either."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("o", *"mine", "escape")
        controller = stage.controller
        controller.unplaced = ("a corrected line", "and another")
        await stage.turn(1)
        assert not stage.controller.unplaced
        assert "They wait as a note" in stage.said
        await stage.press("o")
        assert stage.bench.typing is not None
        assert stage.line.value == "mine / a corrected line / and another"


async def test_an_open_note_line_is_not_written_over(tmp_path: Path) -> None:
    """While she types a note, the words wait until the line is closed."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("o", *"half a no")
        controller = stage.controller
        controller.unplaced = ("a corrected line",)
        await stage.turn(1)
        assert stage.bench.typing is not None
        assert stage.line.value == "half a no"
        assert controller.unplaced == ("a corrected line",)
