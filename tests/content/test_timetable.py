"""The first day: 32 slides in 22 items, each in its place, at its time, for its outcomes."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

import msgspec
import pytest

from facilitator.agenda.model import Item, Plan


class Line(NamedTuple):
    """One line of the timetable."""

    id: str
    starts: str
    minutes: int
    slides: tuple[int, ...]
    outcomes: tuple[int, ...]
    least: int
    kind: str = "talk"


ANY_DAY = date(2026, 3, 2)
ALL = (1, 2, 3, 4, 5)
TIMETABLE = (
    Line("a01", "09:30", 15, (1,), ALL, 10),
    Line("a02", "09:45", 15, (2,), (1,), 10),
    Line("a03", "10:00", 20, (3, 4, 5, 6), (2,), 12),
    Line("a04", "10:20", 10, (7, 8), (2,), 6),
    Line("a05", "10:30", 15, (9,), (1, 2), 8),
    Line("a06", "10:45", 10, (), (), 5, "break"),
    Line("a07", "10:55", 10, (10, 11, 12), (3,), 8),
    Line("a08", "11:05", 20, (13,), (3, 5), 20, "exercise"),
    Line("a09", "11:25", 30, (13,), (3, 4), 20, "report-back"),
    Line("a10", "11:55", 15, (14,), (5,), 8),
    Line("a11", "12:10", 15, (15,), (5,), 10),
    Line("a12", "12:25", 45, (16,), (), 30, "break"),
    Line("a13", "13:10", 15, (17,), (3,), 10),
    Line("a14", "13:25", 20, (18,), (3, 5), 20, "exercise"),
    Line("a15", "13:45", 25, (18,), (3, 4), 18, "report-back"),
    Line("a16", "14:10", 15, (19,), (), 10, "break"),
    Line("a17", "14:25", 20, (20, 21, 22, 23, 24), (4,), 12),
    Line("a18", "14:45", 15, (25, 26, 27), (3, 4), 10),
    Line("a19", "15:00", 25, (28, 29), (5,), 15),
    Line("a20", "15:25", 10, (30,), (3,), 5),
    Line("a21", "15:35", 15, (31,), (5,), 8),
    Line("a22", "15:50", 10, (32,), ALL, 10),
)

TITLES = {
    1: "Learning from Serious Case Reviews",
    3: "Criteria",
    4: "Criteria continued",
    7: "Purpose",
    8: "The purpose is not to",
    9: "Process",
    13: "Group exercise, Case study 1",
    15: "Double loop learning",
    16: "Lunch",
    17: "Serious Case Review 2: Child O & P",
    18: "Group exercise, Case study 2",
    19: "Break",
    20: "Ofsted evaluation 2007-08",
    22: "Key messages",
    25: "Overview of Manchester SCRs",
    28: "Professional dangerousness",
    29: "Professional dangerousness continued",
    30: "Example case of good practice in Manchester",
    31: "Hypothesising",
    32: "Concluding remarks",
}
"""The titles of the source that tell its slides apart; titles are facts."""


def starts(plan: Plan) -> list[time]:
    """When each item begins when all goes to plan."""
    begins = datetime.combine(ANY_DAY, plan.starts)
    found = []
    for item in plan.items:
        if item.at is not None:
            begins = max(begins, datetime.combine(ANY_DAY, item.at))
        found.append(begins.time())
        begins += timedelta(minutes=item.minutes)
    return [*found, begins.time()]


def slides(plan: Plan, item: Item) -> tuple[int, ...]:
    """The numbered slides an item shows, in its order."""
    return tuple(page.slide for page in plan.pages_of(item) if page.slide)


def test_there_are_22_items_and_390_minutes(first: Plan) -> None:
    """From half past nine to four."""
    assert len(first.items) == 22
    assert first.minutes == 390
    assert (first.starts, first.finishes) == (time(9, 30), time(16))
    assert starts(first)[-1] == first.finishes


@pytest.mark.parametrize(("number", "line"), list(enumerate(TIMETABLE)), ids=[line.id for line in TIMETABLE])
def test_an_item_stands_in_the_timetable(first: Plan, number: int, line: Line) -> None:
    """Start, minutes, slides, outcomes, shortest length and kind."""
    item = first.items[number]
    outcomes = tuple(int(outcome.removeprefix("LO")) for outcome in item.outcomes)
    shortest = item.minutes if item.fixed or not item.least else item.least
    found = Line(
        item.id,
        starts(first)[number].strftime("%H:%M"),
        item.minutes,
        slides(first, item),
        tuple(sorted(outcomes)),
        shortest,
        item.kind,
    )
    assert found == line


def test_every_slide_is_in_one_item_but_those_of_the_exercises_in_two(first: Plan) -> None:
    """An exercise's slide stays up for its report-back."""
    placed = Counter(slide for item in first.items for slide in slides(first, item))
    assert placed == {slide: 2 if slide in (13, 18) else 1 for slide in range(1, 33)}
    shown = Counter(page.slide for deck in first.decks.values() for page in deck.pages if page.slide)
    assert shown == dict.fromkeys(range(1, 33), 1)


def test_slides_keep_their_titles(first: Plan) -> None:
    """A trainer who knows the deck finds her way."""
    found = {page.slide: page.title for deck in first.decks.values() for page in deck.pages if page.slide}
    assert {slide: found[slide] for slide in TITLES} == TITLES


def test_a_page_lost_twice_is_noticed(first: Plan) -> None:
    """The check above can fail."""
    shorter = msgspec.structs.replace(first, items=tuple(item for item in first.items if item.id != "a17"))
    placed = {slide for item in shorter.items for slide in slides(shorter, item)}
    assert set(range(1, 33)) - placed == {20, 21, 22, 23, 24}


def test_the_lost_slides_have_room_for_local_material_and_name_no_case(first: Plan) -> None:
    """Slides 10 to 12 left nothing, and say so."""
    pages = {page.slide: page for deck in first.decks.values() for page in deck.pages}
    for slide in (10, 11, 12):
        words = " ".join(span.text for block in pages[slide].blocks for span in getattr(block, "spans", ()))
        assert "local material" in words.lower()
        assert f"original slide {slide} was a picture" in " ".join(pages[slide].notes)


def test_both_exercises_last_exactly_20_minutes_and_call_the_time(first: Plan) -> None:
    """Five or six issues, and calls with 10, 5, 2 and 0 left."""
    exercises = [item for item in first.exercises() if item.kind == "exercise"]
    assert [item.id for item in exercises] == ["a08", "a14"]
    for item in exercises:
        assert item.minutes == 20
        assert item.fixed
        assert item.issues == (5, 6)
        assert sum(phase.minutes for phase in item.phases) == 20
        assert [cue.minutes for cue in sorted(item.cues, key=lambda cue: -cue.minutes)] == [10, 5, 2, 0]


def test_slide_31_asks_for_at_least_four_hypotheses(first: Plan) -> None:
    """As a kind of their own."""
    (item,) = (item for item in first.exercises() if item.capture == "hypotheses")
    assert set(slides(first, item)) == {31}
    assert item.issues[0] >= 4


def test_lunch_follows_slide_15_and_the_break_slide_18(first: Plan) -> None:
    """Two rules kept from the source."""
    ids = [item.id for item in first.items]
    last = {slide: item.id for item in first.items for slide in slides(first, item)}
    assert ids[ids.index(last[15]) + 1] == last[16] == "a12"
    assert ids[ids.index(last[18]) + 1] == last[19] == "a16"


def test_report_backs_follow_their_exercises(days: dict[str, Plan]) -> None:
    """At once, and on the same case."""
    for plan in days.values():
        for number, item in enumerate(plan.items):
            if item.kind == "report-back":
                assert plan.items[number - 1].id == item.of
                assert plan.items[number - 1].case == item.case


def test_nobody_sits_longer_than_two_hours_without_a_break(days: dict[str, Plan]) -> None:
    """On any of the days."""
    for plan in days.values():
        sitting = 0
        for item in plan.items:
            sitting = 0 if item.kind == "break" else sitting + item.minutes
            assert sitting <= 120, f"{plan.id} {item.id}"


def test_all_slack_together_is_125_minutes(first: Plan) -> None:
    """And three items give none."""
    assert sum(item.minutes - item.least for item in first.items if item.least and not item.fixed) == 125
    fixed = [item.id for item in first.items if item.fixed]
    assert fixed == ["a08", "a14", "a22"]


def test_every_outcome_is_served(days: dict[str, Plan]) -> None:
    """By one item at least."""
    for plan in days.values():
        assert {outcome for item in plan.items for outcome in item.outcomes} == {one.id for one in plan.outcomes}


def test_every_item_has_an_aim_and_a_prompt(first: Plan, second: Plan) -> None:
    """Two prompts or more on the first day."""
    for plan in (first, second):
        for item in plan.items:
            assert item.aims, item.id
            assert item.prompts, item.id
    assert all(len(item.prompts) >= 2 for item in first.items)


def test_the_second_day_has_17_items_and_360_minutes(second: Plan) -> None:
    """From half past nine to half past three."""
    assert [item.minutes for item in second.items] == [
        *(15, 20, 15, 25, 15, 20, 20, 25, 25, 45, 30, 20, 10, 20, 25, 15, 15)
    ]
    assert len(second.items) == 17
    assert second.minutes == 360
    assert (second.starts, second.finishes) == (time(9, 30), time(15, 30))
    assert starts(second)[-1] == second.finishes
    assert len(second.outcomes) == 6


def test_the_demonstration_is_over_in_ten_minutes_with_three_groups(demonstration: Plan) -> None:
    """And has one item of every kind."""
    assert demonstration.minutes == 10
    assert demonstration.groups == len(demonstration.group_names) == 3
    assert starts(demonstration)[-1] == demonstration.finishes
    assert {item.kind for item in demonstration.items} == {"talk", "exercise", "report-back", "break"}


def test_phases_never_outlast_their_item(days: dict[str, Plan]) -> None:
    """Nor does a cue come before it begins."""
    for plan in days.values():
        for item in plan.items:
            assert sum(phase.minutes for phase in item.phases) <= item.minutes, item.id
            assert all(cue.minutes <= item.minutes for cue in item.cues), item.id
