"""Local time across the change of the clocks, from the run's own record."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from facilitator.live.facts.agenda import NextItem
from facilitator.sessionlog.build import session_log
from facilitator.sessionlog.formats import render
from facilitator.sessionlog.words import local_time
from tests.sessionlog import day

CHANGE = datetime(2026, 10, 25, 1, 0, tzinfo=UTC)
OFFSETS = ((CHANGE - timedelta(days=1), 60), (CHANGE, 0))


def test_an_hour_comes_twice_and_stays_apart() -> None:
    """Half past one in summer time, and again an hour later."""
    before = local_time(CHANGE - timedelta(minutes=30), OFFSETS)
    after = local_time(CHANGE + timedelta(minutes=30), OFFSETS)
    assert before.strftime("%d %H:%M") == after.strftime("%d %H:%M") == "25 01:30"
    assert after - before == timedelta(hours=1)


def test_without_a_record_the_time_is_utc_and_before_it_the_first_offset_holds() -> None:
    """There is always an answer."""
    assert local_time(CHANGE, ()).utcoffset() == timedelta(0)
    assert local_time(CHANGE - timedelta(days=9), OFFSETS).utcoffset() == timedelta(hours=1)


def test_a_day_over_the_change_has_true_lengths() -> None:
    """An item may end before it began by the wall clock, and still took 40 minutes."""
    teller = day.Teller(CHANGE - timedelta(minutes=20))
    started = replace(day.start(), day=CHANGE.date(), offsets=OFFSETS, starts_at=CHANGE, finishes_at=CHANGE, fixed={})
    teller.do(started).do(NextItem()).wait(40).do(NextItem())
    log = session_log(day.RUN, teller.entries)
    first = log.timings[0]
    assert first.began is not None
    assert first.ended is not None
    assert (first.began.hour, first.began.minute) == (1, 40)
    assert (first.ended.hour, first.ended.minute) == (1, 20)
    assert first.seconds == 40 * 60
    (content,) = render(log, ["md"]).values()
    told = "planned: 01:00, 10 min; held: 01:40 to 01:20; took: 40 min; against the plan: 30 min over"
    assert told in " ".join(content.decode().split())
