"""Who knew what at the time, and what the groups said before and after each part of a case."""

from __future__ import annotations

from facilitator.agenda.counting import count_words, listed
from facilitator.sessionlog import wording
from facilitator.sessionlog.account.blocks import Block, Cell, Grid, Run, RunningText, Section, cell
from facilitator.sessionlog.model import ExerciseLog, GroupIssues, IssueLog, SessionLog, WallEventLog, WallLog

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
