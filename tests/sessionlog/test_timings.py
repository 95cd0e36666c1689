"""Who or what made the difference between the plan and the day, worked out by hand.

The plan: welcome 09:30 (10 min), aim 09:40 (20), ex1 10:00 (20, its clock by hand), back1 10:20 (30), lunch fixed at
11:00 (30), ex2 11:30 (20), back2 11:50 (20), close 12:10 (10).
"""

from __future__ import annotations

import pytest

from facilitator.agenda.model import Item
from facilitator.live.facts.agenda import (
    CatchUpTaken,
    Cut,
    InsertItem,
    ItemBackdated,
    ItemInserted,
    ItemMoved,
    ItemSplit,
    MoveItem,
    NextItem,
    RepeatItem,
    SkipItem,
    SplitItem,
)
from facilitator.live.facts.changes import Undo
from facilitator.live.facts.clocks import ChangeClock, SetClock, ToggleClock
from facilitator.live.facts.day import EndRun, NoteGap
from facilitator.live.facts.entries import AddNote
from facilitator.sessionlog.build import session_log
from facilitator.sessionlog.formats import FORMATS, Audience, render
from facilitator.sessionlog.history import read_history
from facilitator.sessionlog.model import Cause
from facilitator.sessionlog.timings import cause_words, causes, timings
from tests.makers import Day, at, small_plan, started


def told(day: Day, item: str) -> list[tuple[str, float, str]]:
    """An item's causes: kind, minutes, window."""
    return [(cause.kind, cause.seconds / 60, cause.by) for cause in causes(read_history(day.entries))[item]]


def test_a_day_as_planned_has_no_causes() -> None:
    """There is nothing to explain."""
    day = started()
    for minutes in (10, 20):
        day.wait(minutes=minutes).does(NextItem())
    assert {item: told(day, item) for item in ("welcome", "aim", "ex1")} == {"welcome": [], "aim": [], "ex1": []}


def test_a_late_start_and_an_overrun() -> None:
    """The first began six minutes late and took three too long; the next began nine late and ended on its time."""
    day = Day().at("09:36")
    day.does(NextItem())
    day.at("09:49").does(NextItem())
    day.at("10:00").does(NextItem())
    assert told(day, "welcome") == [("started late", 6, ""), ("overran", 3, "")]
    assert told(day, "aim") == [("started late", 9, ""), ("finished early", -9, "")]
    assert told(day, "ex1") == []


def test_who_extended_and_who_paused() -> None:
    """Two windows; the pause is the one's who pressed the key."""
    day = started().at("10:00").goes_to("ex1").wait(minutes=2)
    day.does(ToggleClock())
    day.wait(minutes=5).does(ChangeClock(300.0))
    day.does(ChangeClock(-60.0), by="scribe")
    day.does(ToggleClock(), by="scribe")
    day.wait(minutes=4).does(ToggleClock())
    day.wait(minutes=20).does(NextItem())  # 25 minutes used of 24
    assert told(day, "ex1") == [
        ("waited for its clock", 2, ""),
        ("extended", 5, "lead"),
        ("shortened", -1, "scribe"),
        ("paused", 4, "scribe"),
        ("overran", 1, ""),
    ]


def test_what_was_taken_back_is_no_cause() -> None:
    """A pause and a change undone never were; done again they are."""
    day = started().wait(minutes=3)
    day.does(ToggleClock(), Undo(), ChangeClock(300.0), Undo())
    day.wait(minutes=9).does(NextItem())
    assert told(day, "welcome") == [("overran", 2, "")]


def test_a_clock_set_to_what_is_left() -> None:
    """As much longer or shorter as that made it."""
    day = started().wait(minutes=4)
    day.does(SetClock(600.0))  # 6 were left
    day.wait(minutes=8).does(NextItem())
    assert told(day, "welcome") == [("extended", 4, "lead"), ("finished early", -2, "")]


def test_the_laptop_was_away() -> None:
    """Left out, its clock stood; counted, it ran on."""
    day = started().wait(minutes=20)
    day.does(NoteGap(900.0, counted=False))
    day.wait(minutes=5).does(NextItem())
    assert told(day, "welcome") == [("laptop away", 15, "")]
    counted = started().wait(minutes=20)
    counted.does(NoteGap(900.0, counted=True))
    counted.wait(minutes=5).does(NextItem())
    assert told(counted, "welcome") == [("overran", 15, "")]


def test_begun_again_after_a_first_try() -> None:
    """What the first try lasted, whatever had happened in it."""
    day = started().wait(minutes=2)
    day.does(ChangeClock(300.0))
    day.wait(minutes=2).does(RepeatItem())
    day.wait(minutes=10).does(NextItem())
    assert told(day, "welcome") == [("begun again", 4, "lead")]


def test_an_item_left_for_a_while() -> None:
    """The look ahead made it end later, not longer."""
    day = started().wait(minutes=4).goes_to("close").wait(minutes=3).goes_to("welcome").wait(minutes=6)
    day.does(NextItem())
    assert told(day, "welcome") == [("left for a while", 3, "")]


def test_a_backdated_start_corrects_both_items() -> None:
    """Welcome lasted its ten minutes, though the key came four late."""
    day = started().wait(minutes=14)
    day.does(NextItem())
    day.happens(ItemBackdated("aim", 240.0))
    day.wait(minutes=16).does(NextItem())  # 10:00: twenty minutes of aim
    assert told(day, "welcome") == []
    assert told(day, "aim") == [("backdated", 4, "lead")]


def test_a_backdated_clock_did_not_wait() -> None:
    """Five of six minutes it ran after all."""
    day = started().at("10:00").goes_to("ex1").wait(minutes=6)
    day.does(ToggleClock())
    day.happens(ItemBackdated("ex1", 300.0, "clock"))
    day.wait(minutes=15).does(NextItem())
    assert told(day, "ex1") == [("waited for its clock", 1, ""), ("backdated", 5, "lead")]


def test_put_in_cut_in_two_and_moved() -> None:
    """What was put in is all extra; the parts share what the plan had; a moved item is on time where it is now."""
    day = started()
    day.happens(ItemInserted(Item("x1", "Energiser", 5), "welcome"))
    day.happens(ItemSplit("aim", 12, Item("x2", "Aim, second part", 8)))
    day.happens(ItemMoved("ex1", "welcome"))  # welcome, ex1, x1, aim, x2, back1, ...
    for minutes in (10, 20, 5, 12, 8):
        day.wait(minutes=minutes).does(NextItem(), *([ToggleClock()] if minutes == 10 else []))
    assert told(day, "ex1") == []
    assert told(day, "x1") == [("inserted", 5, "")]
    assert told(day, "aim") == [("started late", 5, "")]
    assert told(day, "x2") == [("started late", 5, "")]
    planned = {timing.item: timing.planned_minutes for timing in timings(read_history(day.entries))}
    assert (planned["x1"], planned["aim"], planned["x2"]) == (0, 12, 8)
    assert list(planned)[:5] == ["welcome", "ex1", "x1", "aim", "x2"]
    assert sum(planned.values()) == small_plan().minutes


def test_a_changed_day_is_exported_in_every_format() -> None:
    """Also where an item that was put in has no planned minutes."""
    day = started()
    day.does(InsertItem("Energiser", 5, "welcome"), SplitItem("aim", 12), MoveItem("ex2", "x1"))
    for minutes in (10, 5, 20, 20, 12):
        day.wait(minutes=minutes).does(NextItem())
    day.does(EndRun())
    log = session_log("2026-03-02-abc", day.entries)
    audiences: tuple[Audience, ...] = ("share", "full")
    for audience in audiences:
        assert len(render(log, FORMATS, audience)) >= len(FORMATS)
    assert [timing.title for timing in log.timings][:5] == ["Welcome", "Energiser", "Exercise 2", "Aim", "Aim (part 2)"]


def test_a_longer_item_cut_in_two_shares_what_it_was_given() -> None:
    """Aim of 20 was given 6; 10 stay and 16 follow, which is 6 more than the plan had left."""
    day = started().at("09:40").goes_to("aim")
    day.does(ChangeClock(360.0))
    day.happens(ItemSplit("aim", 10, Item("x1", "Aim, second part", 16)))
    day.at("09:50").does(NextItem())
    day.at("10:06").does(NextItem())
    assert told(day, "aim") == [("split", -6, ""), ("extended", 6, "lead")]
    assert told(day, "x1") == [("split", 6, "")]


def test_time_won_back() -> None:
    """By a proposal that was taken; what it dropped was not needed."""
    day = started().at("09:40").goes_to("aim")
    day.happens(CatchUpTaken("lunch", (Cut("aim", 240.0), Cut("ex1", skipped=True)), 240.0, "Aim 16 min"))
    day.at("09:56").goes_to("back1")
    assert told(day, "aim") == [("won back", -4, "lead")]
    assert told(day, "ex1") == [("skipped", -20, "lead")]
    assert next(t for t in timings(read_history(day.entries)) if t.item == "aim").taken == 240


def test_items_without_a_stay() -> None:
    """Passed over, skipped, or never reached; what is still to come says nothing yet."""
    day = started().goes_to("ex1")
    day.does(SkipItem("lunch"))
    assert told(day, "aim") == [("passed over", -20, "")]
    assert told(day, "lunch") == [("skipped", -30, "lead")]
    assert told(day, "close") == []
    day.does(EndRun())
    assert told(day, "close") == [("not reached", -10, "")]


def test_an_item_that_goes_on_has_not_finished_early() -> None:
    """But it may have overrun already."""
    day = started().wait(minutes=4)
    day.does(AddNote("x"))
    assert told(day, "welcome") == []
    day.wait(minutes=8).does(AddNote("y"))
    assert told(day, "welcome") == [("overran", 2, "")]


def test_the_causes_add_up() -> None:
    """To how much longer it took, and with the late start to how much later than planned it ended."""
    day = Day().at("09:33")
    day.does(NextItem())
    day.wait(minutes=3).does(ToggleClock())
    day.wait(minutes=2).does(ToggleClock())
    day.does(ChangeClock(180.0))
    day.wait(minutes=5).goes_to("close").wait(minutes=1).goes_to("welcome").wait(minutes=9)
    day.does(NextItem())
    (timing,) = (t for t in timings(read_history(day.entries)) if t.item == "welcome")
    counted = [cause for cause in timing.causes if cause.counts]
    length = [cause for cause in counted if cause.kind not in ("started late", "left for a while")]
    assert sum(cause.seconds for cause in length) == timing.over == 9 * 60
    assert timing.ended is not None
    assert sum(cause.seconds for cause in counted) == (timing.ended - at("09:40")).total_seconds()


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        (Cause("started late", 360), "started 6 min late"),
        (Cause("started late", -120), "started 2 min early"),
        (Cause("extended", 300, "lead"), "extended by 5 min"),
        (Cause("shortened", -60, "scribe"), "shortened by 1 min (scribe)"),
        (Cause("won back", -240, "lead"), "cut by 4 min to make up for lost time"),
        (Cause("overran", 30), "overran by 30 s"),
        (Cause("finished early", -180), "finished early, by 3 min"),
        (Cause("paused", 240, "lead"), "paused for 4 min"),
        (Cause("left for a while", 60), "left for 1 min"),
        (Cause("waited for its clock", 120), "its time began 2 min late"),
        (Cause("laptop away", 900), "stood still for 15 min while the laptop was away"),
        (Cause("begun again", 240, "lead"), "begun again after 4 min"),
        (Cause("backdated", 300, "lead"), "began 5 min earlier than noted"),
        (Cause("inserted", 300), "put in with 5 min"),
        (Cause("split", -360), "cut in two: 6 min less"),
        (Cause("skipped", -1200, "lead"), "skipped: 20 min of the plan"),
        (Cause("not reached", -600), "not reached: 10 min of the plan"),
    ],
)
def test_causes_in_words(cause: Cause, words: str) -> None:
    """Short, and without a sign."""
    assert cause_words(cause) == words
