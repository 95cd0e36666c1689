"""The bench and the desks: who is told of what, and in which order; asking, saying and taking back in one place."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.console import hooks
from facilitator.console.screens.groups import WalkSheet
from facilitator.live.facts.entries import AddNote, NoteAdded
from facilitator.live.facts.issues import EditIssue
from tests.console.stage import lead
from tests.makers import Day, started

LEAD = {
    "opened": ["Windows", "MirrorDesk"],
    "begun": ["Greeting", "CuesDesk"],
    "present": ["CaptureDesk"],
    "item_changed": ["PagesDesk", "CaptureDesk", "FormsDesk"],
    "looked": [
        "TurnsDesk",
        "Hand",
        "Thinking",
        "Windows",
        "PartsDesk",
        "MirrorDesk",
        "CuesDesk",
        "HandingOver",
        "TeachingDesk",
    ],
    "ticked": ["CuesDesk"],
    "passed": ["CuesDesk"],
    "woke": ["Greeting"],
    "clock_set": ["CuesDesk"],
    "entered": ["FormsDesk"],
    "undone": ["PagesDesk", "OffersDesk", "BoardDesk"],
    "redone": ["OffersDesk", "BoardDesk"],
    "allows": ["MirrorDesk"],
    "dropped": ["PhotographsDesk"],
    **{name: ["PointingDesk"] for name in ("pointed", "opens", "given", "wheeled")},
    "left": ["Windows"],
}
"""The lead's desks that are told of each thing, in their order.

The page or the board shows before the line opens over it, and a turn puts its group in hand before the line is named.
"""

SCRIBE = {
    **LEAD,
    "opened": ["Windows"],
    "begun": ["ScribeDesk", "CuesDesk"],
    "item_changed": ["PagesDesk", "CaptureDesk"],
    "looked": ["TurnsDesk", "Hand", "Thinking", "ScribeDesk", "Windows", "CuesDesk", "HandingOver"],
    "passed": ["TurningDesk", "CuesDesk"],
    "woke": ["ScribeDesk"],
    "entered": [],
    "allows": [],
}
"""The same of the scribe's desks."""


def told(heard: hooks.HookOrder) -> dict[str, list[str]]:
    """The names of the desks that are told of each thing."""
    return {name: [type(desk).__name__ for desk in desks] for name, desks in vars(heard).items()}


@pytest.mark.parametrize(("window", "expected"), [("lead", LEAD), ("scribe", SCRIBE)])
async def test_desks_are_told_in_a_stated_order(tmp_path: Path, window: str, expected: dict[str, list[str]]) -> None:
    """Another order would be seen here before it surprised anybody on a day."""
    async with lead(tmp_path, started(), window=window) as stage:
        assert told(stage.bench.heard) == expected


async def test_asking_gives_the_events_or_says_the_refusal(tmp_path: Path) -> None:
    """True when it was carried out, also where nothing came of it."""
    async with lead(tmp_path, started()) as stage:
        done = stage.bench.ask(AddNote("a note"), "Kept.")
        assert done
        assert [type(event) for event in done.events] == [NoteAdded]
        assert stage.said == "Kept."
        refused = stage.bench.ask(EditIssue("E9-G9-9", "nothing"), "Kept.")
        assert not refused
        assert refused.events == ()
        assert stage.said == refused.refusal != "Kept."


async def test_a_command_is_carried_out_only_where_and_when_it_works(tmp_path: Path) -> None:
    """Whoever asks for it, by a key or by its id."""
    async with lead(tmp_path, Day()) as stage:
        stage.bench.perform("clock.toggle")
        assert stage.said == "That works once the day has begun: space starts the first item."
        stage.bench.perform("review.next")
        stage.bench.perform("nudge.send")
        assert stage.happened() == []
        assert stage.bench.typing is None


async def test_a_sheet_works_at_a_bench_of_its_own_on_the_same_run(tmp_path: Path) -> None:
    """What is done there shows below, and its words stay with it."""
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        stage.bench.say("below")
        await stage.press("w")
        sheet = stage.screen
        assert isinstance(sheet, WalkSheet)
        assert sheet.bench.controller is stage.bench.controller
        assert sheet.bench.drafts is stage.bench.drafts
        await stage.press("k")
        assert sheet.bench.message.words == "Group 1: stuck. u takes it back."
        assert stage.happened() == ["group.observed"]
        await stage.press("u")
        assert sheet.bench.message.words.startswith("Taken back:")


async def test_the_mode_is_replaced_and_its_readers_have_it(tmp_path: Path) -> None:
    """Nobody else keeps a part of it."""
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        before = stage.mode
        stage.bench.put(showing="board", chosen="")
        assert before.showing == "page"
        assert stage.mode == before._replace(showing="board")
        assert stage.middle.mode is stage.bench.footer.mode is stage.mode
