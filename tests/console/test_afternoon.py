"""A whole afternoon by keys: who is here, hands up, walking round, hypotheses, a paste, late words, reading back,
words decided about, pledges, and the end that asks once. The journal, the view and the log are checked.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from msgspec.structs import replace

from facilitator.live.facts.groups import AttendanceCounted, GroupObserved, GroupReadBack
from facilitator.live.queries.doubtful import undecided
from facilitator.live.queries.tallies import tallies
from facilitator.sessionlog.build import session_log
from tests.console.stage import RUN, Stage, lead
from tests.makers import small_plan, started

PASTE = "3: the house was cold\n- nobody asked the brother\nGroup 4\n- we never met the father"


async def arrivals(stage: Stage) -> None:
    """Who is here, and how sure they are before the day."""
    await stage.press("f", "a", "8", "enter", "5", "enter", "escape")
    await stage.press("f", "h", "enter")
    await stage.enter("3 6 3 1 0")
    await stage.press("escape")


async def first_exercise(stage: Stage) -> None:
    """Walking round while the groups work, and their words in the report-back, some of them pasted."""
    await stage.press("n", "n", "t", "w", "1", "t", "2", "k", "escape")
    await stage.turn(7 * 60)
    await stage.press("w")
    assert stage.shows("Waiting for you: Group 1, Group 2, Group 3, Group 4")
    await stage.press("2", "p", "3", "t", "4", "t", "1", "d", "escape")
    await stage.turn(60)
    await stage.press("n")
    assert stage.now.id == "back1"
    await stage.enter("1: no one asked the child")
    await stage.enter("2: Mrs Bexley at the surgery knew")
    assert "E1-G2-1" in stage.said
    assert "f n decides" in stage.said
    await stage.paste(PASTE)
    await stage.press("enter")
    await stage.press("escape", "f", "r", "enter")
    await stage.enter("the surgery knew")
    await stage.press("x", "left", "c", "escape")
    await stage.turn(20 * 60)


async def after_lunch(stage: Stage) -> None:
    """A line found on a chart, then hypotheses."""
    await stage.press("n", "4")
    assert stage.head.endswith("late for E1")
    await stage.enter("found on the chart: no plan B")
    await stage.press("escape")
    await stage.turn(25 * 60)
    await stage.press("n", "1")
    for words in ("his control is the danger", "we are the problem", "money drives it", "she is the one at risk"):
        await stage.enter(words)
    await stage.press("escape", "f", "y", "enter")
    await stage.enter("he answered for her")
    await stage.enter("see her alone")
    await stage.press("t")
    await stage.enter("she told the GP")
    await stage.enter("an interpreter each time")
    await stage.press("down", "d")
    await stage.enter("nothing speaks for it")
    await stage.press("escape")
    await stage.press("k")
    await stage.enter("Who pays for interpreters?")
    await stage.press("a")
    await stage.enter("Ring 07700 900123 about the form")
    await stage.press("enter", "enter")


async def the_close(stage: Stage) -> None:
    """What is open comes back; hands again; pledges; the end asks once."""
    await stage.press("n", "escape", "n")
    assert (stage.top, stage.now.id) == ("EntriesSheet", "close")
    assert stage.shows("2 open, 2 without an owner")
    await stage.press("s")
    await stage.enter("the Board does")
    await stage.press("escape", "f", "h", "enter")
    await stage.enter("0 1 4 6 2")
    assert stage.shows("up 1.5")
    await stage.press("escape", "f", "p")
    await stage.enter("read the old file first")
    await stage.press("enter")
    await stage.enter("ask who lives here")
    await stage.enter("pol")
    await stage.press("escape", "E")
    assert stage.shows("A1 Ring 07700 900123 about the form")
    assert stage.shows("1 line looks as if it named someone")
    await stage.press("n", "h", "escape", "E")
    assert not stage.shows("looks as if it named someone")
    await stage.press("o", "enter")
    await stage.enter("training pool")
    await stage.enter("Friday")
    await stage.press("escape", "E", "enter")


async def test_an_afternoon_by_keys(tmp_path: Path) -> None:
    """From the first hand to the end of the day."""
    day = started(replace(small_plan(), agencies=("Police", "Housing")))
    async with lead(tmp_path, day) as stage:
        await arrivals(stage)
        await first_exercise(stage)
        await after_lunch(stage)
        await the_close(stage)
        assert stage.state.phase == "ended"
        assert stage.shows("2 pledges")
        state, happened = stage.state, stage.appended()
        entries = stage.app.journal.read(RUN)
    kinds = Counter(type(event) for event in happened)
    assert kinds[GroupObserved] == 6
    assert [(e.agency, e.count) for e in happened if isinstance(e, AttendanceCounted)] == [
        ("Police", 8),
        ("Housing", 5),
    ]
    assert [(e.group, e.result) for e in happened if isinstance(e, GroupReadBack)] == [
        ("G2", "corrected"),
        ("G1", "confirmed"),
    ]
    said = {issue.id: (issue.text, issue.late) for issue in state.issues.values()}
    assert said["E1-G2-1"] == ("the surgery knew", False)
    assert said["E1-G4-2"] == ("found on the chart: no plan B", True)
    assert [words for words, _ in said.values()][2:5] == [
        "the house was cold",
        "nobody asked the brother",
        "we never met the father",
    ]
    assert state.issues["E1-G2-1"].said == "Mrs Bexley at the surgery knew"
    first = state.issues["E2-G1-1"].testing
    assert (first.based_on, first.standing, first.recommended) == (
        "he answered for her",
        "tested",
        "an interpreter each time",
    )
    assert state.issues["E2-G1-2"].testing.standing == "discarded"
    assert undecided(state) == ()
    assert [judged.share for judged in state.judged.values()] == [False]
    assert [(entry.text, entry.owner) for entry in state.entries.values() if entry.kind == "pledge"] == [
        ("read the old file first", ""),
        ("ask who lives here", "Police"),
    ]
    assert (state.entries["P1"].settled, state.entries["A1"].owner, state.entries["A1"].by_when) == (
        True,
        "training pool",
        "Friday",
    )
    row = tallies(state)[0]
    assert (row.start and row.start.counts, row.end and row.end.counts) == ((3, 6, 3, 1, 0), (0, 1, 4, 6, 2))
    told = " ".join(line.text for line in session_log(RUN, entries).timeline)
    assert "Group 2's words were read back: corrected." in told
    assert "Police: 8 people." in told
