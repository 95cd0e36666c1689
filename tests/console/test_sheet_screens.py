"""Every sheet over the lead's screen as people read it, kept on file like the other screens."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator.agenda.model import Outcome, Theme
from facilitator.live.facts.agenda import NextItem
from facilitator.live.facts.clocks import ToggleClock
from facilitator.live.facts.entries import AddAction, AddParking, MakePledge, SettleEntry
from facilitator.live.facts.groups import CountAttendance, ObserveGroup, ReadBackGroup
from facilitator.live.facts.issues import CaptureIssue, DetailHypothesis, JudgeHypothesis, JudgeWords
from facilitator.live.facts.tallies import TakeTally
from tests.console.stage import RUN, lead
from tests.console.test_screens import LARGE, SMALL, USUAL, Shot, compare
from tests.makers import Day, small_plan

AGENCIES = ("Children's social care", "GP practice", "Health visiting", "Housing", "Police", "Schools and colleges")
THEMES = (
    Theme("voice", "th", "Seeing through the child's eyes"),
    Theme("talk", "th", "Communication within and between agencies"),
    Theme("assume", "th", "Not assuming others know or act"),
    Theme("again", "th", "Start again"),
    Theme("drift", "th", "Drift and delay"),
    Theme("good", "st", "Someone kept asking", strength=True),
)
OUTCOMES = (
    Outcome("LO1", "Say what the Board does that matters to this subject"),
    Outcome("LO2", "Think more analytically and reflect on your own practice"),
)


def begun() -> Day:
    """The small day with agencies, themes and two outcomes, at its first item."""
    plan = replace(small_plan(), agencies=AGENCIES, themes=THEMES, outcomes=OUTCOMES)
    day = Day(plan).at("09:30")
    day.does(NextItem())
    return day


def walking() -> Day:
    """In the exercise: three groups visited, one of them long ago."""
    day = begun().at("10:00").goes_to("ex1")
    day.does(ToggleClock())
    day.wait(minutes=2).does(ObserveGroup("G1", "on task"))
    day.wait(minutes=5).does(ObserveGroup("G2", "stuck"), ObserveGroup("G4", "done"))
    return day.wait(minutes=4)


SAID = (
    ("G1", "No one asked the child what home was like for him", ("voice",), ("G3", "G4")),
    ("G1", "New baby, so everyone started again", ("again",), ()),
    ("G2", "Letters from the surgery were filed, nobody read them together", ("talk",), ("G3",)),
    ("G3", "Nursery wrote it all down but told nobody", ("talk", "assume"), ()),
    ("G4", "Grandmother was never asked", (), ()),
)


def said() -> Day:
    """In the report-back: issues with themes and also-us marks, one group read back."""
    day = walking().at("10:24").goes_to("back1")
    for group, words, themes, echoes in SAID:
        day.wait(40).does(CaptureIssue(group, words, themes=themes, echoes=echoes))
    day.does(ReadBackGroup("G1", "corrected"))
    day.wait(90).does(ReadBackGroup("G1", "confirmed"))
    return day


def counted() -> Day:
    """People were counted in the room and at a group, hands at the start of the day and for a question."""
    day = begun()
    day.does(
        CountAttendance("Children's social care", 6),
        CountAttendance("Health visiting", 4),
        CountAttendance("Police", 3),
        CountAttendance("Health visiting", 2, "G1"),
        CountAttendance("Police", 1, "G1"),
        TakeTally("outcome", (3, 5, 4, 1, 0), ref="LO1", moment="start"),
        TakeTally("outcome", (0, 2, 4, 6, 1), ref="LO1", moment="end"),
        TakeTally("question", (9, 4), "Shall we start again at ten to eleven?", scale="yes-no"),
    )
    return day


def supposing() -> Day:
    """Three hypotheses: one tested, one with a basis, one bare."""
    day = begun().at("11:30").goes_to("ex2")
    day.does(
        CaptureIssue("G1", "His control is the main danger, and cooperation is display"),
        CaptureIssue("G2", "The service's own arrangements make the picture we see"),
        CaptureIssue("G3", "Overcrowding and money drive the conflict"),
        DetailHypothesis("E2-G1-1", "He spoke for her at every visit", "See her alone, with an interpreter"),
        DetailHypothesis("E2-G2-1", "No interpreter, announced visits"),
        JudgeHypothesis("E2-G1-1", "tested", "She told the GP when she came alone", "An interpreter each time"),
    )
    return day


def closing() -> Day:
    """At the close, with open questions, actions and pledges."""
    day = said().at("12:05").goes_to("close")
    day.does(
        AddParking("Who pays for the interpreter?"),
        AddParking("Which form replaces the old one?", "the trainer"),
        AddAction("Send the reading list", "training pool", "Friday"),
        AddAction("Ask the Board about the two-miss rule"),
        MakePledge("Read the old file before the first visit", "Health visiting"),
        MakePledge("Ask who lives here, every time"),
    )
    day.does(SettleEntry("P2", "the one on the Board's site"))
    return day


def named() -> Day:
    """Words that may name someone: one undecided, one shared, one held back."""
    day = said()
    day.does(
        CaptureIssue("G2", "Mrs Bexley at the surgery knew"),
        CaptureIssue("G4", "ring 07700 900123 and ask"),
        AddParking("Can Mr Holloway tell us more?"),
        JudgeWords("E1-G4-2", False),
    )
    return day


PASTED = "3: everyone thought someone else was ringing\n- two misses and out\nGroup 1\n- nobody saw the bedroom"

SHOTS = {
    "walk": Shot(walking, ("w", "down"), (SMALL, USUAL, LARGE)),
    "forms": Shot(said, ("escape", "f"), (SMALL, USUAL)),
    "happened": Shot(walking, ("!",), (SMALL, USUAL, LARGE)),
    "tally": Shot(counted, ("f", "h"), (SMALL, USUAL)),
    "tally-typing": Shot(counted, ("f", "h", "down", "enter", *"0 2 5 8 1")),
    "attendance": Shot(counted, ("f", "a", "down", "down"), (SMALL,)),
    "attendance-group": Shot(counted, ("f", "a", "g"), (SMALL,)),
    "hypotheses": Shot(supposing, ("f", "y"), (SMALL, USUAL)),
    "hypotheses-typing": Shot(supposing, ("f", "y", "down", "enter")),
    "read-back": Shot(said, ("escape", "f", "r", "right", "right"), (SMALL, USUAL)),
    "matrix": Shot(said, ("escape", "f", "m"), (SMALL, USUAL, LARGE)),
    "matrix-open": Shot(said, ("escape", "f", "m", "down", "enter", "n"), (SMALL,)),
    "entries": Shot(closing, ("f", "o"), (SMALL, USUAL)),
    "ending": Shot(closing, ("E",), (SMALL,)),
    "doubtful": Shot(named, ("escape", "f", "n"), (SMALL, USUAL)),
    "late": Shot(closing, ("c", *"4: found on the chart"), (SMALL, USUAL)),
    "pledge": Shot(closing, ("f", "p", *"ring first"), (SMALL,)),
}


@pytest.mark.parametrize(
    ("name", "size"), [(name, size) for name, shot in SHOTS.items() for size in shot.sizes], ids=str
)
async def test_a_sheet_shows(tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    """Each sheet in the sizes it is looked at in."""
    shot = SHOTS[name]
    made = shot.day()
    journal = made.journal()
    journal.touch(RUN, made.now.wall)  # the laptop was there all the time
    async with lead(tmp_path, made, journal, size) as stage:
        await stage.press(*shot.keys)
        compare(f"sheet-{name}-{size[0]}x{size[1]}", stage.shown())


async def test_pasted_lines_show(tmp_path: Path) -> None:
    """Before anything of them is kept."""
    made = walking()
    async with lead(tmp_path, made, made.journal(), SMALL) as stage:
        await stage.press("2")
        await stage.paste(PASTED)
        compare("sheet-pasting-80x24", stage.shown())


async def test_lines_under_a_doubtful_heading_wait_for_their_group(tmp_path: Path) -> None:
    """Enter asks; the group's number answers for all that stand under it."""
    made = walking()
    async with lead(tmp_path, made, made.journal(), SMALL) as stage:
        await stage.press("2")
        await stage.paste("Group 9\nletters filed\ntwo misses")
        assert stage.shows("whose? 1-9")
        await stage.press("enter")
        assert stage.shows("Whose is what stands under Group 9?")
        await stage.press("3", "enter")
        assert [(issue.group, issue.text) for issue in list(stage.state.issues.values())[-2:]] == [
            ("G3", "letters filed"),
            ("G3", "two misses"),
        ]
