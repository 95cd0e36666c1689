"""Steps held in memory while other windows go on: no words are lost, none are put where they do not belong."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.controller import RETRY, Controller, Saving, held_words
from facilitator.live.facts.agenda import GoTo, InsertItem, MoveItem, SplitItem
from facilitator.live.facts.base import Command, Refused
from facilitator.live.facts.changes import Redo, Undo
from facilitator.live.facts.clocks import ToggleClock
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.entries import AddAction, AddNote, EditEntry
from facilitator.live.facts.groups import AddGroup, RenameGroup
from facilitator.live.facts.issues import CaptureIssue, EditIssue, IssueCaptured, MoveIssue, WithdrawIssue
from facilitator.live.facts.themes import AddTheme, MergeThemes, RenameTheme, SplitTheme, TagIssue
from facilitator.live.rules import replay
from tests.makers import at
from tests.rooms import FULL, RUN, Room, holding, say


@pytest.fixture
def room() -> Room:
    """A fresh one."""
    return Room()


def test_held_words_come_after_what_the_other_window_did(room: Room) -> None:
    """They are on the screen all the time, and get a free number in the end."""
    holding(room, say("G1", "mine"))
    room.scribe.dispatch(say("G1", "theirs"))
    room.ticks()
    assert room.boards()[0] == {"E1-G1-1": "theirs", "E1-G1-2": "mine"}
    assert room.lead.saving.waiting == 1
    room.journal.refuses = None
    room.ticks()
    assert room.stored() == {"E1-G1-1": "theirs", "E1-G1-2": "mine"}
    assert room.lead.saving.waiting == 0
    assert room.lead.state == room.scribe.state


def test_an_edit_follows_held_words_to_their_new_number(room: Room) -> None:
    """Never are the other window's words edited because they have the number now."""
    holding(room, say("G1", "mine"), EditIssue("E1-G1-1", "mine!"), MoveIssue("E1-G1-1", "G2"))
    room.scribe.dispatch(say("G1", "theirs"))
    room.journal.refuses = None
    room.ticks()
    assert room.boards() == [{"E1-G1-1": "theirs", "E1-G1-2": "mine!"}] * 2
    assert {i.id: i.group for i in room.lead.state.issues.values()} == {"E1-G1-1": "G1", "E1-G1-2": "G2"}


def test_an_edit_follows_held_words_more_than_once(room: Room) -> None:
    """The other window took a number twice before the lead's disk had room again."""
    holding(room, say("G1", "mine"), EditIssue("E1-G1-1", "mine!"))
    for text in ("theirs", "theirs too"):
        room.scribe.dispatch(say("G1", text))
        room.ticks()
    room.journal.refuses = None
    room.ticks()
    assert room.boards() == [{"E1-G1-1": "theirs", "E1-G1-2": "theirs too", "E1-G1-3": "mine!"}] * 2


def test_words_put_under_held_words_follow_them_to_their_new_number(room: Room) -> None:
    """They stand with what they repeat, not with what the other window wrote under that number meanwhile."""
    holding(room, say("G1", "mine"), CaptureIssue("G2", "the same", under="E1-G1-1"))
    room.scribe.dispatch(say("G1", "theirs"))
    room.journal.refuses = None
    room.ticks()
    assert room.lead.state.issues["E1-G2-1"].merged == "E1-G1-2"
    assert room.lead.state == room.scribe.state


def test_a_held_item_is_followed_to_its_new_id(room: Room) -> None:
    """Both windows put an item in; the lead's is moved and gone to, not the other."""
    holding(room, InsertItem("Mine", 5, "back1"), SplitItem("x1", 2), MoveItem("x2", "lunch"), GoTo("x1"))
    room.scribe.dispatch(InsertItem("Theirs", 5, "ex1"))
    room.journal.refuses = None
    room.ticks()
    room.ticks()
    titles = [item.title for item in room.lead.state.plan.items]
    assert titles[3:8] == ["Theirs", "Report-back 1", "Mine", "Lunch", "Mine (part 2)"]
    assert room.lead.state.item is not None
    assert room.lead.state.item.title == "Mine"
    assert room.lead.state == room.scribe.state


def test_a_held_group_and_its_words_follow_to_its_new_number(room: Room) -> None:
    """Both windows seated a fifth group."""
    holding(room, AddGroup("Owls"), say("G5", "hoo"), RenameGroup("G5", "Night owls"))
    room.scribe.dispatch(AddGroup("Larks"))
    room.journal.refuses = None
    room.ticks()
    assert {g.id: g.name for g in room.lead.state.open_groups()[4:]} == {"G5": "Larks", "G6": "Night owls"}
    assert room.stored() == {"E1-G6-1": "hoo"}


def test_notes_of_both_windows_keep_apart(room: Room) -> None:
    """The same for notes, which both count from 1."""
    holding(room, AddNote("mine"), EditEntry("N1", "mine!"))
    room.scribe.dispatch(AddNote("theirs"))
    room.journal.refuses = None
    room.ticks()
    assert {j.id: j.text for j in room.lead.state.entries.values()} == {"N1": "theirs", "N2": "mine!"}


def test_a_held_undo_takes_back_what_it_was_meant_for(room: Room) -> None:
    """Under its new sequence number."""
    holding(room, say("G1", "keep"), say("G2", "drop"), Undo())
    room.scribe.dispatch(AddNote("theirs"))
    room.journal.refuses = None
    room.ticks()
    assert {i.text: i.withdrawn for i in room.lead.state.issues.values()} == {"keep": False, "drop": True}


def test_words_without_a_place_are_kept_and_shown_until_taken(room: Room) -> None:
    """The scribe ended the day while the lead's disk was full."""
    holding(room, say("G1", "the last words"), AddAction("ask", "LA", "May"), ToggleClock())
    room.scribe.dispatch(EndRun())
    room.ticks()
    assert room.lead.unplaced == ("the last words", "ask, LA, May")
    saving = room.lead.saving
    assert (saving.waiting, saving.unplaced) == (2, 2)
    assert "\u201cthe last words\u201d" in saving.trouble
    assert "type" in held_words(saving)
    assert "tried again" not in held_words(saving)
    assert room.lead.take_unplaced() == ("the last words", "ask, LA, May")
    room.ticks()
    assert room.lead.saving == Saving(at("10:00"), 0, "")


def test_an_edit_of_what_the_other_window_withdrew_is_kept_for_the_trainer(room: Room) -> None:
    """The words on the board stay as they were."""
    room.lead.dispatch(say("G1", "one"))
    room.scribe.tick()
    holding(room, EditIssue("E1-G1-1", "one, better"), AddNote("later"))
    room.scribe.dispatch(WithdrawIssue("E1-G1-1"))
    room.journal.refuses = None
    room.ticks()
    assert room.lead.unplaced == ("one, better",)
    assert room.lead.state.issues["E1-G1-1"].text == "one"
    assert [j.text for j in room.lead.state.entries.values()] == ["later"]


def test_an_undo_whose_step_lost_its_place_undoes_nothing_else(room: Room) -> None:
    """It must not reach for the step before."""
    room.lead.dispatch(say("G1", "old"))
    room.scribe.tick()
    holding(room, AddGroup("Owls"), Undo())
    room.scribe.dispatch(AddGroup("Owls"))
    room.journal.refuses = None
    room.ticks()
    assert not room.lead.state.issues["E1-G1-1"].withdrawn
    assert room.lead.unplaced == ("Owls",)
    assert [g.name for g in room.lead.state.open_groups()[4:]] == ["Owls"]


def test_what_hangs_on_a_step_without_a_place_goes_with_it(room: Room) -> None:
    """Words for a group that could not be seated are not given to another group of that number."""
    holding(room, AddGroup("Owls"), say("G5", "hoo"))
    room.scribe.dispatch(AddGroup("owls"))
    room.journal.refuses = None
    room.ticks()
    assert room.stored() == {}
    assert room.lead.unplaced == ("Owls", "hoo")


def test_what_the_other_window_did_as_well_is_done_once(room: Room) -> None:
    """No words are lost, none are there twice."""
    room.lead.dispatch(say("G1", "one"))
    room.scribe.tick()
    holding(room, EditIssue("E1-G1-1", "better"))
    room.scribe.dispatch(EditIssue("E1-G1-1", "better"))
    room.journal.refuses = None
    room.ticks()
    assert room.lead.unplaced == ()
    assert room.lead.saving.waiting == 0
    assert len(room.lead.state.issues["E1-G1-1"].wordings) == 2


def test_a_held_split_follows_its_issues_and_its_theme_to_their_new_names(room: Room) -> None:
    """The other window took the number of the issue and the id of the theme meanwhile."""
    holding(room, AddTheme("Asked"), say("G1", "mine"), TagIssue("E1-G1-1", "asked"))
    room.lead.dispatch(SplitTheme("asked", "Never asked", ("E1-G1-1",)))
    room.lead.dispatch(RenameTheme("never-asked", "Not once asked"))
    room.lead.dispatch(MergeThemes("asked", "never-asked"))
    for command in (AddTheme("Asked!"), AddTheme("Never, asked"), say("G1", "theirs")):
        room.scribe.dispatch(command)
    room.journal.refuses = None
    room.ticks()
    room.ticks()
    assert room.lead.unplaced == ()
    assert {i.text: i.themes for i in room.scribe.state.issues.values()} == {"theirs": (), "mine": ("never-asked-2",)}
    assert [theme.label for theme in room.scribe.state.plan.themes] == ["Asked!", "Never, asked", "Not once asked"]


def test_a_split_of_what_never_came_to_be_is_handed_back(room: Room) -> None:
    """The theme's name is not lost, and another window's theme is not split in its place."""
    holding(room, AddTheme("Asked"), say("G1", "mine"), TagIssue("E1-G1-1", "asked"))
    room.lead.dispatch(SplitTheme("asked", "Never", ("E1-G1-1",)))
    for command in (AddTheme("asked"), say("G1", "theirs"), TagIssue("E1-G1-1", "asked")):
        room.scribe.dispatch(command)
    room.journal.refuses = None
    room.ticks()
    room.ticks()
    assert room.lead.unplaced == ("Asked", "Never")
    assert {i.text: i.themes for i in room.scribe.state.issues.values()} == {"theirs": ("asked",), "mine": ()}


PASTE = (say("G1", "one"), say("G2", "two"), say("G1", "three"))


def batches(room: Room) -> list[int]:
    """The batch of each event on disk that kept words."""
    return [entry.batch for entry in room.beside.read(RUN) if isinstance(entry.event, IssueCaptured)]


def test_a_held_paste_is_one_batch_wherever_it_comes_to_stand(room: Room) -> None:
    """One undo takes all of it back, and nothing of the other window's."""
    room.journal.refuses = FULL
    room.lead.dispatch_together(PASTE)
    room.scribe.dispatch(say("G1", "theirs"))
    room.journal.refuses = None
    room.ticks(RETRY)
    theirs, *mine = batches(room)
    assert mine == [theirs + 1] * 3
    assert room.stored() == {"E1-G1-1": "theirs", "E1-G1-2": "one", "E1-G2-1": "two", "E1-G1-3": "three"}
    room.lead.dispatch(Undo())
    assert {issue.text for issue in room.lead.state.issues.values() if not issue.withdrawn} == {"theirs"}


def test_a_held_batch_whose_first_command_lost_its_place_goes_by_the_next(room: Room) -> None:
    """The other window seated a group of that name meanwhile."""
    room.journal.refuses = FULL
    room.lead.dispatch_together([AddGroup("Owls"), *PASTE])
    room.scribe.dispatch(AddGroup("Owls"))
    room.journal.refuses = None
    room.ticks(RETRY)
    assert room.lead.unplaced == ("Owls",)
    assert batches(room) == [room.scribe.state.seq - 2] * 3


def test_two_windows_that_write_at_once_never_share_a_batch(room: Room) -> None:
    """The slower one decides again, and its batch with it."""
    room.scribe.dispatch(say("G3", "theirs"))
    room.lead.dispatch_together(PASTE)
    theirs, *mine = batches(room)
    assert mine == [theirs + 1] * 3


def test_a_paste_is_taken_back_as_one_after_a_restart_and_in_another_window(room: Room) -> None:
    """What belongs together is in the journal, not in the memory of a window."""
    room.lead.dispatch_together(PASTE)
    room.lead.dispatch(AddNote("later"))
    again, beside = (Controller(room.journal.beside(), room.clock, RUN) for _ in range(2))
    again.dispatch(Undo())
    assert [issue.withdrawn for issue in again.state.issues.values()] == [False] * 3
    beside.tick()
    assert len(beside.dispatch(Undo())) == 3
    assert [issue.withdrawn for issue in beside.state.issues.values()] == [True] * 3
    again.tick()
    assert len(again.dispatch(Redo())) == 3
    assert [issue.withdrawn for issue in again.state.issues.values()] == [False] * 3


# -- any order at all ------------------------------------------------------------------------------------------

Act = tuple[int, int, str]
acts = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 13), st.sampled_from(["G1", "G2", "G5"])), min_size=20, max_size=60
)


def one_act(room: Room, which: int, what: int, group: str, number: int) -> str:
    """Something that one of the windows does; the words it put down and was not refused."""
    window = (room.lead, room.scribe)[which]
    journal = (room.journal, room.beside)[which]
    text = f"words {number}"
    wish: Command | None = None
    mine = [issue for issue in window.state.issues.values() if not issue.withdrawn]
    if what < 2:
        wish = say(group, text)
    elif what < 4:
        text, *more = (f"{text} {line}" for line in range(3))
        answers = window.dispatch_together([say(group, text), *(say(group, line) for line in more)])
        return "" if isinstance(answers[0], Refused) else text
    elif what < 7 and mine:
        issue = mine[number % len(mine)]
        text = f"{issue.said} then {text}"
        wish = EditIssue(issue.id, text)
    elif what == 7:
        wish = AddNote(text)
    elif what == 8:
        wish, text = AddGroup("Owls" if number % 2 else ""), ""
    elif what == 9:
        wish, text = Undo(window.window), ""
    elif what == 10:
        journal.refuses = FULL if journal.refuses is None else None
    elif what == 11 and mine:
        wish, text = WithdrawIssue(mine[-1].id), ""
    else:
        room.ticks()
    try:
        return text if wish is not None and window.dispatch(wish) else ""
    except Refused:
        return ""


@settings(derandomize=True, deadline=None, database=None, max_examples=150)
@given(acts)
def test_no_order_of_refusals_and_windows_loses_or_misplaces_words(program: list[Act]) -> None:
    """Every word that was accepted is in the journal or handed back, every edit is of the words it was meant for."""
    room = Room()
    accepted = []
    for number, (which, what, group) in enumerate(program):
        accepted.append(one_act(room, which, what, group, number))
    room.journal.refuses = room.beside.refuses = None
    for _ in range(3):
        room.ticks(RETRY)
    assert room.lead.saving.waiting == len(room.lead.unplaced)
    assert room.lead.state == room.scribe.state == replay(room.journal.read(RUN))
    written = {getattr(entry.event, "text", "") for entry in room.journal.read(RUN)}
    handed_back = {*room.lead.unplaced, *room.scribe.unplaced}
    assert {text for text in accepted if text} <= written | handed_back
    for issue in room.lead.state.issues.values():
        assert all(wording.text.startswith(issue.said) for wording in issue.wordings)
