"""Parking lot, actions, pledges; hands counted; who was there; learning points raised, and how groups reported back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.agenda.counting import count_words
from facilitator.sessionlog import wording, words
from facilitator.sessionlog.account.bars import count_bar
from facilitator.sessionlog.account.blocks import Block, BulletList, Cell, Grid, Run, RunningText, Runs, Section, cell
from facilitator.sessionlog.model import SessionLog
from facilitator.sessionlog.model_people import EntryLog, TallyLog

COLUMNS = {
    "parking": ("no.", "question", "for", "written", "answered"),
    "actions": ("no.", "action", "who", "by when", "written", "done"),
    "pledges": ("no.", "pledge", "agency"),
    "notes": ("no.", "note", "written"),
}
"""The columns of each table of entries."""


def entries(key: str, title: str, found: Sequence[EntryLog], log: SessionLog) -> Section | None:
    """One kind of entry as a table; the parking lot and the actions are there even when they are empty."""
    if not found:
        none = (RunningText((Run("None."),), "quiet"),)
        return Section(key, title, none) if key in ("parking", "actions") else None
    return Section(key, title, (Grid(COLUMNS[key], tuple(_row(key, one, log) for one in found), name=key),))


def _row(key: str, entry: EntryLog, log: SessionLog) -> tuple[Cell, ...]:
    mark = (Run(entry.standing, "mark"),) if entry.standing != "stands" else ()
    shown = wording.shown_words(entry.text, entry.held_back)
    text = Cell((*mark, *((Run(shown, "mark" if entry.held_back else ""),) if shown else ())))
    number, owner = Cell((Run(entry.id, "id"),)), cell(entry.owner)
    later = " (after the day)" if entry.amended else ""
    when = Cell((Run(f"{words.time_words(entry.at, log.facts.day)}{later}", "time"),))
    settled = cell((entry.how or "yes") if entry.settled else "")
    match key:
        case "parking":
            return (number, text, owner, when, settled)
        case "actions":
            return (number, text, owner, cell(entry.by_when), when, settled)
        case "pledges":
            return (number, text, owner)
        case _:
            return (number, text, when)


# -- hands -----------------------------------------------------------------------------------------------------


def tallies(log: SessionLog) -> Section | None:
    """Hands counted, answer by answer, and how answers changed over the day."""
    if not log.tallies:
        return None
    blocks: list[Block] = []
    for scale, answers in (("1-5", ("1", "2", "3", "4", "5")), ("yes-no", ("yes", "no"))):
        mine = [tally for tally in log.tallies if tally.scale == scale]
        if mine:
            head = ("asked about", *answers, "hands", "mean") if scale == "1-5" else ("asked about", *answers, "hands")
            blocks.append(Grid(head, tuple(_tally(tally, len(answers)) for tally in mine), name="tallies"))
    if log.tally_changes:
        most = 100
        rows = tuple(
            (
                cell(change.what),
                cell(f"{change.start:.1f}", "number"),
                Cell(bar=count_bar(round(change.start * 20), most, f"at the start {change.start:.1f} of 5")),
                cell(f"{change.end:.1f}", "number"),
                Cell(bar=count_bar(round(change.end * 20), most, f"at the end {change.end:.1f} of 5")),
                cell(wording.change_words(change.start, change.end), "short"),
            )
            for change in log.tally_changes
        )
        blocks.append(
            Grid(("from start to end", "start", "", "end", "", "change"), rows, name="compared", drawn=(2, 4))
        )
    if not log.private:
        note = "Where fewer than five people gave an answer, no answers are told, and means are to the nearest half."
        blocks.append(RunningText((Run(note),), "quiet"))
    return Section("tallies", "Shows of hands", tuple(blocks))


def _tally(tally: TallyLog, answers: int) -> tuple[Cell, ...]:
    moment = f"{tally.moment} of the day" if tally.moment else ""
    about = tuple(_about(tally, moment))
    counts = [cell(wording.people_words(count), "number") for count in tally.counts[:answers]]
    counts += [cell("", "number")] * (answers - len(counts))
    hands = cell(wording.people_words(tally.hands) if tally.hands is not None or answers > 2 else "", "number")
    if answers == 2:
        return (Cell(about), *counts, hands)
    return (Cell(about), *counts, hands, cell(f"{tally.mean:.1f}" if tally.mean is not None else "", "number"))


def _about(tally: TallyLog, moment: str) -> Iterator[Run]:
    if tally.standing != "stands":
        yield Run(tally.standing, "mark")
    yield Run(tally.what or tally.question or tally.id)
    details = [tally.question] if tally.what and tally.question not in tally.what else []
    details += [moment] if moment else []
    if details:
        yield Run("; ".join(details), "quiet")


# -- people ----------------------------------------------------------------------------------------------------


def attendance(log: SessionLog) -> Section | None:
    """People by agency, and in the full copy by group."""
    whole = [found for found in log.attendance if not found.group]
    if not whole:
        return None
    most = max((found.count or 0 for found in whole), default=0)
    rows = [
        (
            cell(found.agency),
            cell(wording.people_words(found.count), "number"),
            Cell(bar=count_bar(found.count, most, count_words(found.count, "person", "people")))
            if found.count is not None
            else Cell(),
        )
        for found in whole
    ]
    total = wording.people(log.attendance)
    if total is not None:
        rows.append((cell("all agencies"), cell(str(total), "number"), Cell()))
    blocks: list[Block] = [Grid(("agency", "people", ""), tuple(rows), "counts", total is not None, (2,))]
    parts = [found for found in log.attendance if found.group]
    if parts:
        at_groups = tuple(
            (cell(found.agency), cell(found.group), cell(wording.people_words(found.count), "number"))
            for found in parts
        )
        blocks.append(Grid(("agency", "group", "people"), at_groups, name="counts"))
    if total is None:
        note = "There is no sum, because it would tell how many people of a small agency there were."
        blocks.append(RunningText((Run(note),), "quiet"))
    return Section("attendance", "Attendance by agency", tuple(blocks))


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
