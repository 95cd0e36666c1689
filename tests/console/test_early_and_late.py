"""Keys a moment early or late: none becomes a word that nobody meant, or a command."""

from __future__ import annotations

from pathlib import Path

from tests.console.minds import CannedMind
from tests.console.stage import Stage, lead
from tests.console.test_typing_ahead import burst
from tests.makers import started, themed_plan


async def thought(stage: Stage) -> None:
    """Wait until what was chosen early has been taken."""
    await stage.app.workers.wait_for_complete([one for one in stage.app.workers if one.group == "late"])
    await stage.settle()


async def test_coming_back_to_a_report_back_opens_no_line(tmp_path: Path) -> None:
    """`N`, then go to: what follows are letters of the search. Only going there first opens the line."""
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        await stage.press("n")
        assert stage.place == "typing"
        await stage.press("escape", "n")
        stage.happened()
        await burst(stage, "Nglunch\r")
        assert stage.happened() == ["item.entered", "item.entered"]
        assert stage.now.id == "lunch"
        assert stage.texts() == []
        assert stage.bench.drafts.of("capture") == ""


async def test_undoing_a_step_out_of_a_report_back_opens_no_line(tmp_path: Path) -> None:
    """That is a way back as well."""
    async with lead(tmp_path, started().goes_to("back1")) as stage:
        await stage.press("escape", "n", "u")
        assert stage.now.id == "back1"
        assert stage.place == "lead"


async def test_a_figure_before_the_offers_takes_its_theme(tmp_path: Path) -> None:
    """It is taken when they come, and never stands in the group's words."""
    async with lead(tmp_path, started(themed_plan()).goes_to("back1")) as stage:
        stage.thinking.sensing = CannedMind()  # type: ignore[assignment]
        await stage.enter("nobody rang #1")
        await thought(stage)
        (issue,) = stage.state.issues.values()
        assert (issue.text, issue.themes) == ("nobody rang", ("role",))
        await stage.enter("#2")
        await thought(stage)
        (issue,) = stage.state.issues.values()
        assert issue.themes == ("role", "drift")


async def test_a_figure_that_is_never_offered_is_told(tmp_path: Path) -> None:
    """Neither kept as words in silence nor left out in silence."""
    from facilitator.console.desks.thinking import Thought

    async with lead(tmp_path, started(themed_plan()).goes_to("back1")) as stage:
        stage.thinking.sensing = CannedMind(usual=Thought("", ("role",)))  # type: ignore[assignment]
        await stage.enter("nobody rang #3")
        await thought(stage)
        assert stage.texts() == ["nobody rang"]
        assert "#3 was not on offer" in stage.said


async def test_a_figure_before_the_offers_on_the_board(tmp_path: Path) -> None:
    """The same where marks are put on an issue that stands."""
    async with lead(tmp_path, started(themed_plan()).goes_to("back1")) as stage:
        stage.thinking.sensing = CannedMind()  # type: ignore[assignment]
        await stage.enter("nobody rang")
        await burst(stage, "↑#1\r")
        await thought(stage)
        (issue,) = stage.state.issues.values()
        assert (issue.text, issue.themes) == ("nobody rang", ("role",))
