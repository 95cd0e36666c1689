"""What a list of runs says about each, kept up to date event by event so that no list ever reads a whole run.

It agrees with what `facilitator.live.rules` makes of the same events (a test walks both through random days), but needs
only numbers that can be added up, so a store can keep them in one row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any

import msgspec

from facilitator.agenda.counting import count_words
from facilitator.journal.port import RunSummary
from facilitator.live.facts import KINDS, Recorded
from facilitator.live.facts.changes import ChangeRedone, ChangeUndone
from facilitator.live.facts.day import RunStarted
from facilitator.live.facts.review import RetentionSet
from facilitator.live.rules import replay


class RunCounts(msgspec.Struct, frozen=True):
    """Counts of a run that can be added up.

    `issues` on the board, `groups` in the room, standing `entries` into an item (none: the day is still waiting),
    and `ends` (1 while the day is closed).
    """

    issues: int = 0
    groups: int = 0
    entries: int = 0
    ends: int = 0

    def plus(self, other: RunCounts, sign: int = 1) -> RunCounts:
        """The sum of two tallies, or their difference when `sign` is -1."""
        return RunCounts(
            self.issues + sign * other.issues,
            self.groups + sign * other.groups,
            self.entries + sign * other.entries,
            self.ends + sign * other.ends,
        )

    @property
    def state(self) -> str:
        """The state of the day, in the words of `RunSummary`."""
        if self.ends > 0:
            return "ended"
        return "running" if self.entries > 0 else "waiting"


EFFECTS: dict[str, RunCounts] = {
    "run.ended": RunCounts(ends=1),
    "run.reopened": RunCounts(ends=-1),
    "item.entered": RunCounts(entries=1),
    "issue.captured": RunCounts(issues=1),
    "issue.withdrawn": RunCounts(issues=-1),
    "group.added": RunCounts(groups=1),
    "group.closed": RunCounts(groups=-1),
    "group.reopened": RunCounts(groups=1),
}
"""What each kind adds; undoing an event takes the same away. Other kinds add nothing."""

NOTHING = RunCounts()


def tally(entries: Sequence[Recorded], kind_at: Callable[[int], str]) -> RunCounts:
    """What these events add to their run's tally; `kind_at` names the kind stored under an earlier number."""
    total = NOTHING
    for recorded in entries:
        event = recorded.event
        if isinstance(event, ChangeUndone | ChangeRedone):
            inside = event.seq - entries[0].seq
            kind = KINDS[type(entries[inside].event)] if 0 <= inside < len(entries) else kind_at(event.seq)
            total = total.plus(EFFECTS.get(kind, NOTHING), -1 if isinstance(event, ChangeUndone) else 1)
        elif isinstance(event, RunStarted):
            total = total.plus(RunCounts(groups=len(event.groups)))
        elif effect := EFFECTS.get(KINDS[type(event)]):
            total = total.plus(effect)
    return total


def sets_retention(entries: Sequence[Recorded], kind_at: Callable[[int], str]) -> bool:
    """Whether these events may change the day by which the run is to be deleted, which is then worked out anew."""
    first = entries[0].seq
    for recorded in entries:
        event = recorded.event
        if isinstance(event, RetentionSet) or (isinstance(event, RunStarted) and event.plan.keep_days):
            return True
        undone = isinstance(event, ChangeUndone | ChangeRedone) and event.seq < first
        if undone and kind_at(getattr(event, "seq", 0)) == "retention.set":
            return True
    return False


def begin(run: str, first: Recorded) -> RunSummary:
    """The summary of a run of which only the first event is known, with nothing counted yet."""
    wall = first.at.wall.astimezone(UTC)
    title, plan, day, rehearsal, opened = "", "", wall.date().isoformat(), 0.0, wall
    if isinstance(first.event, RunStarted):
        title, plan = first.event.plan.title, first.event.plan.id
        day, rehearsal = first.event.day.isoformat(), first.event.rehearsal
        opened = (first.event.opened_at or wall).astimezone(UTC)
    return RunSummary(run, title, plan, day, "waiting", 0, 0, 0, opened, wall, rehearsal)


def delete_by(entries: Sequence[Recorded]) -> str:
    """The ISO date by which a run of these events is to be deleted; empty when nobody has said so."""
    day = replay(entries).delete_by
    return day.isoformat() if day is not None else ""


def brought_up_to(
    summary: RunSummary, total: RunCounts, events: int, touched: datetime, delete_by: str = ""
) -> RunSummary:
    """A summary with what has been counted since."""
    return msgspec.structs.replace(
        summary,
        state=total.state,
        events=events,
        issues=total.issues,
        groups=total.groups,
        touched=touched,
        delete_by=delete_by,
    )


def of_row(row: Sequence[Any]) -> RunSummary:
    """The summary of a run that a database keeps in a row.

    Its columns: run, title, plan, day, started, rehearsal, events, touched, issues, groups, entries, ends, delete_by.
    """
    run, title, plan, day, started, rehearsal, events, touched, issues, groups, entries, ends, delete_by = row
    state = RunCounts(entries=entries, ends=ends).state
    first, last = datetime.fromisoformat(started), datetime.fromisoformat(touched)
    return RunSummary(run, title, plan, day, state, events, issues, groups, first, last, rehearsal, delete_by)


def is_due(run: RunSummary, today: str) -> bool:
    """Whether the day by which a run is to be deleted has come; `today` is an ISO date."""
    return bool(run.delete_by) and run.delete_by <= today


def due_runs(runs: Sequence[RunSummary], today: str) -> list[RunSummary]:
    """The runs that are to be deleted by now, the longest overdue first."""
    return sorted((run for run in runs if is_due(run, today)), key=lambda run: (run.delete_by, run.run))


def due_words(due: Sequence[RunSummary], most: int = 4) -> str:
    """Which runs are to be deleted by now, in a sentence; empty when there is none."""
    if not due:
        return ""
    named = ", ".join(f"{run.run} (by {run.delete_by})" for run in due[:most])
    more = f" and {len(due) - most} more" if len(due) > most else ""
    return f"{count_words(len(due), 'run is', 'runs are')} to be deleted by now: {named}{more}."


def newest_first(summaries: Sequence[RunSummary]) -> tuple[RunSummary, ...]:
    """The order in which runs are listed: touched last first, then by id; every rehearsal after every real day.

    A rehearsal's own clock runs ahead, so among rehearsals the machine's clock tells which was opened last.
    """
    by_name = sorted(summaries, key=attrgetter("run"))
    real = [run for run in by_name if not run.rehearsal]
    rehearsed = [run for run in by_name if run.rehearsal]
    real.sort(key=attrgetter("touched"), reverse=True)
    rehearsed.sort(key=attrgetter("started"), reverse=True)
    return (*real, *rehearsed)
