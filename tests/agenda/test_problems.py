"""How a mistake reads."""

from __future__ import annotations

import pytest

from facilitator.agenda.problems import LONGEST_QUOTE, Problem, Problems, nearest, place_of, quoted
from facilitator.agenda.problems import Place as At


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (Problem("a.yaml", 3, 7, "this is wrong"), "a.yaml:3:7: this is wrong"),
        (
            Problem("a.yaml", 3, 7, "'titel' is no key", "a key", "title"),
            "a.yaml:3:7: 'titel' is no key; expected a key; did you mean 'title'?",
        ),
        (Problem("a.yaml", 0, 0, "is empty"), "a.yaml: is empty"),
        (Problem("a\x1b.md", 1, 1, "x", "", "b\x1b.md"), "a.md:1:1: x; did you mean 'b.md'?"),
        (Problem("a.md", 1, 1, "wide", warning=True), "a.md:1:1: warning: wide"),
    ],
)
def test_a_problem_is_one_line_that_says_only_what_there_is_to_say(problem: Problem, line: str) -> None:
    """Empty parts leave no trace."""
    assert str(problem) == line


def test_a_quoted_value_is_clipped_and_cannot_steer_a_terminal() -> None:
    """Nor hide a character that nobody sees."""
    text = quoted("\x1b[31m" + "x" * 500 + "\n")
    assert text.startswith("'[31mxxx")
    assert text.endswith("…'")
    assert len(text) == LONGEST_QUOTE + 2
    assert quoted("ti\u00a0tle\ufeff \u0645\u200c") == "'ti<U+00A0>tle<U+FEFF> \u0645\u200c'"


def test_only_what_is_near_is_suggested() -> None:
    """Capitals do not count, and long words cost nothing."""
    assert nearest("Minuets", ("minutes", "title")) == "minutes"
    assert nearest("zebra", ("minutes", "title")) == ""
    assert nearest("x" * 100_000, ("minutes",)) == ""


def test_problems_come_in_the_order_of_the_file() -> None:
    """However they were found."""
    problems = Problems("a.yaml")
    problems.add(At(9, 1), "late")
    problems.add(At(2, 5), "middle")
    problems.add(At(2, 1), "early")
    assert [problem.what for problem in problems.in_order()] == ["early", "middle", "late"]


def test_an_offset_is_told_as_line_and_column() -> None:
    """Counted from one, a line's end belonging to the line."""
    assert [place_of("ab\ncd", offset) for offset in (0, 2, 3, 4)] == [At(1, 1), At(1, 3), At(2, 1), At(2, 2)]
