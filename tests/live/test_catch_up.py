"""Winning time back: what is proposed, and that it always works."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitator.agenda.model import Item, Plan
from facilitator.live.facts.agenda import Cut, InsertItem, MoveItem, NextItem, SkipItem, SplitItem, TakeCatchUp
from facilitator.live.facts.base import Command
from facilitator.live.facts.changes import Undo
from facilitator.live.facts.clocks import ChangeClock
from facilitator.live.facts.day import EndRun
from facilitator.live.queries.catch_up import CatchUp, Proposal, catch_up, lateness
from tests.makers import ITEMS, Day, small_plan

steady = settings(
    derandomize=True, deadline=None, database=None, max_examples=200, suppress_health_check=list(HealthCheck)
)


def found(day: Day) -> CatchUp:
    """What can be done now."""
    return catch_up(day.state, day.now)


def told(day: Day) -> list[tuple[str, str]]:
    """The proposals in words."""
    return [(proposal.title, proposal.words) for proposal in found(day).proposals]


def take(proposal: Proposal) -> TakeCatchUp:
    """The command that takes a proposal."""
    return TakeCatchUp(proposal.target, proposal.cuts, proposal.words)


def plan(*items: Item, finishes: time = time(11)) -> Plan:
    """A plan of items from half past nine."""
    return replace(small_plan(items), finishes=finishes)


# -- what is proposed ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("begun", ["09:30", "09:35", "09:40"])
def test_within_a_minute_of_the_plan_there_is_nothing_to_win(begun: str) -> None:
    """The free time before lunch soaks up ten minutes."""
    day = Day().at(begun)
    day.does(NextItem())
    assert found(day) == CatchUp()


def test_under_a_minute_late_is_not_worth_a_word() -> None:
    """59 seconds are on time, 60 are not."""
    day = Day().at("09:40:59")
    day.does(NextItem())
    assert found(day) == CatchUp()
    day = Day().at("09:41")
    day.does(NextItem())
    assert found(day).target == "lunch"


def test_one_item_that_can_give_it() -> None:
    """Report-back 1 may shrink to 20; the exercise is fixed, and the rest names no least."""
    day = Day().at("09:45")
    day.does(NextItem())
    way = found(day)
    assert (way.target, way.name, way.late, way.missed, way.asks) == ("lunch", "Lunch", 300, "", False)
    assert told(day) == [("All of it from Report-back 1", "Report-back 1 gets 25 min instead of 30")]


def test_three_ways_a_little_from_each_from_few_and_dropping() -> None:
    """12 late; a 20/10, b 30/20, c 20/15 can give 10, 10 and 5; d may be dropped."""
    items = (
        Item("a", "Arrivals", 20, least=10),
        Item("b", "Board", 30, least=20),
        Item("c", "Case", 20, least=15),
        Item("d", "Digression", 15, priority="could", outcomes=("LO1",)),
    )
    day = Day(plan(*items, finishes=time(10, 55))).at("09:42")
    day.does(NextItem())
    assert told(day) == [
        (
            "A little from 3 items",
            "Arrivals ends after 15 min instead of 20; Board gets 25 min instead of 30; Case gets 18 min instead of 20",
        ),
        (
            "All of it from Arrivals and Board",
            "Arrivals ends after 14 min instead of 20; Board gets 24 min instead of 30",
        ),
        ("Drop Digression", "Digression is dropped (15 min); nothing else serves LO1"),
    ]


def test_what_could_be_held_is_dropped_before_what_should() -> None:
    """The shorter one does not help it; what must be held is never dropped."""
    items = (
        Item("a", "Arrivals", 20),
        Item("b", "Board", 12, priority="should"),
        Item("c", "Case", 25, priority="could"),
    )
    day = Day(plan(*items, finishes=time(10, 27))).at("09:41")
    day.does(NextItem())
    assert told(day) == [("Drop Case", "Case is dropped (25 min)")]


def test_a_drop_that_is_not_enough_goes_with_a_shorter_item() -> None:
    """20 late: 15 dropped, and 5 of the rest."""
    items = (Item("a", "Arrivals", 30, least=22), Item("b", "Board", 15, priority="should"))
    day = Day(plan(*items, finishes=time(10, 15))).at("09:50")
    day.does(NextItem())
    assert told(day) == [
        ("Drop Board, and shorten Arrivals", "Arrivals ends after 25 min instead of 30; Board is dropped (15 min)")
    ]


def test_an_exercise_takes_its_report_back_with_it_or_stays() -> None:
    """A report-back without its exercise has nothing to report."""
    exercise = Item("ex", "Exercise", 10, kind="exercise", capture="issues", priority="could")
    back = Item("back", "Report-back", 10, kind="report-back", of="ex", priority="could")
    day = Day(plan(ITEMS[1], exercise, back, finishes=time(10, 10))).at("09:45")
    day.does(NextItem())
    assert [title for title, _ in told(day)] == ["Drop Exercise and Report-back"]
    must = replace(back, priority="must")
    day = Day(plan(ITEMS[1], exercise, must, finishes=time(10, 10))).at("09:35")
    day.does(NextItem())
    assert found(day).proposals == ()


def test_an_item_cut_in_three_is_dropped_whole_or_not_at_all() -> None:
    """The parts are one thing."""
    items = (Item("a", "Arrivals", 20), Item("b", "Board", 30, priority="could"))
    day = Day(plan(*items, finishes=time(10, 20))).at("09:40")
    day.does(NextItem(), SplitItem("b", 20), SplitItem("x1", 4))
    (proposal,) = found(day).proposals
    assert proposal.words == "Board (part 2) is dropped (4 min); Board (part 3) is dropped (6 min)"
    day.does(ChangeClock(60.0))
    (proposal,) = found(day).proposals
    assert {cut.item for cut in proposal.cuts} == {"b", "x1", "x2"}
    day.does(take(proposal))


def test_a_fixed_point_that_cannot_be_reached_gives_way_to_the_finish() -> None:
    """19 late at lunch, of which report-back 1 has 10; lunch itself has 10 more."""
    day = Day().at("09:59")
    day.does(NextItem())
    way = found(day)
    assert (way.target, way.missed, way.late) == ("finish", "Lunch", 19 * 60)
    assert told(day)[0][1] == "Report-back 1 gets 20 min instead of 30; Lunch gets 21 min instead of 30"


def test_where_nothing_is_enough_it_says_how_much_there_is() -> None:
    """40 late with 20 to give."""
    day = Day().at("10:20")
    day.does(NextItem())
    way = found(day)
    assert (way.proposals, way.missed, way.most, way.asks) == ((), "Lunch", 20, True)


def test_more_than_half_an_hour_asks_for_a_missed_start() -> None:
    """Half an hour does not."""
    for begun, asks in (("10:00", False), ("10:01", True)):
        day = Day().at(begun)
        day.does(NextItem())
        assert found(day).asks is asks


def test_an_item_that_goes_on_keeps_a_last_minute() -> None:
    """Eight of its fifteen minutes are used: its least is 5, but 6 more cannot be taken."""
    day = Day(plan(Item("a", "Arrivals", 15, least=5), Item("b", "Board", 30), finishes=time(10, 15))).at("09:36")
    day.does(NextItem())
    assert told(day) == [("All of it from Arrivals", "Arrivals ends after 9 min instead of 15")]
    day.wait(minutes=8)
    assert told(day) == [("All of it from Arrivals", "Arrivals ends after 9 min instead of 15")]
    day.wait(minutes=1)
    assert told(day) == []


def test_an_ended_day_has_nothing_to_win() -> None:
    """It is over."""
    day = Day().at("10:20")
    day.does(NextItem(), EndRun())
    assert found(day).proposals == ()


# -- taking one ------------------------------------------------------------------------------------------------


def late() -> Day:
    """Five minutes late at lunch."""
    day = Day().at("09:45")
    day.does(NextItem())
    return day


@pytest.mark.parametrize(
    ("cuts", "why"),
    [
        ((), "no longer possible"),
        ((Cut("ex1", 300.0),), "no longer possible"),  # fixed
        ((Cut("aim", 300.0),), "no longer possible"),  # no least
        ((Cut("back1", 660.0),), "no longer possible"),  # below its least
        ((Cut("back1", 150.0), Cut("back1", 150.0)), "no longer possible"),  # twice
        ((Cut("back1", -300.0),), "no longer possible"),
        ((Cut("back1", float("nan")),), "no longer possible"),
        ((Cut("back1", skipped=True),), "no longer possible"),  # must be held
        ((Cut("nowhere", 300.0),), "no longer possible"),
        ((Cut("back1", 60.0),), "no longer enough"),
    ],
)
def test_what_the_plan_does_not_allow_or_is_not_enough_is_not_taken(cuts: tuple[Cut, ...], why: str) -> None:
    """Whoever asks for it."""
    assert why in late().refuses(TakeCatchUp("lunch", cuts))


def test_time_that_was_won_meanwhile_need_not_be_won() -> None:
    """Nothing is late any more."""
    day = late()
    wish = take(found(day).proposals[0])
    day.does(ChangeClock(-300.0))
    assert "on time again" in day.refuses(wish)
    assert "on time again" in day.refuses(TakeCatchUp("nowhere", wish.cuts))


def test_it_is_recorded_with_what_it_was_for() -> None:
    """Target, cuts, how late, and the words."""
    day = late()
    (event,) = day.does(take(found(day).proposals[0]))
    assert event.__class__.__name__ == "CatchUpTaken"
    assert (getattr(event, "behind", 0), getattr(event, "words", "")) == (
        300,
        "Report-back 1 gets 25 min instead of 30",
    )


# -- whatever the day ------------------------------------------------------------------------------------------

lengths = st.integers(1, 40)
names = st.sampled_from([*(f"i{number}" for number in range(9)), "x1", "x2"])
replanned: st.SearchStrategy[Command] = st.one_of(
    st.builds(SplitItem, names, st.integers(1, 30)),
    st.builds(SplitItem, names, st.integers(1, 30)),
    st.builds(MoveItem, names, names),
    st.builds(InsertItem, st.just("Extra"), st.integers(1, 20), names),
    st.builds(SkipItem, names),
    st.builds(ChangeClock, st.sampled_from([60.0, 330.0])),
)
fresh = st.builds(
    lambda minutes, least, fixed, priority, kind: Item(
        "", "", minutes, least=min(least, minutes), fixed=fixed, priority=priority, kind=kind
    ),
    lengths,
    st.integers(0, 30),
    st.booleans(),
    st.sampled_from(["must", "should", "could"]),
    st.sampled_from(["talk", "talk", "exercise", "break"]),
)
plans = st.lists(fresh, min_size=2, max_size=9)
stops = st.sets(st.integers(1, 8), max_size=3)


def made(items: list[Item], fixed: set[int], spare: int) -> Plan:
    """A plan of these items, some of them with a fixed time `spare` minutes after the one before it ends."""
    named, minute = [], 9 * 60 + 30
    for number, item in enumerate(items):
        stop = None
        if number in fixed:
            minute += spare
            stop = time(minute // 60, minute % 60)
        named.append(replace(item, id=f"i{number}", title=f"Item {number}", at=stop))
        minute += item.minutes
    return replace(small_plan(named), finishes=time(minute // 60, minute % 60))


@steady
@given(
    plans,
    stops,
    st.integers(0, 10),
    st.integers(0, 60),
    st.integers(0, 3),
    st.integers(0, 30),
    st.lists(replanned, max_size=3),
)
def test_a_taken_proposal_always_reaches_its_target_and_undo_restores_every_time(
    items: list[Item], fixed: set[int], spare: int, late: int, done: int, inside: int, changes: list[Command]
) -> None:
    """It touches nothing that is protected, moves no fixed point, and gives back all it took."""
    day = Day(made(items, fixed, spare)).at("09:30").wait(minutes=late)
    for _ in range(min(done + 1, len(items))):
        day.does(NextItem())
    for change in changes:
        day.tries(change)
    day.wait(minutes=inside)
    way, before = found(day), day.schedule()
    assert len(way.proposals) <= 3
    assert len({proposal.cuts for proposal in way.proposals}) == len(way.proposals)
    assert not way.proposals or lateness(day.state, way.target, day.now) >= 60
    for proposal in way.proposals:
        day.does(take(proposal))
        assert lateness(day.state, proposal.target, day.now) <= 0
        for cut in proposal.cuts:
            item, row = day.state.plan.item(cut.item), day.row(cut.item)
            assert not item.fixed
            assert item.priority != "must" if cut.skipped else 0 < item.least <= row.minutes
        for row in day.schedule().rows:
            if row.fixed and row.mark in ("next", "later"):
                assert row.begins >= row.planned
        won = sum(row.minutes for row in before.rows) - sum(row.minutes for row in day.schedule().rows)
        assert won * 60 == pytest.approx(sum(cut.seconds for cut in proposal.cuts))
        day.does(Undo())
        assert day.schedule() == before
