"""A run's events made into its session log: pure, and the same on any machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time, timedelta

from msgspec.structs import replace

from facilitator.live.facts import Recorded
from facilitator.live.facts.agenda import (
    CatchUpTaken,
    ItemEntered,
    ItemInserted,
    ItemMoved,
    ItemRestored,
    ItemSkipped,
    ItemSplit,
)
from facilitator.live.facts.clocks import SecondClockChanged, SecondClockClosed, SecondClockStarted
from facilitator.live.facts.day import GapNoted, RunEnded, RunReopened, RunStarted
from facilitator.live.learned import NOTHING, Learned
from facilitator.live.queries.schedule import drift_words, schedule
from facilitator.live.stamp import between
from facilitator.sessionlog import build_issues, build_people
from facilitator.sessionlog.history import Ground, History, ground_of, read_history
from facilitator.sessionlog.model import (
    NO_PICTURES,
    ChangeLog,
    Facts,
    GapLog,
    InterruptionLog,
    Line,
    OutcomeLog,
    SecondClockLog,
    SessionLog,
    Timing,
    UndoneStep,
)
from facilitator.sessionlog.model_issues import DayState
from facilitator.sessionlog.timings import timings


def session_log(
    run_id: str, entries: Sequence[Recorded], pictures: Mapping[str, bytes] = NO_PICTURES, earlier: Learned = NOTHING
) -> SessionLog:
    """The session log of a run, however far it got, with the pictures of its photographs by digest.

    `earlier` is what other runs taught about names. Raises ValueError when the events do not begin a run.
    """
    ground = ground_of(history := read_history(entries))
    ground.themes = build_issues.themes(ground)
    on_the_day = history.until(ground.closed)
    timed, lines = timings(on_the_day), _lines(ground)
    added, tallies = build_people.entries(ground), build_people.tallies(ground)
    return SessionLog(
        facts=_facts(run_id, history, on_the_day),
        plan=history.state.plan,
        groups=ground.groups,
        timings=timed,
        exercises=build_issues.exercises(ground),
        notes=tuple(entry for entry in added if entry.kind == "note"),
        parking=tuple(entry for entry in added if entry.kind == "parking"),
        actions=tuple(entry for entry in added if entry.kind == "action"),
        pledges=tuple(entry for entry in added if entry.kind == "pledge"),
        gaps=_gaps(ground),
        undone=_undone(history),
        timeline=lines,
        amendments=tuple(line for line in lines if line.amendment),
        themes=ground.themes,
        matrices=build_issues.matrices(ground),
        compared=build_issues.compared(ground),
        points=build_issues.points(ground),
        turns=build_issues.turns(ground),
        read_backs=build_issues.read_backs(ground),
        walk=build_people.walk(ground),
        nudges=build_people.nudges(ground),
        tallies=tallies,
        tally_changes=build_people.tally_changes(tallies),
        attendance=build_people.attendance(ground),
        changes=_changes(ground),
        second_clocks=_second_clocks(ground),
        interruptions=_interruptions(ground),
        outcomes=_outcomes(history, timed),
        comments=build_people.comments(ground),
        debrief=build_people.debrief(ground),
        judged=build_people.judged(ground),
        walls=build_issues.walls(ground),
        photographs=build_people.photographs(ground, pictures),
        pictures=pictures,
        earlier=earlier,
        entries=history.entries,
    )


def _facts(run_id: str, history: History, on_the_day: History) -> Facts:
    """What the run was. How the day went is told from the history up to its end, all else from the whole."""
    started, state = history.started, history.state
    counted = [entry for entry in history.effective() if not isinstance(entry.event, RunStarted)]
    entered = [entry.at.wall for entry in counted if isinstance(entry.event, ItemEntered)]
    ended = [entry.at.wall for entry in on_the_day.effective() if isinstance(entry.event, RunEnded)]
    reopened = sum(isinstance(entry.event, RunReopened) for entry in counted)
    day_state: DayState = "reopened" if reopened and state.phase != "ended" else state.phase
    standing = schedule(on_the_day.state, on_the_day.last)
    drift = standing.behind
    if state.phase == "ended" and ended:
        drift = (ended[-1] - standing.planned_finish).total_seconds()
    return Facts(
        run=run_id,
        plan=started.plan.id,
        title=started.plan.title,
        organisation=started.plan.organisation,
        day=started.day,
        venue=started.venue,
        trainers=started.trainers,
        rehearsal=started.rehearsal,
        planned_start=history.local(started.plan_begins),
        planned_finish=history.local(standing.planned_finish),
        began=history.local(min(entered)) if entered else None,
        ended=history.local(ended[-1]) if ended and state.phase == "ended" else None,
        as_of=history.local(history.last.wall),
        state=day_state,
        drift=drift_words(drift),
        moved_from=_moved_from(history),
        reopened=reopened,
        private=sum(entry.kind == "note" for entry in state.entries.values()),
        delete_by=state.delete_by,
        photographs=sum(not one.removed for one in state.photographs.values()),
        comments=len(state.comments) + sum(bool(answer.text) for answer in state.debriefs.values()),
    )


def _moved_from(history: History) -> tuple[time, time] | None:
    """The plan's own start and finish, where the day was held at another hour as a whole; None where it was not."""
    plan = history.started.plan
    began = history.local(history.started.plan_begins)
    return (
        None if (began.hour, began.minute) == (plan.starts.hour, plan.starts.minute) else (plan.starts, plan.finishes)
    )


# -- what happened, and what went otherwise ----------------------------------------------------------------------


def _lines(ground: Ground) -> tuple[Line, ...]:
    """Every event in words; what came after the end is marked as an amendment."""
    return tuple(
        replace(line, amendment=True) if seq > ground.closed else line for seq, line in ground.history.lines.items()
    )


def _changes(ground: Ground) -> tuple[ChangeLog, ...]:
    """How the day was changed while it ran; what was taken back is left out."""
    history = ground.history
    found = []
    at_item = ""
    for entry in history.effective():
        event, line = entry.event, history.lines[entry.seq]
        change = ChangeLog(entry.seq, line.at, line.by, line.kind, line.text)
        match event:
            case CatchUpTaken():
                found.append(_won_back(ground, change, event))
            case ItemInserted(item=item):
                found.append(replace(change, item=item.title))
            case ItemEntered(skipping=skipping):
                found += [replace(change, item=ground.title(at_item))] if skipping else []
                at_item = event.item
            case ItemSplit() | ItemMoved() | ItemSkipped() | ItemRestored():
                found.append(replace(change, item=ground.title(event.item)))
            case _:
                pass
    return tuple(found)


def _won_back(ground: Ground, change: ChangeLog, event: CatchUpTaken) -> ChangeLog:
    return replace(
        change,
        why=event.words,
        behind=event.behind,
        won=sum(cut.seconds for cut in event.cuts if not cut.skipped),
        shorter=tuple(ground.title(cut.item) for cut in event.cuts if not cut.skipped),
        dropped=tuple(ground.title(cut.item) for cut in event.cuts if cut.skipped),
        target="" if event.target == "finish" else ground.title(event.target),
    )


def _second_clocks(ground: Ground) -> tuple[SecondClockLog, ...]:
    """The second clocks of the day, each with what was added and taken off."""
    found: list[SecondClockLog] = []
    for entry in ground.history.effective():
        event, at = entry.event, ground.history.local(entry.at.wall)
        if isinstance(event, SecondClockStarted):
            found.append(SecondClockLog(event.name, at, event.seconds))
        elif found and found[-1].ended is None:
            if isinstance(event, SecondClockChanged):
                found[-1] = replace(found[-1], seconds=max(0.0, found[-1].seconds + event.seconds))
            elif isinstance(event, SecondClockClosed):
                found[-1] = replace(found[-1], ended=at)
    return tuple(found)


def _interruptions(ground: Ground) -> tuple[InterruptionLog, ...]:
    """The interruptions that were not taken back, each with what it cost."""
    history = ground.history
    ended = {entry.at: history.moved[entry.seq] for entry in history.entries if entry.seq in history.moved}
    return tuple(
        InterruptionLog(
            began=history.local(one.began.wall),
            ended=history.local(one.ended.wall) if one.ended is not None else None,
            seconds=between(one.began, one.ended or history.last),
            at_item=ground.title(one.item),
            reason=one.reason,
            moved=ended.get(one.ended) if one.ended is not None else None,
        )
        for one in history.state.interruptions
    )


def _outcomes(history: History, timed: tuple[Timing, ...]) -> tuple[OutcomeLog, ...]:
    """What each outcome was given: the items that name it, as far as they were held for a fair share of their time."""
    spent = {timing.item: timing for timing in timed}
    found = []
    for outcome in history.state.plan.outcomes:
        serving = [spent[item.id] for item in history.state.plan.items if outcome.id in item.outcomes]
        held = [timing for timing in serving if timing.worked_on]
        seconds = sum(timing.seconds for timing in held)
        found.append(OutcomeLog(outcome.id, outcome.text, len(serving), len(held), seconds))
    return tuple(found)


def _gaps(ground: Ground) -> tuple[GapLog, ...]:
    """The gaps in order; one whose leaving out was taken back counts after all."""
    history = ground.history
    left_out = {entry.at for entry in history.effective() if isinstance(entry.event, GapNoted)}
    return tuple(
        GapLog(
            began=history.local(gap.at.wall - timedelta(seconds=gap.seconds)),
            ended=history.local(gap.at.wall),
            seconds=gap.seconds,
            counted=gap.counted or gap.at not in left_out,
            at_item=ground.title(gap.item),
            why=gap.why,
        )
        for gap in history.state.gaps
    )


def _undone(history: History) -> tuple[UndoneStep, ...]:
    """What was taken back and stayed so, in the order it was first done."""
    return tuple(
        UndoneStep(history.lines[seq], history.local(by.at.wall)) for seq, by in sorted(history.taken_back.items())
    )
