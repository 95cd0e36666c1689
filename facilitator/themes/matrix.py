"""The matrix of groups and themes, and one exercise against another: pure counts over plain rows.

It knows neither the state of a run nor the session log, so that both the screens and the exports may count with it.
A count is the number of issues that carry a theme, never a measure of how much it matters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec


class IssueRow(msgspec.Struct, frozen=True):
    """An issue as it is counted: which group said it, what it was tagged with, which groups said "also us"."""

    issue: str
    group: str
    themes: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


class MatrixRow(msgspec.Struct, frozen=True):
    """One theme. `counts` follow the matrix's groups; `also` counts the groups' "also us" separately, as evidence."""

    theme: str
    counts: tuple[int, ...]
    also: tuple[int, ...]
    issues: tuple[str, ...]

    @property
    def total(self) -> int:
        """How many issues carry the theme; an issue that several groups share is one issue."""
        return len(self.issues)

    @property
    def groups(self) -> int:
        """How many groups raised it, in their own words or by "also us"."""
        return sum(1 for own, also in zip(self.counts, self.also, strict=True) if own or also)


class Matrix(msgspec.Struct, frozen=True):
    """Counts per theme and group.

    `rows` are the themes in the order given, those that nobody raised too; themes the list does not know come last.
    `untagged` counts the issues without a theme, `untagged_by_group` per group in the order of `groups`.
    """

    groups: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    untagged: int
    untagged_by_group: tuple[int, ...]

    @property
    def nobody(self) -> tuple[str, ...]:
        """The themes that no group raised."""
        return tuple(row.theme for row in self.rows if not row.groups)

    @property
    def only_one_group(self) -> tuple[tuple[str, str], ...]:
        """The themes that one group alone raised, each with that group."""
        return tuple(
            (
                row.theme,
                next(name for name, n, also in zip(self.groups, row.counts, row.also, strict=True) if n or also),
            )
            for row in self.rows
            if row.groups == 1
        )


class Compared(msgspec.Struct, frozen=True):
    """One theme in two exercises: how many issues carry it in each."""

    theme: str
    first: int
    second: int


def matrix(rows: Iterable[IssueRow], themes: Sequence[str], groups: Sequence[str]) -> Matrix:
    """Count issues by theme and group.

    A theme tagged twice on an issue counts once, and so does a group that said "also us" to its own issue: not at all.
    Groups that are not listed are added at the end, so no issue is ever left out of the count.
    """
    listed = list(rows)
    columns = list(dict.fromkeys((*groups, *(g for row in listed for g in (row.group, *row.also)))))
    place = {group: number for number, group in enumerate(columns)}
    names = list(dict.fromkeys((*themes, *(theme for row in listed for theme in row.themes))))
    counts = {theme: [0] * len(columns) for theme in names}
    also = {theme: [0] * len(columns) for theme in names}
    issues: dict[str, list[str]] = {theme: [] for theme in names}
    bare = [0] * len(columns)
    for row in listed:
        for theme in dict.fromkeys(row.themes):
            counts[theme][place[row.group]] += 1
            issues[theme] += [row.issue]
            for group in set(row.also) - {row.group}:
                also[theme][place[group]] += 1
        bare[place[row.group]] += not row.themes
    return Matrix(
        groups=tuple(columns),
        rows=tuple(MatrixRow(t, tuple(counts[t]), tuple(also[t]), tuple(issues[t])) for t in names),
        untagged=sum(bare),
        untagged_by_group=tuple(bare),
    )


def compare(first: Iterable[IssueRow], second: Iterable[IssueRow], themes: Sequence[str]) -> tuple[Compared, ...]:
    """Two exercises by theme: those raised in either, the most raised first, in the list's order among equals."""
    one, two = (Counter(t for row in rows for t in dict.fromkeys(row.themes)) for rows in (first, second))
    names = dict.fromkeys((*themes, *one, *two))
    raised = [Compared(theme, one[theme], two[theme]) for theme in names if one[theme] or two[theme]]
    return tuple(sorted(raised, key=lambda found: -(found.first + found.second)))
