"""The wall: who knew what, what falls out of it by itself, what if somebody had rung, and a case told in stages."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from facilitator.agenda.model import Case, CaseEvent, CaseStage, CaseView, GroupView, Item, Page, Paragraph, Plan, Span
from facilitator.live.facts.agenda import GoTo, NextPage, PageTurned
from facilitator.live.facts.changes import Redo, Undo
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.facts.room import RoomShows, ShowInRoom
from facilitator.live.facts.wall import (
    BringUpStage,
    CoverEvent,
    EventCovered,
    EventTold,
    EventUncovered,
    EventUntold,
    StageBroughtUp,
    TellAgency,
    UncoverEvent,
)
from facilitator.live.queries.room_view import RoomView, RoomWall, room_look
from facilitator.live.queries.telling import events_told, pages_of, parts_of, stage_of
from facilitator.live.queries.view import look
from facilitator.live.queries.wall import gap_words, mindful_words, sum_words, wall_of, who
from facilitator.live.room_state import WallState
from facilitator.live.rules import replay
from tests.makers import Day, page, small_plan, started

CASE = "robin.md"
ASKED = "Had the gate been told of, who would have asked?"


def told(title: str, text: str) -> Page:
    """A page of the story with words that can be looked for."""
    return replace(page(title), blocks=(Paragraph((Span(text),)),))


def case() -> Case:
    """Four events, three agencies, two stages; the clinic and the nursery each have two of four misses."""
    return Case(
        CASE,
        "Robin",
        (
            told("The start", "EARLY one"),
            told("More of it", "EARLY two"),
            told("The end", "LATER words"),
            replace(told("Who knew what", "LATER hand-out"), role="handout"),
        ),
        chronology=(
            CaseEvent("e1", "1 May", "EARLY the clinic waits", half=("GP",), adds={"misses": 2}),
            CaseEvent("e2", "2 May", "EARLY a gate is fitted", what_if=ASKED),
            CaseEvent("e3", "3 May", "LATER the nursery waits", adds={"misses": 2}),
            CaseEvent("e4", "4 May", "LATER nobody was there", half=("nursery",)),
        ),
        views=(CaseView("clinic", ("e1",)), CaseView("GP", ("e2",)), CaseView("nursery", ("e3",))),
        stages=(CaseStage("The start", "Who knew so far?", 0, "e1"), CaseStage("The end", "LATER question?", 2, "e3")),
    )


def plan(*, stages: bool = False) -> Plan:
    """The small plan with that case at its first exercise and report-back."""
    small = small_plan()
    items = tuple(
        replace(item, case=CASE, stages=stages and item.id == "ex1") if item.id in ("ex1", "back1") else item
        for item in small.items
    )
    return replace(small, items=items, cases={CASE: case()})


def at_work(*, stages: bool = False) -> Day:
    """In the exercise."""
    return started(plan(stages=stages)).goes_to("ex1")


def hung(*ids: str) -> Day:
    """With these events uncovered."""
    day = at_work()
    day.does(*(UncoverEvent(CASE, name) for name in ids))
    return day


def wall(day: Day) -> RoomWall:
    """What the room has of the wall."""
    day.does(ShowInRoom("wall"))
    view = room_look(day.state, day.now)
    assert view.shows == "wall"
    assert view.wall is not None
    return view.wall


# -- uncovering --------------------------------------------------------------------------------------------------------


def test_an_event_is_uncovered_covered_again_and_taken_back() -> None:
    """A step like any other; twice the same changes nothing."""
    day = at_work()
    assert day.does(UncoverEvent(CASE, "e1")) == (EventUncovered(CASE, "e1"),)
    assert day.does(UncoverEvent(CASE, "e1")) == ()
    assert day.state.wall == {CASE: WallState(("e1",))}
    day.does(Undo())
    assert day.state.wall == {CASE: WallState()}
    day.does(Redo())
    assert day.does(CoverEvent(CASE, "e1")) == (EventCovered(CASE, "e1"),)
    assert day.does(CoverEvent(CASE, "e1")) == ()
    assert wall_of(day.state, case()).uncovered == ()
    assert replay(day.entries) == day.state


def test_what_is_not_there_is_refused() -> None:
    """In words."""
    day = at_work()
    assert "no such event" in day.refuses(UncoverEvent(CASE, "e9"))
    assert "no such event" in day.refuses(UncoverEvent("other.md", "e1"))
    assert "Uncover the event first" in day.refuses(TellAgency(CASE, "e1", "nursery"))
    day.does(UncoverEvent(CASE, "e1"))
    assert "no such agency" in day.refuses(TellAgency(CASE, "e1", "police"))
    assert "known already" in day.refuses(TellAgency(CASE, "e1", "clinic"))
    assert "no case that says what happened when" in day.goes_to("welcome").refuses(ShowInRoom("wall"))
    assert "no case that is told in stages" in day.refuses(BringUpStage())


def test_a_run_from_elsewhere_may_name_anything() -> None:
    """The fold keeps it, and nothing on a screen stumbles over it."""
    day = at_work()
    day.happens(EventUncovered("gone.md", "x"), EventTold(CASE, "x", "nobody"), StageBroughtUp(CASE, 99))
    day.happens(EventUncovered(CASE, "x"), EventUntold(CASE, "y", "nobody"), StageBroughtUp("gone.md", -4))
    assert wall_of(day.state, case()).uncovered == ()
    assert stage_of(day.state, case()) == 2
    assert wall(day).rows == ()


# -- who knew what -----------------------------------------------------------------------------------------------------


def test_the_wall_tells_known_half_known_and_not_known() -> None:
    """By agency, in the order of the case."""
    found = wall_of(hung("e1", "e4").state, case())
    assert found.agencies == ("clinic", "GP", "nursery")
    first, last = found.uncovered
    assert (who(first, "known"), who(first, "half known"), who(first, "not known")) == (
        ("clinic",),
        ("GP",),
        ("nursery",),
    )
    assert (who(last, "known"), who(last, "half known")) == ((), ("nursery",))
    assert gap_words(found.uncovered) == "Of 2 events, 1 was known in full to one alone, 1 to nobody."
    assert gap_words(()) == ""


def test_nobody_added_them_up_falls_out_when_every_part_is_there() -> None:
    """Not a moment earlier; and the longest list is named."""
    assert wall_of(hung("e1", "e2").state, case()).sums == ()
    found = wall_of(hung("e3", "e1").state, case())
    assert [sum_words(one, found.agencies) for one in found.sums] == [
        "Misses: 4 in all. The longest list had 2 (clinic and nursery). Nobody added them up."
    ]


def test_only_what_was_uncovered_reaches_the_room() -> None:
    """Text, date and question of a covered event are nowhere in its view; the agencies' names are."""
    day = hung("e1")
    found = wall(day)
    assert [row.text for row in found.rows] == ["EARLY the clinic waits"]
    assert found.agencies == ("clinic", "GP", "nursery")
    for event in case().chronology[1:]:
        for words in filter(None, (event.text, event.date, event.what_if)):
            assert words not in repr(room_look(day.state, day.now))


# -- what if somebody had rung? ----------------------------------------------------------------------------------------


def test_an_event_that_was_told_lights_up_what_was_seen_later() -> None:
    """Where the agency was there itself, later, and the event is on the wall; asked, never stated."""
    day = hung("e1", "e2", "e3", "e4")
    assert day.does(TellAgency(CASE, "e2", "nursery")) == (EventTold(CASE, "e2", "nursery"),)
    rows = {row.id: row for row in wall_of(day.state, case()).rows}
    assert [cell.told for cell in rows["e2"].cells] == [False, False, True]
    assert rows["e2"].question == ASKED
    assert [cell.mindful for cell in rows["e3"].cells] == [(), (), ("2 May",)]
    assert [cell.mindful for cell in rows["e4"].cells] == [(), (), ("2 May",)]
    assert [cell.mindful for cell in rows["e1"].cells] == [(), (), ()]
    asked = [ask for row in wall(day).rows for ask in row.asks]
    assert mindful_words(rows["e3"]) == ("With 2 May in mind, what would nursery have made of this?",)
    assert len(asked) == 3
    assert all(ask.endswith("?") for ask in asked)


def test_what_is_supposed_is_taken_back_by_the_same_key_and_goes_with_its_event() -> None:
    """A covered event supposes nothing."""
    day = hung("e2", "e3")
    day.does(TellAgency(CASE, "e2", "nursery"))
    assert day.does(TellAgency(CASE, "e2", "nursery")) == (EventUntold(CASE, "e2", "nursery"),)
    day.does(TellAgency(CASE, "e2", "nursery"), CoverEvent(CASE, "e2"))
    assert day.state.wall[CASE].told == ()
    assert not any(cell.told or cell.mindful for row in wall(day).rows for cell in row.cells)


# -- the parts of a jigsaw ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("views", "groups", "expected"),
    [
        ((), (1, 2, 3), [("clinic",), ("GP",), ("nursery",)]),
        ((), (1, 2), [("clinic", "nursery"), ("GP",)]),
        ((), (1, 2, 3, 5), [("clinic",), ("GP",), ("nursery",), ("clinic",)]),
        ((GroupView(2, ("clinic", "GP")),), (1, 2), [("nursery",), ("clinic", "GP")]),
        ((GroupView(1, ("GP",)), GroupView(2, ("GP",))), (1, 2), [("GP",), ("GP",)]),
    ],
)
def test_parts_are_dealt_as_the_plan_says_else_in_order(
    views: tuple[GroupView, ...], groups: tuple[int, ...], expected: list[tuple[str, ...]]
) -> None:
    """No agency is left over, and no group goes without."""
    parts = parts_of(case(), Item("x", "X", 1, views=views), groups)
    assert [part.agencies for part in parts] == expected
    assert [part.group for part in parts] == list(groups)


def test_a_part_has_what_its_agencies_knew_in_order() -> None:
    """And nothing that they half knew."""
    (part,) = parts_of(case(), None, (7,))
    assert [event.id for event in part.events] == ["e1", "e2", "e3"]
    assert parts_of(replace(case(), views=()), None, (1,)) == ()
    assert parts_of(case(), None, ()) == ()


def test_the_room_is_shown_one_groups_part_as_a_page() -> None:
    """That group's alone."""
    day = at_work()
    day.does(ShowInRoom("part", group="G2"))
    view = room_look(day.state, day.now)
    assert (view.shows, view.fictional) == ("part", True)
    assert "a gate is fitted" in repr(view)
    assert "the clinic waits" not in repr(view)
    assert look(day.state, day.now).room == "what Group 2 reads"
    assert "no such group" in day.refuses(ShowInRoom("part", group="G9"))


# -- stages ------------------------------------------------------------------------------------------------------------


VIEWS: tuple[tuple[RoomShows, str], ...] = (("page", ""), ("wall", ""), ("part", "G1"), ("part", "G3"))


def room_everywhere(day: Day) -> list[RoomView]:
    """What the room sees at every page, view and item that can be reached now."""
    found = []
    for item in ("ex1", "back1"):
        for number in range(12):
            day.does(GoTo(item, number))
            for view, group in VIEWS:
                day.does(ShowInRoom(view, group=group))
                found.append(room_look(day.state, day.now))
            day.does(ShowInRoom("page"))
    return found


@pytest.mark.parametrize("how", ["plan", "key"])
def test_the_room_never_sees_ahead(how: str) -> None:
    """No word of a later stage is in any view of the room, nor in what the lead's pages go through."""
    day = at_work(stages=how == "plan")
    if how == "key":
        assert stage_of(day.state, case()) == 0
        day.does(BringUpStage())
    assert stage_of(day.state, case()) == 1
    inside = "".join(map(repr, room_everywhere(day)))
    assert "EARLY one" in inside
    assert "EARLY two" in inside
    assert "LATER" not in inside
    assert "Who knew so far?" in inside
    assert "has not been told yet" in day.refuses(UncoverEvent(CASE, "e3"))
    day.goes_to("ex1")
    day.does(BringUpStage())
    inside = "".join(map(repr, room_everywhere(day)))
    assert "LATER words" in inside
    assert "LATER question?" in inside
    assert "LATER hand-out" in inside


def test_the_next_stage_comes_by_its_key_alone() -> None:
    """Space goes through the pages to the question, and waits there; undo covers the stage again."""
    day = at_work(stages=True)
    pages = pages_of(day.state, day.state.plan.item("ex1"))
    deck = len(pages) - 3
    assert [one.title for one in pages[deck:]] == ["The start", "More of it", "The start"]
    for _ in pages[1:]:
        day.does(NextPage())
    now = look(day.state, day.now).now
    assert now is not None
    assert (now.page_number, now.stage, now.stages) == (len(pages), 1, 2)
    assert "⟦stage.next:J⟧ brings it up" in day.refuses(NextPage())
    brought = day.does(BringUpStage())
    assert brought == (StageBroughtUp(CASE, 2), PageTurned("ex1", len(pages)))
    assert "LATER words" in repr(room_look(day.state, day.now))
    assert "Every part of the case has been told" in day.refuses(BringUpStage())
    day.does(Undo())
    assert stage_of(day.state, case()) == 1
    assert "LATER" not in repr(room_look(day.state, day.now))


def test_told_at_once_nothing_changes() -> None:
    """The plain exercise: all its pages, no question between them, and every event can be uncovered."""
    day = at_work()
    item = day.state.plan.item("ex1")
    assert pages_of(day.state, item) == day.state.plan.pages_of(item)
    assert events_told(day.state, case()) == case().chronology
    now = look(day.state, day.now).now
    assert now is not None
    assert (now.stage, now.stages) == (0, 0)
    day.does(CaptureIssue("G1", "no one asked"))
    assert [issue.stage for issue in day.state.issues.values()] == [0]


def test_what_is_said_is_marked_by_the_stage_it_was_said_at() -> None:
    """By the order of events: what comes later changes nothing about it."""
    day = at_work()
    day.does(CaptureIssue("G1", "before it"), BringUpStage(), CaptureIssue("G1", "after one"))
    day.does(BringUpStage(), CaptureIssue("G2", "after two"))
    assert {issue.text: issue.stage for issue in day.state.issues.values()} == {
        "before it": 0,
        "after one": 1,
        "after two": 2,
    }
    assert replay(day.entries) == day.state
