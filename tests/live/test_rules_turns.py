"""Whose turn it is: asked for, refused, and told to the second."""

from __future__ import annotations

import msgspec

from facilitator.live.facts.agenda import GoTo, NextItem
from facilitator.live.facts.base import Command
from facilitator.live.facts.changes import Redo, Undo
from facilitator.live.facts.clocks import ChangeClock
from facilitator.live.facts.groups import AddGroup, CloseGroup
from facilitator.live.facts.turns import (
    FinishTurns,
    GiveTurn,
    NextTurn,
    OrderTurns,
    PassTurn,
    TurnGiven,
    TurnPassed,
    TurnsFinished,
    TurnsOrdered,
)
from facilitator.live.queries.turns import TurnFace, turn_face
from tests.live.test_rules import Row, check, rows
from tests.makers import ITEMS, Day, small_plan

BACK: list[Command] = [NextItem(), GoTo("back1")]
GROUPS = ("G1", "G2", "G3", "G4")


def given(group: str) -> TurnGiven:
    """A turn in the first report-back."""
    return TurnGiven("back1", group)


def finished(group: str, to: str = "") -> TurnsFinished:
    """A group through in the first report-back."""
    return TurnsFinished("back1", group, to)


ROUND = TurnsOrdered("back1", "round-robin", GROUPS)
ONE_BY_ONE = OrderTurns("group by group")
NEXT, PASS, FINISH = NextTurn(), PassTurn(), FinishTurns()

TURNS = {
    "the first turn puts the order on record": Row(BACK, NEXT, (ROUND, given("G1"))),
    "round and round": Row([*BACK, *[NEXT] * 4], NEXT, (given("G1"),)),
    "another first group in the second": Row(
        [NextItem(), GoTo("back2")],
        NEXT,
        (TurnsOrdered("back2", "round-robin", ("G2", "G3", "G4", "G1")), TurnGiven("back2", "G2")),
    ),
    "pass": Row([*BACK, NEXT], PASS, (TurnPassed("back1", "G1", "G2"),)),
    "pass without a turn": Row(BACK, PASS, "nobody's turn"),
    "passing leaves a group in": Row([*BACK, NEXT, PASS, NEXT, NEXT], NEXT, (given("G1"),)),
    "the last one that passes is through": Row(
        [*BACK, NEXT, FinishTurns("G2"), FinishTurns("G3"), FinishTurns("G4")], PASS, (finished("G1"),)
    ),
    "finished": Row([*BACK, NEXT], FINISH, (finished("G1", "G2"),)),
    "finished ones are left out": Row([*BACK, NEXT, FINISH, NEXT, NEXT], NEXT, (given("G2"),)),
    "another one finishes": Row([*BACK, NEXT], FinishTurns("G3"), (finished("G3", "G1"),)),
    "finished twice": Row([*BACK, NEXT, FinishTurns("G3")], FinishTurns("G3"), "Group 3 has finished already"),
    "finished before any turn": Row(BACK, FinishTurns("G1"), (ROUND, finished("G1", "G2"))),
    "when all have finished": Row([*BACK, NEXT, *[FINISH] * 4], NEXT, "Every group has finished"),
    "one has more to say": Row([*BACK, NEXT, *[FINISH] * 4], GiveTurn("G2"), (given("G2"),)),
    "give": Row([*BACK, NEXT], GiveTurn("G3"), (given("G3"),)),
    "give first": Row(BACK, GiveTurn("G3"), (ROUND, given("G3"))),
    "give it again": Row([*BACK, NEXT], GiveTurn("G1"), "Group 1's turn already"),
    "give to nobody": Row(BACK, GiveTurn("G9"), "no such group"),
    "give to one that has left": Row([*BACK, CloseGroup("G2")], GiveTurn("G2"), "Group 2 has left"),
    "one that has left is left out": Row([*BACK, NEXT, CloseGroup("G2")], NEXT, (given("G3"),)),
    "the one whose turn it is leaves": Row([*BACK, NEXT, NEXT, CloseGroup("G2")], NEXT, (given("G3"),)),
    "one that sat down late comes last": Row([*BACK, *[NEXT] * 4, AddGroup()], NEXT, (given("G5"),)),
    "group by group": Row([*BACK, ONE_BY_ONE, NEXT], NEXT, (finished("G1", "G2"),)),
    "group by group to the end": Row([*BACK, ONE_BY_ONE, *[NEXT] * 4], NEXT, (finished("G4"),)),
    "group by group after the end": Row([*BACK, ONE_BY_ONE, *[NEXT] * 5], NEXT, "Every group has finished"),
    "group by group, passing is for later": Row(
        [*BACK, ONE_BY_ONE, NEXT, PASS, NEXT, NEXT], NEXT, (finished("G4", "G1"),)
    ),
    "no turns in a gallery walk": Row([*BACK, OrderTurns("gallery walk")], NEXT, "nobody has the turn"),
    "order": Row(BACK, ONE_BY_ONE, (TurnsOrdered("back1", "group by group", GROUPS),)),
    "order it again": Row([*BACK, ONE_BY_ONE], ONE_BY_ONE, ()),
    "order by name": Row(
        BACK, OrderTurns("round-robin", ("G3", "G1", "G3")), (TurnsOrdered("back1", "round-robin", ("G3", "G1")),)
    ),
    "order otherwise": Row(BACK, OrderTurns("by lot"), "round-robin, group by group or in a gallery walk"),
    "order nobody": Row(BACK, OrderTurns("round-robin", ("G9",)), "no such group"),
    "no turns in a talk": Row([NextItem()], NEXT, "only while they report back"),
    "no turns at nothing": Row([NextItem()], NextTurn("nowhere"), "only while they report back"),
    "for another report-back": Row(
        BACK,
        FinishTurns("G1", "back2"),
        (TurnsOrdered("back2", "round-robin", ("G2", "G3", "G4", "G1")), TurnsFinished("back2", "G1", "G2")),
    ),
}


@rows(TURNS)
def test_turns(row: Row) -> None:
    """Next, pass, finished, chosen, ordered."""
    check(row, Day().at("09:30"))


def back(turns: str = "") -> Day:
    """A day that has just come to its first report-back of thirty minutes, which asks for six issues a group."""
    items = tuple(msgspec.structs.replace(item, turns=turns) if item.id == "back1" else item for item in ITEMS)
    day = Day(small_plan(items)).at("09:30")
    day.does(NextItem())
    return day.goes_to("back1")


def face(day: Day) -> TurnFace:
    """The turns as a screen shows them."""
    shown = turn_face(day.state, day.now)
    assert shown is not None
    return shown


def test_before_the_first_turn_the_face_says_who_begins() -> None:
    """Thirty minutes for six rounds of four: seventy-five seconds each."""
    shown = face(back())
    assert (shown.now, shown.next, shown.share, shown.left, shown.rounds) == ("", "G1", 75, 75, 6)


def test_a_turn_counts_down_and_over() -> None:
    """What it takes too long is shared by the others."""
    day = back()
    day.does(NEXT)
    day.wait(45)
    assert (face(day).now, face(day).next, face(day).left, face(day).rounds) == ("G1", "G2", 30, 6)
    day.wait(75)
    assert (face(day).share, face(day).left) == (75, -45)
    day.does(NEXT)
    assert face(day).share == (1800 - 120) // 23


def test_fewer_rounds_fit_rather_than_shorter_turns() -> None:
    """A turn is never planned below a minute while a round can be left out."""
    day = back()
    day.does(NEXT)
    day.wait(16 * 60)
    day.does(NEXT)
    shown = face(day)
    assert (shown.rounds, shown.share) == (3, 14 * 60 // 11)
    day.does(ChangeClock(-720.0))
    assert (face(day).rounds, face(day).share) == (1, 120 // 3)


def test_when_the_time_is_over_nothing_is_left_to_share() -> None:
    """The turn goes on; the face says how long it has been."""
    day = back()
    day.does(NEXT)
    day.wait(minutes=40)
    day.does(NEXT)
    day.wait(10)
    assert (face(day).share, face(day).left, face(day).rounds) == (0, -10, 1)


def test_group_by_group_shares_the_time_between_groups() -> None:
    """As the plan may say."""
    day = back("group by group")
    assert (face(day).order, face(day).share, face(day).rounds) == ("group by group", 450, 0)
    day.does(NEXT, NEXT)
    assert (face(day).now, face(day).next, face(day).waiting, face(day).share) == ("G2", "G3", 3, 600)


def test_a_gallery_walk_has_no_turns() -> None:
    """Nor has a talk, nor a report-back in which all have finished."""
    assert (face(back("gallery walk")).now, face(back("gallery walk")).share) == ("", None)
    day = back()
    day.does(NEXT, *[FINISH] * 4)
    assert (face(day).waiting, face(day).share, face(day).next) == (0, None, "")
    day.goes_to("lunch")
    assert turn_face(day.state, day.now) is None


def test_time_away_is_no_part_of_a_turn() -> None:
    """Coming back from lunch, the group has its turn from then."""
    day = back()
    day.does(NEXT)
    day.wait(30).goes_to("lunch").wait(minutes=30).goes_to("back1").wait(5)
    assert face(day).left == 69


def test_the_first_turn_and_its_order_are_one_step() -> None:
    """One undo takes back both."""
    day = back()
    day.does(NEXT)
    day.does(Undo())
    assert (day.state.turns["back1"].order, day.state.turns["back1"].now) == ("", "")
    day.does(Redo())
    assert (day.state.turns["back1"].order, day.state.turns["back1"].now) == ("round-robin", "G1")


def test_another_group_that_finishes_does_not_start_the_turn_again() -> None:
    """The clock of the group that is speaking goes on."""
    day = back()
    day.does(NEXT)
    day.wait(40).does(FinishTurns("G3"))
    assert (face(day).now, day.state.turns["back1"].given) == ("G1", {"G1": 1})
    assert (face(day).share or 0) - (face(day).left or 0) == 40
