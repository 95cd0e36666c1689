"""The one that appends: durable first, held in memory when the journal refuses, never over another window's words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
import pytest

from facilitator.controller import ALIVE, GONE, RETRY, SLEPT, Controller, Saving, held_words
from facilitator.journal.codec import Unstorable
from facilitator.journal.port import JournalProblem, WriteRefused
from facilitator.live.facts import Recorded
from facilitator.live.facts.agenda import GoTo, TurnTo
from facilitator.live.facts.base import Refused
from facilitator.live.facts.changes import Redo, Undo
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.entries import AddNote
from facilitator.live.facts.issues import EditIssue, IssueCaptured
from facilitator.live.rules import replay
from tests.makers import Day, HandClock, StubbornJournal, at, start_command, texts_said
from tests.rooms import FULL, RUN, Room, holding, say


@pytest.fixture
def room() -> Room:
    """A fresh one."""
    return Room()


# -- the ordinary way ------------------------------------------------------------------------------------------


def test_what_dispatch_returns_is_durable(room: Room) -> None:
    """Stored before the state says so, stamped with the moment and the window."""
    decided = room.lead.dispatch(say("G1", "one"))
    assert decided == (IssueCaptured("E1-G1-1", "ex1", "G1", "one", "ex1"),)
    last = room.beside.read(RUN)[-1]
    assert (last.event, last.at, last.by) == (decided[0], room.clock.now(), "lead")
    assert room.lead.saving == Saving(at("10:00"), 0, "")
    assert room.lead.state.issues["E1-G1-1"].text == "one"


def test_a_run_is_opened_by_its_first_command() -> None:
    """An empty journal, then one event."""
    journal, clock = StubbornJournal(), HandClock()
    controller = Controller(journal, clock, RUN)
    assert controller.saving == Saving()
    controller.dispatch(start_command())
    assert journal.last(RUN) == 1
    assert controller.view().plan.id == "small"


def test_a_refused_command_changes_nothing(room: Room) -> None:
    """Not the state, not the journal."""
    before, last = room.lead.state, room.journal.last(RUN)
    with pytest.raises(Refused, match="no such item"):
        room.lead.dispatch(GoTo("nowhere"))
    assert room.lead.state is before
    assert room.journal.last(RUN) == last


def test_a_command_that_changes_nothing_appends_nothing(room: Room) -> None:
    """Nothing is written for it."""
    tried = room.journal.tried
    assert room.lead.dispatch(TurnTo(0)) == ()
    assert room.journal.tried == tried


def test_several_events_of_one_command_are_stored_together(room: Room) -> None:
    """Going to a page: entering and turning in one append; undo takes the entering back."""
    tried = room.journal.tried
    assert len(room.lead.dispatch(GoTo("aim", 1))) == 2
    assert room.journal.tried == tried + 1
    room.lead.dispatch(Undo())
    assert room.lead.state.current == "ex1"
    assert room.lead.state.pages["aim"] == 1


def test_the_view_and_the_pulse_follow_the_clock(room: Room) -> None:
    """Without any event."""
    before, pulse = room.lead.view(), room.lead.pulse()
    room.clock.wait(2)
    assert room.lead.view().at != before.at
    assert room.lead.pulse() != pulse


# -- two windows -----------------------------------------------------------------------------------------------


def test_a_tick_follows_the_other_window(room: Room) -> None:
    """And says so only when something changed."""
    room.scribe.dispatch(say("G2", "the scribe's"))
    assert "E1-G2-1" not in room.lead.state.issues
    assert room.lead.tick()
    assert room.lead.state.issues["E1-G2-1"].text == "the scribe's"
    assert not room.lead.tick()
    assert room.lead.state == room.scribe.state


def test_the_slower_window_reads_on_and_decides_again(room: Room) -> None:
    """Both typed for the same group: the second gets the next number."""
    room.scribe.dispatch(say("G1", "first"))
    room.lead.dispatch(say("G1", "second"))
    assert room.stored() == {"E1-G1-1": "first", "E1-G1-2": "second"}
    assert room.lead.saving.trouble == ""


def test_words_stay_with_the_exercise_they_were_typed_for(room: Room) -> None:
    """Even when the lead moves on in the same moment."""
    room.lead.dispatch(GoTo("ex2"))
    (event,) = room.scribe.dispatch(say("G1", "late words"))
    assert isinstance(event, IssueCaptured)
    assert (event.exercise, event.item) == ("ex1", "ex2")


def test_what_the_other_window_did_first_may_refuse_a_command(room: Room) -> None:
    """Then the state is up to date all the same, and saving is fine."""
    room.lead.dispatch(EndRun())
    with pytest.raises(Refused, match="The day has ended"):
        room.scribe.dispatch(say("G1", "too late"))
    assert room.scribe.state.phase == "ended"
    assert room.scribe.saving.trouble == ""


def test_a_window_that_never_gets_a_turn_is_told(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather than trying for ever."""
    append = room.journal.append

    def after_the_other(run: str, expected: int, entries: Sequence[Recorded]) -> None:
        room.scribe.dispatch(AddNote("me first"))
        append(run, expected, entries)

    monkeypatch.setattr(room.journal, "append", after_the_other)
    with pytest.raises(Refused, match="too fast"):
        room.lead.dispatch(AddNote("never"))


# -- a journal that refuses ------------------------------------------------------------------------------------


def test_a_refused_write_is_held_and_said(room: Room) -> None:
    """The day goes on, and the words say what is wrong and how much waits."""
    room.journal.refuses = FULL
    room.lead.dispatch(say("G1", "one"))
    room.lead.dispatch(say("G1", "two"))
    assert [issue.text for issue in room.lead.state.issues.values()] == ["one", "two"]
    assert room.stored() == {}
    saving = room.lead.saving
    assert saving == Saving(at("10:00"), 2, "The disk is full.")
    assert held_words(saving) == "NOT SAVED: The disk is full. 2 steps are kept in memory and tried again every second."
    assert held_words(msgspec.structs.replace(saving, waiting=1)).count("1 step is kept") == 1
    assert held_words(Saving()) == ""


def test_held_steps_are_stored_by_themselves_and_the_trouble_clears(room: Room) -> None:
    """In order, with the moments at which they happened."""
    room.journal.refuses = FULL
    room.lead.dispatch(say("G1", "one"))
    typed = room.clock.now()
    room.clock.wait(5)
    room.lead.dispatch(say("G1", "two"))
    room.journal.refuses = None
    room.ticks()
    assert room.stored() == {"E1-G1-1": "one", "E1-G1-2": "two"}
    assert room.beside.read(RUN)[-2].at == typed
    assert room.lead.saving == Saving(at("10:00:05"), 0, "")
    assert room.lead.state == replay(room.beside.read(RUN))


def test_a_journal_that_refuses_is_tried_once_a_second(room: Room) -> None:
    """However often the window ticks or the trainer types."""
    room.journal.refuses = FULL
    tried = room.journal.tried
    room.lead.dispatch(say("G1", "one"))
    for _ in range(20):  # five seconds at four ticks a second
        room.clock.wait(RETRY / 4)
        room.lead.tick()
        room.lead.dispatch(AddNote("more"))
    assert room.journal.tried - tried == 1 + 5
    assert room.lead.saving.waiting == 21


def test_a_refused_command_while_holding_holds_nothing(room: Room) -> None:
    """What cannot happen does not wait either."""
    room.journal.refuses = FULL
    room.lead.dispatch(AddNote("x"))
    with pytest.raises(Refused):
        room.lead.dispatch(GoTo("nowhere"))
    assert room.lead.dispatch(TurnTo(0)) == ()
    assert room.lead.saving.waiting == 1


def test_undo_and_edit_of_held_steps(room: Room) -> None:
    """What is held is as good as stored to the trainer."""
    room.journal.refuses = FULL
    for wish in (say("G1", "one"), EditIssue("E1-G1-1", "one!"), say("G2", "two"), Undo(), Redo(), Undo()):
        room.lead.dispatch(wish)
    room.journal.refuses = None
    room.ticks()
    assert room.lead.saving.waiting == 0
    assert room.boards() == [{"E1-G1-1": "one!", "E1-G2-1": "two"}] * 2
    assert room.scribe.state.issues["E1-G2-1"].withdrawn


def test_words_the_journal_can_never_hold_are_refused_at_once() -> None:
    """They stay in the field they were typed in, and nothing waits behind them for ever."""
    room = Room()
    room.journal.refuses = Unstorable("The text holds a broken character.")
    with pytest.raises(Refused, match="broken character"):
        room.lead.dispatch(say("G1", "x"))
    assert room.lead.saving.waiting == 0


def test_held_words_the_journal_can_never_hold_make_way_for_the_rest(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are shown for as long as nobody has taken care of them."""
    room.journal.refuses = FULL
    room.lead.dispatch(say("G1", "bad"))
    room.lead.dispatch(say("G1", "good"))
    room.lead.dispatch(EditIssue("E1-G1-1", "bad, edited"))
    room.lead.dispatch(EditIssue("E1-G1-2", "good, edited"))

    def all_but_bad(run: str, expected: int, entries: Sequence[Recorded]) -> None:
        event = entries[0].event
        if isinstance(event, IssueCaptured) and event.text == "bad":
            raise Unstorable("The text holds a broken character.")
        room.beside.append(run, expected, entries)

    monkeypatch.setattr(room.journal, "append", all_but_bad)
    room.ticks()
    assert room.boards()[0] == {"E1-G1-1": "good, edited"}
    assert room.lead.unplaced == ("bad", "bad, edited")


def test_reading_that_fails_is_said_and_made_up_for(room: Room) -> None:
    """What the other window wrote meanwhile is not forgotten."""
    room.scribe.dispatch(say("G2", "meanwhile"))
    room.journal.unreadable = JournalProblem("The file cannot be read.")
    assert not room.lead.tick()
    assert held_words(room.lead.saving) == "The file cannot be read."
    room.journal.unreadable = None
    room.ticks(RETRY)
    assert room.lead.saving.trouble == ""
    assert "E1-G2-1" in room.lead.state.issues


def test_overtaken_by_what_cannot_be_read_is_held(room: Room) -> None:
    """Nothing that was typed gets lost between the two."""
    room.scribe.dispatch(say("G1", "first"))
    room.journal.unreadable = JournalProblem("The file cannot be read.")
    room.lead.dispatch(say("G1", "second"))
    assert room.lead.saving.waiting == 1
    room.journal.unreadable = None
    room.ticks(RETRY)
    assert room.stored() == {"E1-G1-1": "first", "E1-G1-2": "second"}
    assert room.boards()[0] == room.stored()


def test_a_run_that_was_deleted_under_the_window_goes_on_in_memory(room: Room) -> None:
    """And can be carried into another folder, with everything."""
    room.beside.delete(RUN)
    room.lead.dispatch(say("G1", "one"))
    assert room.lead.saving == Saving(at("10:00"), 1, GONE)
    room.ticks(RETRY)
    assert room.lead.saving.trouble == GONE
    other = StubbornJournal()
    room.lead.move_to(other)
    assert texts_said(other.read(RUN)) == {"E1-G1-1": "one"}
    assert room.lead.saving.waiting == 0


# -- sleep, life, another folder -------------------------------------------------------------------------------


def sleeping(clock: HandClock) -> None:
    """The lid is closed; both clocks run on."""
    clock.wait(1200)


def stepped(clock: HandClock) -> None:
    """Asleep, and the wall clock is set on waking."""
    clock.turn(wall=1200 - 3600, run=1200)


@pytest.mark.parametrize("away", [sleeping, stepped])
def test_sleep_is_noticed(room: Room, away: Callable[[HandClock], None]) -> None:
    """Also a process that was stopped for a while: no tick came."""
    room.ticks()
    away(room.clock)
    room.lead.tick()
    assert room.lead.slept == 1200
    room.lead.note_gap(1200, counted=False, slept=True)
    assert room.lead.slept == 0
    assert room.lead.state.gaps[-1].why == "sleep"
    room.ticks()
    assert room.lead.slept == 0


def test_two_sleeps_before_anyone_answers_add_up(room: Room) -> None:
    """Neither is forgotten."""
    for _ in range(2):
        room.ticks(SLEPT * 2)
        room.ticks(1)
    assert room.lead.slept == SLEPT * 4


@pytest.mark.parametrize(("speed", "seconds", "slept"), [(0.0, SLEPT, SLEPT), (0.0, SLEPT - 1, 0), (200.0, 50.0, 0)])
def test_a_fast_rehearsal_is_not_taken_for_sleep(speed: float, seconds: float, slept: float) -> None:
    """A quarter of a second is fifty at two hundred times the speed."""
    journal, clock = StubbornJournal(), HandClock()
    controller = Controller(journal, clock, RUN)
    controller.dispatch(msgspec.structs.replace(start_command(), rehearsal=speed))
    clock.wait(seconds)
    controller.tick()
    assert controller.slept == slept


def test_signs_of_life(room: Room) -> None:
    """Every ten seconds, and on leaving."""
    room.ticks(1)
    assert room.journal.touched(RUN) is None
    room.ticks(ALIVE)
    assert room.journal.touched(RUN) == at("10:00:11")
    room.clock.wait(3)
    room.lead.leave()
    assert room.journal.touched(RUN) == at("10:00:14")


def test_going_on_in_another_folder(room: Room) -> None:
    """All events and what was held, even when the old journal cannot be read any more."""
    room.lead.dispatch(say("G1", "one"))
    holding(room, say("G1", "two"))
    room.journal.unreadable = JournalProblem("The stick is gone.")
    other = StubbornJournal()
    room.lead.move_to(other)
    assert texts_said(other.read(RUN)) == {"E1-G1-1": "one", "E1-G1-2": "two"}
    assert room.lead.saving == Saving(at("10:00"), 0, "")
    room.lead.dispatch(say("G1", "three"))
    assert other.last(RUN) == room.lead.state.seq


def test_going_back_to_a_folder_that_holds_the_beginning(room: Room) -> None:
    """It is continued there."""
    first = room.journal
    other = StubbornJournal()
    room.lead.move_to(other)
    room.lead.dispatch(say("G1", "elsewhere"))
    room.lead.move_to(first)
    assert first.read(RUN) == other.read(RUN)


def test_a_folder_with_another_run_of_this_name_is_refused(room: Room) -> None:
    """Nothing is ever mixed."""
    other = Day(groups=2).journal(RUN)
    with pytest.raises(JournalProblem, match="another run of this name"):
        room.lead.move_to(other)
    assert room.lead.journal is room.journal


def test_a_folder_that_refuses_changes_nothing(room: Room) -> None:
    """The old journal stays the journal, and what waits goes on waiting."""
    holding(room, say("G1", "one"))
    other = StubbornJournal()
    other.refuses = WriteRefused("That folder is read-only.")
    with pytest.raises(JournalProblem, match="read-only"):
        room.lead.move_to(other)
    assert room.lead.journal is room.journal
    assert room.lead.saving.waiting == 1


def test_saving_is_a_value() -> None:
    """So a screen can tell by one comparison whether to paint."""
    assert Room().lead.saving == Room().lead.saving
