"""What the groups said, group by group, in their own words; and who knew what at the time of a case."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.counting import count_words, listed
from facilitator.sessionlog import wording, words
from facilitator.sessionlog.account.bars import count_bar
from facilitator.sessionlog.account.blocks import Block, BulletList, Cell, Grid, Run, RunningText, Section, cell
from facilitator.sessionlog.model import SessionLog
from facilitator.sessionlog.model_issues import ExerciseLog, GroupIssues, IssueLog, TestingLog, WallEventLog, WallLog


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
            Cell(bar=count_bar(sums[key], most, count_words(sums[key], "line"))),
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
        blocks.append(RunningText((Run(f"Nothing was written down from {listed(silent)}."),), "quiet"))
    staged = by_stage(exercise)
    if staged is not None:
        blocks += [RunningText((Run(STAGED),), "quiet"), staged]
    parts = tuple(_group(exercise, group, log, f"said-{exercise.number}-{place}") for place, group in told)
    return Section(f"exercise-{exercise.number}", title, tuple(blocks), parts, beside=True)


STAGED = "The case was told in parts; this is what was said after each of them."
NOTHING = "Nothing was written down."


def _told(group: GroupIssues) -> list[IssueLog]:
    """What is told of a group: what stands, and after it what was withdrawn."""
    told = [issue for issue in group.issues if issue.standing in ("stands", "withdrawn")]
    return sorted(told, key=lambda issue: issue.standing == "withdrawn")


def _group(exercise: ExerciseLog, group: GroupIssues, log: SessionLog, key: str) -> Section:
    count = wording.lines_of(exercise, len(group.standing))
    listing = BulletList(tuple(tuple(_issue(issue, log)) for issue in _told(group)), "issues")
    return Section(key, f"{group.group.name}: {count}", (listing,))


def _issue(issue: IssueLog, log: SessionLog) -> Iterator[Run]:
    """One issue: its words, who else had it, its themes, what was put under it, and what became of it."""
    yield Run(issue.id, "id")
    if issue.standing == "withdrawn":
        yield Run("withdrawn", "mark")
    yield from withheld(issue.text, issue.held_back)
    if issue.standing == "stands" and len(issue.voices) > 1:
        others = ", ".join(issue.voices[1:])
        yield Run(
            f"{len(issue.voices)} of {count_words(issue.of, 'group')}: first {issue.voices[0]}, then {others}", "quiet"
        )
    for theme in issue.themes:
        yield Run(theme, "theme")
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


def withheld(text: str, held_back: bool) -> Iterator[Run]:
    """The words of a line, or what stands for them in a copy that may not show them; nothing where there are none."""
    shown = wording.shown_words(text, held_back)
    if shown:
        yield Run(shown, "mark" if held_back else "")


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


HEAD = ("when", "what happened", "knew", "half knew", "did not know")


def walls(log: SessionLog) -> Section | None:
    """The wall of every case of which anything was uncovered."""
    if not log.walls:
        return None
    note = "What each agency knew at the time, as far as the room uncovered it."
    parts = tuple(_wall(wall, place) for place, wall in enumerate(log.walls, 1))
    return Section("walls", "Who knew what", (RunningText((Run(note),), "quiet"),), parts)


def _wall(wall: WallLog, place: int) -> Section:
    blocks: list[Block] = []
    if wall.fictional:
        blocks.append(RunningText((Run("The case is fictional: written for training."),), "quiet"))
    rows = tuple(
        (
            cell(event.date, "short"),
            cell(event.text.removesuffix(".")),
            cell(", ".join(event.knew) or "nobody"),
            cell(", ".join(event.half)),
            cell(", ".join(event.unaware) or "everyone knew"),
        )
        for event in wall.events
    )
    blocks.append(Grid(HEAD, rows, name="wall"))
    blocks += [RunningText((Run(f"{words[:1].upper()}{words[1:]}", "strong"),)) for words in wall.remarks]
    if wall.covered:
        left = count_words(wall.covered, "event")
        blocks.append(RunningText((Run(f"Not uncovered: {left} of the case."),), "quiet"))
    asked = tuple(_asked(event) for event in wall.events if event.told or event.asks)
    title = "What if somebody had rung?"
    note = RunningText((Run(NOBODY_KNOWS),), "quiet")
    parts = (Section(f"wall-{place}-asked", title, (note, *asked)),) if asked else ()
    return Section(f"wall-{place}", wall.case, tuple(blocks), parts)


NOBODY_KNOWS = "What the room asked itself. These are questions: nobody knows what would have happened."


def _asked(event: WallEventLog) -> RunningText:
    """What was supposed of one event, and the questions that came of it."""
    runs = [Run(event.date, "strong")]
    if event.told:
        runs.append(Run(f"Suppose that {listed(event.told)} had been told of this: {event.text.rstrip('.')}."))
    runs += [Run(ask) for ask in event.asks]
    return RunningText(tuple(runs))


# -- before and after each part ----------------------------------------------------------------------------------------


def by_stage(exercise: ExerciseLog) -> Grid | None:
    """What each group said after each part of the case, side by side; None where it was told at once."""
    issues = [issue for group in exercise.groups for issue in _standing(group)]
    if not exercise.stages or not any(issue.stage for issue in issues):
        return None
    before = any(not issue.stage for issue in issues)
    columns = [*([0] if before else []), *range(1, len(exercise.stages) + 1)]
    head = tuple(f"after {exercise.stages[number - 1]}" if number else "before it began" for number in columns)
    rows = tuple(
        (cell(f"{group.group.name} said"), *(_said(group, number) for number in columns))
        for group in exercise.groups
        if _standing(group)
    )
    return Grid(("group", *head), rows, name="stages")


def _standing(group: GroupIssues) -> list[IssueLog]:
    return [issue for issue in group.issues if issue.standing == "stands"]


def _said(group: GroupIssues, stage: int) -> Cell:
    """The words of one group after one part, each by its number."""
    runs: list[Run] = []
    for issue in _standing(group):
        if issue.stage == stage:
            shown = wording.shown_words(issue.text, issue.held_back)
            runs += [Run(issue.id, "id"), Run(f"{shown};" if shown else "", "mark" if issue.held_back else "")]
    if runs:
        runs[-1] = Run(runs[-1].text.removesuffix(";"), runs[-1].mark)
    return Cell(tuple(runs) or (Run("nothing", "quiet"),))
