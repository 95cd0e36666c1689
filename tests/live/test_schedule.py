"""When things are expected, by examples worked out by hand.

The plan: welcome 09:30, aim 09:40, ex1 10:00, back1 10:20 to 10:50, ten minutes' slack, lunch fixed at 11:00, ex2
11:30, back2 11:50, close 12:10 to 12:20.
"""

from __future__ import annotations

import pytest

from facilitator.live.facts.agenda import NextItem, PreviousItem, RepeatItem, SkipItem
from facilitator.live.facts.clocks import ChangeClock, SetClock, ToggleClock
from facilitator.live.facts.day import EndRun, ReopenRun
from facilitator.live.queries.schedule import drift_words, length_words, planned_starts, schedule
from facilitator.live.state import State
from tests.makers import Day, at, stamp, started

PLANNED = {
    "welcome": "09:30",
    "aim": "09:40",
    "ex1": "10:00",
    "back1": "10:20",
    "lunch": "11:00",
    "ex2": "11:30",
    "back2": "11:50",
    "close": "12:10",
}


def begins(day: Day) -> dict[str, str]:
    """When each item began or is expected to, as times of day."""
    return {row.item.id: f"{row.begins:%H:%M}" for row in day.schedule().rows}


def marks(day: Day) -> str:
    """The marks of all items by a letter: done, now, x for next, later, skipped, passed over."""
    letters = {"next": "x", "passed over": "p"}
    return "".join(letters.get(row.mark, row.mark[0]) for row in day.schedule().rows)


def finish(day: Day) -> str:
    """The expected finish."""
    return f"{day.schedule().finish:%H:%M:%S}"


def test_the_plan_by_itself() -> None:
    """Planned and expected are the same."""
    day = Day()
    assert planned_starts(day.state) == {item: at(time) for item, time in PLANNED.items()}
    assert begins(day) == PLANNED
    assert marks(day) == "xlllllll"
    assert (finish(day), day.schedule().planned_finish, day.schedule().behind) == ("12:20:00", at("12:20"), 0)


def test_nothing_is_known_before_the_run_has_started() -> None:
    """There is no plan yet."""
    assert planned_starts(State()) == {}
    with pytest.raises(ValueError, match="no schedule"):
        schedule(State(), stamp("09:00"))


def test_waiting_past_the_start_pushes_everything_up_to_lunch() -> None:
    """Six minutes late, and lunch soaks them up."""
    day = Day().at("09:36")
    assert begins(day) == {
        **PLANNED,
        "welcome": "09:36",
        "aim": "09:46",
        "ex1": "10:06",
        "back1": "10:26",
    }
    assert (finish(day), day.schedule().behind) == ("12:20:00", 360)


def test_a_late_start_is_soaked_up_by_lunch_as_far_as_it_can() -> None:
    """The rest is carried to the finish."""
    day = Day().at("09:45")  # 15 late; 10 of them are soaked up by the slack before lunch
    day.does(NextItem())
    assert begins(day)["back1"] == "10:35"
    assert begins(day)["lunch"] == "11:05"
    assert (finish(day), day.schedule().behind) == ("12:25:00", 900)


def test_an_early_start_is_in_hand() -> None:
    """Lunch still waits for its time."""
    day = Day().at("09:25")
    day.does(NextItem())
    assert (day.schedule().behind, begins(day)["aim"], begins(day)["lunch"]) == (-300, "09:35", "11:00")
    assert finish(day) == "12:20:00"


def test_on_time_all_the_way() -> None:
    """Four minutes into the first item."""
    day = started().wait(minutes=4)
    assert (begins(day), marks(day), day.schedule().behind) == (PLANNED, "nxllllll", 0)


def test_an_early_finish_is_in_hand_until_the_fixed_point() -> None:
    """What follows begins earlier, lunch does not."""
    day = started().wait(minutes=6)
    day.does(NextItem())
    assert (day.schedule().behind, begins(day)["ex1"], begins(day)["lunch"]) == (-240, "09:56", "11:00")
    assert day.row("welcome").ends == at("09:36")


def test_an_overrun_carries_forward() -> None:
    """First up to lunch, then past it."""
    day = started().wait(minutes=13)
    assert (day.schedule().behind, begins(day)["aim"], finish(day)) == (180, "09:43", "12:20:00")
    day.wait(minutes=10)
    assert (day.schedule().behind, begins(day)["lunch"], finish(day)) == (780, "11:03", "12:23:00")


def test_a_clock_that_waits_or_stands_makes_the_day_late_as_it_goes() -> None:
    """Nothing gets done meanwhile."""
    day = started().at("10:00").goes_to("ex1").wait(minutes=3)
    assert (day.schedule().behind, begins(day)["back1"]) == (180, "10:23")
    day.does(ToggleClock())
    day.wait(minutes=5).does(ToggleClock())
    day.wait(minutes=2)
    assert (day.schedule().behind, begins(day)["back1"]) == (300, "10:25")


def test_added_and_taken_time_shows_at_once() -> None:
    """That is its price."""
    day = started()
    day.does(ChangeClock(300.0))
    assert (day.schedule().behind, day.row("welcome").minutes, begins(day)["aim"]) == (300, 15, "09:45")
    day.does(ChangeClock(-480.0))
    assert (day.schedule().behind, begins(day)["aim"]) == (-180, "09:37")


def test_a_skipped_item_takes_no_time() -> None:
    """And a skipped fixed point holds nothing up."""
    day = started()
    day.does(SkipItem("ex1"), SkipItem("back1"))
    assert (begins(day)["lunch"], finish(day), day.schedule().behind) == ("11:00", "12:20:00", 0)
    assert marks(day) == "nxssllll"
    assert day.row("ex1").begins == day.row("ex1").ends == at("10:00")
    day.does(SkipItem("lunch"))
    assert (begins(day)["ex2"], finish(day)) == ("10:00", "10:50:00")


def test_an_item_left_by_skipping_says_so() -> None:
    """With the time it did take."""
    day = started().wait(minutes=2)
    day.does(NextItem(skipping=True))
    assert marks(day) == "snxlllll"
    assert (day.row("welcome").begins, day.row("welcome").ends) == (at("09:30"), at("09:32"))


def test_items_that_were_jumped_are_passed_over() -> None:
    """They are neither done nor to come."""
    day = started().wait(minutes=10).goes_to("back1")
    assert marks(day) == "dppnxlll"
    assert (day.schedule().behind, begins(day)["lunch"]) == (-40 * 60, "11:00")
    assert begins(day)["aim"] == "09:40"


def test_the_fixed_point_itself_early_and_late() -> None:
    """Begun early it ends early."""
    day = started().at("10:55").goes_to("lunch")
    assert (day.schedule().behind, begins(day)["ex2"]) == (-300, "11:25")
    late = started().at("11:07").goes_to("lunch")
    assert (late.schedule().behind, begins(late)["ex2"], finish(late)) == (420, "11:37", "12:27:00")


def test_going_back_and_forward_again_counts_nothing_twice() -> None:
    """An item held before takes only what it had left."""
    day = started().wait(minutes=10)
    day.does(NextItem())
    day.wait(minutes=5)  # 09:45, five minutes into aim, on time
    day.does(PreviousItem())  # welcome has nothing left, aim has fifteen
    assert marks(day) == "nxllllll"
    assert (day.schedule().behind, begins(day)["aim"], begins(day)["ex1"]) == (0, "09:45", "10:00")
    day.wait(minutes=2)
    assert (day.schedule().behind, begins(day)["aim"], begins(day)["ex1"]) == (120, "09:47", "10:02")
    day.does(NextItem())
    assert (day.schedule().behind, begins(day)["ex1"], finish(day)) == (120, "10:02", "12:20:00")


def test_going_back_before_a_lunch_that_was_held_does_not_wait_for_it_again() -> None:
    """It was eaten."""
    day = started()
    day.does(SkipItem("ex1"), SkipItem("back1"))
    day.at("10:30").goes_to("lunch").at("10:45").goes_to("aim")
    day.does(SetClock(300.0))
    assert begins(day)["lunch"] == "10:50"
    assert begins(day)["ex2"] == "11:05"


def test_a_look_ahead_keeps_what_is_left_of_what_was_looked_at() -> None:
    """A minute spent there is a minute lost here, and won there."""
    day = started().wait(minutes=2).goes_to("close").wait(minutes=1).goes_to("welcome")
    assert (finish(day), day.schedule().behind) == ("12:19:00", 60)


def test_again_takes_the_full_time_again() -> None:
    """The first try is the price."""
    day = started().wait(minutes=4)
    day.does(RepeatItem())
    assert (day.schedule().behind, begins(day)["welcome"], begins(day)["aim"]) == (240, "09:34", "09:44")


def test_a_day_that_ended_is_measured_at_its_finish() -> None:
    """However late one looks at it."""
    day = started().at("12:05").goes_to("close").at("12:12")
    day.does(EndRun())
    day.wait(minutes=300)
    assert (finish(day), day.schedule().behind) == ("12:12:00", -480)
    assert marks(day) == "dppppppd"
    assert day.row("close").ends == at("12:12")


def test_a_day_that_ended_too_soon_passed_over_the_rest() -> None:
    """But for what was skipped."""
    day = started().wait(minutes=5)
    day.does(SkipItem("lunch"), EndRun())
    assert marks(day) == "dpppsppp"
    assert finish(day) == "09:35:00"


def test_a_day_that_ended_before_it_began() -> None:
    """It was held nowhere."""
    day = Day().at("09:50")
    day.does(EndRun())
    day.wait(minutes=20)
    assert (finish(day), marks(day)) == ("09:50:00", "pppppppp")


def test_a_reopened_day_goes_on() -> None:
    """With what the last item had left."""
    day = started().at("12:10").goes_to("close").at("12:12")
    day.does(EndRun())
    day.at("12:30").does(ReopenRun())
    assert (finish(day), day.schedule().behind, marks(day)) == ("12:38:00", 18 * 60, "dppppppn")


def test_two_looks_in_one_second_see_the_same_day() -> None:
    """To the value."""
    day = started()
    day.wait(61.2)
    one = day.schedule()
    day.clock.turn(wall=0.31, run=0.310004)  # the two clocks are read one after the other
    assert day.schedule() == one


@pytest.mark.parametrize(
    ("behind", "words"),
    [
        (0, "on time"),
        (59, "on time"),
        (-59, "on time"),
        (60, "1 min behind"),
        (-60, "1 min in hand"),
        (360, "6 min behind"),
        (-3600, "1 h in hand"),
        (4800, "1 h 20 min behind"),
    ],
)
def test_drift_is_said_in_words(behind: float, words: str) -> None:
    """Never with a sign."""
    assert drift_words(behind) == words


@pytest.mark.parametrize(("minutes", "words"), [(0, "0 min"), (45, "45 min"), (60, "1 h"), (80, "1 h 20 min")])
def test_lengths(minutes: int, words: str) -> None:
    """In hours and minutes."""
    assert length_words(minutes) == words
