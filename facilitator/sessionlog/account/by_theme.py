"""What the groups said read by theme: each theme with its lines, then group against theme, and what nobody raised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.agenda.counting import count_words
from facilitator.sessionlog import wording
from facilitator.sessionlog.account.blocks import Block, BulletList, Cell, Grid, Run, RunningText, Section, cell
from facilitator.sessionlog.account.said import withheld
from facilitator.sessionlog.headings import BY_THEME
from facilitator.sessionlog.model import SessionLog
from facilitator.sessionlog.model_issues import IssueLog, MatrixLog, MatrixRowLog

SHADES = 5
"""Shades of the matrix that can be told apart."""

MANY, LONG_NAME = 6, 14
"""From how many groups on their columns are numbered, and from how many letters of a group's name."""


def by_theme(log: SessionLog) -> Section | None:
    """Every line that counts under each theme it carries, the themes of most lines first; then those without one."""
    if not log.matrices:
        return None
    whole = log.matrices[-1]
    there = counted(log)
    parts = []
    for place, row in enumerate(ranked(whole)):
        lines = [issue for issue in there if row.theme in issue.themes]
        parts.append(_theme(f"theme-{place + 1}", _heading(row, whole), lines))
    bare = [issue for issue in there if not issue.themes]
    if bare and parts:
        parts.append(_theme("theme-none", f"No theme yet: {count_words(len(bare), 'line')}", bare))
    if not any(row.total for row in whole.rows):
        return None
    note = "Each line stands under every theme it was given. A count is not a measure of how much something matters."
    blocks = (RunningText((Run(note),), "quiet"),)
    return Section("themes", BY_THEME, blocks, tuple(parts), beside=True)


def ranked(matrix: MatrixLog) -> list[MatrixRowLog]:
    """The themes that somebody raised: those of most lines first, of equals those that more groups raised."""
    return sorted(matrix.rows, key=lambda row: (-row.total, -row.groups))


def counted(log: SessionLog) -> list[IssueLog]:
    """The lines that count: those that stand, each with what was put under it."""
    return [
        issue
        for exercise in log.exercises
        for group in exercise.groups
        for issue in group.standing
        if not issue.merged_into
    ]


def _heading(row: MatrixRowLog, whole: MatrixLog) -> str:
    strength = " (a strength)" if row.strength else ""
    groups = f"{row.groups} of {count_words(len(whole.groups), 'group')}"
    return f"{row.theme}{strength}: {count_words(row.total, 'line')}, {groups}"


def _theme(key: str, title: str, lines: Sequence[IssueLog]) -> Section:
    return Section(key, title, (BulletList(tuple(tuple(_line(issue)) for issue in lines), "issues"),))


def _line(issue: IssueLog) -> Iterator[Run]:
    """One line without what stands beside it among its group's."""
    yield Run(issue.id, "id")
    yield from withheld(issue.text, issue.held_back)
    if len(issue.voices) > 1:
        yield Run(f"{len(issue.voices)} of {count_words(issue.of, 'group')}", "quiet")
    for other in issue.merged:
        yield Run(f"also {other.id}:", "mark")
        yield Run(other.text or wording.HELD_BACK, "typed" if other.text else "mark")


# -- group against theme -----------------------------------------------------------------------------------------


def matrix(log: SessionLog) -> Section | None:
    """The whole day as one table: how many lines of each group carry a theme, and in which exercise they were said."""
    if not log.matrices or not log.matrices[-1].rows:
        return None
    whole = log.matrices[-1]
    rows = ranked(whole)
    numbered = len(whole.groups) > MANY or max(map(len, whole.groups), default=0) > LONG_NAME
    names = tuple(str(place) for place in range(1, len(whole.groups) + 1)) if numbered else whole.groups
    exercises = [found for found in log.matrices[:-1] if found.exercise] if len(log.matrices) > 1 else []
    most = max((count for row in rows for count in row.counts), default=0)
    head = ("theme", *names, "all", *(f"Ex. {found.exercise}" for found in exercises))
    body = [_row(row, most, exercises) for row in rows]
    if any(whole.untagged):
        bare = [sum(found.untagged) for found in exercises]
        counts = (*whole.untagged, sum(whole.untagged), *bare)
        body.append((cell("no theme yet", "off"), *(cell(_count(count), "number") for count in counts)))
    blocks: list[Block] = [
        RunningText((Run(_note(whole, numbered, bool(exercises))),), "quiet"),
        Grid(head, tuple(body), name="matrix"),
        *_alone(whole),
    ]
    return Section("matrix", "Which group raised which theme", tuple(blocks))


def _row(row: MatrixRowLog, most: int, exercises: Sequence[MatrixLog]) -> tuple[Cell, ...]:
    fields = tuple(
        Cell((Run(_field(count, also)),) if count or also else (), tone="number", shade=_shade(count, most))
        for count, also in zip(row.counts, row.also, strict=True)
    )
    there = [next((found.total for found in one.rows if found.theme == row.theme), 0) for one in exercises]
    return (cell(row.theme), *fields, cell(str(row.total), "number"), *(cell(_count(one), "number") for one in there))


def _count(count: int) -> str:
    """A count; nothing for nought, so that the others are seen."""
    return str(count) if count else ""


def _field(count: int, also: int) -> str:
    return f"{_count(count)}+{also}" if also else str(count)


def _shade(count: int, most: int) -> int:
    """How dark a field is, on one scale for all: 0 for nought, never the lightest for the largest count."""
    return -(-count * SHADES // most) if most > 0 and count > 0 else 0


def _note(whole: MatrixLog, numbered: bool, several: bool) -> str:
    """How the table is read, with the names of groups that have only a number in it."""
    told = "How many lines of each group carry a theme; the darker a field, the more."
    if any(any(row.also) for row in whole.rows):
        told += " \u201c+1\u201d: the group said \u201calso us\u201d to another group's line."
    if several:
        told += " \u201cEx.\u201d: how many of all were said in that exercise."
    plain = all(name == f"Group {place}" for place, name in enumerate(whole.groups, 1))
    if numbered and not plain:
        told += f" Groups: {'; '.join(f'{place} {name}' for place, name in enumerate(whole.groups, 1))}."
    elif numbered:
        told += " Columns are groups by their number."
    return told


def _alone(whole: MatrixLog) -> Iterator[RunningText]:
    if whole.only_one:
        by_group: dict[str, list[str]] = {}
        for theme, group in whole.only_one:
            by_group.setdefault(group, []).append(theme)
        told = ". ".join(f"{group}: {'; '.join(found)}" for group, found in by_group.items())
        yield RunningText((Run("Raised by one group alone.", "strong"), Run(f"{told}.")))
    if whole.nobody:
        yield RunningText((Run("Raised by nobody:", "strong"), Run(f"{'; '.join(whole.nobody)}.")))
