"""What a benchmark gives: figures beside their floors and their targets, and the table of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple


class Figure(NamedTuple):
    """One figure.

    `value` and `floor` are in `unit` (`floor` None: there is nothing to compare with). `most` is the target: the
    greatest ratio to the floor if `by_ratio`, else the greatest value; None for a figure without one.
    """

    name: str
    value: float
    unit: str
    floor: float | None = None
    most: float | None = None
    by_ratio: bool = True

    @property
    def ratio(self) -> float | None:
        """How many times the floor it is."""
        return self.value / self.floor if self.floor else None

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is none."""
        judged = self.ratio if self.by_ratio else self.value
        return None if self.most is None or judged is None else judged <= self.most


class Unmeasured(NamedTuple):
    """Something that cannot be measured here, and why."""

    name: str
    why: str


HEADINGS = ("figure", "measured", "floor", "ratio", "target", "")


def table(figures: Iterable[Figure | Unmeasured]) -> list[str]:
    """The lines of a table, with its columns aligned."""
    rows = _rows(figures)
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEADINGS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return [lines[0], "-" * (sum(widths) + 2 * len(widths)), *lines[1:]]


def markdown_table(figures: Iterable[Figure | Unmeasured]) -> list[str]:
    """The same as a table for the page of figures."""
    head, *rows = _rows(figures)
    return [f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows)]


def _rows(figures: Iterable[Figure | Unmeasured]) -> list[tuple[str, ...]]:
    return [HEADINGS, *(_row(figure) for figure in figures)]


def _row(figure: Figure | Unmeasured) -> tuple[str, ...]:
    if isinstance(figure, Unmeasured):
        return (figure.name, "not measured", "", "", "", figure.why)
    floor = _number(figure.floor, figure.unit) if figure.floor is not None else ""
    ratio = f"{figure.ratio:.2f} x" if figure.ratio is not None else ""
    target = ""
    if figure.most is not None:
        target = f"at most {figure.most:g} x" if figure.by_ratio else f"at most {_number(figure.most, figure.unit)}"
    verdict = {True: "reached", False: "MISSED", None: ""}[figure.met]
    return (figure.name, _number(figure.value, figure.unit), floor, ratio, target, verdict)


def _number(value: float, unit: str) -> str:
    return f"{value:.3g} {unit}" if value < 1000 else f"{value:,.0f} {unit}"


def worst(values: Sequence[float], share: float = 0.95) -> float:
    """The value that a share of all values does not exceed."""
    return sorted(values)[max(0, round(share * len(values)) - 1)]


def median_ratio(values: Sequence[float], floors: Sequence[float]) -> float:
    """The median of the ratios within each round: what slowed the machine down slowed both."""
    return median(value / floor for value, floor in zip(values, floors, strict=True))
