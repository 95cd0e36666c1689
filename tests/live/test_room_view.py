"""What participants may see: which picture when, and that nothing private is in any of them."""

from __future__ import annotations

import inspect
from typing import get_args

import msgspec
import pytest
from msgspec.structs import replace

from facilitator.agenda import model
from facilitator.agenda.model import (
    Case,
    CaseEvent,
    CaseView,
    Cue,
    Deck,
    Item,
    LearningPoint,
    Outcome,
    Page,
    Paragraph,
    Plan,
    Span,
    Theme,
)
from facilitator.console.painting.ink import ink
from facilitator.console.painting.room import room_lines
from facilitator.live.facts import KINDS
from facilitator.live.facts.agenda import GoTo, InsertItem, NextPage
from facilitator.live.facts.base import Command, Event
from facilitator.live.facts.changes import Undo
from facilitator.live.facts.clocks import SecondClockStarted, ToggleClock
from facilitator.live.facts.day import EndRun, RunStarted
from facilitator.live.facts.entries import AddNote
from facilitator.live.facts.groups import RenameGroup
from facilitator.live.facts.issues import (
    CaptureIssue,
    EditIssue,
    IssueCaptured,
    IssueEchoed,
    IssueEdited,
    JudgeWords,
    MoveIssue,
    WithdrawIssue,
)
from facilitator.live.facts.room import (
    RoomBlanked,
    RoomMessageShown,
    RoomShows,
    RoomUnblanked,
    RoomViewChosen,
    ShowInRoom,
    ToggleBlank,
    ToggleHold,
    ToggleSupport,
)
from facilitator.live.queries.doubtful import KEPT_OFF
from facilitator.live.queries.room_view import (
    BLANK,
    RoomClock,
    RoomColumn,
    RoomFrame,
    RoomIssue,
    RoomView,
    RoomWall,
    RoomWallCell,
    RoomWallRow,
    room_look,
    room_pulse,
)
from facilitator.live.queries.room_words import room_words
from facilitator.live.room_state import Peek, Room
from facilitator.live.rules import evolve
from facilitator.live.rules.registry import DECISIONS
from facilitator.live.state import State
from tests.journal.samples import ONE_OF_EACH, PLAN, record, stamp
from tests.makers import UTC_ALL_DAY, Day, at, small_plan, started

SECRET = "SECRET"
"""In every private text there is."""
SAID = "SAID"
"""In what groups said: seen when the board is sent, and never else."""


def seen(day: Day) -> RoomView:
    """What the room sees now."""
    return room_look(day.state, day.now)


def words(day: Day) -> str:
    """The same in words for the lead."""
    return room_words(day.state)


def exercise() -> Day:
    """A day in its exercise with something said."""
    day = started().at("10:00").goes_to("ex1")
    day.does(ToggleClock(), CaptureIssue("G1", "no one asked him"), CaptureIssue("G2", "filed, not read"))
    return day


# -- which picture ---------------------------------------------------------------------------------------------


def test_before_the_start_the_title_card() -> None:
    """Whose day it is, and when it begins."""
    day = Day()
    assert seen(day) == RoomView("title", UTC_ALL_DAY, "A small day", "Test Pool", begins=at("09:30"))
    assert words(day) == "the title of the day"


def test_a_talk_shows_its_page_and_no_clock() -> None:
    """Page for page."""
    day = started()
    day.does(NextPage())
    view = seen(day)
    assert (view.shows, view.title, view.clock) == ("page", "Welcome", None)
    assert [block.spans[0].text for block in view.blocks if isinstance(block, model.Heading)] == ["welcome 2"]
    assert words(day) == "page 2 of 3 of Welcome"


def test_an_exercise_shows_the_task_what_is_asked_for_and_the_clock() -> None:
    """All three at once."""
    day = exercise().wait(90)
    view = seen(day)
    assert (view.shows, view.asked) == ("task", (5, 6))
    assert view.clock == RoomClock("running", 20 * 60 - 90, 1200, at("10:20"))
    assert words(day) == "the task and the clock"


def test_the_story_of_a_case_says_that_it_is_made_up_and_warns() -> None:
    """From its first page on; the task before it only warns."""
    day = exercise()
    assert (seen(day).fictional, seen(day).warning) == (False, "Neglect")
    day.does(NextPage())
    assert (seen(day).fictional, seen(day).warning) == (True, "Neglect")


def test_only_public_cues_are_said_aloud() -> None:
    """Half way is for the trainer, pens down for everyone; a clock that has not started says nothing."""
    day = exercise().wait(minutes=19)
    assert seen(day).cue == ""
    day.wait(minutes=1)
    assert seen(day).cue == "Pens down"
    assert seen(started().at("10:00").goes_to("ex1")).cue == ""


def test_a_break_says_when_everyone_is_back_and_then_how_long_ago_that_was() -> None:
    """The time stays; what is left goes below nothing."""
    day = exercise().at("11:00").goes_to("lunch").wait(minutes=10)
    clock = seen(day).clock
    assert clock is not None
    assert (seen(day).shows, clock.ends, clock.left) == ("break", at("11:30"), 20 * 60)
    over = seen(day.wait(minutes=25)).clock
    assert over is not None
    assert (over.ends, over.left) == (at("11:30"), -5 * 60)
    assert words(day) == "when the break is over"


def test_a_report_back_shows_only_hand_outs_until_the_board_is_sent() -> None:
    """And of the board the words, numbers and names."""
    day = exercise().at("10:21").goes_to("back1")
    assert (seen(day).shows, seen(day).columns) == ("page", ())
    assert day.does(ShowInRoom("board")) == (RoomViewChosen("board", "ex1"),)
    view = seen(day)
    assert (view.shows, view.title) == ("board", "Exercise 1")
    assert view.columns[0] == RoomColumn("Group 1", (RoomIssue("1", "no one asked him"),))
    assert len(view.columns) == 4
    assert words(day) == "the board"


def test_the_board_of_one_group_alone_and_what_is_read_back_to_it() -> None:
    """The others stay out of sight."""
    day = exercise()
    day.does(ShowInRoom("board", group="G2"))
    assert [column.name for column in seen(day).columns] == ["Group 2"]
    assert words(day) == "the board of Group 2"
    day.does(ShowInRoom("read-back", "ex1", "G1"))
    assert (seen(day).shows, [column.name for column in seen(day).columns]) == ("read-back", ["Group 1"])
    assert words(day) == "the words read back of Group 1"


def test_how_many_others_said_it_too_and_where_a_moved_issue_comes_from() -> None:
    """A count, not the groups; its own number."""
    day = exercise()
    day.happens(IssueEchoed("E1-G1-1", "G3"), IssueEchoed("E1-G1-1", "G4"))
    day.does(MoveIssue("E1-G2-1", "G1"), ShowInRoom("board"))
    assert seen(day).columns[0].issues == (
        RoomIssue("1", "no one asked him", 2),
        RoomIssue("G2-1", "filed, not read"),
    )


def test_a_view_is_chosen_for_one_item() -> None:
    """At the next the room sees its page again; back at the first, what was chosen there."""
    day = exercise()
    day.does(ShowInRoom("clock"))
    assert (seen(day).shows, words(day)) == ("clock", "a large clock")
    day.goes_to("back1")
    assert seen(day).shows == "page"
    day.goes_to("ex1")
    assert seen(day).shows == "clock"
    day.does(ShowInRoom("page"))
    assert seen(day).shows == "task"


def test_after_the_end_thank_you_and_an_address_if_there_is_a_real_one() -> None:
    """A blank that nobody filled in is no address."""
    for feedback, address in (
        ("https://example.org/f", "https://example.org/f"),
        ("{{ feedback address }}", ""),
        ("https://example.org/{{ x }}", ""),
        ("ask us", ""),
    ):
        day = started(replace(small_plan(), feedback=feedback))
        day.does(EndRun())
        assert seen(day) == RoomView("thanks", UTC_ALL_DAY, "A small day", "Test Pool", feedback=address)
    assert words(day) == "thank you"


# -- what looks personal ---------------------------------------------------------------------------------------

PERSONAL = "Mrs Sharon Jones, 0161 496 0123, told the school"
"""A flipchart line that gives somebody away."""


def named_day() -> Day:
    """A day in its exercise whose board, group and next item tell who somebody is."""
    day = exercise()
    day.does(CaptureIssue("G1", PERSONAL), RenameGroup("G2", "Sharon Jones"), InsertItem("Ring Mrs Patel", 5, "ex1"))
    return day


def holds(view: RoomView, *secrets: str) -> bool:
    """Whether any of these is anywhere in what the room is given, or on its screen at a large size."""
    painted = "\n".join(strip.text for strip in room_lines(view, 200, 60, ink("dark")))
    given = repr(msgspec.to_builtins(view, enc_hook=str))
    return any(secret in given or secret in painted for secret in secrets)


def test_what_looks_personal_waits_for_a_yes_on_the_board_and_in_the_read_back() -> None:
    """A name and a number are kept off in words; the yes lets them through, and undo of the yes takes them back."""
    day = named_day()
    for shows in (ShowInRoom("board"), ShowInRoom("board", "ex1", "G1"), ShowInRoom("read-back", "ex1", "G1")):
        day.does(shows)
        assert not holds(seen(day), "Sharon", "0161", "Jones")
        assert seen(day).columns[0].issues[1] == RoomIssue("2", KEPT_OFF)
        assert words(day).endswith("kept off: ⟦doubtful.open:f n⟧ decides")
        day.does(JudgeWords("E1-G1-2", True))
        assert seen(day).columns[0].issues[1] == RoomIssue("2", PERSONAL)
        day.does(Undo())
        assert seen(day).columns[0].issues[1] == RoomIssue("2", KEPT_OFF)


def test_a_no_keeps_it_off_and_a_new_wording_is_looked_at_afresh() -> None:
    """Words that the lead holds back stay off even where no rule finds them."""
    day = named_day()
    day.does(ShowInRoom("board"), JudgeWords("E1-G1-2", False), JudgeWords("E1-G1-1", False))
    assert [issue.text for issue in seen(day).columns[0].issues] == [KEPT_OFF, KEPT_OFF]
    day.does(EditIssue("E1-G1-2", "a relative told the school"))
    assert seen(day).columns[0].issues[1].text == "a relative told the school"
    day.does(EditIssue("E1-G1-2", PERSONAL + "!"))
    assert seen(day).columns[0].issues[1].text == KEPT_OFF


def test_a_groups_name_that_looks_personal_is_its_number_until_the_yes() -> None:
    """On the board of all groups and on its own."""
    day = named_day()
    day.does(ShowInRoom("board"))
    assert [column.name for column in seen(day).columns][:2] == ["Group 1", "Group 2"]
    assert words(day) == "the board; 2 look personal and are kept off: ⟦doubtful.open:f n⟧ decides"
    day.does(JudgeWords("group G2", True), JudgeWords("E1-G1-2", True))
    assert seen(day).columns[1].name == "Sharon Jones"
    assert words(day) == "the board"


def test_the_title_of_an_item_put_in_on_the_day_waits_too() -> None:
    """Until then the room reads what kind of item it is; a title of the plan stands as it is."""
    day = named_day()
    put_in = next(item for item in day.state.plan.items if item.title == "Ring Mrs Patel")
    day.goes_to(put_in.id)
    for shows in ("page", "clock"):
        day.does(ShowInRoom(shows))
        assert (seen(day).title, holds(seen(day), "Patel")) == ("Talk", False)
        assert words(day).endswith("; 1 looks personal and is kept off: ⟦doubtful.open:f n⟧ decides")
    day.does(JudgeWords(f"item {put_in.id}", True))
    assert seen(day).title == "Ring Mrs Patel"
    planned = replace(
        small_plan(), items=(replace(small_plan().items[0], title="Mrs Patel speaks"), *small_plan().items[1:])
    )
    assert seen(started(planned)).title == "Mrs Patel speaks"


def test_hypotheses_wait_as_issues_do() -> None:
    """They are captured the same way and shown the same way."""
    day = exercise().at("11:30").goes_to("ex2")
    day.does(CaptureIssue("G1", PERSONAL), ShowInRoom("board"))
    assert seen(day).columns[0].issues[0].text == KEPT_OFF


# -- blank, hold, support --------------------------------------------------------------------------------------


def test_blank_is_nothing_at_all() -> None:
    """And comes back as it was."""
    day = exercise()
    before = seen(day)
    assert day.does(ToggleBlank()) == (RoomBlanked(),)
    assert (seen(day), words(day)) == (BLANK, "nothing: it is blank")
    assert msgspec.to_builtins(BLANK)["title"] == ""
    assert day.does(ToggleBlank()) == (RoomUnblanked(),)
    assert seen(day) == before


def test_a_held_room_stays_where_it_was() -> None:
    """Pages, items and a chosen view move on without it; blank still works; released, it follows."""
    day = started()
    day.does(NextPage(), ToggleHold())
    before = seen(day)
    day.does(NextPage())
    day.goes_to("ex1")
    assert seen(day) == before
    assert words(day) == "page 2 of 3 of Welcome (held)"
    assert "held" in day.refuses(ShowInRoom("clock"))
    day.does(ToggleBlank())
    assert seen(day) == BLANK
    day.does(ToggleBlank(), ToggleHold())
    assert seen(day).shows == "task"


def test_a_held_clock_goes_on_counting() -> None:
    """It is the exercise's, though the lead looks ahead."""
    day = exercise()
    day.does(ToggleHold())
    before = room_pulse(day.state, day.now)
    day.does(GoTo("lunch"))
    day.wait(5)
    assert seen(day).shows == "task"
    assert words(day) == "the task and the clock of Exercise 1 (held)"
    assert room_pulse(day.state, day.now) != before


def support_plan() -> Plan:
    """A small plan with a support page."""
    page = Page("Support", (Paragraph((Span("Speak to us in the quiet room"),)),), notes=(SECRET,))
    plan = small_plan()
    return replace(plan, support="support.md", decks={**plan.decks, "support.md": Deck("support.md", (page,))})


def test_support_lies_over_everything_but_blank() -> None:
    """From anywhere, and away again; a plan without such a page says so."""
    day = started(support_plan())
    day.does(ToggleHold(), ToggleSupport())
    assert (seen(day).shows, words(day)) == ("support", "the support page")
    assert seen(day).blocks == (Paragraph((Span("Speak to us in the quiet room"),)),)
    day.does(ToggleBlank())
    assert seen(day) == BLANK
    day.does(ToggleBlank(), ToggleSupport())
    assert seen(day).shows == "page"
    assert "no support page" in started().refuses(ToggleSupport())


def test_looking_back_editing_and_undoing_never_move_the_room() -> None:
    """Only its own commands and the day itself do; none of them can be undone onto people's heads."""
    day = exercise()
    day.does(ShowInRoom("clock"))
    before = seen(day)
    day.does(EditIssue("E1-G1-1", "better"), AddNote("a note"), WithdrawIssue("E1-G2-1"), Undo())
    assert seen(day) == before
    assert day.state.room == Room("clock", "ex1")


def test_what_cannot_be_shown_is_refused_in_words() -> None:
    """Each with its reason."""
    assert "nothing" not in Day().refuses(ShowInRoom("board"))
    assert "No exercise has begun" in started().refuses(ShowInRoom("board"))
    assert "no clock" in Day().refuses(ShowInRoom("clock"))
    day = exercise()
    assert "no such group" in day.refuses(ShowInRoom("board", group="G9"))
    assert "no such group" in day.refuses(ShowInRoom("read-back"))
    assert "no such exercise" in day.refuses(ShowInRoom("board", "lunch"))
    assert day.does(ShowInRoom("page")) == ()


@pytest.mark.parametrize("command", [ToggleBlank(), ToggleHold(), ShowInRoom("page")])
def test_the_room_can_be_worked_after_the_end(command: Command) -> None:
    """A blank screen must be brought back whatever the day is doing."""
    assert type(command) in DECISIONS
    day = exercise()
    day.does(EndRun())
    assert day.tries(command) == ""


def test_a_run_that_has_not_started_has_no_room() -> None:
    """There is no plan to show."""
    with pytest.raises(ValueError, match="not been started"):
        room_look(State(), stamp(1))


def test_the_pulse_beats_with_the_clock_and_else_with_the_minute() -> None:
    """A page that stands still is not painted again every second."""
    day = Day()
    first = room_pulse(day.state, day.now)
    assert room_pulse(day.wait(1).state, day.now) == first
    assert room_pulse(day.wait(60).state, day.now) != first
    day = exercise()
    first = room_pulse(day.state, day.now)
    assert room_pulse(day.wait(1).state, day.now) != first


# -- nothing private -------------------------------------------------------------------------------------------

PUBLIC = {"id", "item", "exercise", "group", "to", "into", "after", "target", "case", "ref", "about", "name"}
"""Fields of events that are ids, or that name a group: nobody's words."""


def private_item(item: Item) -> Item:
    """An item whose every private text is marked."""
    return replace(
        item,
        prompts=(f"{SECRET} prompt",),
        aims=(f"{SECRET} aim",),
        leads=(f"{SECRET} lead",),
        materials=(f"{SECRET} material",),
        cues=(Cue(600, f"{SECRET} cue"), Cue(5, f"{SECRET} cue")),
        case="robin.md",
        background=("back.md",),
        outcomes=(f"{SECRET} outcome",),
    )


def private_plan() -> Plan:
    """The samples' plan with a mark in every text that is not for the room."""
    noted = Page("A page", (Paragraph((Span("for all"),)),), notes=(f"{SECRET} note",))
    case = Case(
        "robin.md",
        f"{SECRET} case",
        (noted,),
        points=(LearningPoint(SECRET, f"{SECRET} point", (SECRET,)),),
        went_right=(f"{SECRET} right",),
        criteria=f"{SECRET} criteria",
        hypotheses=(f"{SECRET} expected",),
        chronology=(
            CaseEvent(
                "e1", f"{SECRET} date", f"{SECRET} event", ("GP",), {f"{SECRET} count": 1}, f"{SECRET} question?"
            ),
        ),
        views=(CaseView("GP", ()), CaseView("nursery", ())),
    )
    return replace(
        PLAN,
        items=tuple(private_item(item) for item in PLAN.items),
        description=f"{SECRET} description",
        outcomes=(Outcome(SECRET, f"{SECRET} outcome"),),
        themes=(Theme(SECRET, SECRET, f"{SECRET} theme", SECRET, (SECRET,), (SECRET,)),),
        agencies=(f"{SECRET} agency",),
        decks={"welcome": Deck("welcome", (noted,)), "support": Deck("support", (noted,))},
        cases={"robin.md": case},
        background={"back.md": Deck("back.md", (noted,), f"{SECRET} background")},
        support="support",
        unfilled=(f"{SECRET} blank",),
    )


def hidden(event: Event) -> list[str]:
    """The fields with words that are not everyone's; a message to the room is written for everyone."""
    texts = [field.name for field in msgspec.structs.fields(event) if field.type is str and field.name not in PUBLIC]
    return [] if isinstance(event, RoomMessageShown) else texts


def marked(event: Event) -> Event:
    """An event with a mark in every text that is nobody's business, and another in what a group said."""
    if isinstance(event, RunStarted):
        return replace(event, plan=private_plan(), trainers=(SECRET,), venue=SECRET)
    changed: dict[str, object] = {}
    for field in msgspec.structs.fields(event):
        if field.name in hidden(event):
            said = isinstance(event, IssueCaptured | IssueEdited)
            changed[field.name] = SAID if said else f"{SECRET} {field.name}"
        elif field.type is Item:
            changed[field.name] = private_item(getattr(event, field.name))
        elif field.type is Theme:
            changed[field.name] = Theme(SECRET, SECRET, SECRET)
    if isinstance(event, SecondClockStarted):
        changed["name"] = SECRET
    return replace(event, **changed)


def rooms(state: State) -> list[Room]:
    """Everything the room can be told to show of a state."""
    views: tuple[RoomShows, ...] = get_args(RoomShows)
    found = [Room(view, state.current, "a08", group) for view in views for group in ("", "G2", "G3")]
    beside = Room(peek=Peek("a08", 0), message="Back in 5 minutes")
    return [*found, Room(support=True), Room(blank=True), state.room, *([beside] if state.plan.items else [])]


PLAINLY = ink("dark", plainly=True)
"""In ordinary letters alone, so that every word on the screen is text."""


def test_nothing_private_reaches_the_room_whatever_happens() -> None:
    """Every kind of event, at every item and page, in every view: neither in the view nor on the painted screen."""
    happened = [marked(event) for event in ONE_OF_EACH]
    assert {type(event) for event in happened} == set(KINDS)
    state, sent = State(), 0
    for entry in record(happened):
        state = evolve(state, entry)
        for item in ("", *(item.id for item in state.plan.items)):
            here = replace(state, current=item)
            for room in rooms(here):
                view = room_look(replace(here, room=room), stamp(entry.seq))
                inside = repr(view)
                assert SECRET not in inside, (KINDS[type(entry.event)], room)
                told = view.shows in ("board", "read-back")
                assert told or SAID not in inside
                sent += SAID in inside
                if item == state.current:
                    painted = "\n".join(strip.text for strip in room_lines(view, 80, 24, PLAINLY))
                    assert SECRET not in painted
                    assert told or SAID not in painted
    assert sent, "the board was never seen, so this proves nothing"


def test_the_marks_are_where_they_should_be() -> None:
    """The proof above is about texts that are really there."""
    for event in map(marked, ONE_OF_EACH):
        assert not hidden(event) or SECRET in repr(event) or SAID in repr(event)
    assert repr(private_plan()).count(SECRET) > 20


def records(kind: object, found: set[type]) -> set[type]:
    """Every record that a type is made of."""
    for part in get_args(kind):
        records(part, found)
    if inspect.isclass(kind) and issubclass(kind, msgspec.Struct) and kind not in found:
        found.add(kind)
        for field in msgspec.structs.fields(kind):
            records(field.type, found)
    return found


def test_the_rooms_view_is_made_of_nothing_else() -> None:
    """The allow-list: its own records, and the blocks of a page without the page that holds private notes."""
    blocks = {*get_args(model.Block), model.Span, model.Bar}
    assert records(RoomView, set()) == {
        *(RoomView, RoomClock, RoomColumn, RoomFrame, RoomIssue, RoomWall, RoomWallRow, RoomWallCell),
        *blocks,
    }
    assert set(RoomView.__struct_fields__) == {
        *("shows", "offsets", "title", "organisation", "blocks", "fictional", "warning", "asked", "clock", "cue"),
        *("columns", "begins", "feedback", "rehearsal", "frame", "coming", "part", "message", "wall"),
        *("stepped", "turn"),
    }
