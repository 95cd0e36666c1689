"""The trainers' learning points, and how the groups reported back."""

from __future__ import annotations

from facilitator.sessionlog import words
from facilitator.sessionlog.account.blocks import BulletList, Grid, Run, RunningText, Runs, Section, cell
from facilitator.sessionlog.model import SessionLog


def points(log: SessionLog) -> Section | None:
    """Learning points raised and not; in the full copy only, because there are none in the other."""
    if not log.points:
        return None
    parts = []
    for place, case in enumerate(dict.fromkeys(point.case for point in log.points), 1):
        mine = [point for point in log.points if point.case == case]
        raised = sum(bool(point.issues) for point in mine)
        rows = tuple(
            (
                cell(point.id, "short"),
                cell(point.text),
                cell(", ".join(point.issues) or "not raised", "short" if point.issues else "off"),
            )
            for point in mine
        )
        title = f"{case}: {raised} of {len(mine)} raised"
        parts.append(
            Section(f"points-{place}", title, (Grid(("", "learning point", "raised by"), rows, name="points"),))
        )
    note = RunningText((Run("For the trainers alone."),), "quiet")
    return Section("points", "Learning points raised and not raised", (note,), tuple(parts))


def report_backs(log: SessionLog) -> Section | None:
    """Turns taken, and what was read back."""
    parts = []
    for place, turns in enumerate(log.turns, 1):
        rows = tuple(
            (
                cell(group.group),
                cell(str(group.turns), "number"),
                cell(str(group.passed or ""), "number"),
                cell("said all it had" if group.finished else ""),
            )
            for group in turns.groups
        )
        title = f"{turns.item}: {turns.order}" if turns.order else turns.item
        parts.append(Section(f"turns-{place}", title, (Grid(("group", "turns", "passed", ""), rows, name="counts"),)))
    entries: list[Runs] = [
        (
            Run(words.time_words(told.at, log.facts.day), "time"),
            Run(f"{told.group}, {told.exercise}: {told.result}."),
        )
        for told in log.read_backs
    ]
    if entries:
        parts.append(Section("read-back", "Read back to the groups", (BulletList(tuple(entries)),)))
    return Section("report-backs", "How the groups reported back", (), tuple(parts)) if parts else None
