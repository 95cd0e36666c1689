"""A jigsaw by its keys: groups read their parts, the lead uncovers who knew what, the room sees it, the log has it."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from facilitator.live.facts import Recorded
from facilitator.live.facts.agenda import GoTo
from facilitator.live.facts.clocks import ToggleClock
from facilitator.live.queries.room_view import room_look
from facilitator.sessionlog.build import session_log
from facilitator.sessionlog.choices import USUAL
from facilitator.sessionlog.markdown import render
from facilitator.sessionlog.sharing import shared
from tests.console.stage import RUN, Stage, lead
from tests.console.test_wall_in_the_room import ROBIN, bundled_plan
from tests.makers import Day, started

NIGHT = (80, 24)


def reporting() -> Day:
    """The bundled day at the exercise on the first case."""
    day = started(bundled_plan())
    day.does(GoTo("a08"), ToggleClock())
    return day


def room(stage: Stage) -> str:
    """Everything that the room has."""
    return repr(room_look(stage.state, stage.clock.now()))


async def test_a_whole_jigsaw_by_keys(tmp_path: Path) -> None:
    """From each group's part to the wall, to the call that nobody made, to the log."""
    async with lead(tmp_path, reporting(), size=NIGHT) as stage:
        await stage.press("W")
        assert stage.top == "WallSheet"
        assert stage.shows("Who knew what: Robin")
        # Each group's part is on the room's screen while it reads, and away again by the same key.
        await stage.press("2")
        assert "The room sees what Group 2 reads: GP, drug service, social care" in stage.shown()
        assert "first appointments; the rule is to close" in room(stage)
        assert "worry book" not in room(stage)
        await stage.press("2")
        assert "first appointments; the rule is to close" not in room(stage)
        await stage.press("escape", "n")
        assert stage.now.id == "a09"
        # As the groups report, the lead uncovers what they knew; the room sees no more than that.
        await stage.press("escape", "W", "v")
        assert stage.shows("The room sees the wall.")
        assert "neglect" not in room(stage)
        await stage.press("enter")
        assert "midwifery, Maureen (not asked) knew; half: GP, social care" in " ".join(stage.shown().split())
        assert "After worry about neglect" in room(stage)
        for _ in range(17):
            await stage.press("down", "enter")
        assert [kind for kind in stage.happened() if kind == "wall.event_uncovered"] == ["wall.event_uncovered"] * 18
        assert "Missed contacts: 12 in all. The longest list had 3" in " ".join(stage.shown().split())
        assert "Nobody added them up" in room(stage)
        # One too many is covered again, and taken back.
        await stage.press("enter")
        assert "Nobody added them up" in room(stage)
        assert "Medicine left within reach" not in room(stage)
        await stage.press("u")
        assert "Medicine left within reach" in room(stage)
        # What if housing had rung the nursery?
        while stage.screen.at != "e11":  # type: ignore[attr-defined]
            await stage.press("up")
        while stage.screen.agency != "nursery":  # type: ignore[attr-defined]
            await stage.press("right")
        await stage.press("t")
        assert stage.happened()[-1] == "wall.event_told"
        assert "Had housing rung the nursery or the health visitor that week" in room(stage)
        assert "With Tue 2 Sep 2008 in mind, what would nursery have made of this?" in room(stage)
        assert stage.shows("suppose told nursery")
        await stage.press("escape", "b", "b")
        assert "the wall" in stage.view.room
        log = written(stage.app.journal.read(RUN))
    assert "## Who knew what" in log
    assert "Broken cooker, no gate on the stair" in log
    assert "knew: housing;" in log
    assert "did not know: midwifery, GP, hospital, health visiting, eye clinic, drug service, police, nursery" in log
    assert "Missed contacts: 12 in all" in log
    assert "Suppose that nursery had been told of this" in log
    assert "nobody knows what would have happened" in log


def written(entries: list[Recorded] | tuple[Recorded, ...]) -> str:
    """The Markdown of the copy to share, its lines joined."""
    (text,) = render(shared(session_log(RUN, tuple(entries))), USUAL).values()
    return " ".join(text.decode().split())


async def test_a_case_in_stages_by_keys(tmp_path: Path) -> None:
    """Each part with its question comes by one key; the log has what was said before and after it side by side."""
    async with lead(tmp_path, reporting(), size=(120, 36)) as stage:
        await stage.press("J")
        assert stage.said == "Part 1 of 4: The first appointments. u covers it again."
        assert stage.now.page is not None
        assert stage.now.page.title == "Case study 1: Robin"
        assert stage.shows("case: part 1 of 4")
        while stage.now.page_number < stage.now.pages:  # a long page scrolls first
            await stage.press("space")
        assert stage.shows("What does each agency know")
        assert "whom would you ring?" in room(stage)
        await stage.press("space")
        assert "J brings it up" in stage.said
        await stage.press("1")
        await stage.enter("the letters are only filed")
        await stage.press("escape", "W")
        assert stage.shows("What belongs to a later part of the case is not listed yet.")
        assert not stage.shows("worry book")
        await stage.press("escape", "J")
        assert stage.said.startswith("Part 2 of 4: A nursery place.")
        assert "Mon 9 Jun 2008" in room(stage)
        assert "Tue 27 Jan 2009" not in room(stage)
        await stage.press("1")
        await stage.enter("nobody reads the worry book")
        await stage.press("escape", "u", "u")
        assert "Mon 9 Jun 2008" not in room(stage)
        await stage.press("U", "U", "J")
        await stage.press("2")
        await stage.enter("each thinks that the other leads")
        await stage.press("escape")
        log = written(stage.app.journal.read(RUN))
    assert "after The first appointments: **E1-G1-1** the letters are only filed" in log
    assert "after A nursery place: **E1-G1-2** nobody reads the worry book" in log
    assert "after The worry book: **E1-G2-1** each thinks that the other leads" in log


async def test_a_case_without_events_has_no_wall(tmp_path: Path) -> None:
    """Neither key works, and the room's choices stay as they were."""
    plan = bundled_plan()
    bare = replace(plan.cases[ROBIN], chronology=(), views=(), stages=())
    day = started(replace(plan, cases={**plan.cases, ROBIN: bare}))
    day.does(GoTo("a08"))
    async with lead(tmp_path, day) as stage:
        await stage.press("W", "J", "v", "v", "v")
        assert stage.top == "LeadScreen"
        assert stage.happened() == ["room.view_chosen"] * 3
        chosen = [getattr(entry.event, "view", "") for entry in stage.app.journal.read(RUN)[-3:]]
        assert chosen == ["clock", "board", "page"]
