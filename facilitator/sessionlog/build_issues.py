"""What the groups said and what was made of it, from a run's history: issues, themes, points, turns, walls."""

from __future__ import annotations

from facilitator.agenda.model import Case, Item
from facilitator.live.queries.day import exercise_number
from facilitator.live.queries.telling import stage_of
from facilitator.live.queries.wall import WallRow, gap_words, mindful_words, sum_words, wall_of, who
from facilitator.live.state import Issue, Testing
from facilitator.sessionlog.history import Ground
from facilitator.sessionlog.model_issues import (
    ComparedLog,
    ExerciseLog,
    GroupIssues,
    GroupLog,
    IssueLog,
    MatrixLog,
    MatrixRowLog,
    MergedLog,
    PointLog,
    ReadBackLog,
    TestingLog,
    ThemeLog,
    TurnLog,
    TurnsLog,
    WallEventLog,
    WallLog,
)
from facilitator.themes.matrix import IssueRow, compare, matrix


def exercises(ground: Ground) -> tuple[ExerciseLog, ...]:
    """The plan's exercises, and after them any other that issues name: nothing that was said is left out."""
    state = ground.history.state
    said: dict[str, list[Issue]] = {item.id: [] for item in state.plan.exercises()}
    for issue in state.issues.values():
        said.setdefault(issue.exercise, []).append(issue)
    return tuple(_exercise(ground, exercise, issues) for exercise, issues in said.items())


def _exercise(ground: Ground, exercise: str, issues: list[Issue]) -> ExerciseLog:
    plan = ground.history.state.plan
    known = plan.position(exercise) >= 0
    item = plan.item(exercise) if known else Item(exercise, exercise or "No exercise", 0)
    case = plan.cases.get(item.case)
    by_group: dict[str, list[IssueLog]] = {}
    for issue in issues:
        by_group.setdefault(issue.group, []).append(_issue(ground, issue))
    seated = {group.id: group for group in ground.groups}
    everyone = [*seated.values(), *(GroupLog(key, 0, key) for key in by_group if key not in seated)]
    return ExerciseLog(
        number=exercise_number(ground.history.state, exercise),
        item=exercise,
        title=item.title,
        case=case.title if case is not None else "",
        fictional=case is not None and case.fictional,
        asked=item.issues,
        groups=tuple(GroupIssues(group, tuple(by_group.get(group.id, ()))) for group in everyone),
        stages=_stages(ground, case),
        hypotheses=item.capture == "hypotheses",
    )


def _stages(ground: Ground, case: Case | None) -> tuple[str, ...]:
    """The titles of the stages of a case that were brought up."""
    number = stage_of(ground.history.state, case) if case is not None else 0
    return tuple(stage.title for stage in case.stages[:number]) if case is not None else ()


def _issue(ground: Ground, issue: Issue) -> IssueLog:
    """One issue; where it was first written down tells which group it came from, if it was moved since."""
    history, first = ground.history, ground.first.get(issue.id)
    origin = getattr(first.event, "group", issue.group) if first is not None else issue.group
    merged = ground.under.get(issue.id, [])
    return IssueLog(
        id=issue.id,
        text=issue.text,
        said=issue.said,
        edits=len(issue.wordings) - 1,
        at=history.local(issue.wordings[0].at.wall),
        by=issue.wordings[0].by,
        moved_from=ground.group_name(origin) if origin != issue.group else "",
        standing=ground.standing(first, issue.withdrawn),
        voices=tuple(map(ground.group_name, _voices(issue, merged))),
        of=len(ground.present),
        themes=tuple(map(ground.theme_label, _themes(issue, merged))),
        points=tuple(dict.fromkeys(point for _, point in issue.points)),
        merged=tuple(MergedLog(other.id, ground.group_name(other.group), other.text) for other in merged),
        merged_into=issue.merged if issue.merged in history.state.issues else "",
        late=issue.late,
        amended=first is not None and first.seq > ground.closed,
        testing=_testing(issue.testing),
        stage=issue.stage,
    )


def _testing(testing: Testing) -> TestingLog | None:
    """What became of a hypothesis; None where nothing was said about it."""
    if testing == Testing():
        return None
    return TestingLog(testing.standing, testing.based_on, testing.how_to_test, testing.finding, testing.recommended)


def _voices(issue: Issue, merged: list[Issue]) -> tuple[str, ...]:
    """The groups that had it, by id: who said it first, then those it was merged with and those that had it too."""
    return tuple(
        dict.fromkeys((issue.group, *(group for one in (issue, *merged) for group in (one.group, *one.echoes))))
    )


def _themes(issue: Issue, merged: list[Issue]) -> tuple[str, ...]:
    """Its themes by id, and those of the issues put under it."""
    return tuple(dict.fromkeys(theme for one in (issue, *merged) for theme in one.themes))


# -- themes ----------------------------------------------------------------------------------------------------


def themes(ground: Ground) -> tuple[ThemeLog, ...]:
    """The themes of the day, and any that issues have beside them."""
    plan = ground.history.state.plan
    families = {family.id: family.label for family in plan.theme_groups}
    found = {
        theme.id: ThemeLog(theme.id, theme.label, families.get(theme.group, ""), theme.strength)
        for theme in plan.themes
    }
    for issue in ground.history.state.issues.values():
        for theme in issue.themes:
            found.setdefault(theme, ThemeLog(theme, theme))
    return tuple(found.values())


def _rows(ground: Ground, exercise: str = "") -> tuple[IssueRow, ...]:
    """The issues that count: those that stand, each with what was put under it."""
    rows = []
    for issue in ground.history.state.issues.values():
        if issue.merged or (exercise and issue.exercise != exercise) or not ground.stands(issue):
            continue
        merged = ground.under.get(issue.id, [])
        voices = tuple(group for group in _voices(issue, merged) if group != issue.group)
        rows.append(IssueRow(issue.id, issue.group, _themes(issue, merged), voices))
    return tuple(rows)


def matrices(ground: Ground) -> tuple[MatrixLog, ...]:
    """One matrix for each exercise in which anything was said, and one for the day where there are several."""
    state = ground.history.state
    said = dict.fromkeys(issue.exercise for issue in state.issues.values())
    found = [(exercise_number(state, exercise), _rows(ground, exercise)) for exercise in said]
    found = sorted(((number, rows) for number, rows in found if rows), key=lambda pair: (not pair[0], pair[0]))
    day = [(0, _rows(ground))] if len(found) > 1 else []
    return tuple(_matrix(ground, number, rows) for number, rows in [*found, *day])


def _matrix(ground: Ground, number: int, rows: tuple[IssueRow, ...]) -> MatrixLog:
    known = {theme.id: theme for theme in ground.themes}
    counted = matrix(rows, tuple(known), tuple(group.id for group in ground.present))
    return MatrixLog(
        exercise=number,
        groups=tuple(map(ground.group_name, counted.groups)),
        rows=tuple(
            MatrixRowLog(known[row.theme].label, row.counts, row.also, row.total, row.groups, known[row.theme].strength)
            for row in counted.rows
            if row.total
        ),
        only_one=tuple((known[theme].label, ground.group_name(group)) for theme, group in counted.only_one_group),
        nobody=tuple(known[theme].label for theme in counted.nobody),
        untagged=counted.untagged_by_group,
        issues=tuple(sum(row.group == group for row in rows) for group in counted.groups),
    )


def compared(ground: Ground) -> tuple[ComparedLog, ...]:
    """The first exercise against the second by theme; nothing for a plan with fewer than two."""
    planned = ground.history.state.plan.exercises()
    if len(planned) < 2:
        return ()
    one, two = (_rows(ground, item.id) for item in planned[:2])
    order = tuple(theme.id for theme in ground.themes)
    if not (one and two):
        return ()
    return tuple(
        ComparedLog(ground.theme_label(found.theme), found.first, found.second) for found in compare(one, two, order)
    )


# -- the trainer's own, and how the report-backs went -------------------------------------------------------------


def points(ground: Ground) -> tuple[PointLog, ...]:
    """Every learning point of the cases of the plan, with the issues that brought it out."""
    plan = ground.history.state.plan
    used = dict.fromkeys(item.case for item in plan.exercises() if item.case)
    raised: dict[tuple[str, str], list[str]] = {}
    for issue in ground.history.state.issues.values():
        if ground.stands(issue):
            for point in issue.points:
                raised.setdefault(point, []).append(issue.id)
    found = [
        PointLog(plan.cases[case].title, point.id, point.text, tuple(raised.pop((case, point.id), ())))
        for case in used
        if case in plan.cases
        for point in plan.cases[case].points
    ]
    return (*found, *(PointLog(case, point, "", tuple(ids)) for (case, point), ids in raised.items()))


def turns(ground: Ground) -> tuple[TurnsLog, ...]:
    """How each report-back went that had turns."""
    return tuple(
        TurnsLog(
            ground.title(item),
            told.order,
            tuple(
                TurnLog(
                    ground.group_name(group),
                    told.given.get(group, 0),
                    told.passed.count(group),
                    group in told.finished,
                )
                for group in dict.fromkeys((*told.groups, *told.given))
            ),
        )
        for item, told in ground.history.state.turns.items()
        if told.order or told.given
    )


def read_backs(ground: Ground) -> tuple[ReadBackLog, ...]:
    """What was read back to whom, in order."""
    found = [
        ReadBackLog(
            ground.title(key.partition("/")[0]),
            ground.group_name(key.partition("/")[2]),
            result.result,
            ground.history.local(result.at.wall),
        )
        for key, results in ground.history.state.read_backs.items()
        for result in results
    ]
    return tuple(sorted(found, key=lambda told: told.at))


def walls(ground: Ground) -> tuple[WallLog, ...]:
    """One for each case of which something was uncovered, in the plan's order."""
    state = ground.history.state
    hung = [case for case in state.plan.cases.values() if case.id in state.wall and state.wall[case.id].uncovered]
    return tuple(_wall(ground, case) for case in hung)


def _wall(ground: Ground, case: Case) -> WallLog:
    wall = wall_of(ground.history.state, case)
    gaps = gap_words(wall.uncovered)
    return WallLog(
        case=wall.title,
        fictional=wall.fictional,
        events=tuple(map(_event, wall.uncovered)),
        covered=len(case.chronology) - len(wall.uncovered),
        remarks=(*(sum_words(found, wall.agencies) for found in wall.sums), *([gaps] if gaps else [])),
    )


def _event(row: WallRow) -> WallEventLog:
    return WallEventLog(
        date=row.date,
        text=row.text,
        knew=who(row, "known"),
        half=who(row, "half known"),
        unaware=who(row, "not known"),
        told=tuple(cell.agency for cell in row.cells if cell.told),
        asks=(*([row.question] if row.question else []), *mindful_words(row)),
    )
