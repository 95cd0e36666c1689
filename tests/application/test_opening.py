"""Opening a run: times of day become instants, wherever and whenever the laptop is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from msgspec.structs import replace

from facilitator.application import opening
from facilitator.application.opening import (
    LETTERS,
    Localise,
    Setup,
    default_groups,
    local_instant,
    new_run_name,
    offsets,
    open_run,
    start_command,
    start_of_day,
    system_local,
)
from facilitator.journal.port import WriteRefused
from facilitator.live.facts.agenda import NextItem
from facilitator.live.facts.base import Refused
from facilitator.live.stamp import offset_at
from tests.makers import HandClock, StubbornJournal, small_plan

FOUR = Setup(groups=("A", "B", "C", "D"))


def zone(hours: float, *changes: tuple[str, float]) -> Localise:
    """A local time: so many hours ahead of UTC, and others from each of these instants (ISO, UTC) on."""

    def localise(instant: datetime) -> datetime:
        ahead = hours
        for since, then in changes:
            if instant >= utc(since):
                ahead = then
        return instant.astimezone(timezone(timedelta(hours=ahead)))

    return localise


def utc(text: str) -> datetime:
    """An instant in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


HERE = zone(0)
LONDON = zone(0, ("2026-03-29T01:00", 1), ("2026-10-25T01:00", 0))
NEW_YORK = zone(-5, ("2026-03-08T07:00", -4), ("2026-11-01T06:00", -5))
SYDNEY = zone(11, ("2026-04-04T16:00", 10), ("2026-10-03T16:00", 11))
KIRITIMATI = zone(14)


@pytest.mark.parametrize(
    ("localise", "near", "clock_time", "expected"),
    [
        (LONDON, "2026-01-10T12:00", "09:30", "2026-01-10T09:30"),
        (LONDON, "2026-07-10T12:00", "09:30", "2026-07-10T08:30"),
        (LONDON, "2026-07-10T23:30", "09:30", "2026-07-11T08:30"),  # half past midnight there: already the 11th
        (LONDON, "2026-03-29T08:00", "00:30", "2026-03-29T00:30"),
        (LONDON, "2026-03-29T08:00", "01:30", "2026-03-29T01:00"),  # jumped over: the first instant after it
        (LONDON, "2026-03-29T08:00", "01:00", "2026-03-29T01:00"),
        (LONDON, "2026-03-29T08:00", "02:00", "2026-03-29T01:00"),
        (LONDON, "2026-03-29T08:00", "09:30", "2026-03-29T08:30"),
        (LONDON, "2026-10-25T08:00", "01:30", "2026-10-25T00:30"),  # there twice: the first
        (LONDON, "2026-10-25T08:00", "02:30", "2026-10-25T02:30"),
        (NEW_YORK, "2026-03-08T12:00", "02:30", "2026-03-08T07:00"),
        (NEW_YORK, "2026-03-08T12:00", "09:30", "2026-03-08T13:30"),
        (NEW_YORK, "2026-11-01T12:00", "01:30", "2026-11-01T05:30"),
        (NEW_YORK, "2026-11-01T12:00", "02:30", "2026-11-01T07:30"),
        (SYDNEY, "2026-10-04T02:00", "02:30", "2026-10-03T16:00"),
        (SYDNEY, "2026-04-05T02:00", "02:30", "2026-04-04T15:30"),
        (SYDNEY, "2026-04-05T02:00", "09:30", "2026-04-04T23:30"),
        (KIRITIMATI, "2026-05-05T20:00", "09:30", "2026-05-05T19:30"),
    ],
)
def test_a_local_time_of_day(localise: Localise, near: str, clock_time: str, expected: str) -> None:
    """On the local day, through both changes of the clocks, on either side of the world."""
    assert local_instant(utc(near), time.fromisoformat(clock_time), localise) == utc(expected)


@pytest.mark.parametrize(
    ("now", "begins"),
    [
        ("07:29", "07:29"),  # two hours and a minute early: a try-out
        ("07:30", "09:30"),
        ("09:25:40", "09:30"),
        ("09:30", "09:30"),
        ("10:30", "09:30"),
        ("10:30:01", "10:30"),
        ("22:15:50", "22:15"),
    ],
)
def test_a_day_keeps_the_plans_times_when_it_is_near_them(now: str, begins: str) -> None:
    """Otherwise it begins this minute."""
    assert start_of_day(small_plan(), utc(f"2026-03-02T{now}"), HERE, None) == utc(f"2026-03-02T{begins}")


def test_a_day_begins_when_the_trainer_says() -> None:
    """However far off that is."""
    assert start_of_day(small_plan(), utc("2026-07-10T05:00"), LONDON, time(13)) == utc("2026-07-10T12:00")


def test_a_day_at_its_planned_time() -> None:
    """Local times of the plan, as instants."""
    command = start_command(small_plan(), FOUR, utc("2026-07-10T08:20"), LONDON)
    assert command.day == utc("2026-07-10").date()
    assert command.starts_at == utc("2026-07-10T08:30")
    assert command.finishes_at == utc("2026-07-10T11:20")
    assert command.fixed == {"lunch": utc("2026-07-10T10:00")}
    assert command.offsets == ((utc("2026-07-10T08:30"), 60),)
    assert (command.groups, command.rehearsal) == (FOUR.groups, 0.0)


def test_a_day_that_moves_takes_its_fixed_points_along() -> None:
    """Tried out at nine in the evening."""
    command = start_command(small_plan(), FOUR, utc("2026-01-10T21:00:30"), LONDON)
    assert command.starts_at == utc("2026-01-10T21:00")
    assert command.fixed == {"lunch": utc("2026-01-10T22:30")}
    assert command.finishes_at == utc("2026-01-10T23:50")


@pytest.mark.parametrize("begins", ["07:30", "09:15", "09:57", "10:30", "10:59"])
def test_fixed_points_are_times_of_the_clock(begins: str) -> None:
    """Another start, typed or "now": lunch and the finish are where the plan has them, and so is what was planned."""
    setup = replace(FOUR, starts=time.fromisoformat(begins))
    command = start_command(small_plan(), setup, utc("2026-01-10T09:00"), zone(-1))
    assert command.starts_at == utc(f"2026-01-10T{begins}") + timedelta(hours=1)
    assert command.planned_at == utc("2026-01-10T10:30")
    assert command.fixed == {"lunch": utc("2026-01-10T12:00")}
    assert command.finishes_at == utc("2026-01-10T13:20")


def test_a_day_opened_late_is_late() -> None:
    """Nobody typed a start, and it is more than an hour too late: what the room waits for has not moved."""
    command = start_command(small_plan(), FOUR, utc("2026-01-10T10:40:20"), LONDON)
    assert command.starts_at == utc("2026-01-10T10:40")
    assert command.planned_at == utc("2026-01-10T09:30")
    assert command.fixed == {"lunch": utc("2026-01-10T11:00")}


@pytest.mark.parametrize("begins", ["07:29", "11:00", "21:00"])
def test_what_the_clock_cannot_hold_moves_with_the_start(begins: str) -> None:
    """A fixed point that is over when the day begins, or a try-out before breakfast: the plan moves as a whole."""
    setup = replace(FOUR, starts=time.fromisoformat(begins))
    command = start_command(small_plan(), setup, utc("2026-01-10T09:00"), LONDON)
    starts = utc(f"2026-01-10T{begins}")
    assert command.planned_at is None
    assert command.fixed == {"lunch": starts + timedelta(minutes=90)}
    assert command.finishes_at == starts + timedelta(minutes=170)


NIGHT = replace(
    small_plan(
        [replace(small_plan().items[0], minutes=90), replace(small_plan().items[1], at=time(0, 15), minutes=45)]
    ),
    starts=time(22),
    finishes=time(1),
)


@pytest.mark.parametrize(
    ("now", "starts", "begins"),
    [
        ("2026-01-10T21:50", None, "2026-01-10T22:00"),
        ("2026-01-10T22:40", None, "2026-01-10T22:00"),
        ("2026-01-10T23:40", None, "2026-01-10T23:40"),
        ("2026-01-11T00:05", None, "2026-01-11T00:05"),
        ("2026-01-10T23:50", time(0, 5), "2026-01-11T00:05"),
        ("2026-01-11T00:10", time(23, 55), "2026-01-10T23:55"),
    ],
)
def test_a_plan_that_lasts_over_midnight(now: str, starts: time | None, begins: str) -> None:
    """What is earlier on the clock comes on the next day, from whichever side of midnight the run is opened."""
    command = start_command(NIGHT, replace(FOUR, starts=starts), utc(now), HERE)
    assert command.starts_at == utc(begins)
    assert command.fixed == {"aim": utc("2026-01-11T00:15")}
    assert command.finishes_at == utc("2026-01-11T01:00")
    assert (command.planned_at or command.starts_at) == utc("2026-01-10T22:00")


def test_the_day_is_the_local_one() -> None:
    """Half past nine in Kiritimati is yesterday in Greenwich."""
    command = start_command(small_plan(), FOUR, utc("2026-05-05T19:20"), KIRITIMATI)
    assert command.day.isoformat() == "2026-05-06"


def test_offsets_of_a_day_on_which_the_clocks_change() -> None:
    """Enough to tell local time later, on any machine."""
    found = offsets(utc("2026-10-24T22:30"), LONDON)
    assert found == ((utc("2026-10-24T22:30"), 60), (utc("2026-10-25T01:00"), 0))
    assert [offset_at(found, utc(t)) for t in ("2026-10-25T00:59", "2026-10-25T01:00")] == [60, 0]


@pytest.mark.parametrize("begin", ["2026-10-25T01:00", "2026-10-25T01:14"])
def test_offsets_right_after_a_change(begin: str) -> None:
    """Nothing from before the beginning gets in."""
    assert offsets(utc(begin), LONDON) == ((utc(begin), 0),)


def test_offsets_of_a_run_that_begins_between_two_quarters() -> None:
    """The change at half past is over."""
    changed = zone(1, ("2026-10-25T01:30", 0))
    assert offsets(utc("2026-10-25T01:40"), changed) == ((utc("2026-10-25T01:40"), 0),)


def test_offsets_of_half_hours_behind() -> None:
    """As in Newfoundland."""
    assert offsets(utc("2026-01-10T12:00"), zone(-3.5)) == ((utc("2026-01-10T12:00"), -210),)


def test_the_machines_local_time_is_the_same_instant() -> None:
    """Whatever zone it is set to."""
    instant = utc("2026-07-10T12:00")
    assert system_local(instant) == instant
    assert system_local(instant).utcoffset() is not None


def test_a_runs_name_is_its_day_and_three_plain_letters() -> None:
    """None of which is mistaken for a digit."""
    day, letters = new_run_name("2026-03-02").rsplit("-", 1)
    assert day == "2026-03-02"
    assert len(letters) == 3
    assert set(letters) <= set(LETTERS)
    assert not set(LETTERS) & set("ilo01")


def names(*letters: str) -> Callable[[str], str]:
    """Names drawn in this order."""
    drawn = iter(letters)
    return lambda day: f"{day}-{next(drawn)}"


def test_opening_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first event holds the plan; a name that is taken is not taken again."""
    monkeypatch.setattr(opening, "new_run_name", names("aaa", "aaa", "bbb"))
    journal, clock = StubbornJournal(), HandClock("09:20")
    first = open_run(journal, clock, small_plan(), FOUR, HERE)
    second = open_run(journal, clock, small_plan(), replace(FOUR, rehearsal=60.0), HERE)
    assert (first.run, second.run) == ("2026-03-02-aaa", "2026-03-02-bbb")
    assert [summary.events for summary in journal.runs()] == [1, 1]
    assert first.view().plan == small_plan()
    second.dispatch(NextItem())
    assert second.view().rehearsal == 60.0


def test_opening_a_run_that_cannot_be_saved_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day is not cancelled for a full disk."""
    monkeypatch.setattr(opening, "new_run_name", names("aaa"))
    journal = StubbornJournal()
    journal.refuses = WriteRefused("The disk is full.")
    controller = open_run(journal, HandClock("09:20"), small_plan(), FOUR, HERE)
    assert controller.saving.waiting == 1
    assert controller.view().phase == "waiting"


def test_opening_without_a_group_is_refused() -> None:
    """In words, and nothing is stored."""
    journal = StubbornJournal()
    with pytest.raises(Refused, match="at least one group"):
        open_run(journal, HandClock("09:20"), small_plan(), Setup(groups=()), HERE)
    assert journal.runs() == ()


@pytest.mark.parametrize(
    ("named", "planned", "count", "expected"),
    [
        ((), 4, None, ("Group 1", "Group 2", "Group 3", "Group 4")),
        ((), 4, 2, ("Group 1", "Group 2")),
        ((), 4, 0, ("Group 1",)),
        (("Owls", "Larks"), 4, None, ("Owls", "Larks", "Group 3", "Group 4")),
        (("Owls", "Larks", "Jays"), 2, None, ("Owls", "Larks", "Jays")),
        (("Owls", "Larks"), 4, 1, ("Owls",)),
        (("Group 2",), 3, None, ("Group 2", "Group 3", "Group 4")),
    ],
)
def test_groups_to_begin_with(
    named: tuple[str, ...], planned: int, count: int | None, expected: tuple[str, ...]
) -> None:
    """The plan's own names, filled up; never one twice."""
    assert default_groups(replace(small_plan(), groups=planned, group_names=named), count) == expected


@pytest.mark.parametrize("hour", ["06:10", "09:20", "23:50"])
def test_a_rehearsal_pretends_that_it_is_the_planned_time(hour: str) -> None:
    """Whatever the hour, it begins at the plan's start and is neither behind nor in hand; the list knows the hour."""
    journal = StubbornJournal()
    controller = open_run(journal, HandClock(hour), small_plan(), replace(FOUR, rehearsal=20.0), HERE)
    controller.dispatch(NextItem())
    view = controller.view()
    assert abs(view.behind) < 60
    started = controller.state.started
    assert started is not None
    assert started.starts_at == utc("2026-03-02T09:30")
    assert f"{journal.runs()[0].started:%H:%M}" == hour
