"""Whether a section stands on one printed page: an estimate in lines, on the safe side of what paper and Word take."""

from __future__ import annotations

from math import ceil

from facilitator.sessionlog.account.blocks import (
    Block,
    BulletList,
    Cell,
    Grid,
    LabelledFacts,
    Numbers,
    Photograph,
    RunningText,
    Runs,
    Section,
)

PAGE = 66.0
"""Lines of the first page below its title and notice."""

ACROSS = 100
"""Letters of a line."""

HEADING, NUMBERS, BETWEEN = 1.9, 3.0, 0.3
"""Lines that a heading and a row of large numbers take, and what parts two blocks."""


def fits(section: Section) -> bool:
    """Whether all of it stands on the first page."""
    return lines_of(section) <= PAGE


def lines_of(section: Section) -> float:
    """How many lines of a page a section takes, its heading among them."""
    blocks = sum(_block(block) + BETWEEN for block in section.blocks)
    return HEADING + blocks + sum(lines_of(part) for part in section.parts)


def _block(block: Block) -> float:
    match block:
        case RunningText():
            return _wrapped(_length(block.runs), ACROSS)
        case BulletList():
            return sum(_wrapped(_length(entry), ACROSS - 4) + 0.1 for entry in block.entries)
        case LabelledFacts():
            return float(len(block.rows))
        case Numbers():
            return NUMBERS
        case Photograph():
            return PAGE
        case Grid():
            return 1.2 + sum(_row(row) + 0.35 for row in block.rows)


def _row(row: tuple[Cell, ...]) -> float:
    """The highest cell decides; the first has most of the width, as the tables of the first page have it."""
    first, *others = (_length(cell.runs) for cell in row)
    share = (ACROSS * 45 // 100) // max(1, len(others))
    return max(_wrapped(first, ACROSS * 55 // 100), *(_wrapped(length, share) for length in others))


def _length(runs: Runs) -> int:
    return sum(len(run.text) + 3 for run in runs)


def _wrapped(letters: int, across: int) -> float:
    return float(max(1, ceil(letters / across)))
