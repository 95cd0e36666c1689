"""The matrix counts what was tagged, per group and theme, and leaves nothing out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.themes.matrix import Compared, IssueRow, compare, matrix

ROWS = [
    IssueRow("E1-G1-1", "g1", ("a", "b"), also=("g2",)),
    IssueRow("E1-G1-2", "g1", ("a", "a")),
    IssueRow("E1-G2-1", "g2", ("b",), also=("g2",)),
    IssueRow("E1-G3-1", "g3"),
    IssueRow("E1-G3-2", "g3", ("new",)),
]


def test_counts_per_group_and_theme() -> None:
    """A theme once an issue; "also us" beside the counts, not in them; nobody's themes stay as rows."""
    table = matrix(ROWS, ("a", "b", "c"), ("g1", "g2", "g3"))
    assert [(row.theme, row.counts, row.also, row.total, row.groups) for row in table.rows] == [
        ("a", (2, 0, 0), (0, 1, 0), 2, 2),
        ("b", (1, 1, 0), (0, 1, 0), 2, 2),
        ("c", (0, 0, 0), (0, 0, 0), 0, 0),
        ("new", (0, 0, 1), (0, 0, 0), 1, 1),
    ]
    assert table.rows[0].issues == ("E1-G1-1", "E1-G1-2")
    assert table.nobody == ("c",)
    assert table.only_one_group == (("new", "g3"),)
    assert (table.untagged, table.untagged_by_group) == (1, (0, 0, 1))


def test_exercise_one_against_two() -> None:
    """Themes of either; what neither raised is not there."""
    second = [IssueRow("E2-G1-1", "g1", ("b",)), IssueRow("E2-G1-2", "g1", ("c", "b"))]
    assert compare(ROWS, second, ("a", "b", "c", "d")) == (
        Compared("b", 2, 2),
        Compared("a", 2, 0),
        Compared("c", 0, 1),
        Compared("new", 1, 0),
    )


def test_nothing_at_all() -> None:
    """An empty exercise has a matrix too."""
    table = matrix((), ("a",), ("g1",))
    assert (table.nobody, table.only_one_group, table.untagged) == (("a",), (), 0)


NAMES = st.sampled_from(["a", "b", "c", "x"])
GROUPS = st.sampled_from(["g1", "g2", "g9"])


@given(st.lists(st.builds(IssueRow, st.uuids().map(str), GROUPS, st.tuples(NAMES) | st.just(()), st.tuples(GROUPS))))
def test_no_issue_is_lost(rows: list[IssueRow]) -> None:
    """The counts of each theme add up to its issues, and every issue is counted or untagged."""
    table = matrix(rows, ("a", "b", "c"), ("g1", "g2"))
    assert all(sum(row.counts) == row.total for row in table.rows)
    assert sum(row.total for row in table.rows) + table.untagged == len(rows)
    assert sum(table.untagged_by_group) == table.untagged
