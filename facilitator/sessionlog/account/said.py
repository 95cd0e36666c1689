"""What the groups said, the themes it was given, the learning points it brought out, and how it was collected."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.counting import count_words, listed
from facilitator.sessionlog import wording, words
from facilitator.sessionlog.account.bars import count_bar
from facilitator.sessionlog.account.blocks import (
    Block,
    BulletList,
    Cell,
    Grid,
    HeatMap,
    Run,
    RunningText,
    Runs,
    Section,
    cell,
)
from facilitator.sessionlog.account.wall import by_stage
from facilitator.sessionlog.model import ExerciseLog, GroupIssues, IssueLog, MatrixLog, SessionLog, TestingLog


def said(log: SessionLog) -> Section:
    """Issues by group, in the groups' own words."""
    blocks: tuple[Block, ...] = (RunningText((Run("The plan has no exercise."),), "quiet"),)
    if log.exercises:
        anything = any(group.standing for exercise in log.exercises for group in exercise.groups)
        blocks = (_counts(log),) if anything else ()
    return Section("issues", "What the groups said", blocks, tuple(_exercise(told, log) for told in log.exercises))


def _counts(log: SessionLog) -> Grid:
    """How many issues each group named, exercise by exercise."""
    names: dict[str, str] = {}
    counts: dict[tuple[str, int], int] = {}
    for column, exercise in enumerate(log.exercises):
        for group in exercise.groups:
            names.setdefault(group.group.id, group.group.name)
            counts[group.group.id, column] = len(group.standing)
    columns = range(len(log.exercises))
    sums = {key: sum(counts.get((key, column), 0) for column in columns) for key in names}
    most = max(sums.values(), default=0)
    rows = [
        (
            cell(name),
            *(cell(str(counts.get((key, column), 0)), "number") for column in columns),
            Cell(bar=count_bar(sums[key], most, count_words(sums[key], "issue"))),
        )
        for key, name in names.items()
    ]
    total = [cell("all groups")]
    total += [cell(str(sum(counts.get((key, column), 0) for key in names)), "number") for column in columns]
    head = ("group", *(wording.exercise_name(exercise) for exercise in log.exercises), "")
    return Grid(head, (*rows, (*total, Cell())), name="counts", total=True, drawn=(len(head) - 1,))


def _exercise(exercise: ExerciseLog, log: SessionLog) -> Section:
    name = wording.exercise_name(exercise)
    title = name if clean_line(exercise.title) == name else f"{name}: {exercise.title}"
    blocks: list[Block] = []
    if exercise.case:
        fictional = " It is fictional: written for training." if exercise.fictional else ""
        blocks.append(RunningText((Run(f"Case: {exercise.case}.{fictional}"),)))
    told = [(place, group) for place, group in enumerate(exercise.groups) if _told(group)]
    silent = [group.group.name for group in exercise.groups if not _told(group)]
    if not told:
        blocks.append(RunningText((Run(NOTHING),), "quiet"))
    elif silent:
        blocks.append(RunningText((Run(f"Nothing was captured from {listed(silent)}."),), "quiet"))
    staged = by_stage(exercise)
    if staged is not None:
        blocks += [RunningText((Run(STAGED),), "quiet"), staged]
    parts = tuple(_group(group, log, f"said-{exercise.number}-{place}") for place, group in told)
    return Section(f"exercise-{exercise.number}", title, tuple(blocks), parts, beside=True)


STAGED = "The case was told in parts; this is what was said after each of them."
NOTHING = "Nothing was captured."


def _told(group: GroupIssues) -> list[IssueLog]:
    """What is told of a group: what stands, and after it what was withdrawn."""
    told = [issue for issue in group.issues if issue.standing in ("stands", "withdrawn")]
    return sorted(told, key=lambda issue: issue.standing == "withdrawn")


def _group(group: GroupIssues, log: SessionLog, key: str) -> Section:
    count = count_words(len(group.standing), "issue")
    listing = BulletList(tuple(tuple(_issue(issue, log)) for issue in _told(group)), "issues")
    return Section(key, f"{group.group.name}: {count}", (listing,))


def _issue(issue: IssueLog, log: SessionLog) -> Iterator[Run]:
    """One issue: its words, who else had it, its themes, what was put under it, and what became of it."""
    yield Run(issue.id, "id")
    if issue.standing == "withdrawn":
        yield Run("withdrawn", "mark")
    shown = wording.shown_words(issue.text, issue.held_back)
    if shown:
        yield Run(shown, "mark" if issue.held_back else "")
    if issue.standing == "stands" and len(issue.voices) > 1:
        others = ", ".join(issue.voices[1:])
        yield Run(
            f"{len(issue.voices)} of {count_words(issue.of, 'group')}: first {issue.voices[0]}, then {others}", "quiet"
        )
    if issue.themes:
        yield Run("; ".join(issue.themes), "theme")
    if issue.points:
        yield Run(f"learning points: {', '.join(issue.points)}", "quiet")
    for other in issue.merged:
        yield Run(f"also {other.id}, {other.group}:", "mark")
        yield Run(other.text or wording.HELD_BACK, "typed" if other.text else "mark")
    if issue.testing is not None:
        yield Run(testing_words(issue.testing), "quiet")
    remarks = "; ".join(_remarks(issue, log))
    if remarks:
        yield Run(f"({remarks})", "mark")


def _remarks(issue: IssueLog, log: SessionLog) -> Iterator[str]:
    if issue.merged_into:
        yield f"put under {issue.merged_into}"
    if issue.edits:
        yield "reworded" + (f", first “{issue.said}”" if log.private else "")
    if issue.moved_from:
        yield f"first written down for {issue.moved_from}"
    if issue.late:
        yield "copied from the flipchart afterwards"
    if issue.amended:
        yield f"added after the day, {words.time_words(issue.at, log.facts.day)}"


def testing_words(told: TestingLog) -> str:
    """What became of a hypothesis, in one sentence."""
    parts = (
        ("based on", told.based_on),
        ("to be tested by", told.how_to_test),
        ("found", told.finding),
        ("recommended", told.recommended),
    )
    return "; ".join([f"hypothesis, {told.standing}", *(f"{name}: {text}" for name, text in parts if text)])


# -- themes ----------------------------------------------------------------------------------------------------


def themes(log: SessionLog) -> Section | None:
    """Issues by theme, group against theme, what nobody raised, and one exercise against the other."""
    counted = [matrix for matrix in log.matrices if matrix.rows]
    if not counted:
        return None
    whole = counted[-1]
    most = max(row.total for row in whole.rows)
    grid = Grid(
        ("theme", "", "issues", "groups", "also us"),
        tuple(
            (
                cell(row.theme + (" (a strength)" if row.strength else "")),
                Cell(bar=count_bar(row.total, most, count_words(row.total, "issue"))),
                cell(str(row.total), "number"),
                cell(f"{row.groups} of {len(whole.groups)}", "number"),
                cell(str(sum(row.also)) if any(row.also) else "", "number"),
            )
            for row in sorted(whole.rows, key=lambda row: -row.total)
        ),
        name="themes",
        drawn=(1,),
    )
    note = "How many issues carry a theme; a count is not a measure of how much it matters."
    if any(any(row.also) for row in whole.rows):
        note += " \u201cAlso us\u201d counts the groups that said they had such an issue too."
    parts = [_matrix(matrix, matrix is whole) for matrix in counted]
    if log.compared:
        parts.append(_compared(log))
    return Section("themes", "Themes", (RunningText((Run(note),), "quiet"), grid), tuple(parts))


def _matrix(matrix: MatrixLog, last: bool) -> Section:
    which = f"Exercise {matrix.exercise}" if matrix.exercise else "The whole day"
    blocks: list[Block] = [
        *_maps(matrix, which),
        Grid(
            ("theme", *matrix.groups, "all"),
            (
                *(
                    (cell(row.theme), *map(_shared, row.counts, row.also), cell(str(row.total), "number"))
                    for row in matrix.rows
                ),
                (
                    cell("no theme yet"),
                    *(cell(str(count or ""), "number") for count in matrix.untagged),
                    cell(str(sum(matrix.untagged)), "number"),
                ),
            ),
            name="matrix",
        ),
    ]
    if any(any(row.also) for row in matrix.rows):
        blocks.append(
            RunningText((Run("“+1” in the table: the group said “also us” to another group's issue."),), "quiet")
        )
    if matrix.only_one:
        names = "; ".join(f"{theme} ({group})" for theme, group in matrix.only_one)
        blocks.append(RunningText((Run("Raised by one group alone: ", "strong"), Run(f"{names}."))))
    if matrix.nobody and last:
        blocks.append(RunningText((Run("Raised by nobody: ", "strong"), Run(f"{'; '.join(matrix.nobody)}."))))
    return Section(f"matrix-{matrix.exercise}", f"{which}: group against theme", tuple(blocks))


MOST_ROWS = 32
"""Rows of a map that a printed page holds under its heading."""


def _maps(matrix: MatrixLog, which: str) -> Iterator[HeatMap]:
    """The map, in pieces where it is longer than a page."""
    rows = [(row.theme, (*row.counts, row.total)) for row in matrix.rows]
    most = max((count for row in matrix.rows for count in row.counts), default=0)
    untagged = ("no theme yet", (*matrix.untagged, sum(matrix.untagged))) if any(matrix.untagged) else ("", ())
    note = "The stronger a field, the more issues of that group carry the theme. The table below says the same."
    for begin in range(0, len(rows), MOST_ROWS):
        piece = tuple(rows[begin : begin + MOST_ROWS])
        foot = untagged if begin + MOST_ROWS >= len(rows) else ("", ())
        title = f"{which}: themes by group{', continued' if begin else ''}"
        yield HeatMap(title, note, matrix.groups, piece, most, foot)


def _shared(count: int, also: int) -> Cell:
    text = str(count) if count else ""
    return cell(f"{text} +{also}".strip() if also else text, "number")


def _compared(log: SessionLog) -> Section:
    most = max((max(found.first, found.second) for found in log.compared), default=0)
    rows = tuple(
        (
            cell(found.theme),
            cell(str(found.first), "number"),
            Cell(bar=count_bar(found.first, most, f"Exercise 1: {count_words(found.first, 'issue')}")),
            cell(str(found.second), "number"),
            Cell(bar=count_bar(found.second, most, f"Exercise 2: {count_words(found.second, 'issue')}")),
        )
        for found in log.compared
    )
    grid = Grid(("theme", "Exercise 1", "", "Exercise 2", ""), rows, name="compared", drawn=(2, 4))
    return Section("compared", "Exercise 1 against Exercise 2", (grid,))


# -- the trainer's own, and how the report-backs went ------------------------------------------------------------


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
    return Section("points", "Learning points raised and not", (note,), tuple(parts))


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
