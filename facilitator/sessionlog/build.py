"""A run's events made into its session log: pure, and the same on any machine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from facilitator.agenda.model import Item
from facilitator.live import events
from facilitator.live.deciding_capture import exercise_number
from facilitator.live.events import AnyEvent, Recorded
from facilitator.live.schedule import drift_words, schedule
from facilitator.live.state import Issue
from facilitator.sessionlog.history import History, read_history
from facilitator.sessionlog.model import (
    DayState,
    ExerciseLog,
    Facts,
    GapLog,
    GroupIssues,
    GroupLog,
    IssueLog,
    JottingLog,
    SessionLog,
    Standing,
    UndoneStep,
)
from facilitator.sessionlog.timings import timings


def session_log(run_id: str, entries: Sequence[Recorded]) -> SessionLog:
    """The session log of a run, however far it got. Raises ValueError when the events do not begin a run."""
    history = read_history(entries)
    groups = _groups(history)
    jottings = _jottings(history)
    return SessionLog(
        facts=_facts(run_id, history),
        groups=groups,
        timings=timings(history),
        exercises=_exercises(history, groups),
        notes=tuple(jotting for jotting in jottings if jotting.kind == "note"),
        parking=tuple(jotting for jotting in jottings if jotting.kind == "parking"),
        actions=tuple(jotting for jotting in jottings if jotting.kind == "action"),
        gaps=_gaps(history),
        undone=_undone(history),
        timeline=tuple(history.lines.values()),
        entries=history.entries,
    )


def _facts(run_id: str, history: History) -> Facts:
    started, state = history.started, history.state
    counted = [entry for entry in history.effective() if not isinstance(entry.event, events.RunStarted)]
    entered = [entry.at.wall for entry in counted if isinstance(entry.event, events.ItemEntered)]
    ended = [entry.at.wall for entry in counted if isinstance(entry.event, events.RunEnded)]
    reopened = sum(isinstance(entry.event, events.RunReopened) for entry in counted)
    day_state: DayState = "reopened" if reopened and state.phase != "ended" else state.phase
    standing = schedule(state, history.last)
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
        planned_start=history.local(started.starts_at),
        planned_finish=history.local(standing.planned_finish),
        began=history.local(min(entered)) if entered else None,
        ended=history.local(ended[-1]) if ended and state.phase == "ended" else None,
        as_of=history.local(history.last.wall),
        state=day_state,
        drift=drift_words(drift),
        reopened=reopened,
        private=sum(jotting.kind == "note" for jotting in state.jottings.values()),
    )


# -- who was there ---------------------------------------------------------------------------------------------


def _groups(history: History) -> tuple[GroupLog, ...]:
    """The groups by number, without those whose arrival was taken back and that said nothing."""
    added = _first_entries(history, (events.GroupAdded,))
    speaking = {issue.group for issue in history.state.issues.values()}
    return tuple(
        GroupLog(group.id, group.number, group.name, left=group.closed, late=group.id in added)
        for group in sorted(history.state.groups.values(), key=lambda group: group.number)
        if group.id in speaking or _standing(history, added.get(group.id), False) == "stands"
    )


def _first_entries(history: History, kinds: tuple[type, ...]) -> dict[str, Recorded]:
    """The event that brought each issue, group or jotting into the run, by its id."""
    found: dict[str, Recorded] = {}
    for entry in history.entries:
        if isinstance(entry.event, kinds):
            found.setdefault(_id_of(entry.event), entry)
    return found


def _id_of(event: AnyEvent) -> str:
    return str(getattr(event, "id", ""))


def _standing(history: History, first: Recorded | None, withdrawn: bool) -> Standing:
    """Whether something stands: what its window undid is taken back, what was taken off the board withdrawn."""
    if first is not None and first.seq in history.taken_back:
        return "taken back"
    return "withdrawn" if withdrawn else "stands"


# -- what was said ---------------------------------------------------------------------------------------------


def _exercises(history: History, groups: tuple[GroupLog, ...]) -> tuple[ExerciseLog, ...]:
    """The plan's exercises, and after them any other that issues name: nothing that was said is left out."""
    state = history.state
    said: dict[str, list[Issue]] = {item.id: [] for item in state.plan.exercises()}
    for issue in state.issues.values():
        said.setdefault(issue.exercise, []).append(issue)
    first = _first_entries(history, (events.IssueCaptured,))
    return tuple(_exercise(history, exercise, issues, groups, first) for exercise, issues in said.items())


def _exercise(
    history: History, exercise: str, issues: list[Issue], groups: tuple[GroupLog, ...], first: dict[str, Recorded]
) -> ExerciseLog:
    plan = history.state.plan
    known = plan.position(exercise) >= 0
    item = plan.item(exercise) if known else Item(exercise, exercise or "No exercise", 0)
    case = plan.cases.get(item.case)
    by_group: dict[str, list[IssueLog]] = {}
    for issue in issues:
        by_group.setdefault(issue.group, []).append(_issue(history, issue, first.get(issue.id)))
    seated = {group.id: group for group in groups}
    everyone = [*seated.values(), *(GroupLog(key, 0, key) for key in by_group if key not in seated)]
    return ExerciseLog(
        number=exercise_number(history.state, exercise),
        item=exercise,
        title=item.title,
        case=case.title if case is not None else "",
        fictional=case is not None and case.fictional,
        asked=item.issues,
        groups=tuple(GroupIssues(group, tuple(by_group.get(group.id, ()))) for group in everyone),
    )


def _issue(history: History, issue: Issue, first: Recorded | None) -> IssueLog:
    """One issue; where it was first written down tells which group it came from, if it was moved since."""
    origin = getattr(first.event, "group", issue.group) if first is not None else issue.group
    group = history.state.groups.get(origin)
    name = group.name if group is not None else origin
    return IssueLog(
        id=issue.id,
        text=issue.text,
        said=issue.said,
        edits=len(issue.wordings) - 1,
        at=history.local(issue.wordings[0].at.wall),
        by=issue.wordings[0].by,
        moved_from=name if origin != issue.group else "",
        standing=_standing(history, first, issue.withdrawn),
    )


# -- what was noted, and what went otherwise ---------------------------------------------------------------------


def _jottings(history: History) -> tuple[JottingLog, ...]:
    first = _first_entries(history, (events.NoteAdded, events.ParkingAdded, events.ActionAdded, events.PledgeMade))
    return tuple(
        JottingLog(
            id=jotting.id,
            kind=jotting.kind,
            text=jotting.text,
            at=history.local(jotting.at.wall),
            by=first[jotting.id].by,
            at_item=_title(history, jotting.item),
            owner=jotting.owner,
            by_when=jotting.by_when,
            standing=_standing(history, first[jotting.id], jotting.withdrawn),
        )
        for jotting in history.state.jottings.values()
    )


def _title(history: History, item: str) -> str:
    """An item's title; its id where the plan has no such item, nothing before the first item."""
    plan = history.state.plan
    return plan.item(item).title if plan.position(item) >= 0 else item


def _gaps(history: History) -> tuple[GapLog, ...]:
    """The gaps in order; one whose leaving out was taken back counts after all."""
    left_out = {entry.at for entry in history.effective() if isinstance(entry.event, events.GapNoted)}
    return tuple(
        GapLog(
            began=history.local(gap.at.wall - timedelta(seconds=gap.seconds)),
            ended=history.local(gap.at.wall),
            seconds=gap.seconds,
            counted=gap.counted or gap.at not in left_out,
            at_item=_title(history, gap.item),
            why=gap.why,
        )
        for gap in history.state.gaps
    )


def _undone(history: History) -> tuple[UndoneStep, ...]:
    """What was taken back and stayed so, in the order it was first done."""
    return tuple(
        UndoneStep(history.lines[seq], history.local(by.at.wall)) for seq, by in sorted(history.taken_back.items())
    )
