"""A look at another page and a message to the room: the day stays, the log has it, undo passes it by."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from facilitator.agenda.model import Heading
from facilitator.live.facts.agenda import GoTo, InsertItem, NextItem, NextPage, PreviousItem, SkipItem
from facilitator.live.facts.base import Command
from facilitator.live.facts.changes import Undo
from facilitator.live.facts.clocks import ToggleClock
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.entries import AddNote
from facilitator.live.facts.issues import CaptureIssue, JudgeWords
from facilitator.live.facts.room import (
    EndPeek,
    PeekAt,
    RoomMessageShown,
    RoomMessageTaken,
    RoomPeeked,
    RoomPeekEnded,
    RoomSupportHidden,
    RoomSupportShown,
    RoomViewChosen,
    ShowInRoom,
    ShowMessage,
    TakeMessage,
    ToggleBlank,
    ToggleHold,
    TurnPart,
    TurnPeek,
)
from facilitator.live.queries.room_view import RoomView, room_look
from facilitator.live.queries.room_words import room_words
from facilitator.live.rules import replay
from facilitator.live.rules.room import LONGEST_MESSAGE
from tests.journal.samples import record
from tests.makers import Day, small_plan, started

NAMED = "Mrs Bexley, your car"


def seen(day: Day) -> RoomView:
    """What the room sees now."""
    return room_look(day.state, day.now)


def headings(day: Day) -> list[str]:
    """The headings that it reads."""
    return [block.spans[0].text for block in seen(day).blocks if isinstance(block, Heading)]


def looks(day: Day) -> bool:
    """Whether the room looks beside the day."""
    return day.state.room.peek is not None


def at_work() -> Day:
    """A day in its exercise, with its clock running and something said."""
    day = started().at("10:00").goes_to("ex1")
    day.does(ToggleClock(), CaptureIssue("G1", "no one asked him"))
    return day


def test_a_look_back_leaves_the_day_where_it_is() -> None:
    """Item, page, clock and turn stay; the room reads the page without a clock, and its own again afterwards."""
    day = at_work().wait(60)
    before = day.state
    assert day.does(TurnPeek(-1)) == (RoomPeeked("aim", 1),)
    assert (seen(day).shows, headings(day), seen(day).clock) == ("page", ["aim 2"], None)
    assert room_words(day.state) == "another page than the day's: 2 of 2 of Aim, “aim 2”"
    assert replace(day.state, room=before.room, seq=before.seq, last=before.last) == before
    assert day.does(EndPeek()) == (RoomPeekEnded(),)
    assert seen(day).shows == "task"
    assert day.does(EndPeek()) == ()


def test_it_turns_across_items_and_ends_where_the_day_is() -> None:
    """Back from item to item, and forward again; at the first page nothing comes before."""
    day = started().goes_to("aim")
    assert day.does(TurnPeek(-1), TurnPeek(-1)) == (RoomPeeked("welcome", 2), RoomPeeked("welcome", 1))
    assert day.does(TurnPeek(-1)) == (RoomPeeked("welcome", 0),)
    assert "no page before" in day.refuses(TurnPeek(-1))
    assert day.does(TurnPeek(1), TurnPeek(1)) == (RoomPeeked("welcome", 1), RoomPeeked("welcome", 2))
    assert day.does(TurnPeek(1)) == (RoomPeekEnded(),)
    assert day.does(PeekAt("close", 9)) == (RoomPeeked("close", 0),)
    assert "no page after" in day.refuses(TurnPeek(1))


def test_what_was_left_out_is_not_looked_at_by_turning() -> None:
    """Nobody saw it; who wants it chooses it."""
    day = started()
    day.does(SkipItem("aim"))
    day.goes_to("ex1")
    assert day.does(TurnPeek(-1)) == (RoomPeeked("welcome", 2),)
    assert day.does(PeekAt("aim")) == (RoomPeeked("aim", 0),)


def test_any_page_of_the_day_can_be_chosen() -> None:
    """Before the start and after the end too; what is not there is refused."""
    day = Day()
    assert day.does(PeekAt("aim", 1)) == (RoomPeeked("aim", 1),)
    assert headings(day) == ["aim 2"]
    day = at_work()
    day.does(EndRun(), PeekAt("ex1", 0))
    assert (seen(day).shows, seen(day).clock) == ("page", None)
    assert "no such item" in day.refuses(PeekAt("tea"))
    assert "no page" in day.refuses(PeekAt("lunch"))


@pytest.mark.parametrize("moves", [NextItem(), GoTo("welcome", 1), NextPage(), PreviousItem(), EndRun()])
def test_where_the_day_moves_on_the_look_is_over(moves: Command) -> None:
    """The room follows again, and undo does not bring the other page back."""
    day = started().at("10:00").goes_to("ex1")
    day.does(PeekAt("welcome", 0))
    assert looks(day)
    day.does(moves)
    assert not looks(day)
    day.does(Undo())
    assert not looks(day)


def test_what_does_not_move_the_day_leaves_the_look() -> None:
    """Clocks, captured words and their undo."""
    day = at_work()
    day.does(PeekAt("welcome", 0), ToggleClock(), CaptureIssue("G2", "filed"), Undo(), AddNote("x"))
    assert headings(day) == ["welcome 1"]


def test_undo_passes_it_by() -> None:
    """It takes back what was done before."""
    day = at_work()
    day.does(TurnPeek(-1), ShowMessage("Back soon"), Undo())
    assert [i.withdrawn for i in day.state.issues.values()] == [True]
    assert headings(day) == ["aim 2"]
    assert seen(day).message == "Back soon"


def test_other_views_of_the_room_and_a_look_beside_the_day() -> None:
    """A hold stays under it, the support page and blank lie over it, another view ends it; its parts are turned."""
    day = at_work()
    day.does(ToggleHold(), PeekAt("welcome", 0))
    assert headings(day) == ["welcome 1"]
    assert day.does(TurnPart(1)) == (RoomPeeked("welcome", 0, 1),)
    assert seen(day).part == 1
    day.does(EndPeek())
    assert (seen(day).shows, day.state.room.held is not None) == ("task", True)
    day.does(ToggleHold(), PeekAt("welcome", 0), ToggleHold(), EndPeek())
    assert seen(day).shows == "task"
    day.does(ToggleHold(), PeekAt("welcome", 0), ToggleBlank())
    assert seen(day).shows == "blank"
    day.does(ToggleBlank())
    assert day.does(ShowInRoom("clock")) == (RoomPeekEnded(), RoomViewChosen("clock"))
    day.does(PeekAt("welcome", 0))
    assert day.does(ShowInRoom("clock")) == (RoomPeekEnded(),)


def test_what_is_asked_for_last_is_seen() -> None:
    """The support page gives way to a page that is chosen."""
    day = Day(small_plan())
    day.does(NextPage())
    day.happens(RoomSupportShown())
    assert day.does(PeekAt("aim", 0)) == (RoomSupportHidden(), RoomPeeked("aim", 0))


def test_a_message_stands_above_whatever_the_room_sees() -> None:
    """Until it is taken away; in words for the lead."""
    day = started()
    assert day.does(ShowMessage(" Back in\x1b 5 minutes ")) == (RoomMessageShown("Back in 5 minutes"),)
    assert day.does(ShowMessage("Back in 5 minutes")) == ()
    for view in (None, ShowInRoom("clock"), PeekAt("aim", 0), EndRun()):
        if view is not None:
            day.does(view)
        assert seen(day).message == "Back in 5 minutes"
        assert "your message stands above it: “Back in 5 minutes”" in room_words(day.state)
    day.does(ToggleBlank())
    assert seen(day).message == ""
    assert "your message waits behind that" in room_words(day.state)
    day.does(ToggleBlank())
    assert day.does(TakeMessage()) == (RoomMessageTaken(),)
    assert (seen(day).message, day.does(TakeMessage())) == ("", ())


def test_a_message_needs_words_and_not_too_many() -> None:
    """In sentences."""
    day = started()
    assert "needs words" in day.refuses(ShowMessage(" \x1b "))
    assert "1 more" in day.refuses(ShowMessage("x" * (LONGEST_MESSAGE + 1)))


@pytest.mark.parametrize("over", [(), (EndRun(),), (PeekAt("aim", 0),)])
def test_a_message_that_looks_personal_waits_for_a_yes(over: tuple[Command, ...]) -> None:
    """As every other word that people type; the lead is told, and f n decides about these very words."""
    day = started()
    day.does(*over, ShowMessage(NAMED))
    assert seen(day).message == ""
    assert "1 looks personal and is kept off: ⟦doubtful.open:f n⟧ decides" in room_words(day.state)
    day.does(JudgeWords("message", True))
    assert seen(day).message == NAMED
    day.does(ShowMessage("Dr Okafor, please ring"))
    assert seen(day).message == ""
    day.does(JudgeWords("message", False))
    assert seen(day).message == ""


def test_what_was_recorded_can_always_be_folded() -> None:
    """A page of an item that is not there changes nothing."""
    day = started()
    day.happens(RoomPeeked("tea", 3), RoomPeeked("aim", 99, -1))
    assert headings(day) == ["aim 2"]
    assert room_words(day.state).startswith("another page than the day's: 2 of 2 of Aim")
    assert replay(record([RoomPeeked("aim", 0)])).room.peek is None


def test_a_look_at_an_item_that_is_taken_back_is_over() -> None:
    """There is nothing left to look at."""
    day = started()
    day.does(InsertItem("Stretch", 5, "welcome"))
    (inserted,) = [item.id for item in day.state.plan.items if item.title == "Stretch"]
    day.happens(RoomPeeked(inserted, 0))
    assert looks(day)
    day.does(Undo())
    assert not looks(day)
    assert headings(day) == ["welcome 1"]
