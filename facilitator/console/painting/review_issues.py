"""The issues of a run by group or by theme, and its themes: matrix, case 1 against case 2, learning points."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.agenda.counting import count_words
from facilitator.agenda.model import Item
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, fill
from facilitator.console.painting.review_lines import (
    ReadLine,
    RunReading,
    has,
    head,
    labelled,
    nothing,
    sharing,
    sharing_words,
    short,
    told,
)
from facilitator.console.painting.review_themes import said_by_theme
from facilitator.console.painting.theme_rows import issue_rows
from facilitator.live.state import Issue
from facilitator.themes.matrix import Matrix, compare, matrix


def standing(reading: RunReading, exercise: str = "") -> list[Issue]:
    """The issues that stand, of one exercise or of all."""
    return [
        issue for issue in reading.state.issues.values() if not issue.withdrawn and exercise in ("", issue.exercise)
    ]


def label_of(reading: RunReading, theme: str) -> str:
    """What a theme is called in this run."""
    return next((one.label for one in reading.state.plan.themes if one.id == theme), theme)


def group_of(reading: RunReading, group: str) -> str:
    """What a group is called."""
    return reading.state.groups[group].name if group in reading.state.groups else group


def issues(reading: RunReading, by_theme: bool, wanted: str, width: int, style: Ink) -> list[ReadLine]:
    """The tab of issues, by group or by theme."""
    lines: list[ReadLine] = []
    for exercise in reading.state.plan.exercises():
        said = [issue for issue in standing(reading, exercise.id) if _wanted(reading, issue, wanted)]
        if said:
            lines += (
                _by_theme(reading, exercise, said, width, style)
                if by_theme
                else _by_group(reading, exercise, said, width, style)
            )
    lines = lines or nothing("No issue has these words." if wanted else "Nothing was captured.", style)
    return [*lines, *_photographs(reading, wanted, width, style)]


def _photographs(reading: RunReading, wanted: str, width: int, style: Ink) -> list[ReadLine]:
    """Photographs of flipcharts, in words; a key shows them."""
    standing = [one for one in reading.state.photographs.values() if not one.removed]
    told_of = [
        (one, f"photograph of {group_of(reading, one.group)}'s flipchart{f': {one.caption}' if one.caption else ''}")
        for one in sorted(standing, key=lambda one: (_number(reading, one.group), one.id))
    ]
    shown = [(one, words) for one, words in told_of if has(f"{one.id} {words}", wanted)]
    if not shown:
        return []
    lines = head("Photographs", width, style, "private")
    for one, words in shown:
        lines += labelled(one.id, words, width, (style.accent, style.plain))
    return [*lines, *told(style.named("⟦review.photographs:p⟧ shows them."), width, style.quiet)]


def _wanted(reading: RunReading, issue: Issue, wanted: str) -> bool:
    labels = " ".join(label_of(reading, theme) for theme in issue.themes)
    if not wanted:
        return True
    held = sharing_words(reading.state, issue.id, issue.text)
    return has(f"{issue.id} {issue.text} {group_of(reading, issue.group)} {labels} {held}", wanted)


def _by_group(reading: RunReading, exercise: Item, said: Sequence[Issue], width: int, style: Ink) -> list[ReadLine]:
    lines: list[ReadLine] = []
    groups = dict.fromkeys(issue.group for issue in sorted(said, key=lambda one: _number(reading, one.group)))
    for group in groups:
        own = [issue for issue in said if issue.group == group]
        title = f"{exercise.title}: {group_of(reading, group)}"
        lines += head(title, width, style, count_words(len(own), "issue"))
        for issue in own:
            lines += _issue(reading, issue, width, style, themes=True)
    return lines


def _number(reading: RunReading, group: str) -> int:
    return reading.state.groups[group].number if group in reading.state.groups else 0


def _by_theme(reading: RunReading, exercise: Item, said: Sequence[Issue], width: int, style: Ink) -> list[ReadLine]:
    lines: list[ReadLine] = []
    names = [theme.id for theme in reading.state.plan.themes]
    for theme in (*dict.fromkeys((*names, *(name for issue in said for name in issue.themes))), ""):
        own = [issue for issue in said if (theme in issue.themes if theme else not issue.themes)]
        if own:
            title = f"{exercise.title}: {label_of(reading, theme) if theme else 'no theme yet'}"
            lines += head(title, width, style, count_words(len(own), "issue"))
            for issue in own:
                lines += _issue(reading, issue, width, style, themes=False)
    return lines


def _issue(reading: RunReading, issue: Issue, width: int, style: Ink, themes: bool) -> list[ReadLine]:
    """An issue with what stands beside its words: themes, also-us, learning points, comments."""
    lines = labelled(issue.id, issue.text, width, (style.accent, style.plain), issue.id)
    asides = []
    if themes:
        asides += [label_of(reading, theme) for theme in issue.themes] or ["no theme yet"]
    else:
        asides += [group_of(reading, issue.group)]
    asides += [f"also {group_of(reading, group)}" for group in issue.echoes]
    asides += [f"brings out {point}" for _, point in issue.points]
    asides += ["reworded"] if len(issue.wordings) > 1 else []
    asides += ["copied from the flipchart"] if issue.late else []
    asides += [f"together with {issue.merged}"] if issue.merged else []
    lines += labelled("", " · ".join(asides), width, (style.quiet, style.quiet), issue.id)
    lines += sharing(reading, issue.id, issue.text, width, style, room=12)
    for comment in reading.state.comments.values():
        if comment.about == issue.id and not comment.withdrawn:
            lines += labelled("", f"{comment.author}: {comment.text}", width, (style.quiet, style.good), issue.id)
    return lines


# -- themes ----------------------------------------------------------------------------------------------------


def themes(reading: RunReading, width: int, style: Ink) -> list[ReadLine]:
    """The tab of themes: what was said by theme, group against theme, gaps, exercises against each other."""
    if not standing(reading):
        return nothing("Nothing was captured.", style)
    names = [theme.id for theme in reading.state.plan.themes]
    groups = [group.id for group in sorted(reading.state.groups.values(), key=lambda one: one.number)]
    counted = matrix(issue_rows(reading.state), names, groups)
    return [
        *said_by_theme(reading.log, width, style),
        *_matrix(reading, counted, width, style),
        *_silent(reading, counted, width, style),
        *_exercises(reading, names, width, style),
        *_points(reading, width, style),
    ]


ALONE = "  only one group"


def _matrix(reading: RunReading, counted: Matrix, width: int, style: Ink) -> list[ReadLine]:
    columns = len(counted.groups)
    cell = next((cell for cell in (9, 4) if 2 + 36 + (cell + 1) * columns + 6 + len(ALONE) <= width), 3)
    left = width - 2 - (cell + 1) * columns - 6
    told_beside = left - len(ALONE) >= 20
    title = max(12, min(48, left - len(ALONE) if told_beside else left))
    lines = head("Group and theme", width, style, "how many issues, + also us")
    names: list[Run] = [(f"  {fill('', title)}", style.quiet)]
    for group in counted.groups:
        names.append((f" {fill(group if cell < 9 else group_of(reading, group), cell, right=True)}", style.strong))
    lines.append(ReadLine((*names, (f" {fill('all', 5, right=True)}", style.strong))))
    for row in counted.rows:
        if not row.groups:
            continue
        runs: list[Run] = [(f"  {short(label_of(reading, row.theme), title)}", style.plain)]
        for own, also in zip(row.counts, row.also, strict=True):
            text = f"{own or ('·' if not also else '')}{f'+{also}' if also else ''}"
            runs.append((f" {fill(text, cell, right=True)}", style.strong if own else style.quiet))
        runs.append((f" {fill(str(row.total), 5, right=True)}", style.accent))
        alone = ALONE if row.groups == 1 and told_beside else ""
        lines.append(ReadLine((*runs, (alone, style.warn))))
    if not told_beside and (single := [label_of(reading, row.theme) for row in counted.rows if row.groups == 1]):
        lines += told(f"Only one group: {'; '.join(single)}.", width, style.warn)
    if counted.untagged:
        lines += told(f"{count_words(counted.untagged, 'issue')} without a theme yet.", width, style.warn)
    return lines


def _silent(reading: RunReading, counted: Matrix, width: int, style: Ink) -> list[ReadLine]:
    optional = {group.id for group in reading.state.plan.theme_groups if group.optional}
    own = {theme.id for theme in reading.state.plan.themes if theme.group not in optional}
    silent = [label_of(reading, theme) for theme in counted.nobody if theme in own]
    if not silent:
        return []
    return [
        *head("Nobody", width, style, count_words(len(silent), "theme")),
        *told("; ".join(silent), width, style.plain),
    ]


def _exercises(reading: RunReading, names: Sequence[str], width: int, style: Ink) -> list[ReadLine]:
    exercises = reading.state.plan.exercises()
    if len(exercises) < 2:
        return []
    first, second = exercises[:2]
    rows = [issue_rows(reading.state, one.id) for one in (first, second)]
    lines = head(f"{first.title} against {second.title}", width, style)
    for found in compare(rows[0], rows[1], names):
        runs: tuple[Run, ...] = (
            (f"  {short(label_of(reading, found.theme), 36)} ", style.plain),
            (fill("█" * min(12, found.first), 12, right=True), style.accent),
            (f" {found.first:>2} │ {found.second:<2} ", style.strong),
            ("█" * min(12, found.second), style.good),
        )
        lines.append(ReadLine(runs))
    return lines


def _points(reading: RunReading, width: int, style: Ink) -> list[ReadLine]:
    cases = [case for case in reading.state.plan.cases.values() if case.points]
    lines: list[ReadLine] = []
    for case in cases:
        raised = {point for issue in standing(reading) for name, point in issue.points if name == case.id}
        aside = f"{len(raised)} of {len(case.points)} raised"
        lines += head(f"Learning points of {case.title}", width, style, aside)
        for point in case.points:
            there = point.id in raised
            shades = (style.good if there else style.quiet, style.plain if there else style.quiet)
            lines += labelled(f"{'✓' if there else '○'} {point.id}", point.text, width, shades, room=10)
    return lines
