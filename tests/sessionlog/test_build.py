"""What the session log says of a day, however the day went."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from msgspec.structs import replace

from facilitator.live.facts import Recorded
from facilitator.live.facts.agenda import GoTo, NextItem, SkipItem
from facilitator.live.facts.changes import Redo, Undo
from facilitator.live.facts.clocks import ChangeClock, ClockPaused, ToggleClock
from facilitator.live.facts.day import EndRun, NoteGap, ReopenRun
from facilitator.live.facts.entries import AddNote
from facilitator.live.facts.groups import AddGroup
from facilitator.live.facts.issues import CaptureIssue, IssueCaptured
from facilitator.sessionlog.build import session_log
from facilitator.sessionlog.formats import FORMATS, render
from facilitator.sessionlog.model import SessionLog, Timing
from facilitator.sessionlog.wording import begin_and_end
from tests.sessionlog import day
from tests.sessionlog.day import RUN, Teller


def log_of(teller: Teller) -> SessionLog:
    """The session log of what a teller has recorded."""
    return session_log(RUN, teller.entries)


def timing(log: SessionLog, item: str) -> Timing:
    """One item's timing."""
    return next(timing for timing in log.timings if timing.item == item)


def test_facts_of_a_whole_day() -> None:
    """Start, finish and drift come from what happened, not from the plan."""
    facts = log_of(day.full_day()).facts
    assert facts.state == "ended"
    assert (facts.planned_start.hour, facts.planned_start.minute) == (9, 30)
    assert facts.began == day.NINE + timedelta(minutes=34, seconds=2)
    assert facts.ended == facts.as_of
    assert facts.private == 2
    assert facts.drift.endswith("in hand")


def test_timings_tell_pauses_and_changes_of_the_clock() -> None:
    """A clock set to a time left counts as time added or taken, too."""
    exercise = timing(log_of(day.full_day()), "a02")
    assert exercise.mark == "held"
    assert exercise.planned_minutes == 20
    assert [pause.seconds for pause in exercise.pauses] == [180.0]
    assert exercise.pauses[0].began == day.NINE + timedelta(minutes=51, seconds=14)
    assert exercise.added == 300
    assert exercise.taken == pytest.approx(60 + (24 * 60 - 6 * 60 - 600))
    assert exercise.over == exercise.seconds - 1200


def test_a_change_that_was_taken_back_is_not_counted() -> None:
    """Undo and redo of a clock change show in what was added."""
    teller = day.at_exercise().do(ChangeClock(300), Undo(), every=5)
    exercise = timing(log_of(teller), "a02")
    assert exercise.added == 0
    teller.do(Redo())
    assert timing(log_of(teller), "a02").added == 300


def test_a_pause_that_was_taken_back_is_none_and_an_open_one_runs_to_the_last_event() -> None:
    """Pauses follow what still counts at the end."""
    teller = day.at_exercise().do(ToggleClock(), Undo(), every=5)
    assert timing(log_of(teller), "a02").pauses == ()
    teller.do(ToggleClock()).wait(2).do(AddNote("x"))
    assert [pause.seconds for pause in timing(log_of(teller), "a02").pauses] == [120.0]


def test_two_windows_pausing_one_clock_make_one_pause() -> None:
    """The second key changed nothing."""
    teller = day.at_exercise()
    for _ in range(2):
        at = teller.wait(1).now
        teller.entries.append(Recorded(len(teller.entries) + 1, at, "scribe", ClockPaused("a02")))
    assert len(timing(log_of(teller), "a02").pauses) == 1


def test_marks_of_a_day_that_jumped_about() -> None:
    """Behind the day is passed over, before it is to come; after the end it was never reached."""
    teller = day.opened().wait(30).do(NextItem()).wait(5).do(GoTo("a03")).wait(5)
    assert [t.mark for t in log_of(teller).timings] == ["held", "passed over", "under way", "to come", "to come"]
    teller.do(GoTo("a01")).wait(2).do(GoTo("a04"), SkipItem("a05")).wait(1)
    log = log_of(teller.do(EndRun()))
    assert [t.mark for t in log.timings] == ["held", "passed over", "held", "held", "skipped"]
    assert timing(log, "a01").seconds == 7 * 60
    assert len(timing(log, "a01").stays) == 2
    teller = day.opened().do(NextItem(), EndRun())
    assert [t.mark for t in log_of(teller).timings][1:] == ["not reached"] * 4


def test_an_item_left_as_skipped_keeps_its_stay() -> None:
    """Skipped, but the minutes spent there are not forgotten."""
    teller = day.opened().do(NextItem()).wait(3).do(SkipItem("a01"))
    first = timing(log_of(teller), "a01")
    assert (first.mark, first.seconds, first.over) == ("skipped", 180.0, None)


def test_issues_keep_first_words_and_say_what_became_of_them() -> None:
    """Nothing a group said is missing from the read model."""
    (exercise,) = log_of(day.full_day()).exercises
    assert (exercise.number, exercise.case, exercise.fictional, exercise.asked) == (1, "Robin", True, (5, 6))
    issues = {issue.id: issue for group in exercise.groups for issue in group.issues}
    assert issues["E1-G1-1"].standing == "taken back"
    assert (issues["E1-G2-1"].text, issues["E1-G2-1"].said, issues["E1-G2-1"].edits) == (
        "Neighbours knew",
        day.NAMED,
        1,
    )
    assert (issues["E1-G2-2"].standing, issues["E1-G2-2"].by) == ("withdrawn", "scribe")
    assert issues["E1-G1-12"].moved_from == "Group 1"
    second = next(group for group in exercise.groups if group.group.id == "G2")
    assert [issue.id for issue in second.standing] == ["E1-G2-1", "E1-G1-12"]


def test_groups_that_came_late_or_left() -> None:
    """A group whose arrival was undone is none, unless it spoke."""
    groups = log_of(day.full_day()).groups
    assert [(group.name, group.late, group.left) for group in groups] == [
        ("Group 1", False, False),
        ("Herons & *friends*", False, False),
        ("Window", True, True),
    ]
    teller = day.opened().do(AddGroup("Nobody"), Undo())
    assert len(log_of(teller).groups) == 2


def test_jottings_gaps_and_what_was_taken_back() -> None:
    """Each with its standing, owner and length."""
    log = log_of(day.full_day())
    assert [(note.id, note.standing) for note in log.notes] == [("N1", "stands"), ("N2", "taken back")]
    assert [(entry.id, entry.standing, entry.owner) for entry in log.parking] == [
        ("P1", "stands", "Board"),
        ("P2", "withdrawn", ""),
    ]
    assert [(action.owner, action.by_when) for action in log.actions] == [("social care", "by Easter")]
    assert [(gap.seconds, gap.counted, gap.why) for gap in log.gaps] == [
        (125.0, True, "restart"),
        (40.0, False, "sleep"),
    ]
    assert [step.line.kind for step in log.undone] == ["issue.captured", "note.added"]


def test_leaving_out_a_gap_can_be_taken_back() -> None:
    """Then the clock counted on after all."""
    teller = day.at_exercise().do(NoteGap(60, counted=False), every=60)
    assert [gap.counted for gap in log_of(teller).gaps] == [False]
    assert [gap.counted for gap in log_of(teller.do(Undo())).gaps] == [True]


def test_days_that_are_not_over() -> None:
    """Waiting, running and reopened days have a session log as well."""
    waiting = log_of(day.opened())
    assert (waiting.facts.state, waiting.facts.began, waiting.facts.ended) == ("waiting", None, None)
    running = log_of(day.at_report_back())
    assert running.facts.state == "running"
    assert timing(running, "a03").mark == "under way"
    assert timing(running, "a03").over is None
    teller = day.full_day().wait(60).do(ReopenRun()).wait(1).do(CaptureIssue("G1", "Forgotten"))
    reopened = log_of(teller)
    assert (reopened.facts.state, reopened.facts.reopened, reopened.facts.ended) == ("reopened", 1, None)
    ended = log_of(teller.do(EndRun()))
    assert (ended.facts.state, ended.facts.reopened) == ("ended", 1)


def test_a_day_ended_without_any_item() -> None:
    """Odd, but it can be told."""
    log = log_of(day.opened().do(EndRun()))
    assert log.facts.state == "ended"
    assert {timing.mark for timing in log.timings} == {"not reached"}


def test_issues_of_an_exercise_or_group_that_the_plan_does_not_know() -> None:
    """A merged journal may name them; their words are kept."""
    teller = day.at_exercise()
    at = teller.now
    stray = IssueCaptured("E9-G9-1", "gone", "G9", "Still here")
    log = session_log(RUN, [*teller.entries, Recorded(len(teller.entries) + 1, at, "lead", stray)])
    other = log.exercises[-1]
    assert (other.number, other.item) == (0, "gone")
    assert other.groups[-1].group.name == "G9"
    assert other.groups[-1].issues[0].text == "Still here"


def test_nothing_recorded_is_no_session_log() -> None:
    """The caller learns why."""
    with pytest.raises(ValueError, match="has not been started"):
        session_log(RUN, [])


def test_any_beginning_of_a_day_can_be_told_and_exported() -> None:
    """After each single event, for both audiences; in the formats that take long, after every tenth."""
    entries = day.full_day().wait(5).do(ReopenRun()).entries
    quick = [form for form in FORMATS if form not in ("docx", "xlsx", "html")]
    for length in range(1, len(entries) + 1):
        log = session_log(RUN, entries[:length])
        assert len(log.timeline) == length
        formats = quick if length % 10 else list(FORMATS)
        render(log, formats, "share")
        render(log, formats, "full")


def test_local_times_are_the_runs_own() -> None:
    """The same bytes wherever they are made: the machine's zone plays no part."""
    log = log_of(day.full_day())
    assert all(line.at.utcoffset() == timedelta(0) for line in log.timeline)
    assert log.timeline[0].at == datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "planned", "told"),
    [(0, None, ""), (12, None, "moved"), (1, day.NINE + timedelta(minutes=30), "")],
)
def test_a_day_held_at_another_hour_says_what_the_plan_said(hours: int, planned: datetime | None, told: str) -> None:
    """Where the plan moved as a whole; not where only the start did, since there the plan's own times were kept."""
    command = day.start()
    later = timedelta(hours=hours)
    finishes = command.finishes_at if planned else command.finishes_at + later
    command = replace(command, starts_at=command.starts_at + later, finishes_at=finishes, planned_at=planned)
    log = log_of(Teller(day.NINE + later).do(command).wait(30).do(NextItem()))
    begin, end = begin_and_end(log.facts)
    if told:
        assert log.facts.moved_from == (time(9, 30), time(12))
        assert begin.startswith("planned for 21:30 (09:30 in the plan); began at 21:30")
        assert "(12:00 in the plan)" in end
    else:
        assert log.facts.moved_from is None
        assert "in the plan" not in begin + end
