"""The board of 60 issues that repeats are looked for on, with plain and hard rewordings of its issues.

`python -m tests.themes.board` prints how often the twin is among the three that are offered.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from facilitator.themes.suggester import BoardIssue, Suggester
from tests.themes.flipchart import day


class Reworded(NamedTuple):
    """A line that says the same as an issue of the board."""

    text: str
    twin: str


def _rows() -> list[list[str]]:
    lines = (Path(__file__).parent / "repeats.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def board() -> list[BoardIssue]:
    """The 60 issues, of four groups in turn."""
    return [BoardIssue(f"E1-G{n % 4 + 1}-{n // 4 + 1}", f"g{n % 4 + 1}", row[0]) for n, row in enumerate(_rows())]


def reworded(column: int) -> list[Reworded]:
    """The plain rewordings (1) or the hard ones (2)."""
    return [Reworded(row[column], issue.id) for row, issue in zip(_rows(), board(), strict=True) if len(row) > column]


def missed(suggester: Suggester, lines: list[Reworded]) -> list[Reworded]:
    """The lines whose twin is not among the three that are offered."""
    return [line for line in lines if line.twin not in [found.issue for found in suggester.repeats(line.text, board())]]


def main() -> None:
    """Print the shares, and what is missed."""
    suggester = Suggester.of_plan(day())
    for name, column in (("plain", 1), ("hard", 2)):
        lines = reworded(column)
        lost = missed(suggester, lines)
        sys.stdout.write(f"{name}: the twin of {len(lines) - len(lost)} of {len(lines)} is offered\n")
        for line in lost:
            sys.stdout.write(f"  {line.text}  {[found.text for found in suggester.repeats(line.text, board())]}\n")


if __name__ == "__main__":
    main()
